"""公开统计: how much was published, by year, column and channel; what annual reports say of applications. Tables, no charts."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.annual.models import LibraryReport
from gongkai.portal.cached_pages import kept_while, remembered
from gongkai.portal.information import stamps
from gongkai.portal.information.page import platform_page
from gongkai.portal.information.platform import none_here, platform_at
from gongkai.portal.information.stamps import PlatformStamp, SiteStamp
from gongkai.publishing.models import ChannelKind, Placement, Publication

YEARS = 5
"""Shown side by side, the present one first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it counts, its page if it has one, a number for each year, and all years together."""

    label: str
    address: str
    numbers: tuple[int, ...]
    whole: int


@require_safe
@kept_while(stamps.of_platform)
def of_agency(request: HttpRequest, stamp: PlatformStamp | None, pk: int) -> HttpResponse:
    """Of one agency: by column and year, by channel and year."""
    platform = platform_at(stamp or none_here(pk))
    years = _years()
    return render(
        request,
        "portal/information/statistics.html",
        {
            **platform_page(platform, "statistics"),
            "years": years,
            "columns": _by_column(platform.stamp, years[0]),
            "channels": _by_channel(platform.stamp, years[0]),
        },
    )


@require_safe
@kept_while(stamps.of_site)
def of_site(request: HttpRequest, stamp: SiteStamp) -> HttpResponse:
    """Of the whole site: by agency, this year and altogether; how many reports each has in the library."""
    reports = dict(LibraryReport.objects.order_by().values_list("agency").annotate(Count("pk")))
    agencies, whole = _by_agency(stamp, timezone.localdate().year)
    return render(
        request,
        "portal/information/site_statistics.html",
        {"agencies": agencies, "whole": whole, "reports": reports, "year": timezone.localdate().year},
    )


def _years() -> tuple[int, ...]:
    this = timezone.localdate().year
    return tuple(range(this, this - YEARS, -1))


@remembered
@lru_cache(maxsize=200)
def _by_column(stamp: PlatformStamp, this_year: int) -> list[Row]:
    counted = (
        Publication.objects.filter(agency=stamp.agency)
        .order_by()
        .values_list("column", ExtractYear("published_at"))
        .annotate(Count("pk"))
    )
    found = Counter({(column, year): documents for column, year, documents in counted})
    return [
        _row(column.name, f"/agencies/{stamp.agency}/columns/{column.code}/", found, column.pk, this_year)
        for column in platform_at(stamp).columns
        if platform_at(stamp).counts.get(column.pk)
    ]


@remembered
@lru_cache(maxsize=200)
def _by_channel(stamp: PlatformStamp, this_year: int) -> list[Row]:
    # The site's own column counts itself, above; of the other channels only what has not been taken down.
    counted = (
        Placement.objects.counted()
        .filter(Q(document=None) | Q(document__is_public=True), agency=stamp.agency)
        .exclude(channel=ChannelKind.SITE)
        .order_by()
        .values_list("channel", "on__year")
        .annotate(Count("pk"))
    )
    found = Counter({(channel, year): items for channel, year, items in counted})
    used = {channel for channel, _year in found}
    return [_row(str(one.label), "", found, one.value, this_year) for one in ChannelKind if one.value in used]


def _row(label: str, address: str, found: "Counter[tuple[object, int]]", of: object, this_year: int) -> Row:
    numbers = tuple(found[of, this_year - before] for before in range(YEARS))
    return Row(label, address, numbers, sum(count for (one, _year), count in found.items() if one == of))


@remembered
@lru_cache(maxsize=4)
def _by_agency(_stamp: SiteStamp, this_year: int) -> tuple[list[Row], Row]:
    first = datetime(this_year, 1, 1, tzinfo=timezone.get_default_timezone())
    rows = Publication.objects.order_by().values_list("agency")
    every = dict(rows.annotate(Count("pk")))
    new = dict(rows.filter(published_at__gte=first).annotate(Count("pk")))
    having = Agency.objects.filter(platform__isnull=False).in_order()
    found = [
        Row(one.name, f"/agencies/{one.pk}/statistics/", (new.get(one.pk, 0),), every.get(one.pk, 0))
        for one in having
    ]
    return found, Row("", "", (sum(new.values()),), sum(every.values()))
