"""Parts that a disk or a store spoilt are made anew, or named with what to do; what was read is read again from raw."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.random_reports import random_report

from gongkai import report
from gongkai.corpus import manifest
from gongkai.corpus.damage import Damaged, damage_told
from gongkai.corpus.dictionary import Table
from gongkai.corpus.ingest import ingest
from gongkai.corpus.ingest.ingesting import ReceiptsLost
from gongkai.corpus.ingest.tables import RAW, TABLES, UNREAD
from gongkai.corpus.places.place import Place
from gongkai.report import Kind

Spoil = Callable[[Path], object]
GARBAGE = b"\x07"


def cut_short(part: Path) -> None:
    part.write_bytes(part.read_bytes()[:-100])


def garbled(part: Path) -> None:
    part.write_bytes(GARBAGE * part.stat().st_size)


def emptied(part: Path) -> None:
    part.write_bytes(b"")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports and a file that is none."""
    folder = tmp_path_factory.mktemp("source") / "年报"
    folder.mkdir()
    for seed in range(2):
        (folder / f"{seed}.json").write_bytes(report.write(random_report(Random(seed)), Kind.JSON))
    (folder / "通知.txt").write_text("请各单位按时报送。", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sound(source: Path) -> Path:
    """A corpus of them."""
    folder = source.parent / "corpus"
    ingest(Place(str(folder)), [str(source)])
    return folder


@pytest.fixture
def place(sound: Path, tmp_path: Path) -> Place:
    """A copy of it, to be spoilt."""
    return Place(str(shutil.copytree(sound, tmp_path / "corpus")))


def spoil(place: Place, table: Table, how: Spoil) -> str:
    [part] = Path(place.address, "parts/ingest", table.name).iterdir()
    how(part)
    return f"parts/ingest/{table.name}/{part.name}"


def same(place: Place, other: Path) -> None:
    """Every table is that of the other corpus."""
    for table in TABLES:
        found, sound = (manifest.table(one, "ingest", table).collect() for one in (place, Place(str(other))))
        assert_frame_equal(found, sound, check_row_order=False)


@pytest.mark.parametrize("how", [Path.unlink, emptied, cut_short])
@pytest.mark.parametrize("table", [one for one in TABLES if one is not RAW], ids=lambda one: one.name)
def test_what_was_read_is_made_anew_from_raw_bytes_without_its_source(
    place: Place, sound: Path, table: Table, how: Spoil
) -> None:
    spoil(place, table, how)
    ingest(place)
    if table is UNREAD:
        assert manifest.table(place, "ingest", UNREAD).collect()["code"].to_list() == ["not_a_report"]
    same(place, sound)


@pytest.mark.parametrize("how", [Path.unlink, emptied, cut_short])
def test_raw_bytes_that_are_spoilt_are_taken_from_the_source_when_it_is_named(
    place: Place, sound: Path, source: Path, how: Spoil
) -> None:
    spoil(place, RAW, how)
    ingest(place)
    unread = manifest.table(place, "ingest", UNREAD).collect()
    assert unread["source"].sort().to_list() == ["年报/0.json", "年报/1.json", "年报/通知.txt"]
    assert set(unread["code"]) == {"not_opened"}
    assert "要从来源“年报”重新取" in unread["message"][0]
    ingest(place, [str(source)])
    for table in TABLES:
        found = manifest.table(place, "ingest", table).drop("taken_at", strict=False)
        expected = manifest.table(Place(str(sound)), "ingest", table).drop("taken_at", strict=False)
        assert_frame_equal(found.collect(), expected.collect(), check_row_order=False)


@pytest.mark.parametrize("how", [Path.unlink, emptied])
def test_a_receipt_that_is_lost_is_made_anew_when_every_source_is_named(
    place: Place, sound: Path, source: Path, how: Spoil
) -> None:
    [receipt] = Path(place.address, "receipts/ingest").iterdir()
    how(receipt)
    for given in ([], [str(Path(__file__).parent / "metrics")]):
        with pytest.raises(ReceiptsLost, match=f"全部来源.*{source.name}.* --into {place.address}"):
            ingest(place, given)
    assert manifest.table(place, "ingest", RAW).collect().height == 3
    ingest(place, [str(source)])
    assert receipt.read_bytes()
    assert manifest.table(place, "ingest", RAW).collect().height == 3


@pytest.mark.parametrize(("table", "says"), [(TABLES[0], "从留存的原件重新读出"), (RAW, "写上来源再读一遍")])
def test_what_is_spoilt_within_its_size_is_named_and_made_anew_once_it_is_taken_away(
    place: Place, sound: Path, source: Path, table: Table, says: str
) -> None:
    part = spoil(place, table, garbled)
    with pytest.raises(Damaged) as told, damage_told(place):
        manifest.table(place, "ingest", table).collect()
    assert f"里有1个数据文件坏了或不见了，多半是磁盘或存储出过错：\n  {part}\n请删去" in str(told.value)
    assert says in str(told.value)
    place.remove(part)
    ingest(place, [str(source)])
    assert manifest.table(place, "ingest", table).collect().height


def test_a_fault_that_is_not_in_the_parts_stays_what_it_is(place: Place) -> None:
    with pytest.raises(pl.exceptions.ColumnNotFoundError), damage_told(place):
        manifest.table(place, "ingest", RAW).select("none").collect()
    with pytest.raises(FileNotFoundError), damage_told(place):
        place.read("none")
