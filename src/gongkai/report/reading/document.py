"""From a document with paragraphs and grids to a report: the tables by their cells, the rest as text."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from gongkai.report.codes import table_of
from gongkai.report.errors import NotAReport, ReportError
from gongkai.report.forms import codes, unit
from gongkai.report.reading.assembly import Tables, assemble
from gongkai.report.reading.blocks import Block, Document, Grid, Paragraph
from gongkai.report.reading.grid_tables import GridReading, read_grids
from gongkai.report.reading.text import read_text
from gongkai.report.value import Cell, Report, State

_TABLES = (2, 3, 4)


def read_document(document: Document, name: str = "") -> Report:
    """The report in a document. Raises NotAReport or SeveralReports.

    A table that no grid holds may still stand in paragraphs (a page that draws tables with something else, a PDF
    without lines): what is left is then read as text.
    """
    if not document.blocks:
        raise NotAReport(
            "文件能打开，但里面没有文字。请确认文件内容；如果是扫描件，请改传 Word 文件或由原文件导出的 PDF。"
        )
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    reading = read_grids(grids)
    if not reading.cells:
        return read_text(_as_text(document.blocks), name, metadata=document.metadata)
    cells = _whole(reading)
    if not all(reading.has_table(table) for table in _TABLES):
        used = {id(grid) for number, grid in enumerate(grids) if number in reading.used}
        rest = [block for block in document.blocks if id(block) not in used]
        if (report := _with_rest(reading, cells, rest, document.metadata, name)) is not None:
            return report
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    tables = Tables(cells, reading.t2_form, reading.t3_form, reading.labels, repeated=reading.repeated)
    return assemble(paragraphs, tables, metadata=document.metadata, source_name=name)


def _with_rest(
    reading: GridReading,
    cells: Mapping[str, Cell],
    rest: Iterable[Block],
    metadata: Mapping[str, str],
    name: str,
) -> Report | None:
    """The report of what stands outside the grids, with their cells, where it has a table that they lack."""
    try:
        report = read_text(_as_text(rest), name, metadata=metadata)
    except ReportError:
        return None
    missing = {table for table in _TABLES if report.has_table(table) and not reading.has_table(table)}
    if not missing:
        return None
    added = {code: cell for code, cell in report.cells.items() if table_of(code) in missing}
    return replace(
        report,
        t2_form=report.t2_form if 2 in missing else reading.t2_form,
        t3_form=report.t3_form if 3 in missing else reading.t3_form,
        cells=MappingProxyType(dict(sorted({**cells, **added}.items(), key=lambda item: table_of(item[0])))),
        labels=(*reading.labels, *(label for label in report.labels if table_of(label.code) in missing)),
    )


def _whole(reading: GridReading) -> dict[str, Cell]:
    """The cells in the order of the form; one that its table should have and lacks is not in the form printed."""
    found = reading.cells
    tables = {table_of(code) for code in found}
    due = [code for code in codes(reading.t2_form, reading.t3_form) if table_of(code) in tables]
    whole = {code: found.get(code) or Cell("", None, State.NOT_IN_FORM, unit(code)) for code in due}
    return {**whole, **{code: cell for code, cell in found.items() if code not in whole}}


def _as_text(blocks: Iterable[Block]) -> str:
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
