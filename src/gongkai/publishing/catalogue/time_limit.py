"""公开时限: the common forms of a catalogue's prose, read; the prose itself is always kept."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.law.working_days import WorkingDays
from gongkai.text.chinese_numerals import hanzi_value
from gongkai.text.folding import folded


class Pace(StrEnum):
    """How time runs."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    AT_ONCE = "at_once"
    PERIODIC = "periodic"
    LASTING = "lasting"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """`days` are working or calendar days from formation or change, of what is PERIODIC from the end of its period.

    0 where no number is said. `every` is the length of a period in months.
    """

    pace: Pace
    days: int = 0
    every: int = 0

    def due(self, formed: date, calendar: WorkingDays) -> date | None:
        """Last day for what was formed on a day; None where it cannot be told."""
        if self.pace is Pace.WORKING_DAYS:
            return calendar.after(formed, self.days)
        if self.pace is Pace.CALENDAR_DAYS:
            return formed + timedelta(days=self.days)
        return formed if self.pace is Pace.AT_ONCE else None


_NUMBER = r"([0-9]{1,3}|[一二三四五六七八九十百两]{1,5})"
_WORKING = re.compile(_NUMBER + r"个?(?:工作日|个?工作天)")
_CALENDAR = re.compile(_NUMBER + r"(?:日|天|个自然日)(?:内|以内|之内|前)")
_HOURS = re.compile(r"24小时|当[日天]|即时|实时|立即")
_PERIOD = ((1, "每月|按月"), (3, "每季|按季"), (6, "每半年|半年"), (12, "每年|按年|年度"))
_SOON = re.compile("及时|适时")
_LASTING = re.compile("长期")
_STATUTORY = 20
"""Working days where only "及时" is said: 条例 Art 26."""


def parse(text: str) -> TimeLimit | None:
    """The limit; None for prose of no common form. Of several limits in one cell the longest counts: it covers all."""
    plain = re.sub(r"\s+", "", folded(text))
    working = [value for found in _WORKING.findall(plain) if (value := _value(found))]
    if working:
        return TimeLimit(Pace.WORKING_DAYS, max(working))
    calendar = max((value for found in _CALENDAR.findall(plain) if (value := _value(found))), default=0)
    for months, words in _PERIOD:
        if re.search(words, plain):
            return TimeLimit(Pace.PERIODIC, calendar, months)
    if calendar:
        return TimeLimit(Pace.CALENDAR_DAYS, calendar)
    if _HOURS.search(plain):
        return TimeLimit(Pace.AT_ONCE)
    if _SOON.search(plain):
        return TimeLimit(Pace.WORKING_DAYS, _STATUTORY)
    return TimeLimit(Pace.LASTING) if _LASTING.search(plain) else None


def _value(digits: str) -> int | None:
    return int(digits) if digits.isascii() else hanzi_value(digits)
