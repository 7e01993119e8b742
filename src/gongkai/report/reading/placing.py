"""Tables as web pages and word processors use them: for data, and to place things on a page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.report.reading.blocks import Paragraph
from gongkai.report.reading.page import Container, Found
from gongkai.report.reading.spans import Spanned, TableLayout

_LONGEST_CELL = 300
"""Characters. The longest statutory label has 40; a cell beyond this holds the text of a page."""


@dataclass(slots=True)
class Text:
    """A paragraph, the element that holds it, and whether all of it is a link."""

    text: str
    container: Container
    linked: bool = False


@dataclass(slots=True)
class TableCell:
    """A cell with whatever it holds, and its spans as written."""

    items: list["Text | Table"]
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Table:
    """A table as written; `beside` is what stands in it but in none of its cells: its caption.

    The caption of a data table is its name and no text of the report.
    """

    container: Container
    rows: list[list[TableCell]] = field(default_factory=list)
    beside: list["Text | Table"] = field(default_factory=list)
    places: bool | None = None
    """Whether it only places things on the page, once that was looked at."""


Item = Text | Table


def laid_out(items: list[Item], layout: TableLayout) -> Iterator[Found]:
    """Paragraphs and grids in order. A table that only places things on the page dissolves into its contents."""
    for item in items:
        if isinstance(item, Text):
            yield Found(Paragraph(item.text), item.container, item.linked)
        else:
            yield from _table(item, layout)


def _table(table: Table, layout: TableLayout) -> Iterator[Found]:
    if not _only_places(table):
        rows = [
            [Spanned("\n".join(_texts(cell)), cell.rows, cell.columns) for cell in row] for row in table.rows
        ]
        yield Found(layout.grid(rows), table.container, linked=False)
        return
    yield from laid_out(table.beside, layout)
    for row in table.rows:
        for cell in row:
            yield from laid_out(cell.items, layout)


def _only_places(table: Table) -> bool:
    """Whether a table is there for the layout: it holds a table of data, a single cell, or whole paragraphs."""
    if table.places is None:
        cells = [cell for row in table.rows for cell in row]
        table.places = (
            len(cells) < 2
            or any(map(_holds_data, cells))
            or any(sum(map(len, _texts(cell))) > _LONGEST_CELL for cell in cells)
        )
    return table.places


def _holds_data(cell: TableCell) -> bool:
    """Whether a table of data stands in a cell, directly or within tables that only place it there."""
    return any(
        isinstance(item, Table)
        and (not _only_places(item) or any(_holds_data(inner) for row in item.rows for inner in row))
        for item in cell.items
    )


def _texts(cell: TableCell) -> Iterator[str]:
    """The paragraphs of a cell, also those that a table around them only places there."""
    for item in cell.items:
        if isinstance(item, Text):
            yield item.text
        else:
            for row in item.rows:
                for inner in row:
                    yield from _texts(inner)
