"""Files are there whole or not at all, in a folder and in an object store alike."""

import errno
import pickle
from pathlib import Path

import polars as pl
import pytest

from gongkai.corpus.places import place as module
from gongkai.corpus.places.place import NoSpace, Place


@pytest.fixture(params=["folder", "store"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty folder, and an empty object store in memory."""
    return Place(str(tmp_path) if request.param == "folder" else f"memory://{tmp_path.name}")


def test_what_was_written_is_read_listed_replaced_and_removed(place: Place) -> None:
    place.write("甲/乙.json", b"1")
    place.write("甲/丙.json", b"2")
    place.write("甲/乙.json", b"3")
    assert place.names("甲") == ["丙.json", "乙.json"]
    assert list(place.read_many(["甲/乙.json", "没有", "甲/丙.json"])) == [b"3", b"2"]
    assert place.folders("") == ["甲"]
    assert place.folders("甲") == []
    assert place.exists("甲/乙.json")
    place.remove("甲/乙.json")
    place.remove("甲/乙.json")
    assert not place.exists("甲/乙.json")
    with pytest.raises(FileNotFoundError):
        place.read("甲/乙.json")
    assert place.names("没有") == []


def test_a_place_goes_to_another_process(place: Place) -> None:
    place.write("甲", b"1")
    assert pickle.loads(pickle.dumps(place)).read("甲") == b"1"  # noqa: S301


def test_frames_come_back_in_the_order_asked_for_by_the_columns_and_rows_asked_for(place: Place) -> None:
    for name in ("一", "二"):
        place.write_frame(f"{name}.parquet", pl.DataFrame({"甲": [1, 2], "乙": [name, name]}))
    rows = place.scan(["二.parquet", "一.parquet"])
    assert rows.collect().rows() == [(1, "二"), (2, "二"), (1, "一"), (2, "一")]
    assert rows.filter(pl.col("甲") == 2).select("乙").collect().rows() == [("二",), ("一",)]
    assert rows.head(3).collect().height == 3
    assert rows.select(pl.len()).collect().item() == 4


def full_for(monkeypatch: pytest.MonkeyPatch, tries: int, code: int = errno.ENOSPC) -> list[float]:
    """So many writes fail; the pauses that were made."""
    left = [tries]
    pauses: list[float] = []
    write = Place._write

    def failing(self: Place, name: str, content: bytes) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise OSError(code, "full")
        write(self, name, content)

    monkeypatch.setattr(Place, "_write", failing)
    monkeypatch.setattr(module, "sleep", pauses.append)
    return pauses


def test_a_full_disk_is_waited_for(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = full_for(monkeypatch, 3)
    place.write("甲", b"1")
    assert place.read("甲") == b"1"
    assert pauses == [1, 2, 4]


def test_a_disk_that_stays_full_is_said_so_with_what_to_do(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses = full_for(monkeypatch, 100, errno.EDQUOT)
    with pytest.raises(NoSpace, match=r"没有剩余空间.*腾出空间，再运行一次"):
        place.write("甲", b"1")
    assert sum(pauses) == 31
    assert not place.exists("甲")


def test_another_fault_of_a_disk_is_not_waited_for(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = full_for(monkeypatch, 1, errno.EIO)
    with pytest.raises(OSError, match="full"):
        place.write("甲", b"1")
    assert pauses == []


def test_a_file_cut_short_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "乙.json.0123.part").write_bytes(b"half")
    assert Place(str(tmp_path)).names("甲") == []
    assert Place(str(tmp_path)).unfinished("甲") == ["乙.json.0123.part"]
