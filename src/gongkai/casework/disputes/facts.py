"""What the events of a review or suit come to: a pure fold, from which stage, deadlines, result and tasks follow."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from gongkai.agencies.role import Role
from gongkai.casework.disputes.event_kind import EventKind
from gongkai.law.dispute import DisputeKind, Procedure
from gongkai.law.dispute_clock import Appeal, Decided, Hearing, History, Suspension
from gongkai.law.dispute_result import Disposition, Result, SecondOutcome


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as the fold sees it: kind, the day it took effect, and what it says."""

    kind: EventKind
    on: date
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Facts:
    """A review or suit so far. `history` is what its clock sees.

    `unit`, `person` and `role` are who handles it; the clerk where nobody was named. `moved_on` is the day of the
    last event that moved it on: nothing that moves it further may lie before. `document` is the number (文号) of the decision that counts. `imported_result` is the
    result of a case that was closed before this system, on `closed_before`.
    """

    history: History
    unit: int | None = None
    person: int | None = None
    role: Role = Role.CLERK
    since: date = date.min
    moved_on: date = date.min
    document: str = ""
    reopened: bool = False
    lesson: bool = False
    archived_on: date | None = None
    closed_before: date | None = None
    imported_result: Result | None = None

    @property
    def is_over(self) -> bool:
        """Whether what was decided binds, or the case was closed before this system."""
        return self.closed_before is not None or self.history.effective_on is not None

    @property
    def hearing(self) -> Hearing | None:
        """The one that is to come."""
        return next((one for one in self.history.hearings if one.ended_on is None), None)

    @property
    def appeal_pending(self) -> bool:
        """Whether the second instance has not decided yet."""
        return self.history.appeal is not None and not self.is_over

    @property
    def must_perform(self) -> bool:
        """Whether the agency was ordered to do something and has not."""
        final = self.history.final
        return bool(self.is_over and final and final.ordered and self.history.performed_on is None)


def fold(happened: Iterable[Happened]) -> Facts:
    """The facts of a history in the order in which it was recorded; the first event opens the case."""
    events = iter(happened)
    facts = _opened(next(events))
    for event in events:
        if take := _TAKES.get(event.kind):
            take(facts, event)
            if event.kind in _MOVING:
                facts.moved_on = max(facts.moved_on, event.on)
    return facts


def _opened(event: Happened) -> Facts:
    data = event.data
    history = History(
        DisputeKind(data["kind"]), Procedure(data["procedure"]), event.on, _day(data, "received_on")
    )
    facts = Facts(history, since=event.on, moved_on=event.on)
    if closed := _day(data, "closed_on"):
        facts.closed_before, facts.imported_result = closed, Result(data["result"])
        # Its file lies where it was kept before; here there is nothing to put away.
        facts.archived_on = closed
    return facts


def _copy_received(facts: Facts, event: Happened) -> None:
    appeal = facts.history.appeal
    if appeal:
        facts.history = replace(facts.history, appeal=replace(appeal, copy_received_on=event.on))
    else:
        facts.history = replace(facts.history, received_on=event.on)


def _answer_filed(facts: Facts, event: Happened) -> None:
    appeal = facts.history.appeal
    if appeal:
        facts.history = replace(facts.history, appeal=replace(appeal, answered_on=event.on))
    else:
        facts.history = replace(facts.history, answered_on=event.on)


def _evidence_filed(facts: Facts, event: Happened) -> None:
    facts.history = replace(facts.history, evidence_on=event.on)


def _hearing_set(facts: Facts, event: Happened) -> None:
    hearings = facts.history.hearings
    new = Hearing(len(hearings) + 1, date.fromisoformat(event.data["day"]))
    # One that has not taken place is moved by the new day.
    moved = tuple(one if one.ended_on else replace(one, ended_on=event.on) for one in hearings)
    facts.history = replace(facts.history, hearings=(*moved, new))


def _hearing_ended(facts: Facts, event: Happened) -> None:
    facts.history = replace(
        facts.history,
        hearings=tuple(
            one if one.ended_on else replace(one, ended_on=event.on) for one in facts.history.hearings
        ),
    )


def _suspended(facts: Facts, event: Happened) -> None:
    facts.history = replace(facts.history, suspensions=(*facts.history.suspensions, Suspension(event.on)))


def _resumed(facts: Facts, event: Happened) -> None:
    facts.history = replace(
        facts.history,
        suspensions=tuple(
            one if one.until else Suspension(one.on, event.on) for one in facts.history.suspensions
        ),
    )


def _procedure_changed(facts: Facts, event: Happened) -> None:
    facts.history = replace(facts.history, procedure=Procedure(event.data["procedure"]))


def _extended(facts: Facts, event: Happened) -> None:
    facts.history = replace(
        facts.history,
        extended_by=event.data.get("by") or 0,
        extended_until=_day(event.data, "until"),
    )


def _nothing_pending(facts: Facts, event: Happened) -> None:
    """What was decided needs no hearing any more and is not suspended."""
    _resumed(facts, event)
    _hearing_ended(facts, event)


def _decided(facts: Facts, event: Happened) -> None:
    _nothing_pending(facts, event)
    decision = _decision(event)
    binds = not facts.history.kind.is_suit or decision.disposition.ends_at_once
    facts.document = event.data["document"]
    facts.history = replace(facts.history, decision=decision, effective_on=event.on if binds else None)


def _appealed(facts: Facts, event: Happened) -> None:
    appeal = Appeal(event.on, event.data["ours"], _day(event.data, "copy_received_on"))
    facts.history = replace(facts.history, appeal=appeal, extended_until=None)


def _second_decided(facts: Facts, event: Happened) -> None:
    _nothing_pending(facts, event)
    history, outcome = facts.history, SecondOutcome(event.data["outcome"])
    if outcome is SecondOutcome.REMANDED:
        # Art 82: what is sent back is not heard in simple procedure.
        facts.history = replace(
            history,
            procedure=Procedure.ORDINARY,
            begun_on=event.on,
            extended_until=None,
            decision=None,
            appeal=None,
        )
        return
    if outcome is SecondOutcome.CHANGED:
        second, facts.document = _decision(event), event.data["document"]
    else:
        assert history.decision is not None  # noqa: S101
        second = replace(history.decision, received_on=event.on)
    facts.history = replace(history, second=second, effective_on=event.on)


def _took_effect(facts: Facts, event: Happened) -> None:
    facts.history = replace(facts.history, effective_on=event.on)


def _result_corrected(facts: Facts, event: Happened) -> None:
    if facts.closed_before:
        facts.imported_result = Result(event.data["result"])
        return
    history, disposition = facts.history, Disposition(event.data["disposition"])
    assert history.decision is not None  # noqa: S101
    if history.second:
        facts.history = replace(history, second=replace(history.second, disposition=disposition))
    else:
        facts.history = replace(history, decision=replace(history.decision, disposition=disposition))


def _sued(facts: Facts, event: Happened) -> None:
    facts.history = replace(facts.history, sued_on=event.on)


def _performed(facts: Facts, event: Happened) -> None:
    facts.history = replace(facts.history, performed_on=event.on)


def _assigned(facts: Facts, event: Happened) -> None:
    data = event.data
    facts.unit, facts.person, facts.role = data.get("unit"), data.get("person"), Role(data["role"])
    facts.since = event.on


def _passed_on(facts: Facts, event: Happened) -> None:
    facts.unit, facts.person, facts.role = None, None, Role.CLERK
    facts.since = event.on


def _reopened(facts: Facts, _event: Happened) -> None:
    facts.reopened = True


def _lesson(facts: Facts, _event: Happened) -> None:
    facts.lesson = True


def _archived(facts: Facts, event: Happened) -> None:
    facts.archived_on = event.on


def _decision(event: Happened) -> Decided:
    data = event.data
    return Decided(
        event.on, Disposition(data["disposition"]), data.get("ordered", False), _day(data, "perform_by")
    )


def _day(data: dict[str, Any], name: str) -> date | None:
    return date.fromisoformat(data[name]) if data.get(name) else None


_TAKES: dict[EventKind, Callable[[Facts, Happened], None]] = {
    EventKind.COPY_RECEIVED: _copy_received,
    EventKind.ASSIGNED: _assigned,
    EventKind.HANDED_OVER: _assigned,
    EventKind.PASSED_ON: _passed_on,
    EventKind.ANSWER_FILED: _answer_filed,
    EventKind.EVIDENCE_FILED: _evidence_filed,
    EventKind.HEARING_SET: _hearing_set,
    EventKind.HEARING_ENDED: _hearing_ended,
    EventKind.SUSPENDED: _suspended,
    EventKind.RESUMED: _resumed,
    EventKind.PROCEDURE_CHANGED: _procedure_changed,
    EventKind.PERIOD_EXTENDED: _extended,
    EventKind.DECIDED: _decided,
    EventKind.APPEALED: _appealed,
    EventKind.SECOND_DECIDED: _second_decided,
    EventKind.TOOK_EFFECT: _took_effect,
    EventKind.RESULT_CORRECTED: _result_corrected,
    EventKind.SUED: _sued,
    EventKind.APPLICATION_REOPENED: _reopened,
    EventKind.PERFORMED: _performed,
    EventKind.LESSON_RECORDED: _lesson,
    EventKind.ARCHIVED: _archived,
}
_MOVING = frozenset(
    {
        EventKind.SUSPENDED,
        EventKind.RESUMED,
        EventKind.PROCEDURE_CHANGED,
        EventKind.DECIDED,
        EventKind.APPEALED,
        EventKind.SECOND_DECIDED,
        EventKind.TOOK_EFFECT,
    }
)
