"""政府信息公开年报: an agency's column of its reports by year; a government's also those of its units, a year at a time."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.annual.models import LibraryReport
from gongkai.annual.names_borne import bearers, names_of
from gongkai.portal.information import stamps
from gongkai.portal.information.page import platform_page
from gongkai.portal.information.platform import none_here, platform_at
from gongkai.publishing.models import Section


@dataclass(frozen=True, slots=True)
class Below:
    """Reports of the agencies below on one of the years that have any, in the order of the tree."""

    years: list[int]
    year: int
    reports: list[LibraryReport]


@require_safe
def column(request: HttpRequest, pk: int) -> HttpResponse:
    """The page: what is public. Who has not published yet is not said here."""
    platform = platform_at(stamps.of_platform(pk) or none_here(pk))
    response = render(
        request,
        "portal/information/reports.html",
        {
            **platform_page(platform, Section.REPORTS, "reports"),
            "reports": LibraryReport.objects.listed().filter(agency__in=names_of(platform.agency)),
            "below": _below(platform.agency, request.GET.get("year", "")),
        },
    )
    response.headers["Cache-Control"] = "no-cache"
    return response


def _below(agency: Agency, asked: str) -> Below | None:
    """None where no agency below has a report; the newest year where the one asked for has none."""
    below = Agency.objects.within(agency).exclude(pk=agency.pk).only("name", "short_name", "path")
    by_name = bearers(below)
    filed = LibraryReport.objects.filter(agency__in=by_name)
    years = list(filed.order_by("-year").values_list("year", flat=True).distinct())
    if not years:
        return None
    year = next((one for one in years if str(one) == asked), years[0])
    reports = sorted(filed.listed().filter(year=year), key=lambda one: by_name[one.agency].path)
    return Below(years, year, reports)
