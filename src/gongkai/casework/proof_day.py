"""The days of one run of the clock as the proof sheet shows them: the one list behind calendar, ledger and paper."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from gongkai.law.clock import DayLine, Received, Run, State, Treatment
from gongkai.law.clock.explanation import explain
from gongkai.law.clock.run import PhaseKind
from gongkai.law.working_days import WEEKDAYS, Day, DayKind, WorkingDays

LONGEST = 1100
"""Days that a sheet lists: three years. No lawful period is as long; what goes on comes of a mistyped date."""

_PAUSES = (Treatment.SUSPENDED, Treatment.OVERTAKEN, Treatment.WAITING)


@dataclass(frozen=True, slots=True)
class ProofDay:
    """One day: its line of the explanation, and what day of the calendar it is.

    `is_today` only of an open case; `is_restart` is the day from which the clock counts anew; `closing` is the word
    for the end of the case on it (答复 or 办结); `begins_with` is the word for a first day: receipt, a decision, or a submission not yet confirmed.
    """

    line: DayLine
    day: Day
    is_today: bool = False
    is_due: bool = False
    closing: str = ""
    is_restart: bool = False
    begins_with: str = "收到"

    @property
    def date(self) -> date:
        """The day itself."""
        return self.line.date

    @property
    def number(self) -> int | None:
        """As which working day it counts."""
        return self.line.number

    @property
    def is_makeup(self) -> bool:
        """Whether it is a weekend day that is worked and counts."""
        return self.line.counted and self.day.kind is DayKind.MAKEUP_WORKDAY

    @property
    def is_plain(self) -> bool:
        """Whether a week of such days may be left out of the calendar: not counted, and nothing falls on it."""
        marks = (self.is_today, self.is_due, self.closing, self.is_restart, self.line.events)
        return not self.line.counted and not any(marks) and self.line.treatment is not Treatment.FIRST_DAY

    @property
    def style(self) -> str:
        """Classes of its cell in the style sheet."""
        if not self.day.is_working_day and not self.line.counted and not self._begins:
            styles = ["off"]
        elif self.line.treatment in _PAUSES:
            styles = ["paused"]
        else:
            styles = ["late"] if self.line.treatment is Treatment.OVERDUE else []
        styles += ["today"] * self.is_today + ["due"] * self.is_due
        return " ".join(styles)

    @property
    def notes(self) -> tuple[str, ...]:
        """The few words of its cell: why it does not count, and what it is beside that."""
        said = (self._why, "今天" * self.is_today, "到期" * self.is_due, self.closing)
        return tuple(filter(None, said))

    @property
    def _begins(self) -> bool:
        return self.line.treatment is Treatment.FIRST_DAY

    @property
    def _why(self) -> str:
        if self._begins:
            return self.begins_with
        if self.is_restart:
            return "重计"
        if self.line.counted:
            if not self.line.known or self.line.treatment is Treatment.PROJECTED:
                return "暂计"
            return "补班" if self.is_makeup else ""
        if not self.day.is_working_day:
            return self.day.holiday.split("、")[0] or WEEKDAYS[self.date.weekday()]
        return _WORDS[self.line.treatment]


_WORDS = {
    Treatment.SUSPENDED: "暂停",
    Treatment.OVERTAKEN: "不计",
    Treatment.WAITING: "等候",
    Treatment.FIXED: "期内",
    Treatment.OVERDUE: "逾期",
}


def proof_days(
    run: Run, days: WorkingDays, today: date, superseded: date | None = None
) -> tuple[ProofDay, ...]:
    """Every day of the run in order, to its deadline or, where that is passed, to the reply or to `today`.

    At most `LONGEST` of them. `superseded` is the day on which a later run took the place of this one.
    """
    now = today if run.state is not State.CLOSED and superseded is None else None
    until = run.closed_on or superseded or today
    closing = "办结" if run.outcome and run.outcome.group == "other" else "答复"
    begins_with = "决定" if run.reopened else "收到" if is_received(run) else "提交"
    restarted = run.start if any(phase.kind is PhaseKind.OVERTAKEN for phase in run.phases) else None
    return tuple(
        ProofDay(
            line,
            days.day(line.date),
            is_today=line.date == now,
            is_due=line.date == run.due,
            closing=closing if line.date == run.closed_on else "",
            is_restart=line.date == restarted,
            begins_with=begins_with,
        )
        for line in islice(explain(run, days, until), LONGEST)
    )


def is_received(run: Run) -> bool:
    """Whether the day of receipt is on record; without it the run counts provisionally from submission."""
    return any(isinstance(event, Received) for event in run.events)
