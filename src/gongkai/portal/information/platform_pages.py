"""Pages of an agency's platform beside its columns: the agency, its guide, its rules, its statutory content, its reports."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.models import Agency
from gongkai.law.statutory_content import ART_20, ART_21
from gongkai.portal.cached_pages import kept_while
from gongkai.portal.information import stamps
from gongkai.portal.information.column import column_page
from gongkai.portal.information.listing import COLUMNS, Line
from gongkai.portal.information.page import platform_page
from gongkai.portal.information.platform import Listed, PlatformView, none_here, platform_at
from gongkai.portal.information.stamps import PlatformStamp
from gongkai.publishing.guide.element import Guide, element
from gongkai.publishing.models import GuideChange, Leader, Platform, Publication, Section, Topic

NEWEST = 7
CHANGES = 20
"""Corrections of the guide that its page shows, newest first."""
_ITEMS = {item.code: item for item in (*ART_20, *(one for items in ART_21.values() for one in items))}


@require_safe
@kept_while(stamps.of_platform)
def agency(request: HttpRequest, stamp: PlatformStamp | None, pk: int) -> HttpResponse:
    """概况: what the agency does, who leads it, how to reach it, what it published last, what lies below it."""
    platform = platform_at(stamp or none_here(pk))
    own, today = platform.agency, timezone.localdate()
    newest = Publication.objects.filter(agency=own).newest().only(*COLUMNS)[:NEWEST]
    below = Agency.objects.within(own).in_being(today).filter(platform__isnull=False).exclude(pk=own.pk)
    return render(
        request,
        "portal/information/agency.html",
        {
            **platform_page(platform, ""),
            "leaders": Leader.objects.filter(agency=own, until=None).order_by("position", "pk"),
            "units": own.units.filter(in_use=True).order_by("pk"),
            "newest": [Line.of(row) for row in newest],
            "topics": Topic.objects.filter(agency=own).open().order_by("-opened_on"),
            "below": below.in_order(),
        },
    )


@require_safe
@kept_while(stamps.of_platform)
def guide(request: HttpRequest, stamp: PlatformStamp | None, pk: int) -> HttpResponse:
    """政府信息公开指南, Art 12, with the corrections made to it."""
    platform = platform_at(stamp or none_here(pk))
    changes = GuideChange.objects.filter(agency=platform.agency)
    return render(
        request,
        "portal/information/guide.html",
        {
            **platform_page(platform, Section.GUIDE, "guide"),
            "guide": Guide.of(platform.agency),
            "changes": [(one, element(one.code)) for one in changes.order_by("-on", "-pk")[:CHANGES]],
            "updated": changes.order_by("-on").values_list("on", flat=True).first(),
        },
    )


@require_safe
@kept_while(stamps.of_platform)
def rules(request: HttpRequest, stamp: PlatformStamp | None, pk: int) -> HttpResponse:
    """政府信息公开制度: the column of the rules of disclosure."""
    platform = platform_at(stamp or none_here(pk))
    listed = platform.rules
    return column_page(request, platform, listed.column if listed else none_here(pk))


@require_safe
@kept_while(stamps.of_platform)
def statutory(request: HttpRequest, stamp: PlatformStamp | None, pk: int) -> HttpResponse:
    """法定主动公开内容: the columns that have documents, under the items of Art 20 and 21 in their order."""
    platform = platform_at(stamp or none_here(pk))
    return render(
        request,
        "portal/information/statutory.html",
        {**platform_page(platform, Section.STATUTORY), "items": _by_item(platform)},
    )


def _by_item(platform: PlatformView) -> list[tuple[str, list[Listed]]]:
    """Items with their columns, in the order of the law; columns without an item stand at the end."""
    found: dict[str, list[Listed]] = {}
    for one in platform.statutory:
        found.setdefault(one.column.item, []).append(one)
    order = {code: place for place, code in enumerate(_ITEMS)}
    codes = sorted(found, key=lambda code: order.get(code, len(order)))
    return [(_ITEMS[code].content if code in _ITEMS else "", found[code]) for code in codes]


@require_safe
def main(request: HttpRequest, part: str) -> HttpResponse:
    """The same part of the site's own government: the highest agency that has a platform; words where none has."""
    first = Platform.objects.order_by("agency__path").values_list("pk", flat=True).first()
    if first is None:
        return render(request, "portal/information/not_open.html")
    return redirect(reverse(_PARTS.get(part, "platform"), args=(first,)))


_PARTS = {"guide": "platform-guide", "rules": "platform-rules", "statutory": "platform-statutory"}


@require_safe
def switch(request: HttpRequest) -> HttpResponse:
    """From the list of agencies to the one chosen: `?agency=7`, to the same column where it has that."""
    stated = request.GET.get("agency", "")
    if not (stated.isascii() and stated.isdigit() and len(stated) < 19):
        return redirect("agency-directory")
    platform = platform_at(stamps.of_platform(int(stated)) or none_here(int(stated)))
    code = request.GET.get("column", "")
    if any(one.code == code for one in platform.columns):
        return redirect("column", platform.agency.pk, code)
    return redirect("platform", platform.agency.pk)
