"""The working-day calendar (工作日): Monday to Friday, less statutory holidays, plus make-up workdays (调休).

A year without a published notice is not yet known: weekends alone are taken off, and whoever counts into it is
told so (`missing_notices`, `Day.known`).
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from functools import cache, cached_property

from gongkai.law.holiday_notice import Holiday, HolidayNotice, issued_by, published_notices

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


class DayKind(StrEnum):
    """What a day of the calendar is."""

    WORKDAY = "workday"
    MAKEUP_WORKDAY = "makeup_workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its kind, whether a notice settles it, and for holidays and make-up days their name and notice."""

    date: date
    kind: DayKind
    known: bool
    holiday: str = ""
    notice: str = ""

    @property
    def is_working_day(self) -> bool:
        """Whether it counts as a working day; only provisionally so where `known` is false."""
        return self.kind in (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY)

    @property
    def why(self) -> str:
        """In Chinese, what makes it a working day or a day off."""
        weekday = WEEKDAYS[self.date.weekday()]
        if self.kind is DayKind.HOLIDAY:
            return f"{self.holiday}放假（{self.notice}）"
        if self.kind is DayKind.MAKEUP_WORKDAY:
            return f"{weekday}，{self.holiday}调休上班（{self.notice}）"
        plain = f"{weekday}，休息日" if self.kind is DayKind.WEEKEND else weekday
        return plain if self.known else f"{plain}（放假安排尚未公布，暂计）"


@dataclass(frozen=True)
class WorkingDays:
    """A calendar made of notices; two calendars of the same notices are equal.

    Counting never raises: a count past the last date that Python can hold answers that date.
    """

    notices: tuple[HolidayNotice, ...]

    @classmethod
    def from_notices(cls, notices: Iterable[HolidayNotice]) -> "WorkingDays":
        """The calendar of these notices, in whatever order they come."""
        return cls(tuple(sorted(notices, key=lambda notice: notice.issued)))

    def as_known_on(self, day: date) -> "WorkingDays":
        """The calendar as anyone could know it on `day`: later notices and amendments left out."""
        return WorkingDays(issued_by(day, self.notices))

    @cached_property
    def _arranged(self) -> dict[date, Day]:
        in_force: dict[tuple[int, str], tuple[Holiday, HolidayNotice]] = {}
        for notice in self.notices:
            for holiday in notice.holidays:
                in_force[notice.year, holiday.name] = (holiday, notice)
        days: dict[date, Day] = {}
        for holiday, notice in in_force.values():
            for off in holiday.days_off():
                days[off] = Day(off, DayKind.HOLIDAY, True, holiday.name, notice.number)
            for worked in holiday.makeup_workdays:
                days[worked] = Day(worked, DayKind.MAKEUP_WORKDAY, True, holiday.name, notice.number)
        return days

    @cached_property
    def _years_arranged(self) -> frozenset[int]:
        return frozenset(notice.year for notice in self.notices if not notice.amends)

    @cached_property
    def _counted(self) -> dict[int, tuple[int, ...]]:
        return {}

    def _ordinals(self, year: int) -> tuple[int, ...]:
        """Ordinals of the working days of a year, ascending."""
        if year not in self._counted:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            self._counted[year] = tuple(
                n for n in range(first, last + 1) if self._is_working(date.fromordinal(n))
            )
        return self._counted[year]

    def _is_working(self, day: date) -> bool:
        arranged = self._arranged.get(day)
        return arranged.is_working_day if arranged else day.weekday() < 5

    def is_known(self, year: int) -> bool:
        """Whether the notice that arranges the year is at hand; without it the year is not yet known."""
        return year in self._years_arranged

    def day(self, day: date) -> Day:
        """What `day` is, and whether that is settled."""
        if found := self._arranged.get(day):
            return found
        kind = DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY
        return Day(day, kind, not self._missing_for(day))

    def is_working_day(self, day: date) -> bool:
        """Whether the day counts; provisional where the year is not yet known."""
        return self._is_working(day)

    def after(self, day: date, working_days: int) -> date:
        """The nth working day after `day`, which is itself not counted; `day` again for none or fewer."""
        left = working_days
        if left <= 0:
            return day
        if left > 366 * (MAXYEAR - day.year + 1):
            return date.max
        for year in range(day.year, MAXYEAR + 1):
            ordinals = self._ordinals(year)
            begin = bisect_right(ordinals, day.toordinal()) if year == day.year else 0
            if left <= len(ordinals) - begin:
                return date.fromordinal(ordinals[begin + left - 1])
            left -= len(ordinals) - begin
        return date.max

    def on_or_after(self, day: date) -> date:
        """The day itself if it is a working day, else the next one."""
        return day if self._is_working(day) else self.after(day, 1)

    def between(self, after: date, through: date) -> int:
        """How many working days d there are with after < d <= through; 0 where that is no span."""
        if through <= after:
            return 0
        return sum(
            bisect_right(ordinals, through.toordinal()) - bisect_right(ordinals, after.toordinal())
            for ordinals in map(self._ordinals, range(after.year, through.year + 1))
        )

    def missing_notices(self, after: date, through: date) -> tuple[int, ...]:
        """Years whose notice would be needed to know every day d with after < d <= through, and is missing."""
        if through <= after:
            return ()
        first = after + timedelta(days=1)
        years = {year for year in range(first.year, through.year + 1) if not self.is_known(year)}
        return tuple(sorted(years | set(self._missing_for(through))))

    def _missing_for(self, day: date) -> tuple[int, ...]:
        # A new year's arrangement may reach back into December: 2018-12-29 was worked, 2022-12-31 was off.
        needed = [day.year] if (day.month, day.day) < (12, 29) else [day.year, day.year + 1]
        return tuple(year for year in needed if year not in self._years_arranged)


@cache
def working_days() -> WorkingDays:
    """The calendar of every notice that comes with the package, amendments applied."""
    return WorkingDays.from_notices(published_notices())
