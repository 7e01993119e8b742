"""Whole tables of the corpus as files that were made beforehand, and what their columns mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.portal.cached_pages import kept_while
from gongkai.portal.corpus.in_time import InTime
from gongkai.portal.corpus.place import CorpusStamp, corpus, of_corpus
from gongkai.portal.corpus.table_files import FOLDER

if TYPE_CHECKING:
    from gongkai.corpus.places.place import Place

_PIECE = 1_000_000
_MEDIA = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file: its name in the address, what it is called on the page, and its size in bytes."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A table with its files; `fields` are name, label, type, unit and meaning of each column."""

    name: str
    label: str
    files: tuple[File, ...]
    dictionary: str
    fields: tuple[tuple[str, ...], ...]


def _of_files() -> tuple[CorpusStamp, tuple[tuple[str, int], ...]]:
    """What the page rests on: the corpus, and the files with their sizes, which are made some time after it."""
    return of_corpus(), tuple(_sizes().items())


def _sizes() -> dict[str, int]:
    place = corpus()
    return place.sizes(FOLDER) if place.is_local else _question(place.address).answer()


@cache
def _question(address: str) -> InTime[dict[str, int]]:
    from gongkai.corpus.places.place import Place

    return InTime(partial(Place(address).sizes, FOLDER))


@require_safe
@kept_while(_of_files)
def page(request: HttpRequest, stamp: tuple[CorpusStamp, tuple[tuple[str, int], ...]]) -> HttpResponse:
    """What can be downloaded, and the data dictionary."""
    _, sizes = stamp
    return render(request, "portal/corpus/downloads.html", {"tables": _offered(dict(sizes))})


def _offered(sizes: Mapping[str, int]) -> list[Offered]:
    from gongkai.corpus.catalogue import TABLES
    from gongkai.corpus.columns import CELLS
    from gongkai.corpus.exporting.data_dictionary import entries

    cells = set(CELLS)
    found = []
    for name, held in TABLES.items():
        files = tuple(
            File(file, ending.upper(), sizes[file])
            for ending in _MEDIA
            if (file := f"{name}.{ending}") in sizes
        )
        if files:
            # The 226 cells are the same in every table that has them: they stand in the dictionary to download.
            fields = tuple(entry[1:] for entry in entries(held.table) if entry[1] not in cells)
            found.append(Offered(name, held.table.label, files, f"{name}.dictionary.csv", fields))
    return found


@require_safe
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file as it was made, in pieces."""
    from gongkai.corpus.places.asking import asking

    place = corpus()
    if name not in _sizes():
        raise Http404
    system, root = place.resolved()
    path = f"{root}/{FOLDER}/{name}"
    with asking(place.address):
        # Weak: packed and unpacked have different bytes and the same meaning.
        etag = f'W/"{system.ukey(path)[:32]}"'
        size = system.size(path)
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        pieces = () if request.method == "HEAD" else _pieces(place, path)
        media_type = _MEDIA.get(name.rpartition(".")[2], "application/octet-stream")
        response = StreamingHttpResponse(pieces, content_type=media_type)
        disposition = content_disposition_header(as_attachment=True, filename=name)
        response.headers["Content-Disposition"] = disposition or "attachment"
        response.headers["Content-Length"] = str(size)
        response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _pieces(place: "Place", path: str) -> Iterator[bytes]:
    """The first is read at once: where the store is away, that can still be answered."""
    from gongkai.corpus.places.asking import asking

    system, _ = place.resolved()
    with asking(place.address):
        stream = system.open(path, "rb")
        piece = stream.read(_PIECE)

    def pieces() -> Iterator[bytes]:
        with stream:
            yield piece
            yield from iter(partial(stream.read, _PIECE), b"")

    return pieces()
