"""What the public pages rest on, as one question each: an answer like the one before means a page like the one before.

Whatever the public sees of an agency's platform counts up `Platform.version`, what it sees of a document
`Publication.version` (`publishing.publication`); names and addresses of agencies change with an entry in the log of
administration.
"""

from typing import NamedTuple

from django.db.models import Subquery, Sum, Value

from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.prepared import PreparedValues
from gongkai.publishing.models import Column, Platform, Publication


class DocumentStamp(NamedTuple):
    """Of the page of a document: its version, and all that the page prints of its agency and its column."""

    version: int
    agency: str
    column: str
    code: str
    section: str
    type: str
    description: str
    keywords: str


class PlatformStamp(NamedTuple):
    """Of the pages of an agency's platform; also what tells one state of it from another."""

    agency: int
    version: int
    last_event: int | None
    last_column: int | None
    """A platform opens with columns, so that one more platform anywhere shows here."""


class SiteStamp(NamedTuple):
    """Of pages that show documents of any agency: how far their platforms have come together."""

    versions: int
    last_event: int | None
    last_column: int | None


def of_document(pk: int) -> DocumentStamp | None:
    """None where the document is not public."""
    found = _document(pk)
    return DocumentStamp._make(found[0]) if found else None


def of_platform(pk: int, *_of_page: object) -> PlatformStamp | None:
    """Of an agency's platform; None where it has none. What else an address names does not matter."""
    found = _platform(pk)
    return PlatformStamp(pk, *found[0]) if found else None


def of_site(*_of_page: object) -> SiteStamp:
    """Of the whole site; one question over a row for each platform."""
    found = _site()
    return SiteStamp._make(found[0]) if found else SiteStamp(0, None, None)


_LAST_EVENT = Subquery(AdministrationEvent.objects.order_by("-pk").values("pk")[:1])
_LAST_COLUMN = Subquery(Column.objects.order_by("-pk").values("pk")[:1])
OF_DOCUMENT = (
    "version",
    "agency__name",
    "column__name",
    "column__code",
    "column__section",
    "column__type",
    "column__description",
    "column__keywords",
)
"""Where a publication has what its stamp says, in the same order."""
_document = PreparedValues(lambda pk: Publication.objects.filter(pk=pk).values_list(*OF_DOCUMENT), -1)
_platform = PreparedValues(
    lambda pk: Platform.objects.filter(pk=pk).values_list("version", _LAST_EVENT, _LAST_COLUMN),
    -1,
)
_site = PreparedValues(
    lambda: (
        Platform.objects.annotate(one=Value(1))
        .values("one")
        .annotate(versions=Sum("version"))
        .values_list("versions", _LAST_EVENT, _LAST_COLUMN)
    )
)
