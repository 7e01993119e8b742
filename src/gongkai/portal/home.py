"""首页: the doors to what agencies disclose, the newest of it, and applying."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.annual.models import LibraryReport
from gongkai.portal.cached_pages import remembered
from gongkai.portal.information import stamps
from gongkai.portal.information.listing import COLUMNS, Line
from gongkai.portal.information.platform import all_agencies
from gongkai.portal.information.stamps import SiteStamp
from gongkai.publishing.models import Column, GuideEntry, Platform, Publication, Section, Topic

NEWEST = 7
OFTEN_ASKED = ("宅基地审批", "征地补偿标准", "门诊报销比例", "学区划分")
"""Words to try the search with (大家在查)."""


@dataclass(frozen=True, slots=True)
class Item:
    """A column's name and how many documents all agencies together have in such columns."""

    name: str
    code: str
    documents: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows of publications, at one state of all platforms."""

    newest: tuple[Line, ...]
    items: tuple[Item, ...]
    rules: int
    statutory: int
    this_year: int
    main: int | None
    """The highest agency with a platform: its guide and rules are those of the site."""
    guide_updated: object


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search, the four doors, applying, what is new, Art 20-21 with counts, and all agencies."""
    stamp, today = stamps.of_site(), timezone.localdate()
    reports = LibraryReport.objects.aggregate(reports=Count("pk"), agencies=Count("agency", distinct=True))
    agencies = all_agencies(stamp.last_event, stamp.last_column, today)
    return render(
        request,
        "portal/home.html",
        {
            "shown": shown_at(stamp, today.year),
            "year": today.year,
            "library": reports,
            "newest_reports": LibraryReport.objects.listed()[:NEWEST],
            "agencies": agencies.groups,
            "how_many": agencies.whole,
            "topics": Topic.objects.open().select_related("agency").order_by("-opened_on")[:NEWEST],
            "often_asked": OFTEN_ASKED,
        },
    )


@remembered
@lru_cache(maxsize=4)
def shown_at(_stamp: SiteStamp, year: int) -> Shown:
    """Asked of the database once for each state of all platforms."""
    rows = Publication.objects.newest().only(*COLUMNS)[:NEWEST]
    by_code = _by_code()
    first = datetime(year, 1, 1, tzinfo=timezone.get_default_timezone())
    main = Platform.objects.order_by("agency__path").values_list("pk", flat=True).first()
    statutory = [item for section, item in by_code if section == Section.STATUTORY]
    return Shown(
        tuple(Line.of(row) for row in rows),
        tuple(statutory),
        sum(item.documents for section, item in by_code if section == Section.RULES),
        sum(item.documents for item in statutory),
        Publication.objects.filter(published_at__gte=first).count(),
        main,
        GuideEntry.objects.filter(agency=main).aggregate(last=Max("changed_on"))["last"] if main else None,
    )


def _by_code() -> list[tuple[str, Item]]:
    """Columns of all platforms that have documents, those of one code together, in the order of the first of each."""
    counted = dict(Publication.objects.order_by().values_list("column").annotate(Count("pk")))
    columns = Column.objects.order_by("agency__path", "position")
    found: dict[str, tuple[str, Item]] = {}
    for pk, section, code, name in columns.values_list("pk", "section", "code", "name"):
        if pk in counted:
            first, item = found.get(code, (section, Item(name, code, 0)))
            found[code] = (first, replace(item, documents=item.documents + counted[pk]))
    return list(found.values())
