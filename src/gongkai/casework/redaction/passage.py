"""Passages of characters and the lines they take on the page."""

from collections.abc import Iterable

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character, Page

_SAME_LINE = 0.5
"""Share of the smaller of two characters that lies at the height of the other."""
_FARTHEST = 4
"""Widths of a character between two of a line."""


def boxes_around(characters: Iterable[Character]) -> tuple[Box, ...]:
    """One box for each line that these characters of one page, in order, take; blanks take no place of their own."""
    boxes: list[Box] = []
    last: Box | None = None
    for character in characters:
        if character.text.isspace():
            continue
        box = character.box
        if last is not None and _goes_on(last, box):
            boxes[-1] = _around(boxes[-1], box)
        else:
            boxes.append(box)
        last = box
    return tuple(boxes)


def in_sight(page: Page) -> list[list[int]]:
    """Places of the characters of each line as it is seen, from the top down and from left to right.

    A file may hold its characters in any order; line feeds are left out.
    """
    lines: list[list[int]] = []
    characters = page.characters
    order = sorted(
        (at for at, character in enumerate(characters) if character.text != "\n"),
        key=lambda at: characters[at].box.top + characters[at].box.bottom,
    )
    for at in order:
        if (
            lines
            and _share(*_heights(characters[lines[-1][0]].box), *_heights(characters[at].box)) >= _SAME_LINE
        ):
            lines[-1].append(at)
        else:
            lines.append([at])
    return [sorted(line, key=lambda at: characters[at].box.left) for line in lines]


def _goes_on(last: Box, box: Box) -> bool:
    """Whether a character stands in the line of the one before it, written across or, on a turned text, down."""
    across = _share(*_heights(last), *_heights(box)) >= _SAME_LINE
    down = _share(last.left, last.right, box.left, box.right) >= _SAME_LINE
    if across:
        return (
            -_FARTHEST * _width(last) <= box.left - last.right <= _FARTHEST * max(_width(last), _width(box))
        )
    gap = max(box.top - last.bottom, last.top - box.bottom)
    return down and gap <= max(last.bottom - last.top, box.bottom - box.top) / 2


def _share(start: float, end: float, other_start: float, other_end: float) -> float:
    """How much of the shorter of two stretches lies within the other, 0 to 1."""
    shorter = min(end - start, other_end - other_start)
    common = min(end, other_end) - max(start, other_start)
    return common / shorter if shorter > 0 else float(common >= 0)


def _heights(box: Box) -> tuple[float, float]:
    return box.top, box.bottom


def _width(box: Box) -> float:
    return box.right - box.left


def _around(box: Box, other: Box) -> Box:
    return Box(
        box.page,
        min(box.left, other.left),
        min(box.top, other.top),
        max(box.right, other.right),
        max(box.bottom, other.bottom),
    )
