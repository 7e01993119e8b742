"""订阅: Atom feeds of annual reports, of all agencies or of one. A correction tells itself with its reason."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.annual.models import LibraryReport
from gongkai.annual.models.library import LibraryReportQuerySet
from gongkai.annual.names_borne import names_of
from gongkai.portal.annual_reports.stamps import LibraryStamp, of_library
from gongkai.portal.cached_pages import kept_while
from gongkai.text.control_characters import without_controls

ENTRIES = 50


@require_safe
@kept_while(of_library)
def site(request: HttpRequest, _stamp: LibraryStamp) -> HttpResponse:
    """What all agencies published or corrected last."""
    title = _("%(site)s－政府信息公开年报") % {"site": settings.IDENTITY.name}
    return _atom(request, title, reverse("library"), LibraryReport.objects.all())


@require_safe
def agency(request: HttpRequest, pk: int) -> HttpResponse:
    """The reports of an agency, also those under its former names."""
    found = get_object_or_404(Agency, pk=pk, platform__isnull=False)
    title = _("%(agency)s－政府信息公开年报") % {"agency": found.name}
    rows = LibraryReport.objects.filter(agency__in=names_of(found))
    response = _atom(request, title, reverse("platform-reports", args=(pk,)), rows)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _atom(request: HttpRequest, title: str, page: str, rows: LibraryReportQuerySet) -> HttpResponse:
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(page),
        description=title,
        language=get_language(),
        feed_url=request.build_absolute_uri(request.get_full_path()),
    )
    newest = rows.newest().select_related("own").defer("data", "text", "own__data", "own__records")
    for filed in newest[:ENTRIES]:
        address = request.build_absolute_uri(reverse("report", args=(filed.pk,)))
        feed.add_item(
            title=without_controls(filed.title),
            link=address,
            description=without_controls(_says(filed)),
            unique_id=address,
            author_name=without_controls(filed.agency),
            pubdate=filed.added_at,
            updateddate=filed.added_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _says(filed: LibraryReport) -> str:
    """The title, and of a correction why it was made."""
    if filed.own is None or filed.own.version == 1:
        return filed.title
    return _("%(title)s（第%(n)s版，更正原因：%(reason)s）") % {
        "title": filed.title,
        "n": filed.own.version,
        "reason": filed.own.reason,
    }
