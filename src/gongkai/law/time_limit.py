"""Time limits of administrative review (复议) and litigation (诉讼): only those read in the text of the law itself.

Review periods mix working and calendar days; months run to the day of the same number.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.law.readings import Readings
from gongkai.law.working_days import WorkingDays


class LimitUnit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAYS = "个工作日"
    CALENDAR_DAYS = "日"
    MONTHS = "个月"
    YEARS = "年"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """So much time for something, from when, by which article."""

    what: str
    length: int
    unit: LimitUnit
    runs_from: str
    article: str

    def last_day(self, starts: date, days: WorkingDays, readings: Readings) -> date:
        """The last day of the limit; `starts` is not counted (docs/readings/last-day-rolls.md for its end)."""
        return self.rolled(self.end(starts, days), days, readings)

    def end(self, starts: date, days: WorkingDays) -> date:
        """The day on which its length is counted out, working day or not."""
        if self.unit is LimitUnit.WORKING_DAYS:
            return days.after(starts, self.length)
        if self.unit is LimitUnit.CALENDAR_DAYS:
            return starts + timedelta(days=self.length)
        return months_after(starts, self.length * (12 if self.unit is LimitUnit.YEARS else 1))

    def rolled(self, end: date, days: WorkingDays, readings: Readings) -> date:
        """The last day, where the length is counted out on `end`."""
        counts_all = self.unit is not LimitUnit.WORKING_DAYS
        return days.on_or_after(end) if counts_all and readings.last_day_rolls else end


def months_after(day: date, months: int) -> date:
    """The day of the same number so many months on, or the last of that month: 2024-08-31 + 6 is 2025-02-28."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_D, _WD, _M, _Y = LimitUnit.CALENDAR_DAYS, LimitUnit.WORKING_DAYS, LimitUnit.MONTHS, LimitUnit.YEARS

REVIEW = TimeLimit("申请行政复议", 60, _D, "知道或者应当知道该行政行为之日", "行政复议法第二十条")
REVIEW_IF_NOT_TOLD = TimeLimit(
    "未被告知申请权利、机关和期限的，申请行政复议",
    1,
    _Y,
    "知道或者应当知道行政行为内容之日",
    "行政复议法第二十条",
)
REVIEW_AT_MOST = TimeLimit("申请行政复议的最长期限", 5, _Y, "行政行为作出之日", "行政复议法第二十一条")
SUIT_AFTER_REVIEW = TimeLimit(
    "对复议决定不服，提起行政诉讼", 15, _D, "收到复议决定书之日，或者复议期满之日", "行政诉讼法第四十五条"
)
SUIT_DIRECT = TimeLimit("直接提起行政诉讼", 6, _M, "知道或者应当知道作出行政行为之日", "行政诉讼法第四十六条")
SUIT_FOR_INACTION = TimeLimit(
    "对不履行法定职责提起行政诉讼", 6, _M, "履行法定职责期限届满之日", "法释〔2018〕1号第六十六条"
)
SUIT_IF_NOT_TOLD = TimeLimit(
    "未被告知起诉期限的，提起行政诉讼", 1, _Y, "知道或者应当知道行政行为内容之日", "法释〔2018〕1号第六十四条"
)
SUIT_AT_MOST = TimeLimit("提起行政诉讼的最长期限", 5, _Y, "行政行为作出之日", "行政诉讼法第四十六条")
REVIEW_ACCEPTED = TimeLimit("复议机关审查是否受理", 5, _WD, "收到复议申请之日", "行政复议法第三十条")
REVIEW_COPY_SIMPLE = TimeLimit("简易程序发送申请书副本", 3, _WD, "受理之日", "行政复议法第五十四条")
REVIEW_ANSWER_SIMPLE = TimeLimit("简易程序被申请人答复", 5, _WD, "收到副本之日", "行政复议法第五十四条")
REVIEW_DECIDED_SIMPLE = TimeLimit("简易程序作出复议决定", 30, _D, "受理之日", "行政复议法第六十二条")
REVIEW_COPY = TimeLimit("普通程序发送申请书副本", 7, _WD, "受理之日", "行政复议法第四十八条")
REVIEW_ANSWER = TimeLimit("普通程序被申请人答复", 10, _WD, "收到副本之日", "行政复议法第四十八条")
REVIEW_DECIDED = TimeLimit("普通程序作出复议决定", 60, _D, "受理之日", "行政复议法第六十二条")
REVIEW_EXTENSION = TimeLimit("延长作出复议决定", 30, _D, "原期限届满之日", "行政复议法第六十二条")
SUIT_SIMPLE = TimeLimit("简易程序审结行政诉讼", 45, _D, "立案之日", "行政诉讼法第八十三条")
SUIT_ANSWER = TimeLimit("被告提交证据和答辩状", 15, _D, "收到起诉状副本之日", "行政诉讼法第六十七条")
SUIT_JUDGED = TimeLimit("普通程序作出第一审判决", 6, _M, "立案之日", "行政诉讼法第八十一条")
APPEAL = TimeLimit("不服第一审判决，提起上诉", 15, _D, "判决书送达之日", "行政诉讼法第八十五条")
APPEAL_RULING = TimeLimit("不服第一审裁定，提起上诉", 10, _D, "裁定书送达之日", "行政诉讼法第八十五条")
SECOND_INSTANCE = TimeLimit("作出终审判决", 3, _M, "收到上诉状之日", "行政诉讼法第八十八条")


def appeal_answer(readings: Readings) -> TimeLimit:
    """The answer to the other side's appeal, as long as it is read (docs/readings/appeal-answer-within.md)."""
    return TimeLimit(
        "对上诉提出答辩",
        readings.appeal_answer_within,
        LimitUnit.CALENDAR_DAYS,
        "收到上诉状副本之日",
        "法释〔2018〕1号第一百零八条",
    )
