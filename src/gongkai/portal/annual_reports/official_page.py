"""A report that an agency published here: its page is the report itself, with its day, its corrections and its files.

What the rules say of it stands on a page beside it (`library_report.check`): nothing of ours is printed into an
official text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.annual.examination import Examination
from gongkai.annual.models import LibraryReport
from gongkai.annual.names_borne import names_of
from gongkai.annual.publishing.versions import Version, content, versions
from gongkai.portal import title
from gongkai.portal.report_file import as_file
from gongkai.portal.report_page import ReportPage, report_page
from gongkai.report.finding import CheckResult
from gongkai.report.value import Report
from gongkai.report.writing import Kind, write


@dataclass(frozen=True, slots=True)
class Published:
    """What the page prints besides the report: which version this is, and what became of it."""

    filed: LibraryReport
    version: Version
    versions: Sequence[Version]

    @property
    def agency(self) -> Agency:
        """Whose report it is."""
        if self.filed.own is None:
            raise ValueError("a report read from outside has no official page")
        return self.filed.own.agency

    @property
    def has_platform(self) -> bool:
        """Whether its agency's column of reports can be linked."""
        return hasattr(self.agency, "platform")

    @property
    def corrected(self) -> Version | None:
        """The version that took the place of this one."""
        return next((one for one in self.versions if one.number > self.version.number), None)

    @property
    def earlier(self) -> list[Version]:
        """Those before it, the last first."""
        return [one for one in reversed(self.versions) if one.number < self.version.number]


OFFICIAL = LibraryReport.objects.select_related("own__agency__platform").defer("own__data", "own__records")
"""Reports with whose they are, without a second text."""


def printed(report: Report) -> ReportPage:
    """The report as pages print it, without marks."""
    return report_page(Examination(report, report, CheckResult(), {}))


def official(request: HttpRequest, filed: LibraryReport) -> HttpResponse:
    """The version that stands."""
    every = versions(filed)
    return _page(request, Published(filed, every[-1], every), filed.report)


@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version that a correction took the place of; the newest one has its own address."""
    filed = get_object_or_404(OFFICIAL.exclude(own=None), pk=pk)
    every = versions(filed)
    found = next((one for one in every if one.number == number), None)
    report = content(filed, number)
    if found is None or report is None:
        raise Http404
    if found is every[-1]:
        return redirect("report", pk)
    return _page(request, Published(filed, found, every), report)


@require_safe
def version_file(_request: HttpRequest, pk: int, number: int, kind: str) -> HttpResponse:
    """Such a version as a file, named by its number."""
    filed = get_object_or_404(OFFICIAL.exclude(own=None), pk=pk)
    report = content(filed, number) if kind in tuple(Kind) else None
    if report is None:
        raise Http404
    return as_file(write(report, kind), report, Kind(kind), f"（第{number}版）")


def _page(request: HttpRequest, published: Published, report: Report) -> HttpResponse:
    filed = published.filed
    beside = LibraryReport.objects.filter(agency__in=names_of(published.agency)).exclude(pk=filed.pk)
    response = render(
        request,
        "portal/annual_reports/report.html",
        {
            "filed": filed,
            "published": published,
            "title_parts": title.parts(report.title),
            "report": report,
            "sections": printed(report).sections(),
            "others": beside.order_by("-year").values("pk", "year"),
            "kinds": list(Kind),
        },
    )
    response.headers["Cache-Control"] = "private, no-cache"
    return response
