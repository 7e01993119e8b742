"""Rows that a page break tore: the upper half stands at the foot of one page, the lower at the head of the next.

A program that draws both halves with all their borders leaves two rows. They are one again where neither half has
the words of a row and both together have, or where the upper half has them and the lower has none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gongkai.report.reading.grid_lines import Line, Placed
from gongkai.report.reading.grid_words import row_of_3, words
from gongkai.report.reading.label_matching import LabelMatch
from gongkai.report.reading.labels import GROUP_CODES

_Halves = tuple[Placed, Placed]


def whole_rows(lines: Iterable[Line]) -> Iterator[Line]:
    """The rows with torn ones put together, cell by cell; the text of both halves is parted by a line end."""
    before: Line | None = None
    for line in lines:
        if before is not None and (halves := _halves(before, line)):
            before = _together(before, halves)
            continue
        if before is not None:
            yield before
        before = line
    if before is not None:
        yield before


def _halves(upper: Line, lower: Line) -> Sequence[_Halves]:
    """Cells of two rows that are halves of one, side by side; nothing where they are two rows."""
    if upper.grid != lower.grid or not upper.own or not lower.own or _page(upper) == _page(lower):
        return ()
    below = {(cell.x, cell.end): cell for cell in lower.own}
    pairs = [(cell, below[cell.x, cell.end]) for cell in upper.own if (cell.x, cell.end) in below]
    first = next((at for at, (cell, _) in enumerate(pairs) if words(cell.text).is_value), 0)
    while first > 0 and pairs[first - 1][0].blank:
        first -= 1
    if first == 0:
        return ()
    label, rest = (cell.text for cell in pairs[first - 1])
    if not rest.strip():
        torn = _is_whole(label) and any(not cell.blank for _, cell in pairs[first:])
    else:
        torn = _row(label + rest) is not None and not _is_whole(label) and not _is_whole(rest)
    return pairs if torn else ()


def _together(upper: Line, halves: Sequence[_Halves]) -> Line:
    rest = {id(above): below for above, below in halves}
    return replace(
        upper,
        cells=tuple(
            replace(
                cell, cell=replace(cell.cell, text="\n".join(filter(None, (cell.text, rest[id(cell)].text))))
            )
            if id(cell) in rest
            else cell
            for cell in upper.cells
        ),
    )


def _page(line: Line) -> int | None:
    where = line.own[0].cell.where
    return where.page if where else None


def _row(text: str) -> LabelMatch | None:
    found = row_of_3(text) or words(text).subject
    return None if found is None or found.code in GROUP_CODES else found


def _is_whole(text: str) -> bool:
    found = _row(text)
    return found is not None and found.score == 100
