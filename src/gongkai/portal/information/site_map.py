"""网站地图: for people a page with everything, for search engines an index of files with at most 10,000 addresses each.

A file covers a range of document numbers, so that publishing moves no address from one file to another.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
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
    last = Publication.objects.aggregate(last=Max("pk"))["last"] or 0
    names = [reverse("sitemap-pages")]
    names += [reverse("sitemap-documents", args=(number,)) for number in range(last // IN_A_FILE + 1)]
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
    first, site = number * IN_A_FILE, _whole(request, "/info/")
    rows = Publication.objects.filter(pk__gte=first, pk__lt=first + IN_A_FILE).order_by("pk")
    numbers = rows.values_list("pk", flat=True)
    return _xml("urlset", (f"<url><loc>{site}{pk}/</loc></url>" for pk in numbers))


def _whole(request: HttpRequest, address: str) -> str:
    return escape(request.build_absolute_uri(address))


def _xml(root: str, parts: Iterable[str]) -> HttpResponse:
    said = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">{"".join(parts)}</{root}>\n'
    response = HttpResponse(said, content_type=_XML)
    response.headers["Cache-Control"] = "no-cache"
    return response
