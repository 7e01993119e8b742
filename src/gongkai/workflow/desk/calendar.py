"""日历: the year's arrangement of holidays and make-up days, with the notice behind each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.law.holiday_notice import Holiday, HolidayNotice
from gongkai.law.working_days import WorkingDays
from gongkai.records.moment import now
from gongkai.workflow.calendar import working_days
from gongkai.workflow.desk.calendar_keeper import keeps_calendar
from gongkai.workflow.models import HolidayNotice as Entered

FIRST_YEAR = 2019
"""The Regulation in force, and with it our calendar, begins in 2019."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """A holiday as arranged in the end, and by which notice."""

    holiday: Holiday
    notice: HolidayNotice

    @property
    def days(self) -> int:
        """Days off, weekends within included."""
        return len(self.holiday.days_off())


@require_safe
def calendar(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The page; `?year=`."""
    days, today = working_days(), now().today
    last = max(today.year + 1, *(notice.year for notice in days.notices))
    years = range(FIRST_YEAR, last + 1)
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else today.year
    notices = [notice for notice in days.notices if notice.year == year]
    entered = {row.number: row for row in Entered.objects.filter(year=year)}
    shown = {
        "year": year,
        "years": reversed(years),
        "known": days.is_known(year),
        "arranged": arranged(notices),
        "notices": [(notice, entered.get(notice.number)) for notice in notices],
        "months": [(month, working_days_of(days, year, month)) for month in range(1, 13)],
        "whole": days.between(date(year - 1, 12, 31), date(year, 12, 31)),
        "keeps": keeps_calendar(request.user, actor),
    }
    return render(request, "workflow/calendar.html", shown)


def arranged(notices: Sequence[HolidayNotice]) -> list[Arranged]:
    """Holidays of a year in order; a later notice stands in the place of an earlier one."""
    in_force = {holiday.name: Arranged(holiday, notice) for notice in notices for holiday in notice.holidays}
    return sorted(in_force.values(), key=lambda one: one.holiday.first)


def working_days_of(days: WorkingDays, year: int, month: int) -> int:
    """Working days of a month."""
    first = date(year, month, 1).toordinal()
    after = date(year + month // 12, month % 12 + 1, 1).toordinal()
    return days.between(date.fromordinal(first - 1), date.fromordinal(after - 1))
