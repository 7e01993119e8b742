"""The corpus that the pages show, and by what one state of it is told from another."""

import hashlib
import time
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from django.conf import settings

from gongkai.portal.corpus.in_time import InTime

if TYPE_CHECKING:
    from gongkai.corpus.places.place import Place

STEPS = ("ingest", "agencies", "check", "rollup", "compare", "units", "lists")
"""Steps whose tables the pages read."""
ASKED_EVERY = 60.0
"""Seconds between two questions to an object store whether the corpus has changed; a folder is asked each time."""


@dataclass(frozen=True, slots=True)
class CorpusStamp:
    """Which corpus, and a digest of each step's manifest: None for a step that was never done."""

    address: str
    manifests: tuple[str | None, ...]

    @property
    def read(self) -> bool:
        """Whether reports were read."""
        return self._done("ingest")

    @property
    def checked(self) -> bool:
        """Whether all rules were asked: what they found is listed at the end of it."""
        return self._done("lists")

    @property
    def compared(self) -> bool:
        """Whether the years were held beside each other."""
        return self._done("compare")

    def _done(self, step: str) -> bool:
        return self.manifests[STEPS.index(step)] is not None


def of_corpus(*_of_page: object) -> CorpusStamp:
    """What every page of the corpus rests on."""
    place = corpus()
    minute = 0 if place.is_local else int(time.monotonic() / ASKED_EVERY)
    return _stamp_of_minute(place, minute) if minute else _stamp(place)


def corpus() -> "Place":
    """The place of the corpus (`GONGKAI_CORPUS`)."""
    return _place(settings.CORPUS)


def shows_library() -> bool:
    """Whether the pages show the corpus of the site's own library, and not one that was named."""
    return str(settings.CORPUS_OF_LIBRARY) == settings.CORPUS


@cache
def _place(address: str) -> "Place":
    # What reads Parquet takes a fifth of a second to load and memory to keep: not at the start of a site.
    from gongkai.corpus.places.place import Place

    return Place(address)


_last: tuple[tuple[str, int], CorpusStamp] | None = None


def _stamp_of_minute(place: "Place", minute: int) -> CorpusStamp:
    global _last
    # Read once: another thread may put the next minute's there at any time.
    last, key = _last, (place.address, minute)
    if last is None or last[0] != key:
        _last = last = (key, _question(place.address).answer())
    return last[1]


@cache
def _question(address: str) -> InTime[CorpusStamp]:
    return InTime(partial(_stamp, _place(address)))


def _stamp(place: "Place") -> CorpusStamp:
    return CorpusStamp(place.address, tuple(_digest(place, step) for step in STEPS))


def _digest(place: "Place", step: str) -> str | None:
    try:
        return hashlib.blake2b(place.read(f"manifests/{step}.json"), digest_size=12).hexdigest()
    except FileNotFoundError:
        return None
