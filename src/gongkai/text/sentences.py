"""Chinese text cut into sentences."""

import re

_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;]+[”’」』）)]*|[^。！？；!?;\n]+")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its closing mark, without the space around them; line ends also close."""
    return tuple(s for match in _SENTENCE.finditer(text) if (s := match.group().strip()))
