import os
import pickle
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import Random

import fsspec
import polars as pl
import pytest
from tests.random_reports import random_report

from gongkai import report
from gongkai.corpus import manifest
from gongkai.corpus.columns import READ
from gongkai.corpus.ingest import folder, grouping, ingest, ingesting, reading, step, unread
from gongkai.corpus.ingest.ingesting import ReadMeanwhile
from gongkai.corpus.ingest.listing import SameName
from gongkai.corpus.ingest.mark import Mark
from gongkai.corpus.ingest.root import NoSuchSource
from gongkai.corpus.ingest.tables import TABLES
from gongkai.corpus.places.alone import InUse
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.shard import Input, Part, Shard
from gongkai.report import Kind
from gongkai.report.value import Report

FIRST_DAY, SECOND_DAY = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)


def page(seed: int) -> bytes:
    return report.write(random_report(Random(seed)), Kind.JSON)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of six reports, one below it, one file that is none."""
    folder = tmp_path / "年报"
    (folder / "乡镇").mkdir(parents=True)
    for seed in range(6):
        (folder / f"{seed}.json").write_bytes(page(seed))
    (folder / "乡镇" / "7.json").write_bytes(page(7))
    (folder / "通知.txt").write_text("请各单位按时报送。", encoding="utf-8")
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(str(tmp_path / "corpus"))


@pytest.fixture
def was_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that the reader was given."""
    names: list[str] = []
    read = reading.read_bytes

    def noted(data: bytes, name: str = "") -> Report:
        names.append(name)
        return read(data, name)

    monkeypatch.setattr(reading, "read_bytes", noted)
    return names


def sources(place: Place, table: str = "reports") -> list[str]:
    of = {one.name: one for one in TABLES}[table]
    return sorted(manifest.table(place, "ingest", of).select("source").collect()["source"])


ALL = [*(f"年报/{seed}.json" for seed in range(6)), "年报/乡镇/7.json"]


def test_a_folder_is_read_to_the_bottom_and_every_file_told_of(source: Path, place: Place) -> None:
    receipts = ingest(place, [str(source)])
    assert sources(place) == ALL
    assert sources(place, "unread") == ["年报/通知.txt"]
    assert sources(place, "raw") == sorted([*ALL, "年报/通知.txt"])
    assert unread(receipts) == {"not_a_report": 1}


def test_a_second_run_reads_nothing(source: Path, place: Place, was_read: list[str]) -> None:
    first = ingest(place, [str(source)])
    was_read.clear()
    assert ingest(place, [str(source)]) == first
    assert was_read == []


def test_only_new_and_changed_files_are_fetched(
    source: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(place, [str(source)], taken_at=FIRST_DAY)
    (source / "0.json").unlink()
    (source / "1.json").write_bytes(page(101))
    (source / "8.json").write_bytes(page(8))
    ingest(place, [str(source)], taken_at=SECOND_DAY)
    assert sources(place) == [*ALL[1:6], "年报/8.json", "年报/乡镇/7.json"]
    rows = manifest.table(place, "ingest", READ).collect()
    today = rows.filter(pl.col("taken_at") == SECOND_DAY)["source"].sort().to_list()
    assert today == ["年报/1.json", "年报/8.json"]
    changed = rows.row(by_predicate=pl.col("source") == "年报/1.json", named=True)
    assert changed["title"] == random_report(Random(101)).title


def test_the_memory_of_a_run_does_not_grow_with_its_files(
    source: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def many(_root: object) -> Iterator[Input]:
        for number in range(10_000):
            mark = Mark(20_000, number)
            yield Input(f"年报/江苏省/某市/街道办事处{number:05}/政府信息公开工作年度报告.html", mark.text())

    def nothing_read(shard: Shard, _place: Place) -> Part:
        return Part(no_rows, {"files": len(shard.inputs)})

    no_rows = {table.name: table.empty() for table in TABLES}
    real = ingesting.step
    monkeypatch.setattr(ingesting, "step", lambda *given: replace(real(*given), function=nothing_read))
    monkeypatch.setattr(folder, "listed", many)
    first = ingest(place, [str(source)])
    assert sum(receipt.tally["files"] for receipt in first) == 10_000
    tracemalloc.start()
    try:
        assert ingest(place, [str(source)]) == first
        # The names alone are more.
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_sources_read_earlier_stay(source: Path, place: Place, tmp_path: Path) -> None:
    ingest(place, [str(source)])
    (tmp_path / "补报.json").write_bytes(page(9))
    ingest(place, [str(tmp_path / "补报.json")])
    assert sources(place) == sorted([*ALL, "补报.json"])


def test_a_run_broken_off_goes_on_where_it_was(
    source: Path, place: Place, was_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "MOST_FILES", 3)

    def stop(_receipt: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(place, [str(source)], told=stop)
    assert manifest.parts(place, "ingest") is None
    read_then = list(was_read)
    assert len(read_then) == 3
    was_read.clear()
    ingest(place, [str(source)])
    assert sorted([*read_then, *was_read]) == sorted(
        [*(f"{seed}.json" for seed in (*range(6), 7)), "通知.txt"]
    )
    assert sources(place) == ALL


def test_years_later_all_is_derived_anew_without_the_sources(
    source: Path, place: Place, was_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(place, [str(source)], taken_at=FIRST_DAY)
    before = manifest.table(place, "ingest", READ).collect()
    for path in source.rglob("*.*"):
        path.unlink()
    was_read.clear()
    for module in (ingesting, step):
        monkeypatch.setattr(module, "code_version", lambda *_modules: "other")
    monkeypatch.setattr("gongkai.corpus.running.storing.code_version", lambda *_modules: "other")
    monkeypatch.setattr("gongkai.corpus.running.map_shards.code_version", lambda *_modules: "other")
    ingest(place, taken_at=SECOND_DAY)
    assert len(was_read) == 8
    after = manifest.table(place, "ingest", READ).collect()
    assert after["reader"].str.ends_with(" other").all()
    assert after.drop("reader").equals(before.drop("reader"))
    assert sources(place, "unread") == ["年报/通知.txt"]


def test_the_sources_of_an_archive_are_the_folder_it_was_packed_from(
    source: Path, place: Place, tmp_path: Path
) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in source.rglob("*.*"):
            archive.write(path, path.relative_to(source))
    (tmp_path / "包.zip").write_bytes(out.getvalue())
    ingest(place, [str(tmp_path / "包.zip")])
    assert sources(place) == [name.replace("年报/", "包.zip!/") for name in ALL]


def test_an_object_store_is_read_like_a_folder(place: Place, was_read: list[str]) -> None:
    store = fsspec.filesystem("memory")
    try:
        for seed in range(3):
            store.pipe_file(f"/bucket/reports/{seed}.json", page(seed))
        store.pipe_file("/bucket/reports/.hidden", b"x")
        ingest(place, ["memory://bucket/reports"])
        assert sources(place) == ["reports/0.json", "reports/1.json", "reports/2.json"]
        was_read.clear()
        store.pipe_file("/bucket/reports/1.json", page(11))
        ingest(place, ["memory://bucket/reports"], taken_at=SECOND_DAY)
        rows = manifest.table(place, "ingest", READ).filter(pl.col("taken_at") == SECOND_DAY).collect()
        assert rows["source"].to_list() == ["reports/1.json"]
    finally:
        store.rm("/bucket", recursive=True)


def test_the_corpus_may_itself_be_in_an_object_store(source: Path) -> None:
    store = fsspec.filesystem("memory")
    place = Place("memory://corpora/county")
    try:
        ingest(place, [str(source)])
        assert sources(place) == ALL
        first = manifest.parts(place, "ingest")
        ingest(place, [str(source)])
        assert manifest.parts(place, "ingest") == first
    finally:
        store.rm("/corpora", recursive=True)


def test_a_corpus_inside_its_source_does_not_read_itself(source: Path) -> None:
    place = Place(str(source / "语料"))
    ingest(place, [str(source)])
    ingest(place, [str(source)])
    assert sources(place, "raw") == sorted([*ALL, "年报/通知.txt"])


def test_a_file_that_could_not_be_opened_is_tried_in_the_next_run(
    source: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuses(path: str, flags: int, *rest: int) -> int:
        if str(path).endswith("3.json"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, flags, *rest)

    monkeypatch.setattr("gongkai.corpus.ingest.folder.os.open", refuses)
    for _ in range(2):
        assert unread(ingest(place, [str(source)])) == {"not_a_report": 1, "not_opened": 1}
    monkeypatch.undo()
    assert unread(ingest(place, [str(source)])) == {"not_a_report": 1}
    assert sources(place) == ALL
    settled = manifest.parts(place, "ingest")
    assert unread(ingest(place, [str(source)])) == {"not_a_report": 1}
    assert manifest.parts(place, "ingest") == settled


def test_old_formats_are_read_as_soon_as_libreoffice_is_there(
    source: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source / "旧.doc").write_bytes(b"{\\rtf1 x}")
    there: list[str] = []
    monkeypatch.setattr(ingesting, "program", lambda: there[0] if there else None)
    monkeypatch.setattr("gongkai.report.reading.office.program", lambda: there[0] if there else None)
    assert unread(ingest(place, [str(source)]))["tool_missing"] == 1
    parts = manifest.parts(place, "ingest")
    assert unread(ingest(place, [str(source)]))["tool_missing"] == 1
    assert manifest.parts(place, "ingest") == parts
    there.append("soffice")
    monkeypatch.setattr("gongkai.report.reading.office.made_of", lambda *_: None)
    assert unread(ingest(place, [str(source)])) == {"broken": 1, "not_a_report": 1}


def test_two_folders_of_one_name_are_refused_in_words(source: Path, place: Place, tmp_path: Path) -> None:
    other = tmp_path / "另一处" / "年报"
    other.mkdir(parents=True)
    with pytest.raises(SameName, match="改名"):
        ingest(place, [str(source), str(other)])
    ingest(place, [str(source)])
    (other / "8.json").write_bytes(page(8))
    with pytest.raises(SameName, match="年报"):
        ingest(place, [str(other)])
    assert sources(place) == ALL


def test_a_folder_may_be_moved(source: Path, place: Place, tmp_path: Path, was_read: list[str]) -> None:
    ingest(place, [str(source)])
    (tmp_path / "新盘").mkdir()
    source.rename(tmp_path / "新盘" / "年报")
    (tmp_path / "新盘" / "年报" / "8.json").write_bytes(page(8))
    was_read.clear()
    ingest(place, [str(tmp_path / "新盘" / "年报")])
    assert was_read == ["8.json"]
    assert sources(place) == sorted([*ALL, "年报/8.json"])


def test_keys_to_a_store_are_not_kept(source: Path, place: Place, tmp_path: Path) -> None:
    ingest(place, [Place(str(source), {"password": "hush-hush"})])
    kept = [path.read_bytes() for path in (tmp_path / "corpus").rglob("*.*") if path.is_file()]
    assert kept
    assert not any(b"hush-hush" in content for content in kept)


@pytest.mark.parametrize("address", ["没有这个文件夹", "memory://nowhere/at/all"])
def test_a_source_that_is_not_there_is_said_before_anything_is_done(place: Place, address: str) -> None:
    with pytest.raises(NoSuchSource, match="没有这个文件或文件夹"):
        ingest(place, [address])
    assert manifest.parts(place, "ingest") is None


def test_an_input_that_ends_its_process_stands_among_the_unread() -> None:
    part = step.unfit(step.Input("年报/害.pdf", "9 - "), "处理它的进程连续中断3次")
    assert part.tables["unread"].select("source", "code").rows() == [("年报/害.pdf", "unfit")]
    assert part.tally["files"] == 1


def test_the_step_goes_to_other_processes(source: Path) -> None:
    roots = ingesting.roots([Place(str(source))])
    assert pickle.loads(pickle.dumps(step.step(roots, FIRST_DAY))).name == "ingest"  # noqa: S301


def reading_while_another_reads(place: Place, source: Path, other: Path) -> None:
    begun: list[bool] = []

    def told(_: object) -> None:
        if not begun:
            begun.append(True)
            ingest(place, [str(other)])

    ingest(place, [str(source)], told=told)


def test_a_second_run_at_the_same_time_is_refused_before_it_does_anything(source: Path, place: Place) -> None:
    with pytest.raises(InUse):
        reading_while_another_reads(place, source, source / "乡镇")
    ingest(place, [str(source)])
    assert manifest.table(place, "ingest", READ).collect().height == 7


def test_where_it_cannot_be_refused_the_later_one_loses_nothing_of_the_earlier(source: Path) -> None:
    place = Place("memory://read-meanwhile")
    with pytest.raises(ReadMeanwhile):
        reading_while_another_reads(place, source, source / "乡镇")
    ingest(place, [str(source)])
    assert manifest.table(place, "ingest", READ).collect().height == 8
