"""Whatever a driver raises of its own is told of as the store's, and nothing of ours is."""

from collections.abc import Callable
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from gongkai.corpus.exporting.whole_file import whole_file
from gongkai.corpus.ingest.root import Root
from gongkai.corpus.ingest.store import listed
from gongkai.corpus.places.asking import StoreFailed, asking
from gongkai.corpus.places.place import Place


class EndpointConnectionError(Exception):
    """As a library calls it that knows nothing of OSError."""


class Away(MemoryFileSystem):
    """A store that cannot be reached."""

    protocol = "away"
    cachable = False

    def _away(self, *_: Any, **__: Any) -> Any:
        raise EndpointConnectionError("Could not connect")

    info = ls = find = isdir = cat = cat_file = pipe_file = put_file = modified = rm_file = _away

    def exists(self, *_: Any, **__: Any) -> bool:
        return True


fsspec.register_implementation("away", Away, clobber=True)
AWAY = Place("away://bucket/corpus")


def _write_whole(path: str) -> None:
    with whole_file(path) as file:
        file.write_bytes(b"1")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: AWAY.read("a"),
        lambda: list(AWAY.read_many(["a"])),
        lambda: AWAY.write("a", b"1"),
        lambda: AWAY.exists("a"),
        lambda: AWAY.changed_at("a"),
        lambda: AWAY.remove("a"),
        lambda: AWAY.names("a"),
        lambda: _write_whole(f"{AWAY.address}/a.csv"),
        lambda: Root.of(AWAY),
        lambda: list(listed(Root("corpus", AWAY))),
        lambda: list(listed(Root("corpus", AWAY, single=True))),
    ],
)
def test_whatever_is_asked_of_a_store_that_is_away_it_is_said_which_and_in_what_words(
    ask: Callable[[], object],
) -> None:
    with pytest.raises(StoreFailed) as failed:
        ask()
    assert failed.value.filename.startswith(AWAY.address)
    assert failed.value.strerror == "EndpointConnectionError：Could not connect"


@pytest.mark.parametrize("kind", [TypeError, KeyError, FileNotFoundError, PermissionError])
def test_what_python_itself_raises_stays_what_it_is(kind: type[Exception]) -> None:
    with pytest.raises(kind) as raised, asking("s3://bucket"):
        raise kind("a")
    assert type(raised.value) is kind


def test_a_refusal_without_a_name_gets_that_of_the_store() -> None:
    for error, name in ((ConnectionRefusedError(111, "refused"), "ftp://a"), (OSError(13, "no", "b"), "b")):
        with pytest.raises(OSError, match=name) as raised, asking("ftp://a"):
            raise error
        assert raised.value.filename == name
