"""Where the store is away or a part is damaged, every page says so, and shows the data as soon as they can be read."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from fsspec.implementations.memory import MemoryFileSystem
from pytest_django import Settings
from tests import hand_made_corpus

from gongkai.corpus import manifest
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up import ROLLUP
from gongkai.corpus.running.map_shards import part_name
from gongkai.portal import cached_pages
from gongkai.portal.corpus import in_time
from gongkai.portal.corpus import place as place_of_pages
from gongkai.portal.corpus.table_files import FOLDER
from gongkai.portal.corpus.test_pages import ADDRESSES

pytestmark = pytest.mark.django_db
FILE = "/corpus/downloads/units.csv"
STORE = ("info", "ls", "cat_file", "open", "ukey")


class EndpointConnectionError(Exception):
    """As the library of a store calls it."""


@pytest.fixture(scope="module")
def stored() -> Iterator[Place]:
    """A corpus in an object store, with a file to download."""
    place = Place(f"memory://{uuid4().hex}")
    hand_made_corpus.make(place)
    place.write(f"{FOLDER}/units.csv", b"unit\n")
    yield place
    system, root = place.resolved()
    system.rm(root, recursive=True)


@pytest.fixture
def shown(stored: Place, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.CORPUS = stored.address
    # Whether the corpus has changed is asked for every page.
    monkeypatch.setattr(place_of_pages, "ASKED_EVERY", 1e-6)
    cached_pages.forget()
    cache.clear()


def put_away(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise error

    for name in STORE:
        monkeypatch.setattr(MemoryFileSystem, name, refuse)


def words(response: HttpResponse) -> str:
    assert response.status_code == 503
    assert response.headers["Cache-Control"] == "no-store"
    return response.content.decode()


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("address", [*ADDRESSES, FILE])
def test_a_page_says_that_the_store_is_away_and_comes_back_with_it(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client()
    for error in (
        EndpointConnectionError("Could not connect"),
        TimeoutError(),
        PermissionError(13, "denied"),
    ):
        with pytest.MonkeyPatch.context() as meanwhile:
            put_away(meanwhile, error)
            assert "存放数据的地方现在连不上。请过几分钟再试一次" in words(client.get(address))
        [record] = caplog.get_records("call")
        assert (record.levelno, record.exc_info is not None) == (logging.ERROR, True)
        assert address.partition("?")[0] in record.getMessage()
        caplog.clear()
        # Made, and from now on kept.
        assert client.get(address).status_code == 200


@pytest.mark.usefixtures("shown")
def test_a_store_that_says_nothing_is_waited_for_by_one_alone_and_not_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = Event()
    read = MemoryFileSystem.cat_file
    asked: list[str] = []

    def silent(self: MemoryFileSystem, path: str, **given: Any) -> Any:
        asked.append(path)
        answers.wait(20)
        return read(self, path, **given)

    monkeypatch.setattr(in_time, "ANSWERED_WITHIN", 0.1)
    monkeypatch.setattr(MemoryFileSystem, "cat_file", silent)
    for _ in range(3):
        assert "存放数据的地方现在连不上" in words(Client().get("/corpus/"))
    assert len(asked) == 1
    answers.set()
    monkeypatch.setattr(in_time, "ANSWERED_WITHIN", 20)
    assert Client().get("/corpus/").status_code == 200


@pytest.mark.usefixtures("shown")
def test_it_is_said_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    put_away(monkeypatch, ConnectionResetError())
    client = Client()
    client.cookies["language"] = "en"
    said = words(client.get("/corpus/"))
    assert "These data cannot be shown at present." in said
    assert "The place where the data are stored cannot be reached now." in said


@pytest.mark.usefixtures("shown")
def test_a_store_that_goes_while_a_page_is_made_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    read = MemoryFileSystem.cat_file

    def only_manifests(self: MemoryFileSystem, path: str, **given: Any) -> Any:
        if "manifests" not in path:
            raise EndpointConnectionError
        return read(self, path, **given)

    monkeypatch.setattr(MemoryFileSystem, "cat_file", only_manifests)
    assert "存放数据的地方现在连不上" in words(Client().get("/corpus/divisions/510000/"))


@pytest.mark.parametrize("damage", ["garbled", "gone"])
def test_a_damaged_part_is_told_of_calmly(
    made: Place, tmp_path: Path, settings: Settings, damage: str
) -> None:
    place = Place(str(shutil.copytree(made.address, tmp_path / "corpus")))
    settings.CORPUS = place.address
    [shard] = manifest.parts(place, "rollup") or []
    part = Path(place.path(part_name("rollup", ROLLUP.name, shard)))
    sound = part.read_bytes()
    for address in ("/corpus/", "/corpus/metrics/disclosed_share/"):
        cached_pages.forget()
        assert Client().get("/corpus/downloads/").status_code == 200
        assert Client().get("/corpus/metrics/handled/").status_code == 200
        if damage == "garbled":
            part.write_bytes(bytes(len(sound)))
        else:
            part.unlink()
        cached_pages.PAGES.clear()
        assert "有一部分数据读不出来，等着管理员重做" in words(Client().get(address))
        part.write_bytes(sound)
        assert Client().get(address).status_code == 200


@pytest.mark.usefixtures("shown")
def test_a_fault_of_ours_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("gongkai.portal.corpus.overview.reading.held", wrong)
    with pytest.raises(KeyError):
        Client().get("/corpus/")
