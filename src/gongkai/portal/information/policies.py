"""政策文件: rules, normative and other documents of an agency, each with its interpretations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.portal.cached_pages import kept_while
from gongkai.portal.information import stamps
from gongkai.portal.information.listing import Place, page_of
from gongkai.portal.information.page import platform_page
from gongkai.portal.information.platform import none_here, platform_at
from gongkai.portal.information.stamps import PlatformStamp
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Publication

_POLICIES = tuple(kind.value for kind in DocumentKind if kind.about.interpreted)


@require_safe
@kept_while(stamps.of_platform)
def policies(request: HttpRequest, stamp: PlatformStamp | None, pk: int) -> HttpResponse:
    """A page of the list."""
    platform = platform_at(stamp or none_here(pk))
    rows = Publication.objects.filter(agency=platform.agency, kind__in=_POLICIES)
    listing = page_of(rows, Place.asked(request.GET), rows.count())
    return render(
        request,
        "portal/information/policies.html",
        {**platform_page(platform, "policies"), "listing": listing, "whole": listing.whole},
    )
