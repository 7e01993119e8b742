"""A workbook in which no text can act, and sheets that are lists."""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from gongkai.paper.document import characters, printable

A4 = 9
"""Excel's number for the paper size."""
LONGEST = 32_767
"""Characters that a cell can hold."""
_LINE = 15.0
_TALLEST = 409.0
"""Points: Excel's limit for the height of a row."""
_CUT = "……（全文见数据文件）"


def workbook(stream: BytesIO) -> Any:
    """A workbook in memory that takes no text for a formula, a link or a number."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": "宋体", "font_size": 11, "valign": "vcenter"},
    }
    return xlsxwriter.Workbook(stream, options)


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Points that a row needs for its wrapped texts, each with the width of its column in half-width characters.

    Set by us, since LibreOffice leaves a row at one line where the file states no height.
    """
    lines = (
        sum(max(1, math.ceil(2 * characters(line) / max(1.0, width - 1))) for line in text.split("\n"))
        for text, width in cells
    )
    return min(_TALLEST, _LINE * max(lines, default=1) + 1)


def write_list(
    book: Any,
    name: str,
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[tuple[str | int | Decimal, ...]],
) -> None:
    """A sheet with one head row that stays in sight, a filter, and one record a row; `widths` in characters."""
    sheet = book.add_worksheet(name)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True, "border": 1, "text_wrap": True, "bg_color": "#F2F4F6"})
    plain = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.write_row(0, 0, heads, bold)
    last = 0
    for last, row in enumerate(rows, 1):
        sheet.set_row(last, row_height((str(content), widths[at]) for at, content in enumerate(row)))
        for column, content in enumerate(row):
            if content == "":
                sheet.write_blank(last, column, None, plain)
            elif isinstance(content, int | Decimal):
                sheet.write_number(last, column, content, plain)
            else:
                sheet.write_string(last, column, fitting(printable(content)), plain)
    sheet.autofilter(0, 0, last, len(heads) - 1)


def fitting(text: str) -> str:
    """The text, or its beginning with a word that it goes on, where a cell cannot hold it."""
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT
