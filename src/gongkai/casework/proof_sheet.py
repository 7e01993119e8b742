"""The proof sheet: every day since receipt, counted or not, as weeks of a calendar and as lines of a ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise

from gongkai.casework.proof_day import ProofDay, proof_days
from gongkai.casework.proof_ledger import LedgerLine, ledger
from gongkai.law.clock import Clock, Run, State, Treatment
from gongkai.law.working_days import WorkingDays

MOST_WEEKS = 16
"""Weeks that the calendar shows before it leaves some out. Reply, extension and one consultation over Spring
Festival take 15."""
_ROWS_A_PAGE = 20
"""Weeks and lines of the ledger that an A4 page holds at their usual height."""
_WORTH_LEAVING_OUT = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the calendar: a day of the run, or one before or after it that only fills the week.

    `names_month` where a reader needs it: in the first place and on the first of a month.
    """

    date: date
    day: ProofDay | None
    names_month: bool


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday."""

    slots: tuple[Slot, ...]

    @property
    def is_plain(self) -> bool:
        """Whether nothing is counted and nothing happens in all of it."""
        return all(slot.day and slot.day.is_plain for slot in self.slots)

    def named(self) -> "Week":
        """The week with its month named, for where the weeks before are left out."""
        first, *others = self.slots
        return Week((replace(first, names_month=True), *others))


@dataclass(frozen=True, slots=True)
class WeeksLeftOut:
    """Weeks that the calendar leaves out, since the ledger tells them in a line."""

    first: date
    last: date

    @property
    def weeks(self) -> int:
        """How many weeks."""
        return ((self.last - self.first).days + 1) // 7


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """One run of the clock, day by day.

    `beyond` is the deadline where it lies further off than a sheet lists. `earlier` are the sheets of the runs
    before, oldest first, of a case that review or a court has re-opened.
    """

    today: date
    run: Run
    days: tuple[ProofDay, ...]
    weeks: tuple[Week | WeeksLeftOut, ...]
    ledger: tuple[LedgerLine, ...]
    provisional: tuple[str, ...]
    beyond: date | None = None
    earlier: "tuple[ProofSheet, ...]" = ()

    @property
    def counted(self) -> int:
        """Working days counted up to and with `today`, or with the reply; those of a projection do not count yet."""
        until = self.run.closed_on or self.today
        numbers = (
            day.number
            for day in reversed(self.days)
            if day.date <= until and day.line.treatment is not Treatment.PROJECTED
        )
        return next((number for number in numbers if number), 0)

    @property
    def period(self) -> int:
        """Working days allowed: the period with its extension."""
        return self.run.period + self.run.extended_by

    @property
    def is_long(self) -> bool:
        """Whether calendar and ledger have to be printed in low rows to stand on one A4 page."""
        return len(self.weeks) + len(self.ledger) > _ROWS_A_PAGE

    @property
    def has_pause(self) -> bool:
        """Whether consultation suspended the clock on one of the days."""
        return any(day.line.treatment is Treatment.SUSPENDED for day in self.days)


def proof_sheet(clock: Clock, today: date) -> ProofSheet | None:
    """The sheet of the present run on `today`, a Beijing date; none where there is no application at all."""
    if not clock.runs:
        return None
    earlier = tuple(
        _sheet(run, clock.days, today, superseded=later.begins) for run, later in pairwise(clock.runs)
    )
    return replace(_sheet(clock.runs[-1], clock.days, today), earlier=earlier)


def _sheet(run: Run, days: WorkingDays, today: date, superseded: date | None = None) -> ProofSheet:
    listed = proof_days(run, days, today, superseded)
    is_open = run.state is not State.CLOSED and superseded is None
    doubts = tuple(doubt.message for doubt in run.provisional if is_open and doubt.holds_on(today))
    beyond = run.due if listed[-1].date < run.due else None
    return ProofSheet(today, run, listed, _weeks(listed), ledger(listed, run), doubts, beyond)


def _weeks(days: Sequence[ProofDay]) -> tuple[Week | WeeksLeftOut, ...]:
    """The days in their weeks. More than `MOST_WEEKS` lose those in which nothing happens, then those amid."""
    shown: list[Week | WeeksLeftOut] = list(_full_weeks(days))
    if len(shown) > MOST_WEEKS:
        shown = list(_without_plain(shown))
    if len(shown) > MOST_WEEKS:
        head, tail = shown[: MOST_WEEKS // 2], shown[1 - MOST_WEEKS // 2 :]
        shown = [*head, _left_out(shown[len(head) : -len(tail)]), *tail]
    return tuple(
        week.named() if isinstance(week, Week) and isinstance(before, WeeksLeftOut) else week
        for before, week in zip([None, *shown], shown, strict=False)
    )


def _full_weeks(days: Sequence[ProofDay]) -> Iterator[Week]:
    by_date = {day.date: day for day in days}
    first, last = days[0].date, days[-1].date
    monday = max(date.min.toordinal(), first.toordinal() - first.weekday())
    for begins in range(monday, last.toordinal() + 1, 7):
        slots = []
        for ordinal in range(begins, min(begins + 7, date.max.toordinal() + 1)):
            on = date.fromordinal(ordinal)
            slots.append(Slot(on, by_date.get(on), ordinal == monday or on.day == 1))
        yield Week(tuple(slots))


def _without_plain(weeks: Sequence[Week | WeeksLeftOut]) -> Iterator[Week | WeeksLeftOut]:
    for plain, alike in groupby(weeks, key=lambda week: isinstance(week, Week) and week.is_plain):
        together = list(alike)
        if plain and len(together) >= _WORTH_LEAVING_OUT:
            yield _left_out(together)
        else:
            yield from together


def _left_out(some: Sequence[Week | WeeksLeftOut]) -> WeeksLeftOut:
    first, last = some[0], some[-1]
    begins = first.slots[0].date if isinstance(first, Week) else first.first
    ends = last.slots[0].date + timedelta(days=6) if isinstance(last, Week) else last.last
    return WeeksLeftOut(begins, ends)
