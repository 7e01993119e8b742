"""Lists of publications, a page at a time: near pages by number, those far down by where the page before ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from gongkai.law.validity import Validity
from gongkai.portal.information.document import Related, related
from gongkai.portal.page_numbers import page_numbers
from gongkai.publishing.models import Publication

ON_A_PAGE = 10
NUMBERED = 100
"""Pages that can be opened by number. To skip a thousand entries of an index costs nothing, a million would."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
COLUMNS = (
    "title",
    "abstract",
    "document_number",
    "index_number",
    "issuers",
    "date_of_document",
    "published_at",
    "validity",
    "repealed_date",
    "shown",
)
"""What a list reads of a publication."""


@dataclass(frozen=True, slots=True)
class Line:
    """A publication as a list prints it; dates are 2026-03-10, empty where there is none."""

    address: str
    title: str
    abstract: str
    document_number: str
    index_number: str
    issuers: str
    made: str
    published: str
    validity: Validity | None
    ended: str
    interpretations: Sequence[Related] = ()

    @classmethod
    def of(cls, row: Publication) -> "Line":
        """From the columns that a list reads."""
        return cls(
            f"/info/{row.pk}/",
            row.title,
            row.abstract,
            row.document_number,
            row.index_number,
            row.issuers,
            row.date_of_document.isoformat() if row.date_of_document else "",
            timezone.localdate(row.published_at).isoformat(),
            Validity(row.validity) if row.validity else None,
            row.repealed_date.isoformat() if row.repealed_date else "",
            related(row.shown.get("links", ()))[0],
        )

    @property
    def has_ended(self) -> bool:
        """Whether nobody is bound by it any more, or for the time being."""
        return self.validity is not None and (self.validity.has_ended or self.validity is Validity.SUSPENDED)

    @property
    def was_changed(self) -> bool:
        """Whether it is in force otherwise than it was made."""
        return self.validity in (Validity.AMENDED, Validity.PARTLY_REPEALED)


@dataclass(frozen=True, slots=True)
class Place:
    """Which page is asked for; `after` is where the page before it ended, as the address of its successor said."""

    number: int
    after: Q | None

    @classmethod
    def asked(cls, query: QueryDict) -> "Place":
        """From `?page=3`, beyond the numbered pages `?page=101&after=…`; what cannot be meant is the first page."""
        stated = query.get("page", "")
        number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 7 else 1
        if number <= NUMBERED:
            return cls(max(number, 1), None)
        after = _after(query.get("after", ""))
        return cls(number, after) if after is not None else cls(NUMBERED, None)

    @property
    def skipped(self) -> int:
        """Rows before the page that have to be skipped; none where it begins after a known one."""
        return 0 if self.after is not None else (self.number - 1) * ON_A_PAGE


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list of `whole` publications (件). `onward` is the query string of the next page."""

    lines: list[Line]
    place: Place
    whole: int
    onward: str

    @classmethod
    def of(cls, rows: Sequence[Publication], place: Place, whole: int, asked: str = "") -> "Listing":
        """From up to one row more than a page has; `asked` is what else the address asks for."""
        shown = list(rows[:ON_A_PAGE])
        number = place.number + 1
        onward = f"{asked}page={number}"
        if number > NUMBERED and shown:
            onward += f"&after={_key(shown[-1])}"
        return cls([Line.of(row) for row in shown], place, whole, onward if len(rows) > ON_A_PAGE else "")

    @property
    def number(self) -> int:
        """Of the page, from 1."""
        return self.place.number

    @property
    def first(self) -> int:
        """Which of all is the first on the page."""
        return (self.number - 1) * ON_A_PAGE + 1

    @property
    def last(self) -> int:
        """Which of all is the last on the page."""
        return self.first + len(self.lines) - 1

    @property
    def numbers(self) -> list[int | None]:
        """Pages to choose from; None for those left out between."""
        pages = min(-(-self.whole // ON_A_PAGE), NUMBERED)
        return page_numbers(self.number, pages)


def page_of(rows: Any, place: Place, whole: int, asked: str = "") -> Listing:
    """The page of a queryset of publications, newest first."""
    ordered = rows.newest().only(*COLUMNS)
    if place.after is not None:
        ordered = ordered.filter(place.after)
    return Listing.of(ordered[place.skipped : place.skipped + ON_A_PAGE + 1], place, whole, asked)


def _key(row: Publication) -> str:
    return f"{(row.published_at - _BEGINNING) // timedelta(microseconds=1)}-{row.pk}"


def _after(text: str) -> Q | None:
    at, _, pk = text.partition("-")
    if not (f"{at}{pk}".isascii() and at.isdigit() and pk.isdigit() and len(at) < 17 and len(pk) < 19):
        return None
    moment = _BEGINNING + timedelta(microseconds=int(at))
    # The first condition says the same as the second in a way that an index can answer.
    return Q(published_at__lte=moment) & (Q(published_at__lt=moment) | Q(document_id__lt=int(pk)))
