"""The clock of a case: all its runs, derived from its events and the calendar alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.law.clock.breach import Breach, Fault
from gongkai.law.clock.deadline import Deadline, Provisional
from gongkai.law.clock.event import Event, Received, Reopened, Submitted, in_order
from gongkai.law.clock.explanation import DayLine, explain
from gongkai.law.clock.reckoning import CORRECTION_NOTICE_WITHIN, REPLY_ARTICLE, Reckoning
from gongkai.law.clock.run import Run
from gongkai.law.clock.settle import settle
from gongkai.law.clock.state import State
from gongkai.law.clock.steps import take
from gongkai.law.readings import DEFAULT, Readings
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Clock:
    """What a history comes to. The last run is the one that counts; a case without any event has none.

    Nothing here depends on the day of asking; what does takes `today`, a Beijing date.
    """

    runs: tuple[Run, ...]
    days: WorkingDays
    receipt_date: date | None = None

    @property
    def run(self) -> Run | None:
        """The present run."""
        return self.runs[-1] if self.runs else None

    @property
    def state(self) -> State:
        """Where the case stands."""
        return self.run.state if self.run else State.NOT_STARTED

    @property
    def is_open(self) -> bool:
        """Whether an application has come in and its last letter has not gone out."""
        return self.state not in (State.NOT_STARTED, State.CLOSED)

    @property
    def due(self) -> date | None:
        """The deadline of the reply; none only where there is no application at all."""
        return self.run.due if self.run else None

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Every deadline of the present run, met or not; `running` tells which still count."""
        return self.run.deadlines if self.run else ()

    @property
    def provisional(self) -> tuple[Provisional, ...]:
        """Every reason why the reply deadline may still move."""
        return self.run.provisional if self.run else ()

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """What the history itself shows to be unlawful or ill recorded, in all runs."""
        return tuple(breach for run in self.runs for breach in run.breaches)

    def is_provisional(self, today: date) -> bool:
        """Whether the deadline is to be marked 暂定 on `today`."""
        return any(reason.holds_on(today) for reason in self.provisional)

    def is_late(self, today: date) -> bool:
        """Whether the case is open and past its deadline."""
        return self.is_open and self.due is not None and today > self.due

    def missed(self, today: date) -> tuple[Deadline, ...]:
        """Deadlines met late, or running and past."""
        return tuple(deadline for deadline in self.deadlines if deadline.is_missed(today))

    def breaches_on(self, today: date) -> tuple[Breach, ...]:
        """The breaches of the history, and what `today` adds: an overdue reply, events dated in the future."""
        found = list(self.breaches)
        for event in (event for run in self.runs for event in run.events if event.on > today):
            says = f"{chinese_date(event.on)}“{event.label}”，日期晚于今天。"
            found.append(Breach(Fault.IN_THE_FUTURE, event.on, says))
        if self.is_late(today) and self.due:
            says = f"截至{chinese_date(today)}尚未答复，期限为{chinese_date(self.due)}（{REPLY_ARTICLE}）。"
            found.append(Breach(Fault.REPLY_LATE, today, says, REPLY_ARTICLE))
        return tuple(found)

    def explain(self, until: date | None = None) -> Iterator[DayLine]:
        """The present run day by day, to its deadline and past it to `until`."""
        if self.run:
            yield from explain(self.run, self.days, until)


def derive(history: Iterable[Event], days: WorkingDays, readings: Readings = DEFAULT) -> Clock:
    """The clock of a history, in whatever order it was entered; never raises on one.

    Each `Reopened` begins a new run. A case whose receipt is not recorded counts provisionally from the first
    thing that is.
    """
    chunks: list[list[Event]] = [[]]
    for event in in_order(history):
        if isinstance(event, Reopened):
            chunks.append([])
        chunks[-1].append(event)
    first, *later = chunks
    runs = []
    receipt = min((event.on for event in first if isinstance(event, Received)), default=None)
    if first:
        runs.append(_first_run(first, receipt, days, readings))
    for events in later:
        reckoning = Reckoning(events[0].on, days, readings)
        _report_receipts([e for e in events if isinstance(e, (Received, Submitted))], reckoning)
        take(reckoning, events)
        runs.append(settle(reckoning, events, receipt=receipt))
    return Clock(tuple(runs), days, receipt)


def _first_run(events: Sequence[Event], receipt: date | None, days: WorkingDays, readings: Readings) -> Run:
    begins = receipt or events[0].on
    reckoning = Reckoning(begins, days, readings)
    reckoning.notice_due = days.after(reckoning.zero, CORRECTION_NOTICE_WITHIN)
    received = [event for event in events if isinstance(event, Received)]
    _report_receipts(received[1:], reckoning)
    if receipt is None and not any(isinstance(event, Submitted) for event in events):
        reckoning.fault(Fault.RECEIPT_MISSING, begins, "起的记录没有收到申请之日，期限暂自该日起计")
    for event in events:
        if event.on < begins and not isinstance(event, Submitted):
            reckoning.fault(
                Fault.BEFORE_RECEIPT, event.on, f"{event.label}，早于收到申请之日{chinese_date(begins)}"
            )
    take(reckoning, events)
    return settle(reckoning, events, receipt=receipt)


def _report_receipts(events: Iterable[Event], reckoning: Reckoning) -> None:
    for event in events:
        reckoning.fault(Fault.RECEIPT_TWICE, event.on, "又记有收到申请，以最早的收到之日为准")
