import csv
import hashlib
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import fsspec
import polars as pl
import pytest
from openpyxl import load_workbook

from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.exporting import table_workbook
from gongkai.corpus.exporting.file_kind import UnknownEnding
from gongkai.corpus.exporting.table_file import write_table
from gongkai.corpus.exporting.table_workbook import TooManyRows

TABLE = Table(
    "samples",
    "样表",
    (
        Field("report", pl.String, "报告编号", "说明里有“引号”"),
        Field("amount", pl.Int64, "行政事业性收费·本年收费金额（单位：万元）", "", "分"),
        Field("signed_on", pl.Date, "落款日期"),
        Field("taken_at", pl.Datetime("us", "UTC"), "读取时间"),
        Field("flags", pl.List(pl.String), "识别提示"),
        Field("standing", pl.Boolean, "采用"),
        Field("content", pl.Binary, "原文件"),
    ),
)
ROWS = pl.DataFrame(
    [
        (
            "甲",
            670_376_375,
            date(2024, 1, 31),
            datetime(2026, 3, 1, 8, 30, tzinfo=UTC),
            ["a", "b"],
            True,
            b"1",
        ),
        ("=HYPERLINK(1)\x00", 4 * 10**17, None, None, [], False, None),
        ("-12.5", None, None, None, None, None, None),
        ('\'乙,\n"丙"', 0, None, None, ["@c"], None, None),
    ],
    schema=TABLE.schema,
    orient="row",
)


def written(path: Path, *, labels: bool = False) -> Path:
    write_table(ROWS.lazy(), TABLE, str(path), labels=labels)
    return path


def test_parquet_gives_the_rows_back_just_as_they_were(tmp_path: Path) -> None:
    assert pl.read_parquet(written(tmp_path / "a.parquet")).equals(ROWS)


def test_csv_opens_in_a_spreadsheet_and_no_text_of_it_acts(tmp_path: Path) -> None:
    text = written(tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    assert list(csv.reader(StringIO(text, newline=""))) == [
        ["report", "amount", "signed_on", "taken_at", "flags", "standing"],
        ["甲", "670376375", "2024-01-31", "2026-03-01T08:30:00Z", "a；b", "true"],
        ["'=HYPERLINK(1)\ufffd", "400000000000000000", "", "", "", "false"],
        ["-12.5", "", "", "", "", ""],
        ["''乙,\n\"丙\"", "0", "", "", "'@c", ""],
    ]


def test_a_workbook_keeps_texts_as_texts_and_every_digit_of_large_numbers(tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path / "a.xlsx", labels=True))
    assert book.sheetnames == ["样表", "数据字典"]
    heads, *rows = book["样表"].iter_rows(values_only=True)
    assert heads == (
        "报告编号",
        "行政事业性收费·本年收费金额（分）",
        "落款日期",
        "读取时间",
        "识别提示",
        "采用",
    )
    assert [str(value) for value in rows[0]] == [
        "甲",
        "670376375",
        "2024-01-31 00:00:00",
        "2026-03-01 08:30:00",
        "a；b",
        "是",
    ]
    assert rows[1][:2] == ("'=HYPERLINK(1)\ufffd", "400000000000000000")
    assert all(cell.data_type != "f" for row in book["样表"].iter_rows() for cell in row)


def test_the_data_dictionary_stands_beside_a_file_and_in_a_workbook(tmp_path: Path) -> None:
    written(tmp_path / "a.csv")
    beside = (tmp_path / "a.dictionary.csv").read_bytes().decode("utf-8-sig")
    in_csv = list(csv.reader(StringIO(beside, newline="")))
    book = load_workbook(written(tmp_path / "b.xlsx"))
    in_book = [[cell or "" for cell in row] for row in book["数据字典"].iter_rows(values_only=True)]
    assert in_csv == in_book
    assert ["样表", "amount", "行政事业性收费·本年收费金额（单位：万元）", "整数", "分", ""] in in_csv
    assert not (tmp_path / "b.dictionary.csv").exists()


@pytest.mark.parametrize("ending", ["parquet", "csv", "xlsx"])
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, ending: str) -> None:
    paths = [written(tmp_path / f"{name}.{ending}") for name in "ab"]
    assert len({hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}) == 1


def test_what_fails_on_the_way_leaves_the_older_file(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv")
    before = path.read_bytes()
    broken = ROWS.lazy().with_columns(amount=pl.col("report").cast(pl.Int64))
    with pytest.raises(pl.exceptions.PolarsError):
        write_table(broken, TABLE, str(path))
    assert path.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {"a.csv", "a.dictionary.csv"}


def test_more_rows_than_a_sheet_holds_are_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_workbook, "ROWS", 4)
    with pytest.raises(TooManyRows, match=r"有4行，电子表格一张表最多3行.*\.parquet"):
        written(tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_an_ending_that_tells_no_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownEnding, match=r"a\.doc"):
        written(tmp_path / "a.doc")


def test_an_object_store_takes_the_file_too() -> None:
    write_table(ROWS.lazy(), TABLE, "memory://handed-on/a.parquet")
    with fsspec.open("memory://handed-on/a.parquet") as file:
        assert pl.read_parquet(file.read()).equals(ROWS)
    assert fsspec.filesystem("memory").exists("handed-on/a.dictionary.csv")
