"""Words that a released file gives nowhere as text: they are covered in one place and stay in sight in another.

Whether they may stay in sight is for a person to decide. As text they are not needed for that, and a font may say them
of letters that show something else, which no person sees.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from gongkai.casework.redaction.page import Character, Page
from gongkai.casework.redaction.passage import in_sight


def without(characters: Sequence[Character], words: Collection[str]) -> tuple[Character, ...]:
    """The characters of one page that are part of none of the words, in the order of the file and as they are seen.

    What is left is looked at again: taking a word out may bring another together.
    """
    wanted = [folded for word in words if (folded := _folded(word))]
    left = tuple(characters)
    while found := {at for order in _orders(left) for at in _places(left, order, wanted)}:
        left = tuple(one for at, one in enumerate(left) if at not in found)
    return left


def _orders(characters: tuple[Character, ...]) -> Iterator[list[int]]:
    yield list(range(len(characters)))
    yield [at for line in in_sight(Page(1, 1, 1, characters)) for at in line]


def _places(characters: Sequence[Character], order: Iterable[int], words: Iterable[str]) -> Iterator[int]:
    """Which characters make up a word when read in this order, blanks left out."""
    text, source = "", []
    for at in order:
        folded = _folded(characters[at].text)
        text += folded
        source += [at] * len(folded)
    for word in words:
        begin = text.find(word)
        while begin >= 0:
            yield from source[begin : begin + len(word)]
            begin = text.find(word, begin + 1)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
