"""网站地图: for people a page with everything, for search engines an index of files with at most 10,000 addresses each.

A file covers a range of numbers of documents or of annual reports, so that publishing moves no address from one file to another.
"""

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.annual.models import LibraryReport
from gongkai.portal.cached_pages import kept_while
from gongkai.portal.information import stamps
from gongkai.portal.information.platform import all_agencies
from gongkai.portal.information.stamps import SiteStamp
from gongkai.publishing.models import Column, Publication, Topic

IN_A_FILE = 10_000
_XML = "application/xml; charset=utf-8"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@require_safe
@kept_while(stamps.of_site)
def page(request: HttpRequest, stamp: SiteStamp) -> HttpResponse:
    """All fixed pages, topics, and every agency with its platform."""
    return render(
        request,
        "portal/information/site_map.html",
        {
            "agencies": all_agencies(stamp.last_event, stamp.last_column, timezone.localdate()).groups,
            "topics": Topic.objects.open().select_related("agency").order_by("-opened_on"),
        },
    )


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Which files there are."""
    names = [reverse("sitemap-pages")]
    for name, rows in (
        ("sitemap-documents", Publication.objects),
        ("sitemap-reports", LibraryReport.objects),
    ):
        last = rows.aggregate(last=Max("pk"))["last"] or 0
        names += [reverse(name, args=(number,)) for number in range(last // IN_A_FILE + 1)]
    files = (f"<sitemap><loc>{_whole(request, name)}</loc></sitemap>" for name in names)
    return _xml("sitemapindex", files)


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """Home, agencies, columns with documents, topics."""
    having = Agency.objects.filter(platform__isnull=False).in_order().values_list("pk", flat=True)
    columns = Column.objects.filter(in_use=True, publications__isnull=False).distinct().order_by("pk")
    addresses = [
        reverse("home"),
        *(reverse(name, args=(pk,)) for pk in having for name in ("platform", "platform-guide", "catalogue")),
        *(reverse("column", args=named) for named in columns.values_list("agency", "code")),
        *(
            reverse("topic", args=named)
            for named in Topic.objects.order_by("pk").values_list("agency", "code")
        ),
    ]
    return _xml("urlset", (f"<url><loc>{_whole(request, address)}</loc></url>" for address in addresses))


@require_safe
def documents(request: HttpRequest, number: int) -> HttpResponse:
    """The documents of one range of numbers."""
    return _range(request, "/info/", Publication.objects.all(), number)


@require_safe
def reports(request: HttpRequest, number: int) -> HttpResponse:
    """The annual reports of one range of numbers."""
    return _range(request, "/reports/", LibraryReport.objects.all(), number)


def _range(request: HttpRequest, before: str, rows: "QuerySet[Any]", number: int) -> HttpResponse:
    first, site = number * IN_A_FILE, _whole(request, before)
    here = rows.filter(pk__gte=first, pk__lt=first + IN_A_FILE).order_by("pk")
    numbers = here.values_list("pk", flat=True)
    return _xml("urlset", (f"<url><loc>{site}{pk}/</loc></url>" for pk in numbers))


def _whole(request: HttpRequest, address: str) -> str:
    return escape(request.build_absolute_uri(address))


def _xml(root: str, parts: Iterable[str]) -> HttpResponse:
    said = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">{"".join(parts)}</{root}>\n'
    response = HttpResponse(said, content_type=_XML)
    response.headers["Cache-Control"] = "no-cache"
    return response
