"""Merged cells laid out: rows of cells with row and column spans become a grid of equal rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.report.reading.blocks import Grid, GridCell
from gongkai.report.reading.limits import MAX_GRID_PLACES, MAX_SPAN, too_many_cells
from gongkai.report.value import Where


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell as a document writes it: its text and how many rows and columns it covers (rows 0: to the end)."""

    text: str
    rows: int = 1
    columns: int = 1


class TableLayout:
    """Lays out the tables of one document: numbers them and bounds all of them together."""

    def __init__(self) -> None:
        self._tables = 0
        self._places = 0

    def grid(self, rows: Sequence[Iterable[Spanned]]) -> Grid:
        """The grid of `rows` by the rules of HTML: a cell goes to the first free place of its row.

        Spans that reach beyond the last row are cut there; of two cells that overlap, the first keeps the place.
        A place that no cell covers is None. Each cell's `where` gives table, row and its number within the row
        as written. Raises `TooLarge` beyond `MAX_GRID_PLACES` in all tables.
        """
        self._tables += 1
        height = len(rows)
        placed: list[dict[int, GridCell | None]] = [{} for _ in rows]
        width = 0
        for y, row in enumerate(rows):
            taken = placed[y]
            x = 0
            for number, cell in enumerate(row, start=1):
                while x in taken:
                    x += 1
                columns = min(max(cell.columns, 1), MAX_SPAN)
                down = height - y if cell.rows == 0 else min(max(cell.rows, 1), height - y)
                width = max(width, x + columns)
                self._bound(width * height)
                where = Where(table=self._tables, row=y + 1, cell=number)
                taken[x] = GridCell(cell.text, where, down, columns)
                if down > 1 or columns > 1:
                    for below in placed[y : y + down]:
                        for across in range(x, x + columns):
                            below.setdefault(across, None)
                x += columns
        self._places += width * height
        return Grid(
            tuple(tuple(row.get(x) for x in range(width)) for row in placed),
            Where(table=self._tables),
        )

    def _bound(self, places: int) -> None:
        if self._places + places > MAX_GRID_PLACES:
            raise too_many_cells()
