"""Characters of a page put together: lines of text, and paragraphs out of lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gongkai.report.reading.pdf_page import Character

_INDENT = 0.8
"""Widths of a character by which a first line stands in; offices indent by two."""
_SHORT = 2.2
"""Widths of a character that a line may miss to its right margin and still be full: a stop never begins a line."""
_LONG = 0.75
"""Share of the longest line's width from which a line may be a full one."""
_OTHER_SIZE = 0.3
"""Share by which heights of lines may differ in one paragraph: two fonts of one size differ by a quarter."""
_GAP = 0.12
"""Heights of a character between two words; a change of font alone leaves less."""
_PAGE_MARK = re.compile(
    r"[-—–―─－ ]+\d{1,3}[-—–―─－ ]+|第 ?\d{1,3} ?页(?:[ /,，]*共 ?\d{1,3} ?页)?|\d{1,3} ?[/／] ?\d{1,3}"
)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as printed."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float

    @property
    def is_page_mark(self) -> bool:
        """Whether it is a page number with the marks around it: `— 3 —`, `第3页`."""
        return bool(_PAGE_MARK.fullmatch(self.text))

    @property
    def bare_number(self) -> int | None:
        """The number that it is, if it is nothing else: a page number, or a cell of a table without lines."""
        return int(self.text) if self.text.isascii() and self.text.isdigit() and len(self.text) < 4 else None


def line_groups(characters: Sequence[Character]) -> list[list[Character]]:
    """Characters line by line from top to bottom, each line from left to right.

    Characters whose heights overlap by half stand on one line.
    """
    groups: list[list[Character]] = []
    for one in sorted(characters, key=lambda one: -(one.top + one.bottom)):
        if groups:
            first = groups[-1][0]
            overlap = min(one.top, first.top) - max(one.bottom, first.bottom)
            if overlap > 0.5 * min(one.size, first.size) or (one.size <= 0 and one.top == first.top):
                groups[-1].append(one)
                continue
        groups.append([one])
    for group in groups:
        group.sort(key=lambda one: one.left)
    return groups


def text_lines(characters: Sequence[Character]) -> list[TextLine]:
    """The lines that characters make up, from top to bottom."""
    return [_line(group) for group in line_groups(characters)]


def _line(group: list[Character]) -> TextLine:
    pieces: list[str] = []
    edge = group[0].left
    for one in group:
        # Where Chinese meets digits a gap is only the typesetter's; between words and numbers it parts them.
        if one.spaced and one.left - edge > _GAP * one.size and pieces[-1].isascii() and one.text.isascii():
            pieces.append(" ")
        pieces.append(one.text)
        edge = one.right
    return TextLine(
        "".join(pieces),
        group[0].left,
        max(one.right for one in group),
        max(one.top for one in group),
        min(one.bottom for one in group),
        median(one.size for one in group),
    )


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph: a blank goes between Latin words, none between Chinese characters."""
    if first and second and first[-1].isascii() and second[0].isascii() and first[-1].isalpha():
        return f"{first} {second}"
    return first + second


@dataclass(frozen=True, slots=True)
class Margins:
    """Where full lines of a document begin and end."""

    left: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[TextLine]) -> "Margins":
        """The outermost places that at least two lines share; of the right one only long lines tell."""
        longest = max((line.right - line.left for line in lines), default=0.0)
        long = [line for line in lines if line.right - line.left >= _LONG * longest]
        return cls(_shared([line.left for line in lines]), -_shared([-line.right for line in long]))

    def starts(self, line: TextLine) -> bool:
        """Whether a line stands in, as the first of a paragraph."""
        return line.left - self.left > _INDENT * line.size

    def ends(self, line: TextLine) -> bool:
        """Whether a line stops short of the margin, as the last of a paragraph."""
        return self.right - line.right > _SHORT * line.size


def _shared(places: list[float]) -> float:
    places.sort()
    for place, following in pairwise(places):
        if following - place < 2.0:
            return place
    return places[0] if places else 0.0


def continues(line: TextLine, before: TextLine, margins: Margins, *, same_page: bool) -> bool:
    """Whether `line` belongs to the paragraph of the line before it."""
    if (
        margins.starts(line)
        or margins.ends(before)
        or abs(line.size - before.size) > _OTHER_SIZE * before.size
    ):
        return False
    return not same_page or before.bottom - line.top < 1.6 * line.size
