"""From a document with paragraphs and grids to a report: the tables by their cells, the rest as text."""

from collections.abc import Mapping
from types import MappingProxyType

from gongkai.report.codes import table_of
from gongkai.report.errors import NotAReport
from gongkai.report.forms import Form, codes, unit
from gongkai.report.reading.assembly import Tables, assemble
from gongkai.report.reading.blocks import Block, Document, Grid, Paragraph
from gongkai.report.reading.grid_tables import GridReading, read_grids
from gongkai.report.reading.text import read_text
from gongkai.report.value import Cell, Report, State


def read_document(document: Document, name: str = "") -> Report:
    """The report in a document. Raises NotAReport or SeveralReports.

    Where no grid holds a statutory table, its words may still stand in paragraphs (a page that draws tables with
    something else, a PDF without lines): the whole is then read as text.
    """
    if not document.blocks:
        raise NotAReport(
            "文件能打开，但里面没有文字。请确认文件内容；如果是扫描件，请改传 Word 文件或由原文件导出的 PDF。"
        )
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    reading = read_grids(grids)
    if not reading.cells:
        return read_text(_as_text(document.blocks), name, metadata=document.metadata)
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    tables = Tables(_whole(reading), reading.t2_form, reading.t3_form, reading.labels)
    return assemble(paragraphs, tables, metadata=document.metadata, source_name=name)


def _whole(reading: GridReading) -> Mapping[str, Cell]:
    """The cells in the order of the form; one that its table should have and lacks is not in the form printed."""
    found = reading.cells
    tables = {table_of(code) for code in found}
    due = [code for code in codes(_form(reading, 2), _form(reading, 3)) if table_of(code) in tables]
    whole = {code: found.get(code) or Cell("", None, State.NOT_IN_FORM, unit(code)) for code in due}
    return MappingProxyType(whole | {code: cell for code, cell in found.items() if code not in whole})


def _form(reading: GridReading, table: int) -> Form | None:
    return reading.t2_form if table == 2 else reading.t3_form


def _as_text(blocks: tuple[Block, ...]) -> str:
    """One line a paragraph; a row of a grid with its cells between pipes."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [
                " | ".join(cell.text.replace("\n", "") for cell in row if cell is not None)
                for row in block.rows
            ]
    return "\n".join(lines)
