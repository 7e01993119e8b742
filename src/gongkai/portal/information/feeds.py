"""Atom feeds of the site, of an agency, of a column and of a topic: the newest publications, each with its address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gongkai.portal.cached_pages import kept_while
from gongkai.portal.information import stamps
from gongkai.portal.information.platform import none_here, platform_at
from gongkai.portal.information.stamps import PlatformStamp, SiteStamp
from gongkai.portal.information.topic import documents_of
from gongkai.publishing.models import Publication, Topic
from gongkai.publishing.models.publication import PublicationQuerySet
from gongkai.text.control_characters import without_controls

ENTRIES = 30
_READ = ("title", "abstract", "issuers", "published_at")


@require_safe
@kept_while(stamps.of_site)
def site(request: HttpRequest, _stamp: SiteStamp) -> HttpResponse:
    """What all agencies published last."""
    return atom(request, settings.IDENTITY.name, reverse("home"), Publication.objects.newest().only(*_READ))


@require_safe
@kept_while(stamps.of_platform)
def agency(request: HttpRequest, stamp: PlatformStamp | None, pk: int) -> HttpResponse:
    """What an agency published last."""
    platform = platform_at(stamp or none_here(pk))
    rows = Publication.objects.filter(agency=pk).newest().only(*_READ)
    return atom(request, platform.agency.name, reverse("platform", args=(pk,)), rows)


@require_safe
@kept_while(stamps.of_platform)
def column(request: HttpRequest, stamp: PlatformStamp | None, pk: int, code: str) -> HttpResponse:
    """What appeared last in a column."""
    platform = platform_at(stamp or none_here(pk))
    here = platform.column(code)
    rows = Publication.objects.filter(agency=pk, column=here).newest().only(*_READ)
    title = f"{platform.agency.name}－{here.name}"
    return atom(request, title, reverse("column", args=(pk, code)), rows)


@require_safe
@kept_while(stamps.of_site)
def topic(request: HttpRequest, _stamp: SiteStamp, agency: int, code: str) -> HttpResponse:
    """What came to a topic last."""
    found = Topic.objects.filter(agency=agency, code=code).first()
    if found is None:
        raise Http404
    rows = documents_of(found).newest().only(*_READ)
    return atom(request, found.name, reverse("topic", args=(agency, code)), rows)


def atom(request: HttpRequest, title: str, page: str, rows: PublicationQuerySet) -> HttpResponse:
    """A feed of the first of the rows; `page` shows the same to a reader."""
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(page),
        description=title,
        language=get_language(),
        feed_url=request.build_absolute_uri(request.get_full_path()),
    )
    for row in rows[:ENTRIES]:
        address = request.build_absolute_uri(f"/info/{row.pk}/")
        feed.add_item(
            # What an old site brought may have characters that no feed may hold.
            title=without_controls(row.title),
            link=address,
            description=without_controls(row.abstract or row.title),
            unique_id=address,
            author_name=without_controls(row.issuers),
            pubdate=row.published_at,
            updateddate=row.published_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
