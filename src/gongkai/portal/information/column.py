"""A column (栏目) of an agency's platform: its documents newest first, by year, theme, validity and words."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.agencies.prepared import Prepared
from gongkai.law.validity import Validity
from gongkai.portal.cached_pages import kept_while, remembered
from gongkai.portal.information import stamps
from gongkai.portal.information.listing import COLUMNS, ON_A_PAGE, Listing, Place, page_of
from gongkai.portal.information.page import platform_page
from gongkai.portal.information.platform import STATES_KEPT, PlatformView, none_here, platform_at
from gongkai.portal.information.stamps import PlatformStamp
from gongkai.publishing.facets import THEMES
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Column, Publication, Section
from gongkai.publishing.models.publication import PublicationQuerySet
from gongkai.publishing.register import counting
from gongkai.publishing.scope import Scope

REGISTER = {kind.about.column: kind for kind in counting.KINDS}
"""Columns of rules and normative documents: lists with validity, and with the counts of the register above them."""
_IN_FORCE = tuple(one.value for one in Validity if one.counts_in_force)
_CHANGED = (Validity.AMENDED.value, Validity.PARTLY_REPEALED.value)
_VALIDITIES = {"valid": _IN_FORCE, "changed": _CHANGED, **{one.value: (one.value,) for one in Validity}}
"""What an address may ask for: all that counts as in force, what of it was changed, or one validity."""
_BRACKETS = str.maketrans("[]［］【】", "〔〕〔〕〔〕")
"""Brackets of document numbers as people type them, to those that are printed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address narrows the list to; what cannot be meant counts as not asked."""

    words: str = ""
    year: int | None = None
    theme: str = ""
    validity: str = ""
    """A key of `_VALIDITIES`."""
    ended: int | None = None
    """The year in which a document was repealed or expired."""

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """From `?q=&year=&theme=&validity=&ended=`."""
        theme, validity = query.get("theme", ""), query.get("validity", "")
        return cls(
            query.get("q", "").strip()[:100],
            _year(query.get("year", "")),
            theme if theme in THEMES else "",
            validity if validity in _VALIDITIES else "",
            _year(query.get("ended", "")),
        )

    @property
    def address(self) -> str:
        """The same as the beginning of a query string."""
        pairs = {
            "q": self.words,
            "year": self.year,
            "theme": self.theme,
            "validity": self.validity,
            "ended": self.ended,
        }
        stated = urlencode({name: value for name, value in pairs.items() if value})
        return f"{stated}&" if stated else ""

    def narrow(self, rows: PublicationQuerySet, *, register: bool) -> PublicationQuerySet:
        """Those of the rows that are asked for. Of a register the year is that of the document, else of publication."""
        if self.words:
            rows = rows.filter(
                Q(title__icontains=self.words) | Q(document_number__icontains=self.words.translate(_BRACKETS))
            )
        if self.year and register:
            rows = rows.filter(date_of_document__year=self.year)
        elif self.year:
            rows = rows.filter(
                published_at__gte=_new_year(self.year), published_at__lt=_new_year(self.year + 1)
            )
        if self.theme:
            rows = rows.filter(theme=self.theme)
        if self.validity:
            rows = rows.filter(validity__in=_VALIDITIES[self.validity])
        if self.ended:
            rows = rows.filter(repealed_date__year=self.ended)
        return rows


@require_safe
@kept_while(stamps.of_platform)
def column(request: HttpRequest, stamp: PlatformStamp | None, pk: int, code: str) -> HttpResponse:
    """A page of the list, with the navigation of the platform beside it."""
    platform = platform_at(stamp or none_here(pk))
    here = platform.column(code)
    if here.section == Section.GUIDE:
        return redirect("platform-guide", pk)
    if here.section == Section.REPORTS:
        return redirect("platform-reports", pk)
    return column_page(request, platform, here)


def column_page(request: HttpRequest, platform: PlatformView, here: Column) -> HttpResponse:
    """The page of one column."""
    asked, place = Asked.of(request.GET), Place.asked(request.GET)
    register = here.code in REGISTER
    stamp = platform.stamp
    return render(
        request,
        "portal/information/column.html",
        {
            **platform_page(platform, here.section, here.code),
            "column": here,
            "asked": asked,
            "listing": _listing(platform, here, asked, place),
            "whole": platform.counts.get(here.pk, 0),
            "summary": register_at(stamp, here.pk, REGISTER[here.code], timezone.localdate().year)
            if register
            else None,
            "years": years_at(stamp, here.pk, register=register),
            "themes": THEMES,
            "catalogue": f"{reverse('catalogue', args=(stamp.agency,))}?column={here.code}",
        },
    )


def _year(text: str) -> int | None:
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return year if 1900 <= year <= 2999 else None


def _new_year(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=timezone.get_default_timezone())


def _listing(platform: PlatformView, here: Column, asked: Asked, place: Place) -> Listing:
    if asked == _NOTHING and place.after is None:
        rows = _numbered(place.number)(platform.agency.pk, here.pk)
        return Listing.of(rows, place, platform.counts.get(here.pk, 0))
    every = Publication.objects.filter(agency=platform.agency, column=here)
    found = asked.narrow(every, register=here.code in REGISTER)
    whole = platform.counts.get(here.pk, 0) if asked == _NOTHING else found.count()
    return page_of(found, place, whole, asked.address)


_NOTHING = Asked()


@cache
def _numbered(number: int) -> Prepared[Publication]:
    """The page of this number of a whole column; there are no more than `listing.NUMBERED`."""
    first = (number - 1) * ON_A_PAGE
    return Prepared(
        lambda agency, column: (
            Publication.objects.filter(agency_id=agency, column_id=column)
            .newest()
            .only(*COLUMNS)[first : first + ON_A_PAGE + 1]
        ),
        -1,
        -2,
    )


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the register: the code in the address, the words, and how many documents."""

    code: str
    label: str
    documents: int


@dataclass(frozen=True, slots=True)
class RegisterSummary:
    """What stands above a register, as Table 2 of the annual report counts it; the year is the present one.

    `without_text` are those in force that have no page here: issued before the platform, or shown until a day.
    `by_validity` counts pages.
    """

    by_validity: dict[str, int]
    issued: int
    repealed: int
    in_force: int
    amended: int
    without_text: int
    year: int

    @property
    def tabs(self) -> list[Tab]:
        """In force first, then what is not, as far as there is any."""
        others = [one for one in Validity if not one.counts_in_force and self.by_validity.get(one)]
        return [
            Tab("valid", "现行有效", sum(self.by_validity.get(code, 0) for code in _IN_FORCE)),
            *(Tab(one.value, one.label, self.by_validity[one]) for one in others),
        ]


@remembered
@lru_cache(maxsize=STATES_KEPT)
def register_at(stamp: PlatformStamp, column: int, kind: DocumentKind, year: int) -> RegisterSummary:
    """The counts of a kind of the register, and of the pages in its column, at one state of the platform."""
    rows = Publication.objects.filter(agency=stamp.agency, column=column).order_by()
    by_validity = dict(rows.exclude(validity="").values_list("validity").annotate(Count("pk")))
    scope = Scope.of_year(Agency.objects.get(pk=stamp.agency), year)
    in_force = counting.in_force(scope, kind).rows
    return RegisterSummary(
        by_validity,
        counting.issued(scope, kind).number,
        counting.repealed(scope, kind).number,
        in_force.count(),
        counting.changed_in_force(scope, kind).number,
        in_force.filter(is_public=False).count(),
        year,
    )


@remembered
@lru_cache(maxsize=STATES_KEPT)
def years_at(stamp: PlatformStamp, column: int, *, register: bool) -> tuple[int, ...]:
    """The years to choose from, latest first, at one state of the platform."""
    field = "date_of_document" if register else "published_at"
    ends: dict[str, Any] = Publication.objects.filter(agency=stamp.agency, column=column).aggregate(
        first=Min(field), last=Max(field)
    )
    if ends["first"] is None:
        return ()
    if not register:
        ends = {name: timezone.localdate(at) for name, at in ends.items()}
    return tuple(range(ends["last"].year, ends["first"].year - 1, -1))
