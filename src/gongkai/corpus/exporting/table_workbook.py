"""A table as a workbook: its rows in one sheet, its data dictionary in another."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from gongkai.corpus.dictionary import Table
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.exporting.data_dictionary import HEADS, entries
from gongkai.corpus.exporting.headings import heading
from gongkai.corpus.exporting.plain import plain
from gongkai.report.writing.workbook import fitting

ROWS = 1_048_576
"""A sheet has no more, its head row among them."""
EXACT = 10**15
"""Larger whole numbers lose digits in a spreadsheet, so they are written as text."""
ROWS_AT_ONCE = 2_000
DICTIONARY_SHEET = "数据字典"

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
    "use_zip64": True,
}
MADE = datetime(2020, 1, 1, tzinfo=UTC)
"""What the file says of its making: always the same, so that the same rows give the same bytes."""


class TooManyRows(CorpusError):
    """More rows than a sheet holds."""

    def __init__(self, table: Table, rows: int) -> None:
        super().__init__(
            f"“{table.label}”有{rows:,}行，电子表格一张表最多{ROWS - 1:,}行。"
            "请用 --year、--division 缩小范围，或者导出为 .parquet、.csv。"
        )


def write_workbook(frame: pl.LazyFrame, table: Table, path: Path, labels: bool) -> None:
    """Write it row by row with a bounded part in memory; raises TooManyRows before anything is written."""
    rows = frame.select(pl.len()).collect(engine="streaming").item()
    if rows >= ROWS:
        raise TooManyRows(table, rows)
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        book.set_properties({"created": MADE})
        _rows_sheet(book, frame, table, labels)
        _dictionary_sheet(book, table)


def _rows_sheet(book: Any, frame: pl.LazyFrame, table: Table, labels: bool) -> None:
    sheet = book.add_worksheet(table.label)
    sheet.freeze_panes(1, 0)
    formats = {
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }
    bold = book.add_format({"bold": True})
    held = frame.select(plain(table))
    names = set(held.collect_schema())
    sheet.write_row(
        0, 0, [heading(field, labels=labels) for field in table.fields if field.name in names], bold
    )
    batches = held.collect_batches(chunk_size=ROWS_AT_ONCE, maintain_order=True)
    for at, row in enumerate(chain.from_iterable(batch.iter_rows() for batch in batches), 1):
        _write_row(sheet, at, row, formats)


def _write_row(sheet: Any, at: int, row: Sequence[Any], formats: dict[type[date], Any]) -> None:
    for column, value in enumerate(row):
        if value is None:
            continue
        if isinstance(value, bool):
            sheet.write_string(at, column, "是" if value else "否")
        elif isinstance(value, int | float | Decimal):
            if -EXACT < value < EXACT:
                sheet.write_number(at, column, value)
            else:
                sheet.write_string(at, column, str(value))
        elif isinstance(value, date):
            sheet.write_datetime(at, column, value, formats[type(value)])
        else:
            sheet.write_string(at, column, fitting(str(value)))


def _dictionary_sheet(book: Any, table: Table) -> None:
    sheet = book.add_worksheet(DICTIONARY_SHEET)
    sheet.write_row(0, 0, HEADS, book.add_format({"bold": True}))
    for at, entry in enumerate(entries(table), 1):
        sheet.write_row(at, 0, entry)
