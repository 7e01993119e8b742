"""Use of reading points: noted by day, counted by year."""

from dataclasses import dataclass

from django.db.models import Count, Sum
from django.db.models.functions import ExtractYear

from gongkai.agencies.actor import Actor
from gongkai.law.wording import chinese_date
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import PointUse, ReadingPoint
from gongkai.records.moment import Moment


def note_use(point: ReadingPoint, use: PointUse, actor: Actor, when: Moment) -> PointUse:
    """Keep how many people came on a day. Raises `LedgerRefused`."""
    if use.on > when.today:
        raise LedgerRefused(f"{chinese_date(use.on)}还没有到。写实际接待的日期。", "on")
    if use.on < point.opened_on:
        raise LedgerRefused(f"早于设立日期（{chinese_date(point.opened_on)}）。核对日期。", "on")
    if point.closed_on and use.on > point.closed_on:
        raise LedgerRefused(f"晚于撤销日期（{chinese_date(point.closed_on)}）。核对日期。", "on")
    use.point, use.entered_by = point, str(actor)
    use.save()
    return use


@dataclass(frozen=True, slots=True)
class Year:
    """Use of a point in a year: entries, and people."""

    year: int
    entries: int
    people: int


def by_year(point: ReadingPoint) -> list[Year]:
    """The latest year first; one question to the database."""
    rows = (
        point.uses.annotate(year=ExtractYear("on"))
        .values_list("year")
        .annotate(entries=Count("pk"), people=Sum("people"))
        .order_by("-year")
    )
    return [Year(*row) for row in rows]
