"""Rows of a grid as a reader of tables looks at them: what stands in each row, merged cells from above included."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gongkai.report.reading.blocks import Grid, GridCell


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in one row: its first column, and whether it starts in this row or reaches into it from above."""

    cell: GridCell
    x: int
    starts: bool

    @property
    def text(self) -> str:
        """The cell's text."""
        return self.cell.text

    @property
    def end(self) -> int:
        """The column after its last."""
        return self.x + self.cell.columns

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.cell.text or self.cell.text.isspace()


@dataclass(frozen=True)
class Line:
    """One row of a grid of `width` columns; `cells` are in column order, each once.

    `gap` says that a place has no cell at all.
    """

    grid: int
    cells: tuple[Placed, ...]
    gap: bool
    width: int

    @cached_property
    def own(self) -> tuple[Placed, ...]:
        """The cells that start in this row."""
        return tuple(cell for cell in self.cells if cell.starts)

    def at(self, x: int) -> Placed | None:
        """The cell that covers column `x`."""
        return next((cell for cell in self.cells if cell.x <= x < cell.end), None)


def lines(grid: Grid, number: int) -> Iterator[Line]:
    """The rows of a grid; `number` tells lines of different grids apart."""
    reaching: dict[int, tuple[Placed, int]] = {}
    for row in grid.rows:
        cells: list[Placed] = []
        gap = False
        below: dict[int, tuple[Placed, int]] = {}
        x = 0
        while x < len(row):
            cell = row[x]
            if cell is not None:
                placed = Placed(cell, x, True)
                rows_left = cell.rows - 1
            elif x in reaching:
                above, rows_left = reaching[x]
                placed = Placed(above.cell, x, False)
                rows_left -= 1
            else:
                gap = True
                x += 1
                continue
            cells.append(placed)
            if rows_left > 0:
                below[x] = (placed, rows_left)
            # An overlap leaves a cell inside the columns of the one before it: it is not skipped.
            end = min(placed.end, len(row))
            x += 1
            while x < end and row[x] is None:
                x += 1
        reaching = below
        yield Line(number, tuple(cells), gap, len(row))
