"""Rows as a spreadsheet puts them on the clipboard."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from gongkai.casework.register_import.headings import F, Headings
from gongkai.paper.document import printable
from gongkai.report.writing.workbook import LONGEST, workbook

PASTED_NAME = "粘贴的表格.xlsx"


def pasted_workbook(pasted: str, headings: Headings[F], usual: Sequence[F]) -> bytes:
    """As a file: only a workbook keeps commas, tabs and line breaks of a cell apart from those between cells."""
    stream = BytesIO()
    with workbook(stream) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(pasted_rows(pasted, headings, usual)):
            for column, text in enumerate(row):
                sheet.write_string(line, column, printable(text)[:LONGEST])
    return stream.getvalue()


def pasted_rows(pasted: str, headings: Headings[F], usual: Sequence[F]) -> list[list[str]]:
    """Cells row by row, under a head: theirs, or the `usual` one."""
    try:
        rows = list(csv.reader(StringIO(pasted), delimiter="\t"))
    except csv.Error:
        # A quotation mark that is never closed.
        rows = [line.split("\t") for line in pasted.splitlines()]
    named = {found[0] for cell in rows[0] if (found := headings.field_of(cell))}
    return rows if len(named) >= headings.enough else [[field.label for field in usual], *rows]
