"""Entering a State Council holiday notice (放假安排): what it may be, what it changes, and writing it down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.law import working_days as packaged
from gongkai.law.holiday_notice import HolidayNotice, write_notice
from gongkai.law.working_days import Day, WorkingDays
from gongkai.records.moment import Moment
from gongkai.workflow import models
from gongkai.workflow.calendar import working_days
from gongkai.workflow.step import StepRefused

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayChanged:
    """A day that counts otherwise than before."""

    before: Day
    after: Day

    @property
    def date(self) -> date:
        """The day."""
        return self.after.date


def calendar_with(notice: HolidayNotice) -> WorkingDays:
    """The calendar as it will be: a notice entered before under the same number gives way."""
    kept = (one for one in working_days().notices if one.number != notice.number)
    return WorkingDays.from_notices([*kept, notice])


def changed_days(notice: HolidayNotice) -> list[DayChanged]:
    """Days that become working days or cease to be, in order."""
    before, after = working_days(), calendar_with(notice)
    return [
        DayChanged(before.day(day), after.day(day))
        for day in _touched(notice)
        if before.is_working_day(day) != after.is_working_day(day)
    ]


def _touched(notice: HolidayNotice) -> Iterator[date]:
    named = [day for h in notice.holidays for day in (h.first, h.last, *h.makeup_workdays)]
    day, last = (min([date(notice.year, 1, 1), *named]), max([date(notice.year, 12, 31), *named]))
    while day <= last:
        yield day
        day += _DAY


def check(notice: HolidayNotice) -> None:
    """Raises `StepRefused` for a notice that does not fit the calendar at hand."""
    others = [one for one in working_days().notices if one.number != notice.number]
    if any(one.number == notice.number for one in packaged.working_days().notices):
        raise StepRefused(f"{notice.number}随本系统附带，不用录入。请核对文号。", "number")
    arranged = [one.number for one in others if one.year == notice.year and not one.amends]
    if not notice.amends and arranged:
        raise StepRefused(
            f"{notice.year}年的放假安排已由{'、'.join(arranged)}公布。这份通知只改动其中个别节日的，选“改动”；"
            "原来录错的，按原文号重新录入。",
            "number",
        )
    if notice.amends and not arranged:
        raise StepRefused(f"{notice.year}年的放假安排还没有录入，没有可以改动的。先录入全年的通知。", "year")
    for holiday in notice.holidays:
        for day in (holiday.first, holiday.last, *holiday.makeup_workdays):
            if day.year != notice.year and not date(notice.year - 1, 12, 20) <= day:
                raise StepRefused(f"{holiday.name}的{day}不在{notice.year}年。请核对年份。", "year")
    _no_day_twice(notice)


def _no_day_twice(notice: HolidayNotice) -> None:
    off: dict[date, str] = {}
    for holiday in notice.holidays:
        for day in holiday.days_off():
            if day in off:
                raise StepRefused(f"{day}既是{off[day]}又是{holiday.name}放假。请核对日期。")
            off[day] = holiday.name
    for holiday in notice.holidays:
        for day in holiday.makeup_workdays:
            if day in off:
                raise StepRefused(f"{day}既放假（{off[day]}）又上班（{holiday.name}）。请核对日期。")


@transaction.atomic
def enter(notice: HolidayNotice, actor: Actor, when: Moment) -> models.HolidayNotice:
    """Write the notice down, in place of one entered under the same number. Raises `StepRefused` (`check`).

    A new row each time: by the newest row every process sees that its calendar is out of date.
    """
    check(notice)
    models.HolidayNotice.objects.filter(number=notice.number).delete()
    return models.HolidayNotice.objects.create(
        year=notice.year,
        number=notice.number,
        issued_on=notice.issued,
        content=write_notice(notice),
        entered_by=str(actor),
        entered_at=when.at,
    )


def is_entered(number: str) -> bool:
    """Whether a notice of this number was entered before."""
    return models.HolidayNotice.objects.filter(number=number).exists()
