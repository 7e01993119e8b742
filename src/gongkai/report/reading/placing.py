"""Tables as web pages and word processors use them: for data, and to place things on a page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.report.reading.blocks import Grid, Paragraph
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


Item = Text | Table


def laid_out(items: list[Item], layout: TableLayout) -> Iterator[Found]:
    """Paragraphs and grids in order. A table that only places things on the page dissolves into its contents."""
    for item in items:
        if isinstance(item, Text):
            yield Found(Paragraph(item.text), item.container, item.linked)
        else:
            yield from _table(item, layout)


def _table(table: Table, layout: TableLayout) -> Iterator[Found]:
    inside = [[list(laid_out(cell.items, layout)) for cell in row] for row in table.rows]
    if _only_places(inside):
        yield from laid_out(table.beside, layout)
        for row in inside:
            for found in row:
                yield from found
        return
    rows = [
        [
            Spanned("\n".join(_words(found)), cell.rows, cell.columns)
            for cell, found in zip(cells, contents, strict=True)
        ]
        for cells, contents in zip(table.rows, inside, strict=True)
    ]
    yield Found(layout.grid(rows), table.container, linked=False)


def _only_places(rows: list[list[list[Found]]]) -> bool:
    """Whether a table is there for the layout: it holds another table, a single cell, or whole paragraphs."""
    cells = [cell for row in rows for cell in row]
    return len(cells) < 2 or any(
        any(isinstance(found.block, Grid) for found in cell)
        or sum(len(text) for text in _words(cell)) > _LONGEST_CELL
        for cell in cells
    )


def _words(found: list[Found]) -> list[str]:
    return [one.block.text for one in found if isinstance(one.block, Paragraph)]
