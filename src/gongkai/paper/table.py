"""A ruled table with merged cells, as every writer prints it."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.paper.page import POINTS_A_MM, TYPE_AREA_WIDTH

PADDING = 0.7
"""Space left and right of the text in a cell, in mm."""
_SMALLEST = 5.0
_DIGIT = 0.58
"""Width of a half-width digit against the size, in the widest of the typefaces used."""


class Head(StrEnum):
    """What a head cell is the head of; the values are those of `scope` in HTML."""

    COLUMN = "col"
    COLUMNS = "colgroup"
    ROW = "row"
    ROWS = "rowgroup"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell at its first row and column: its text, how many rows and columns it covers, whether it is a head.

    `key` names the cell for writers that mark it (a cell code of the annual report). Numbers and heads of columns
    stand in the middle; heads of rows begin at the left edge, and so do cells of words (`left`), which are broken
    and never made smaller.
    """

    text: str
    rows: int = 1
    columns: int = 1
    head: Head | None = None
    key: str = ""
    left: bool = False

    @property
    def begins_left(self) -> bool:
        """Whether the text begins at the left edge instead of standing in the middle."""
        return self.left or self.head is Head.ROW


Places = tuple[tuple[TableCell, int, bool], ...]
"""A row of the grid: each cell in it, its first column, and whether it begins in this row."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of the cells that begin in them.

    `shares` of the type area's width fall to each column (best in hundredths: word processors keep edges as whole
    fractions of the table); the first `head_rows` rows are repeated on every page. A row with the index in `keep`
    stays with the row after it. `size` is in points. `heights` are the least
    heights of the rows in mm, for forms filled in by hand; none where empty.
    """

    caption: str
    rows: tuple[tuple[TableCell, ...], ...]
    shares: tuple[int, ...]
    size: float
    head_rows: int = 0
    keep: frozenset[int] = frozenset()
    heights: tuple[float, ...] = ()

    @property
    def widths(self) -> tuple[float, ...]:
        """Width of each column in mm."""
        whole = sum(self.shares)
        return tuple(TYPE_AREA_WIDTH * shares / whole for shares in self.shares)

    def height(self, row: int) -> float:
        """Least height of a row in mm; 0 for as high as its text."""
        return self.heights[row] if self.heights else 0.0

    def is_head_row(self, row: int) -> bool:
        """Whether a row holds nothing but heads of columns."""
        return all(cell.head in (Head.COLUMN, Head.COLUMNS) for cell in self.rows[row])

    def grid(self) -> tuple[Places, ...]:
        """Row by row the cells that stand in it, from left to right.

        Raises ValueError where the spans leave a gap or overlap: a table of ours that is put together wrongly.
        """
        taken: dict[tuple[int, int], tuple[TableCell, int, bool]] = {}
        for y, row in enumerate(self.rows):
            x = 0
            for cell in row:
                while (y, x) in taken:
                    x += 1
                for below in range(cell.rows):
                    for beside in range(cell.columns):
                        if (y + below, x + beside) in taken:
                            raise ValueError(f"{self.caption}: cells overlap in row {y + below}")
                        taken[y + below, x + beside] = (cell, x, below == 0)
                x += cell.columns
        width, height = len(self.shares), len(self.rows)
        if taken.keys() != {(y, x) for y in range(height) for x in range(width)}:
            raise ValueError(f"{self.caption}: the rows are not all {width} columns wide")
        return tuple(tuple(taken[y, x] for x in range(width) if taken[y, x][1] == x) for y in range(height))


def fitting_size(text: str, width: float, size: float) -> float:
    """The size in points, `size` or smaller, at which a number stays on one line of a cell `width` mm wide.

    A text without digits, or with a good many other characters, is broken instead.
    """
    digits = sum(character.isdecimal() for character in text)
    if not digits or len(text) > 2 * digits + 4:
        return size
    room = (width - 2 * PADDING) * POINTS_A_MM
    needed = sum(_DIGIT if character.isascii() else 1.0 for character in text)
    return max(_SMALLEST, min(size, room / needed))
