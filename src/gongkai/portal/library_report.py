"""One report of the public library: its page, its files, its neighbours."""

import functools
import hashlib
from importlib.metadata import version

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_http_methods, require_safe

from gongkai.annual import steps
from gongkai.annual.examination import examine, examine_library
from gongkai.annual.models import LibraryReport
from gongkai.annual.names_borne import names_beside
from gongkai.portal import title
from gongkai.portal.annual_reports.official_page import OFFICIAL, official
from gongkai.portal.comparison_page import comparison_page
from gongkai.portal.report_file import as_file
from gongkai.portal.report_page import FINDINGS_SHOWN, report_page
from gongkai.report.comparison import compare as compare_reports
from gongkai.report.writing import Kind, write


@functools.cache
def _program() -> str:
    return version("gongkai")


def _etag(request: HttpRequest, pk: int, kind: str = "page") -> str | None:
    """Changes with the report, its neighbours of the same agency, the program and whatever the visitor chose."""
    filed = LibraryReport.objects.filter(pk=pk).values_list("agency", flat=True).first()
    if filed is None:
        return None
    same = LibraryReport.objects.filter(agency__in=names_beside(filed))
    neighbours = same.order_by("year").values_list("pk", "digest", "own")
    told = (_program(), kind, get_language(), request.COOKIES.get("mode"), request.user.pk, list(neighbours))
    # A message for this visitor stands on the page once: then the page is not the one known before.
    if messages.get_messages(request):
        return None
    return f'"{hashlib.sha256(repr(told).encode()).hexdigest()[:32]}"'


@require_safe
@condition(etag_func=_etag)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole report: as its agency published it here, or as it was read, with findings beside the cells."""
    filed = get_object_or_404(OFFICIAL, pk=pk)
    return official(request, filed) if filed.own_id else _examined(request, filed)


@require_safe
@condition(etag_func=_etag)
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What the rules say of a report that has an official page; of any other they say it on its own."""
    filed = get_object_or_404(LibraryReport, pk=pk)
    return _examined(request, filed) if filed.own_id else redirect("report", pk)


def _examined(request: HttpRequest, filed: LibraryReport) -> HttpResponse:
    """Texts, tables with findings beside their cells, downloads, other years."""
    shown = report_page(examine_library(filed))
    same = LibraryReport.objects.filter(agency__in=names_beside(filed.agency))
    response = render(
        request,
        "portal/report.html",
        {
            "filed": filed,
            "title_parts": title.parts(filed.title),
            "shown": shown,
            "agency_to": f"{reverse('library')}?{urlencode({'agency': filed.agency})}",
            "reasons": shown.reasons(),
            "report": shown.examination.report,
            "sections": shown.sections(),
            "others": same.exclude(pk=filed.pk).order_by("-year").values("pk", "year"),
            "kinds": list(Kind),
            "most": f":{FINDINGS_SHOWN}",
        },
    )
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
@condition(etag_func=_etag)
def download(_request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The report as a file; with what the rules say of it where it was read from outside."""
    if kind not in tuple(Kind):
        raise Http404
    filed = get_object_or_404(LibraryReport, pk=pk)
    report = filed.report
    result = None if filed.own_id else examine(report).result
    return as_file(write(report, kind, result=result), report, Kind(kind))


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two reports of one agency side by side: `?with=` is the other one's number."""
    filed = get_object_or_404(LibraryReport, pk=pk)
    same = LibraryReport.objects.filter(agency__in=names_beside(filed.agency))
    others = same.exclude(pk=pk).order_by("-year")
    asked = request.GET.get("with", "")
    if not asked.isdecimal() or len(asked) > 18:
        raise Http404
    other = get_object_or_404(others, pk=int(asked))
    earlier, later = sorted((filed, other), key=lambda report: report.year)
    return render(
        request,
        "portal/compare.html",
        {
            "filed": filed,
            "earlier": earlier,
            "later": later,
            "others": others,
            "page": comparison_page(compare_reports(earlier.report, later.report)),
        },
    )


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """A page that asks once, since it cannot be undone; then out of the library. None for what an agency published here."""
    filed = get_object_or_404(LibraryReport, pk=pk, own=None)
    if request.method == "GET":
        return render(request, "portal/report_remove.html", {"filed": filed})
    removed = filed.title
    steps.remove_from_library(filed, user=request.user)
    messages.success(request, _("已移出年报库：%(title)s。") % {"title": removed})
    return redirect("library")
