"""A corpus by hand in place of the installation's own."""

from pathlib import Path

import pytest
from pytest_django import Settings
from tests import hand_made_corpus

from gongkai.corpus.places.place import Place
from gongkai.portal import cached_pages


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Made once."""
    place = Place(str(tmp_path_factory.mktemp("corpus")))
    hand_made_corpus.make(place)
    return place


@pytest.fixture
def corpus(made: Place, settings: Settings) -> Place:
    """What the pages show."""
    settings.CORPUS = made.address
    cached_pages.forget()
    return made


@pytest.fixture
def no_corpus(tmp_path: Path, settings: Settings) -> Path:
    """The library's own, which nobody has made yet."""
    settings.HOME = tmp_path
    settings.CORPUS_OF_LIBRARY = tmp_path / "corpus"
    settings.CORPUS = str(settings.CORPUS_OF_LIBRARY)
    cached_pages.forget()
    return settings.CORPUS_OF_LIBRARY
