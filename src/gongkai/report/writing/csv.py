"""The annual report as a list of cells in CSV, for spreadsheets and databases: UTF-8 with BOM, one cell a line.

Columns: `code, label, raw, value, state, unit, where`. The text of the report stands before the cells, one line
each, with the codes `title`, `agency`, `year`, `preamble`, `section_1.title`, `section_1.paragraph` …, `signature`
and `signed_on`, the text in `raw` and nothing in the columns after it. What a spreadsheet would take for a formula
has an apostrophe in front (`formula.disarmed`).
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from gongkai.paper.document import printable
from gongkai.report.forms import label, section_name
from gongkai.report.value import Cell, Report
from gongkai.report.writing.formula import disarmed

COLUMNS = ("code", "label", "raw", "value", "state", "unit", "where")


def write_csv(report: Report) -> bytes:
    """CSV bytes of one report."""
    stream = StringIO(newline="")
    # Windows line ends, as RFC 4180 and spreadsheets have them.
    lines = csv.writer(stream, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    for code, name, text in _texts(report):
        lines.writerow((code, name, disarmed(printable(text)), "", "", "", ""))
    for code, cell in report.cells.items():
        lines.writerow(
            (
                code,
                label(code),
                disarmed(printable(cell.raw)),
                _value(cell),
                cell.state.value,
                cell.unit,
                str(cell.where or ""),
            )
        )
    return stream.getvalue().encode("utf-8-sig")


def _texts(report: Report) -> Iterator[tuple[str, str, str]]:
    if report.title:
        yield "title", "标题", report.title
    if report.agency:
        yield "agency", "机关", report.agency
    if report.year is not None:
        yield "year", "年度", str(report.year)
    for paragraph in report.preamble:
        yield "preamble", "前言", paragraph
    for section in report.sections:
        name = section_name(section.number)
        yield f"section_{section.number}.title", f"{name}标题", section.title
        for paragraph in section.paragraphs:
            yield f"section_{section.number}.paragraph", f"{name}正文", paragraph
    if report.signature:
        yield "signature", "署名", report.signature
    if report.signed_on:
        yield "signed_on", "落款日期", report.signed_on.isoformat()


def _value(cell: Cell) -> str:
    if cell.value is None:
        return ""
    return format(cell.value, "f") if isinstance(cell.value, Decimal) else str(cell.value)
