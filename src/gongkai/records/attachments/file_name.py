"""Names of files as people send them, made fit to be shown, stored and sent back."""

import re
import unicodedata
from pathlib import PurePosixPath

from gongkai.text.folding import visible

MOST = 120
"""Characters; with three bytes each still within what a file system takes."""
SUFFIX_MOST = 10
"""What is longer after the last dot belongs to the name."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u2028\u2029]')


def cleaned(name: str, suffix: str) -> str:
    """The name without folders, control characters and direction marks, at most 120 characters, with a suffix.

    A name without suffix gets `suffix`; what is left without a name is called 附件.
    """
    # Windows programs send the whole path.
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # A direction mark makes "exe.fdp" read as pdf.
    plain = _FORBIDDEN.sub("", visible(last)).strip(" .")
    path = PurePosixPath(plain or "附件")
    named = 1 < len(path.suffix) <= SUFFIX_MOST
    stem, end = (path.stem, path.suffix) if named else (path.name, f".{suffix}")
    return f"{stem[: MOST - len(end)].rstrip(' .')}{end}"


def suffix_of(name: str) -> str:
    """The suffix in lower case without its dot; empty where there is none."""
    return PurePosixPath(cleaned(name, "")).suffix.lower().lstrip(".")
