"""A sheet of a workbook as paragraphs and a grid: the form may stand in it with text above, between and below."""

from collections.abc import Iterable, Iterator

from gongkai.report.reading.blocks import Block, Grid, Paragraph
from gongkai.report.reading.labels import (
    match_block_item,
    match_column,
    match_head4,
    match_measure,
    match_row,
    match_section,
    match_subject,
)
from gongkai.report.reading.numbers import looks_like_value

_LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold; a longer paragraph goes on in the next cell of its row."""


def blocks_of_sheet(grid: Grid) -> Iterator[Block]:
    """The paragraphs of a sheet, which are rows with one text that is no label of a table, then its whole grid."""
    for row in grid.rows:
        cells = [cell for cell in row if cell is not None and cell.text.strip()]
        if not cells:
            continue
        text = "".join(cell.text for cell in cells)
        if len(cells) > 1 and any(len(cell.text) != _LONGEST_CELL for cell in cells[:-1]):
            continue
        if match_section(text) or not _is_of_table(text):
            for line in text.split("\n"):
                if line.strip():
                    yield Paragraph(line.strip(), cells[0].where)
    yield grid


def _is_of_table(text: str) -> bool:
    matches: Iterable[object] = (
        match(text)
        for match in (
            looks_like_value,
            match_block_item,
            match_subject,
            match_measure,
            match_row,
            match_column,
            match_head4,
        )
    )
    return any(matches)
