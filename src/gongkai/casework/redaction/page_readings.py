"""Ways to read a page, which may hold its characters in any order, in cells, and with blanks that nobody typed."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character, Page
from gongkai.casework.redaction.passage import in_sight
from gongkai.text.folding import INVISIBLE

Places = tuple[int, ...]
"""Which characters of a page, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a page: a text, and for each of its characters its place; -1 for a line break put in by us."""

    text: str
    places: Places

    def found(self, start: int, end: int) -> Places:
        """The characters of a stretch of the text."""
        return tuple(place for place in self.places[start:end] if place >= 0)


class Order(StrEnum):
    """Ways to read a page, each of which finds what the others miss."""

    FILE = "file"
    """As the file orders it."""
    WRAPPED = "wrapped"
    """Lines that reach the right edge go on in the next."""
    JOINED = "joined"
    """A line goes on in the one below it, as in a narrow cell; what follows higher up is another cell."""
    SEEN = "seen"
    """Line after line as the eye meets them, whatever the order in the file; cells of a row are apart."""
    DENSE = "dense"
    """Without any blank."""
    DENSE_SEEN = "dense_seen"


_GAP = 2.0
"""Widths of a character between two cells."""
_FULL_LINE = 0.8
"""Of the width up to the rightmost character: a line that ends there goes on in the next."""
_DOTS = str.maketrans("•・‧∙⋅●", "······")
"""What stands between the parts of a name such as 买买提·艾力."""


def readings(page: Page) -> dict[Order, Reading]:
    """The page read in every way."""
    characters = page.characters
    folded = [_folded(character) for character in characters]
    spacing = _spacing(folded)
    order = [at for at in range(len(folded)) if at not in spacing]
    edge = _FULL_LINE * max((character.box.right for character in characters), default=0)
    seen = [
        place for line in in_sight(page) for place in (*_apart(characters, line), -1) if place not in spacing
    ]

    def reading(places: Iterable[int]) -> Reading:
        # Joiners and marks without a width divide words for a program, but not for a reader.
        kept = tuple(at for at in places if at < 0 or folded[at] not in INVISIBLE)
        return Reading("".join("\n" if at < 0 else folded[at] for at in kept), kept)

    return {
        Order.FILE: reading(order),
        Order.WRAPPED: reading(at for at in order if folded[at] != "\n" or characters[at].box.right < edge),
        Order.JOINED: reading(at for at in order if folded[at] != "\n" or not _goes_down(characters, at)),
        Order.SEEN: reading(seen),
        Order.DENSE: reading(at for at in order if not folded[at].isspace()),
        Order.DENSE_SEEN: reading(at for at in seen if at >= 0 and not folded[at].isspace()),
    }


def _spacing(folded: Sequence[str]) -> set[int]:
    """Blanks that programs set between Chinese and Western characters, which nobody typed."""
    return {
        at
        for at in range(1, len(folded) - 1)
        if folded[at] == " "
        and (
            (_is_han(folded[at - 1]) and is_latin(folded[at + 1]))
            or (is_latin(folded[at - 1]) and _is_han(folded[at + 1]))
        )
    }


def _goes_down(characters: Sequence[Character], feed: int) -> bool:
    """Whether the line after a line feed stands lower than the one before."""
    if feed == 0 or feed + 1 == len(characters):
        return True
    return characters[feed + 1].box.top > characters[feed - 1].box.top


def _apart(characters: Sequence[Character], line: Sequence[int]) -> Iterator[int]:
    """The places of a line, with a break where a gap shows that another cell begins."""
    last: Box | None = None
    for at in line:
        box = characters[at].box
        if last is not None and box.left - last.right > _GAP * max(
            box.right - box.left, last.right - last.left
        ):
            yield -1
        yield at
        last = box


def normal(text: str) -> str:
    """Characters as they are compared: full-width ones and radicals as plain ones, all dots in names alike."""
    return unicodedata.normalize("NFKC", text).translate(_DOTS)


def _folded(character: Character) -> str:
    # Single characters only, so that each still is one character of the page.
    folded = normal(character.text)
    return folded if len(folded) == 1 else character.text[:1] or "\ufffd"


def _is_han(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"


def is_latin(text: str) -> bool:
    """Whether it is a Western letter or digit."""
    return text.isascii() and text.isalnum()
