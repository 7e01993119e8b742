"""A name as somebody writes it, taken apart: superiors first, in full or short, any of them left out."""

from collections.abc import Sequence

from gongkai.divisions.names import spellings
from gongkai.text.folding import folded, simplified


def plain(name: str) -> str:
    """The name for comparing: folded, simplified, without blanks."""
    return "".join(simplified(folded(name)).split())


def leads_to(words: str, above: Sequence[str]) -> bool:
    """Whether the words name some of those above, in order and nothing else: 四川广元 of 四川省, 广元市."""
    if not words:
        return True
    return any(
        words.startswith(spelling) and leads_to(words[len(spelling) :], above[place + 1 :])
        for place, name in enumerate(above)
        for spelling in spellings(name)
    )


def spelt_exactly(query: str, name: str) -> bool:
    """Whether the query ends in the name as it is, rather than in a short form of it."""
    return query.endswith(name)
