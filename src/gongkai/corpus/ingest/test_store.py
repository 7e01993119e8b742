from datetime import UTC, datetime
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from gongkai.corpus.ingest.mark import Mark, microseconds
from gongkai.corpus.ingest.root import Root
from gongkai.corpus.ingest.store import listed, mark_of
from gongkai.corpus.places.place import Place

MOMENT = datetime(2025, 1, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("info", "seal"),
    [
        ({"size": 9, "LastModified": MOMENT, "ETag": '"0af3"'}, "0af3"),  # S3
        ({"size": 9, "updated": "2025-01-24T09:30:00+00:00", "etag": "CJ+0="}, "CJ+0="),  # Google
        ({"size": 9, "last_modified": MOMENT, "etag": "0x8D"}, "0x8D"),  # Azure
        ({"size": 9, "mtime": MOMENT.timestamp()}, ""),  # SFTP, HDFS
        ({"size": 9, "created": MOMENT.replace(tzinfo=None)}, ""),
    ],
)
def test_an_object_is_known_by_what_its_store_says_of_it(info: dict[str, Any], seal: str) -> None:
    assert mark_of(info) == Mark(9, microseconds(MOMENT), seal)


def test_one_folder_of_a_prefix_is_in_memory_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    remembered: list[str] = []
    listed_by, found_by = MemoryFileSystem.ls, MemoryFileSystem.find

    def ls(self: MemoryFileSystem, path: str, **given: Any) -> Any:
        # Some stores count a folder among what is in it.
        return [{"name": f"{path}/", "size": 0, "type": "directory"}, *listed_by(self, path, **given)]

    def find(self: MemoryFileSystem, path: str, **given: Any) -> Any:
        remembered.append(path)
        return found_by(self, path, **given)

    store = fsspec.filesystem("memory")
    names = ["1.html", "苏/2.html", "苏/南京/3.html", "浙/4.html", "浙/.hidden", ".git/config"]
    try:
        for name in names:
            store.pipe_file(f"/store-of-folders/年报/{name}", b"x")
        root = Root.of(Place("memory://store-of-folders/年报"))
        monkeypatch.setattr(MemoryFileSystem, "ls", ls)
        monkeypatch.setattr(MemoryFileSystem, "find", find)
        monkeypatch.setattr(MemoryFileSystem, "invalidate_cache", lambda _self: remembered.clear())
        found = []
        for one in listed(root):
            assert remembered == []
            found.append(one.name)
    finally:
        store.rm("/store-of-folders", recursive=True)
    assert sorted(found) == sorted(f"年报/{name}" for name in names[:4])


@pytest.mark.parametrize("info", [{"size": None}, {"size": 0, "updated": "yesterday"}])
def test_a_store_that_says_little_is_no_fault(info: dict[str, Any]) -> None:
    assert mark_of(info) == Mark(0)
