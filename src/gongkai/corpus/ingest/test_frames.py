import logging
from datetime import UTC, datetime

import polars as pl
import pytest
from tests.clean_reports import clean, with_section

from gongkai import report
from gongkai.corpus.ingest import frames
from gongkai.corpus.ingest.file import Refused, Taken
from gongkai.corpus.ingest.frames import part_of
from gongkai.corpus.ingest.reading import Rows
from gongkai.corpus.ingest.tables import TABLES
from gongkai.report import Kind

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def taken(source: str, content: bytes) -> Taken:
    return Taken(source, content, None, NOW)


def whole(source: str) -> Taken:
    return taken(source, report.write(clean(2023), Kind.JSON))


def test_every_file_is_in_one_of_two_tables_and_its_bytes_are_kept() -> None:
    part = part_of([whole("a"), taken("b", b""), Refused("c", "link", "这是链接。")], "test")
    assert part.tables["reports"]["source"].to_list() == ["a"]
    assert part.tables["unread"].select("source", "code").rows() == [("b", "empty"), ("c", "link")]
    assert part.tables["raw"]["source"].to_list() == ["a", "b"]
    assert part.tally == {
        "files": 3,
        "reports": 1,
        "bytes": part.tables["raw"]["content"].bin.size().sum(),
        "unread:empty": 1,
        "unread:link": 1,
    }


def test_every_table_is_as_declared_even_without_a_row() -> None:
    for part in (part_of([], "test"), part_of([whole("a")], "test")):
        for table in TABLES:
            assert table.fitted(part.tables[table.name]).schema == table.schema


def test_half_a_character_in_a_file_does_not_stop_the_table() -> None:
    page = report.write(with_section(clean(2023), 1, "全年工作平稳。"), Kind.HTML).decode()
    broken = page.replace("全年", "全年\ud800&#xD800;")
    part = part_of([taken("a.html", broken.encode("utf-16", "surrogatepass"))], "test")
    (text,) = part.tables["sections"].filter(pl.col("section") == 1)["text"]
    assert text == "全年\ufffd\ufffd工作平稳。"


def test_a_row_that_no_column_takes_costs_its_own_report_only(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = frames.rows_of

    def oddly(file: Taken, reader: str) -> Rows | Refused:
        rows = made(file, reader)
        if file.source == "b" and not isinstance(rows, Refused):
            rows["reports"][0]["year"] = 2**40
        return rows

    monkeypatch.setattr(frames, "rows_of", oddly)
    with caplog.at_level(logging.ERROR):
        part = part_of([whole("a"), whole("b"), whole("c")], "test")
    assert part.tables["reports"]["source"].to_list() == ["a", "c"]
    assert part.tables["unread"].select("source", "code").rows() == [("b", "bug")]
    assert part.tables["raw"].height == 3
    assert part.tally["reports"] == 2
    assert "do not fit" in caplog.text


def test_a_shard_done_in_pieces_is_the_shard() -> None:
    files = [whole("a"), taken("b", b""), whole("c"), Refused("d", "link", "这是链接。")]
    together = part_of(files, "test")
    pieces = [part_of([file], "test") for file in files]
    for table in TABLES:
        put = pl.concat([piece.tables[table.name] for piece in pieces])
        assert put.equals(together.tables[table.name]), table.name
    assert together.tally["files"] == sum(piece.tally["files"] for piece in pieces)
