"""The calendar and the readings of this installation: what the law says, with what the operator has entered."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from django.conf import settings

from gongkai.agencies.prepared import Prepared
from gongkai.law import working_days as packaged
from gongkai.law.holiday_notice import parse_notices
from gongkai.law.readings import Readings
from gongkai.law.working_days import WorkingDays
from gongkai.workflow.models import HolidayNotice


def working_days() -> WorkingDays:
    """Packaged notices and those an operator entered; one question to the database, which tells what is new."""
    if kept := _kept.get():
        return kept
    entered = tuple(notice.pk for notice in _entered())
    return _calendar(entered) if entered else packaged.working_days()


@contextmanager
def one_calendar() -> Iterator[None]:
    """For many rows at a time: within it `working_days` has been asked once."""
    token = _kept.set(working_days())
    try:
        yield
    finally:
        _kept.reset(token)


_kept: ContextVar[WorkingDays | None] = ContextVar("calendar", default=None)
_entered = Prepared(lambda: HolidayNotice.objects.only("pk").order_by("pk"))


@lru_cache(maxsize=2)
def _calendar(_entered: tuple[int, ...]) -> WorkingDays:
    entered = [
        notice
        for row in HolidayNotice.objects.order_by("pk")
        for notice in parse_notices(row.number, row.content)
    ]
    return WorkingDays.from_notices([*packaged.working_days().notices, *entered])


def readings() -> Readings:
    """The choices of this installation, from the file named by `GONGKAI_READINGS`; the defaults without one."""
    found: Readings = settings.READINGS
    return found
