"""The annual report as a workbook: the text, the three forms as printed, and the findings of a check."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from gongkai.paper.document import printable
from gongkai.paper.table import Head, Table
from gongkai.report.finding import CheckResult
from gongkai.report.value import Report
from gongkai.report.writing.finding_rows import FINDING_HEADS, FINDING_WIDTHS, finding_row, summary_row
from gongkai.report.writing.layout import heading, signed_on
from gongkai.report.writing.tables import statutory_table
from gongkai.report.writing.workbook import A4, LONGEST, row_height, workbook, write_list

TEXT_SHEET = "正文"
FINDINGS_SHEET = "核对"
TABLE_SHEETS = {2: "表二", 3: "表三", 4: "表四"}

_TEXT_WIDTH = 78
"""Half-width characters: what fits A4 upright."""
_EXACT_DIGITS = 15
_COLUMN_A_MM = 0.55


def write_xlsx(report: Report, result: CheckResult | None = None) -> bytes:
    """XLSX bytes; texts are stored as texts, so none of them can act as a formula."""
    stream = BytesIO()
    with workbook(stream) as book:
        _text_sheet(book, report)
        for number, name in TABLE_SHEETS.items():
            if table := statutory_table(report, number):
                _table_sheet(book, name, table)
        if result is not None:
            _findings_sheet(book, result)
    return stream.getvalue()


def _text_sheet(book: Any, report: Report) -> None:
    sheet = book.add_worksheet(TEXT_SHEET)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, _TEXT_WIDTH)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"text_wrap": True, "bold": True})
    # A paragraph longer than a cell can hold goes on in the next column.
    for row, (text, is_head) in enumerate(_lines(report)):
        sheet.set_row(row, row_height([(text, _TEXT_WIDTH)]))
        for column, start in enumerate(range(0, max(1, len(text)), LONGEST)):
            sheet.write_string(
                row, column, printable(text[start : start + LONGEST]), bold if is_head else wrapped
            )


def _lines(report: Report) -> Iterator[tuple[str, bool]]:
    if report.title:
        yield report.title, True
    yield from ((paragraph, False) for paragraph in report.preamble)
    for section in report.sections:
        yield heading(section), True
        yield from ((paragraph, False) for paragraph in section.paragraphs)
    if report.signature:
        yield report.signature, False
    if report.signed_on:
        yield signed_on(report), False


def _table_sheet(book: Any, name: str, table: Table) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)
    widths = [width * _COLUMN_A_MM for width in table.widths]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    centred = {"border": 1, "text_wrap": True, "align": "center"}
    formats = {
        None: book.add_format(centred),
        Head.ROW: book.add_format({"border": 1, "text_wrap": True}),
    }
    head_format = book.add_format({**centred, "bg_color": "#F2F4F6"})
    for y, row in enumerate(table.grid()):
        own = [(cell.text, sum(widths[x : x + cell.columns])) for cell, x, _ in row if cell.rows == 1]
        sheet.set_row(y, row_height(own))
        for cell, x, begins in row:
            if not begins:
                continue
            style = formats.get(cell.head, head_format)
            if cell.rows > 1 or cell.columns > 1:
                sheet.merge_range(y, x, y + cell.rows - 1, x + cell.columns - 1, "", style)
            number = None if cell.head else _exact_number(cell.text)
            if number is not None:
                sheet.write_number(y, x, number, style)
            else:
                sheet.write_string(y, x, printable(cell.text), style)


def _exact_number(text: str) -> float | None:
    """The number, where a spreadsheet would show exactly these characters for it; else None."""
    if sum(character.isdigit() for character in text) > _EXACT_DIGITS or not text.isascii():
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return (
        number
        if text in (repr(number), repr(number).removesuffix(".0")) and not text.endswith(".0")
        else None
    )


def _findings_sheet(book: Any, result: CheckResult) -> None:
    rows = [finding_row(number, finding) for number, finding in enumerate(result.findings, 1)]
    rows.append(summary_row(result))
    write_list(book, FINDINGS_SHEET, FINDING_HEADS, FINDING_WIDTHS, rows)
