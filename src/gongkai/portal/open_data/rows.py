"""Publications as lines of a file, read and written a few hundred at a time: a million take no more memory than those."""

import csv
import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from io import StringIO

from gongkai.publishing.models import Publication
from gongkai.publishing.models.publication import PublicationQuerySet
from gongkai.publishing.open_fields import IN_TABLE, cells, told
from gongkai.report.writing.formula import disarmed

AT_ONCE = 500


class Format(StrEnum):
    """Kinds of files; the value stands in the address."""

    NDJSON = "ndjson"
    CSV = "csv"

    @property
    def media_type(self) -> str:
        """As the answer says it."""
        return "application/x-ndjson" if self is Format.NDJSON else "text/csv; charset=utf-8"


def chunks(rows: PublicationQuerySet) -> Iterator[list[Publication]]:
    """All rows, newest first; each chunk is a question of its own.

    No transaction stays open while somebody's line is slow, and what is taken down meanwhile is not sent any more.
    """
    ordered = rows.newest().select_related("agency", "column")
    chunk = list(ordered[:AT_ONCE])
    while chunk:
        yield chunk
        if len(chunk) < AT_ONCE:
            return
        chunk = list(ordered.beyond(chunk[-1].published_at, chunk[-1].pk)[:AT_ONCE])


def written(rows: PublicationQuerySet, kind: Format, site: str) -> Iterator[bytes]:
    """The file, in pieces."""
    return _WRITERS[kind](rows, site)


def _ndjson(rows: PublicationQuerySet, site: str) -> Iterator[bytes]:
    for chunk in chunks(rows):
        yield "".join(f"{json.dumps(told(page, site), ensure_ascii=False)}\n" for page in chunk).encode()


def _csv(rows: PublicationQuerySet, site: str) -> Iterator[bytes]:
    # With the mark of UTF-8, without which a spreadsheet takes it for another code.
    yield b"\xef\xbb\xbf" + _lines([[field.label for field in IN_TABLE]])
    for chunk in chunks(rows.defer("body", "files")):
        yield _lines([[disarmed(cell) for cell in cells(page, site)] for page in chunk])


def _lines(rows: list[list[str]]) -> bytes:
    said = StringIO()
    csv.writer(said).writerows(rows)
    return said.getvalue().encode()


_WRITERS: dict[Format, Callable[[PublicationQuerySet, str], Iterator[bytes]]] = {
    Format.NDJSON: _ndjson,
    Format.CSV: _csv,
}
