"""One report of the public library: its page, its files, its neighbours."""

import functools
import hashlib
from importlib.metadata import version

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_http_methods, require_safe

from gongkai.annual import steps
from gongkai.annual.examination import examine, examine_library
from gongkai.annual.models import LibraryReport
from gongkai.portal import title
from gongkai.portal.comparison_page import comparison_page
from gongkai.portal.report_page import FINDINGS_SHOWN, report_page
from gongkai.report.comparison import compare as compare_reports
from gongkai.report.value import Report
from gongkai.report.writing import Kind, write


@functools.cache
def _program() -> str:
    return version("gongkai")


def _etag(request: HttpRequest, pk: int, kind: str = "page") -> str | None:
    """Changes with the report, its neighbours of the same agency, the program and whatever the visitor chose."""
    filed = LibraryReport.objects.filter(pk=pk).values_list("agency", flat=True).first()
    if filed is None:
        return None
    neighbours = LibraryReport.objects.filter(agency=filed).order_by("year").values_list("pk", "digest")
    told = (_program(), kind, get_language(), request.COOKIES.get("mode"), request.user.pk, list(neighbours))
    # A message for this visitor stands on the page once: then the page is not the one known before.
    if messages.get_messages(request):
        return None
    return f'"{hashlib.sha256(repr(told).encode()).hexdigest()[:32]}"'


@require_safe
@condition(etag_func=_etag)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole report: texts, tables with findings beside their cells, downloads, other years."""
    filed = get_object_or_404(LibraryReport, pk=pk)
    shown = report_page(examine_library(filed))
    years = LibraryReport.objects.filter(agency=filed.agency).order_by("-year").values("pk", "year")
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
            "years": years,
            "others": [year for year in years if year["pk"] != filed.pk],
            "kinds": list(Kind),
            "most": f":{FINDINGS_SHOWN}",
        },
    )
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
@condition(etag_func=_etag)
def download(_request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The report as a file."""
    if kind not in tuple(Kind):
        raise Http404
    filed = get_object_or_404(LibraryReport, pk=pk)
    examination = examine(filed.report)
    return as_file(write(examination.report, kind, result=examination.result), filed.report, Kind(kind))


def as_file(content: bytes, report: Report, kind: Kind, suffix: str = "") -> HttpResponse:
    """An answer that a browser saves under the report's own name."""
    year = f"{report.year}年" if report.year else ""
    named = report.title or f"{report.agency}{year}{_('政府信息公开工作年度报告')}"
    name = f"{named}{suffix}.{kind}".replace("/", "／")
    response = HttpResponse(content, content_type=kind.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two reports of one agency side by side: `?with=` is the other one's number."""
    filed = get_object_or_404(LibraryReport, pk=pk)
    others = LibraryReport.objects.filter(agency=filed.agency).exclude(pk=pk).order_by("-year")
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
    """A page that asks once, since it cannot be undone; then out of the library."""
    filed = get_object_or_404(LibraryReport, pk=pk)
    if request.method == "GET":
        return render(request, "portal/report_remove.html", {"filed": filed})
    removed = filed.title
    steps.remove_from_library(filed, user=request.user)
    messages.success(request, _("已移出年报库：%(title)s。") % {"title": removed})
    return redirect("library")
