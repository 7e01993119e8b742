"""A table as one file, its data dictionary with it: written as it is computed, never whole in memory."""

from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from gongkai.corpus.dictionary import Table
from gongkai.corpus.exporting.data_dictionary import dictionary_csv
from gongkai.corpus.exporting.file_kind import FileKind
from gongkai.corpus.exporting.headings import heading
from gongkai.corpus.exporting.plain import plain
from gongkai.corpus.exporting.table_workbook import write_workbook
from gongkai.corpus.exporting.whole_file import whole_file

ROW_GROUP = 131_072


def write_table(frame: pl.LazyFrame, table: Table, address: str, *, labels: bool = False) -> None:
    """Write the rows of a table to `address` (a path or an object store's), in the kind that its ending names.

    `labels` heads the columns with their Chinese names instead of their codes. The data dictionary is a sheet of a
    workbook; beside any other file it is `<name>.dictionary.csv`. The same rows give the same bytes. Raises
    UnknownEnding, and TooManyRows for a workbook; OSError where nothing can be written.
    """
    kind = FileKind.of(address)
    declared = frame.select(table.schema.names())
    with whole_file(address) as path:
        _WRITERS[kind](declared, table, path, labels)
    if kind is not FileKind.XLSX:
        with whole_file(dictionary_address(address)) as path:
            path.write_bytes(dictionary_csv([table]))


def dictionary_address(address: str) -> str:
    """Where the data dictionary of a file stands: `reports.dictionary.csv` beside `reports.parquet`."""
    return f"{address.rpartition('.')[0]}.dictionary.csv"


def _write_parquet(frame: pl.LazyFrame, table: Table, path: Path, labels: bool) -> None:
    headed = frame.rename({field.name: heading(field, labels=labels) for field in table.fields})
    headed.sink_parquet(path, compression="zstd", row_group_size=ROW_GROUP)


def _write_csv(frame: pl.LazyFrame, table: Table, path: Path, labels: bool) -> None:
    held = frame.select(plain(table))
    headed = held.rename({field.name: heading(field, labels=labels) for field in table.fields}, strict=False)
    # Windows line ends and the mark of UTF-8, as spreadsheets open it without being asked.
    headed.sink_csv(
        path,
        include_bom=True,
        line_terminator="\r\n",
        datetime_format="%Y-%m-%dT%H:%M:%SZ",
        check_extension=False,
    )


_WRITERS: Mapping[FileKind, Callable[[pl.LazyFrame, Table, Path, bool], None]] = {
    FileKind.PARQUET: _write_parquet,
    FileKind.CSV: _write_csv,
    FileKind.XLSX: write_workbook,
}
