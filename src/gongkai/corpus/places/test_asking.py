"""Whatever a driver raises of its own is told of as the store's, and nothing of ours is."""

import errno
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
from gongkai.corpus.system_words import reason


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


class ClientResponseError(Exception):
    """As the driver of `http` has it for whatever a server answers but the file."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "连不上，对方没有开启服务"),
        (TimeoutError(), "等了太久没有回应"),
        (ClientResponseError(401), "没有权限"),
        (ClientResponseError(403), "没有权限"),
        (ClientResponseError(404), "没有这个文件或文件夹"),
        (ClientResponseError(410), "没有这个文件或文件夹"),
        (ClientResponseError(503), "ClientResponseError：503"),
        (FileNotFoundError(errno.ENOENT, "a"), "没有这个文件或文件夹"),
        (None, "没有这个文件或文件夹"),
    ],
)
def test_a_driver_that_says_of_everything_that_it_is_not_there_is_not_believed(
    cause: Exception | None, words: str
) -> None:
    with pytest.raises(OSError, match="zip") as raised, asking("http://a/b.zip"):
        raise FileNotFoundError("http://a/b.zip") from cause
    assert (reason(raised.value), raised.value.filename) == (words, "http://a/b.zip")


@pytest.mark.parametrize("kind", [PermissionError, TimeoutError, ConnectionResetError])
def test_a_source_that_cannot_be_had_is_not_said_to_be_nowhere(
    kind: type[OSError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise kind

    monkeypatch.setattr(MemoryFileSystem, "info", refuse)
    with pytest.raises(kind):
        Root.of(Place("memory://桶/年报"))


def test_a_refusal_without_a_name_gets_that_of_the_store() -> None:
    for error, name in ((ConnectionRefusedError(111, "refused"), "ftp://a"), (OSError(13, "no", "b"), "b")):
        with pytest.raises(OSError, match=name) as raised, asking("ftp://a"):
            raise error
        assert raised.value.filename == name
