"""Clocks of columns: when each has to show something new, and when it is gone through again."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.law.currency import REVISE_EVERY, months_on
from gongkai.law.wording import chinese_date
from gongkai.publishing.clocks.clock import Clock, ClockKind
from gongkai.publishing.models import Column, Publication, Section

STALE_AHEAD = 7
"""Calendar days before a column is stale from which it stands on the board."""
REVISION_AHEAD = 30
"""The same for the yearly revision."""


def of_columns(agencies: QuerySet[Agency], today: date) -> Iterator[Clock]:
    """Of the columns in use of open platforms; two questions to the database."""
    rows = Column.objects.filter(agency__in=agencies, in_use=True, agency__platform__isnull=False)
    columns = list(rows.select_related("agency__platform").order_by("agency", "position", "pk"))
    published = Publication.objects.filter(agency__in=agencies).order_by().values_list("column")
    last = {
        pk: timezone.localdate(at) for pk, at in published.annotate(Max("published_at")) if at is not None
    }
    for one in columns:
        opened = one.agency.platform.opened_on
        if one.fresh_within and (clock := _freshness(one, _last_of(one, columns, last), opened, today)):
            yield clock
        if one.revise_yearly and (clock := _revision(one, opened, today)):
            yield clock


def _last_of(column: Column, columns: list[Column], last: dict[int, date]) -> date | None:
    """The last day on which something appeared in it or in a column below it."""
    numbers = {column.pk, *(one.pk for one in columns if one.parent_id == column.pk)}
    return max((last[pk] for pk in numbers if pk in last), default=None)


def _freshness(column: Column, last: date | None, opened: date, today: date) -> Clock | None:
    assert column.fresh_within is not None  # noqa: S101
    due = (last or opened) + timedelta(days=column.fresh_within)
    if due > today + timedelta(days=STALE_AHEAD):
        return None
    since = f"最近发布于{chinese_date(last)}" if last else "还没有内容（空白栏目）"
    why = f"{since}；每{column.fresh_within}天内要更新，国办秘函〔2019〕19号检查指标"
    return _clock(ClockKind.COLUMN, column, f"更新栏目“{column.name}”", why, due, reverse("new-document"))


def _revision(column: Column, opened: date, today: date) -> Clock | None:
    due = months_on(column.revised_on or opened, REVISE_EVERY)
    if due > today + timedelta(days=REVISION_AHEAD):
        return None
    since = f"上次核对于{chinese_date(column.revised_on)}" if column.revised_on else "还没有登记过核对"
    why = f"{since}；每年核对一次，条例第十二条"
    address = reverse("guide-desk" if column.section == Section.GUIDE else "columns")
    return _clock(ClockKind.REVISION, column, f"核对“{column.name}”", why, due, address)


def _clock(kind: ClockKind, one: Column, says: str, why: str, due: date, address: str) -> Clock:
    return Clock(kind, f"{kind}-{one.pk}-{due}", one.agency_id, says, why, due, address, one.unit_id)
