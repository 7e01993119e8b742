"""The clock explained: one line a day, counted as the nth working day, or not counted and why, by which article."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gongkai.law.clock.run import Phase, PhaseKind, Run
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import Day, WorkingDays

FIRST_DAY_ARTICLE = "参照民法典第二百零一条"
CALENDAR_ARTICLE = "全国年节及纪念日放假办法"
SUSPENSION_ARTICLE = "条例第三十三条第三款"


class Treatment(StrEnum):
    """What the clock does with a day."""

    FIRST_DAY = "first_day"
    """Receipt or decision: day zero."""
    COUNTED = "counted"
    EXTENDED = "extended"
    """Counted, within the extension."""
    PROJECTED = "projected"
    """Counted provisionally, from the end of a period that the applicant has."""
    OFF = "off"
    SUSPENDED = "suspended"
    OVERTAKEN = "overtaken"
    """Before a restart from zero."""
    WAITING = "waiting"
    FIXED = "fixed"
    """Inside a period whose end is set as a date."""
    OVERDUE = "overdue"
    """After the deadline."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of a run: its number if counted, why or why not, by which article, and what happened on it."""

    date: date
    treatment: Treatment
    counted: bool
    says: str
    article: str
    number: int | None = None
    known: bool = True
    events: tuple[str, ...] = ()

    def __str__(self) -> str:
        happened = f"；当日{'、'.join(self.events)}" if self.events else ""
        article = f"（{self.article}）" if self.article else ""
        return f"{chinese_date(self.date)} {self.says}{article}{happened}"


def explain(run: Run, days: WorkingDays, until: date | None = None) -> Iterator[DayLine]:
    """Every day from the beginning of the run to its deadline, and past it to `until`.

    A line at a time, since some runs are long.
    """
    happened: dict[date, list[str]] = {}
    for event in run.events:
        happened.setdefault(event.on, []).append(event.label)
    number = 0
    if run.phases[0].span.after >= run.begins:
        what = "收到决定或者判决之日" if run.reopened else "收到申请之日"
        first = DayLine(
            run.begins, Treatment.FIRST_DAY, False, f"不计入：{what}，自次日起算", FIRST_DAY_ARTICLE
        )
        yield _with_events(first, happened)
    for phase in run.phases:
        if phase.kind is PhaseKind.PROJECTED:
            number = 0
        for ordinal in range(phase.span.after.toordinal() + 1, phase.span.through.toordinal() + 1):
            line = _line(days.day(date.fromordinal(ordinal)), phase, run, number + 1)
            number = line.number or number
            yield _with_events(line, happened)
    if until:
        for line in _overdue(run, days, until):
            yield _with_events(line, happened)


def _overdue(run: Run, days: WorkingDays, until: date) -> Iterator[DayLine]:
    late = 0
    # A decision may set a day that had passed when it came.
    after = max(run.due, run.begins)
    for ordinal in range(after.toordinal() + 1, until.toordinal() + 1):
        day = days.day(date.fromordinal(ordinal))
        late += day.is_working_day
        says = f"逾期第{late}个工作日：{day.why}" if day.is_working_day else f"已逾期：{day.why}"
        yield DayLine(day.date, Treatment.OVERDUE, False, says, run.reply.article, known=day.known)


def _line(day: Day, phase: Phase, run: Run, number: int) -> DayLine:
    if phase.kind in _UNCOUNTED:
        says = phase.says if phase.kind is PhaseKind.FIXED else f"不计入：{phase.says}"
        why = f"：{day.why}" if phase.kind is PhaseKind.FIXED else ""
        return DayLine(
            day.date, _UNCOUNTED[phase.kind], False, f"{says}{why}", phase.article, known=day.known
        )
    if not day.is_working_day:
        why = f"不计入：{day.why}"
        return DayLine(day.date, Treatment.OFF, False, why, CALENDAR_ARTICLE, known=day.known)
    if any(day.date in span for span in run.spans):
        why = "不计入：征求意见所需时间"
        return DayLine(day.date, Treatment.SUSPENDED, False, why, SUSPENSION_ARTICLE, known=day.known)
    treatment, says = Treatment.COUNTED, phase.says
    if phase.kind is PhaseKind.PROJECTED:
        treatment = Treatment.PROJECTED
    elif number > run.period:
        treatment, says = Treatment.EXTENDED, "延长的期限内"
    told = f"第{number}个工作日，{says}：{day.why}"
    return DayLine(day.date, treatment, True, told, phase.article, number, day.known)


_UNCOUNTED = {
    PhaseKind.OVERTAKEN: Treatment.OVERTAKEN,
    PhaseKind.WAITING: Treatment.WAITING,
    PhaseKind.FIXED: Treatment.FIXED,
}


def _with_events(line: DayLine, happened: dict[date, list[str]]) -> DayLine:
    return replace(line, events=tuple(happened[line.date])) if line.date in happened else line
