"""What the events of a case come to: a pure fold, from which stage, clock, outcome and tasks follow."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from gongkai.agencies.role import Role
from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import (
    CLOSING,
    CONSULTING,
    AssignmentFacts,
    Facts,
    Happened,
    LetterFacts,
    LetterState,
)
from gongkai.casework.redaction_facts import RedactionFacts, move
from gongkai.law import clock
from gongkai.law.correction import Defect
from gongkai.law.letter import LetterCode
from gongkai.law.matter import Matter
from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import ItemDecision
from gongkai.law.readings import Readings
from gongkai.law.receipt import Arrival, Channel, receipt


def decision(data: dict[str, Any]) -> ItemDecision:
    """The decision on one item, from what the event says of it."""
    return ItemDecision(
        Outcome(data["outcome"]), tuple(Outcome(ground) for ground in data.get("withheld", ()))
    )


def fold(happened: Iterable[Happened], readings: Readings) -> Facts:
    """The facts of a history in the order in which it was recorded."""
    facts = Facts()
    for event in happened:
        if take := _TAKES.get(event.kind):
            take(facts, event, readings)
    if facts.arrival:
        facts.receipt = receipt(facts.arrival, readings)
        if facts.receipt.receipt_date:
            facts.clock_events.append(clock.Received(facts.receipt.receipt_date))
        else:
            facts.clock_events.append(clock.Submitted(facts.arrival.arrived, facts.receipt.confirm_by))
    return facts


def _registered(facts: Facts, event: Happened, _readings: Readings) -> None:
    data = event.data
    facts.is_application = data.get("case", "application") == "application"
    facts.channel = Channel(data["channel"])
    facts.arrival = Arrival(facts.channel, event.on, astray=data.get("astray", False))


def _imported(facts: Facts, event: Happened, _readings: Readings) -> None:
    data = event.data
    facts.channel = Channel(data["channel"])
    facts.clock_events.append(clock.Received(event.on))
    if extended := data.get("extended_on"):
        facts.clock_events.append(clock.Extended(date.fromisoformat(extended), data["extended_by"]))
    if closed := data.get("closed_on"):
        facts.clock_events.append(clock.Closed(date.fromisoformat(closed), Outcome(data["outcome"])))
        # Its file lies where it was kept before; here there is nothing to put away.
        facts.archived_on = date.fromisoformat(closed)


def _confirmed(facts: Facts, event: Happened, _readings: Readings) -> None:
    if (was := facts.arrival) and was.confirmed is None:
        facts.arrival = Arrival(was.channel, was.arrived, event.on, was.astray)


def _unreachable(facts: Facts, _event: Happened, _readings: Readings) -> None:
    if (was := facts.arrival) and was.confirmed is None:
        facts.arrival = Arrival(was.channel, was.arrived, None, was.astray, reachable=False)


def _assigned(facts: Facts, event: Happened, _readings: Readings) -> None:
    data = event.data
    if data["lead"] and (before := facts.lead):
        before.ended = True
    due = date.fromisoformat(data["due"]) if data.get("due") else None
    facts.assignments[data["assignment"]] = AssignmentFacts(
        data["assignment"],
        data.get("unit"),
        data.get("person"),
        data["lead"],
        event.on,
        due,
        data.get("signed", False),
    )


def _signed_for(facts: Facts, event: Happened, _readings: Readings) -> None:
    assignment = facts.assignments[event.data["assignment"]]
    assignment.signed, assignment.person = True, event.data["person"]


def _ended(facts: Facts, event: Happened, _readings: Readings) -> None:
    facts.assignments[event.data["assignment"]].ended = True


def _handed_over(facts: Facts, event: Happened, _readings: Readings) -> None:
    assignment = facts.assignments[event.data["assignment"]]
    assignment.person, assignment.unit = event.data["person"], event.data.get("unit", assignment.unit)


def _passed_on(facts: Facts, _event: Happened, _readings: Readings) -> None:
    for assignment in facts.assignments.values():
        assignment.ended = True


def _drafted(facts: Facts, event: Happened, _readings: Readings) -> None:
    number = event.data["letter"]
    facts.letters[number] = LetterFacts(
        number, LetterCode(event.data["code"]), event.person, facts.run, since=event.on
    )


def _letter_moves(to: LetterState) -> Any:
    def take(facts: Facts, event: Happened, _readings: Readings) -> None:
        letter = facts.letters[event.data["letter"]]
        letter.state, letter.since = to, event.on
        if to in (LetterState.DRAFT, LetterState.WITHDRAWN):
            letter.levels, letter.approved = (), 0

    return take


def _submitted(facts: Facts, event: Happened, _readings: Readings) -> None:
    letter = facts.letters[event.data["letter"]]
    letter.levels = tuple(Role(role) for role in event.data["levels"])
    letter.approved, letter.since = 0, event.on
    letter.state = LetterState.IN_REVIEW if letter.levels else LetterState.APPROVED


def _approved(facts: Facts, event: Happened, _readings: Readings) -> None:
    letter = facts.letters[event.data["letter"]]
    letter.approved, letter.since = letter.approved + 1, event.on
    if letter.approved == len(letter.levels):
        letter.state = LetterState.APPROVED


def _dispatched(facts: Facts, event: Happened, readings: Readings) -> None:
    data, on = event.data, event.on
    letter = facts.letters[data["letter"]]
    letter.state, letter.dispatched_on, letter.since = LetterState.DISPATCHED, on, on
    letter.answer_by = date.fromisoformat(data["answer_by"]) if data.get("answer_by") else None
    about = str(letter.id)
    seen: clock.Event | None = None
    match letter.code:
        case LetterCode.CORRECTION_NOTICE:
            seen = clock.CorrectionAsked(on, letter.answer_by)
            facts.missing = tuple(Defect(code) for code in data.get("defects", ()))
        case LetterCode.EXTENSION_NOTICE:
            seen = clock.Extended(on, data["by"])
        case LetterCode.THIRD_PARTY_INQUIRY:
            seen = clock.ConsultationSent(on, about, clock.Consulted.THIRD_PARTY)
        case LetterCode.CO_MAKER_INQUIRY:
            seen = clock.ConsultationSent(on, about, clock.Consulted(data.get("consulted", "co_maker")))
        case LetterCode.REASONS_REQUEST:
            seen = clock.ReasonsAsked(on, letter.answer_by)
        case LetterCode.DELAY_NOTICE:
            seen = clock.DelayAgreed(on, date.fromisoformat(data["until"]))
        case LetterCode.FEE_NOTICE:
            seen = clock.FeeNoticeSent(on)
        case code if code in CLOSING:
            seen = clock.Closed(on, facts.outcome(code, readings))
    if seen:
        facts.clock_events.append(seen)


def _delivered(facts: Facts, event: Happened, _readings: Readings) -> None:
    letter = facts.letters[event.data["letter"]]
    letter.state, letter.delivered_on, letter.since = LetterState.DELIVERED, event.on, event.on
    if letter.code in CONSULTING:
        facts.clock_events.append(clock.ConsultationDelivered(event.on, str(letter.id)))
    elif letter.code is LetterCode.FEE_NOTICE:
        facts.clock_events.append(clock.FeeNoticeReceived(event.on))
    elif letter.is_reply:
        facts.clock_events = [
            clock.Closed(seen.on, seen.outcome, event.on)
            if isinstance(seen, clock.Closed) and seen.on == letter.dispatched_on
            else seen
            for seen in facts.clock_events
        ]


def _redaction_started(facts: Facts, event: Happened, _readings: Readings) -> None:
    number = event.data["redaction"]
    facts.redactions[number] = RedactionFacts(number, event.data["attachment"], facts.run, event.person)


def _redaction_moves(facts: Facts, event: Happened, _readings: Readings) -> None:
    move(facts.redactions, event.kind, event.on, event.data)


def _correction_submitted(facts: Facts, event: Happened, _readings: Readings) -> None:
    facts.correction_sent_on = facts.correction_sent_on or event.on


def _withdrawal_asked(facts: Facts, event: Happened, _readings: Readings) -> None:
    facts.withdrawal_asked_on = event.on


def _correction_received(facts: Facts, event: Happened, _readings: Readings) -> None:
    facts.correction_sent_on = None
    facts.clock_events.append(clock.CorrectionReceived(event.on))


def _answered(facts: Facts, event: Happened, _readings: Readings) -> None:
    facts.letters[event.data["letter"]].answered = True
    # A silence is recorded too, on the day it is noted; the clock itself ends the wait with the period.
    if event.data["answer"] != "none":
        facts.clock_events.append(clock.ConsultationAnswered(event.on, str(event.data["letter"])))


def _reasons(facts: Facts, event: Happened, _readings: Readings) -> None:
    facts.clock_events.append(clock.ReasonsGiven(event.on))


def _paid(facts: Facts, event: Happened, _readings: Readings) -> None:
    facts.clock_events.append(clock.FeePaid(event.on, event.data["in_full"]))


def _decided(facts: Facts, event: Happened, _readings: Readings) -> None:
    facts.items = tuple(decision(item) for item in event.data["items"])
    facts.principal = event.data.get("principal")


def _matter(matter: Matter) -> Any:
    def take(facts: Facts, _event: Happened, _readings: Readings) -> None:
        facts.matter, facts.items, facts.principal = matter, (), None
        facts.withdrawal_asked_on = None

    return take


def _reopened(facts: Facts, event: Happened, _readings: Readings) -> None:
    until = date.fromisoformat(event.data["until"]) if event.data.get("until") else None
    facts.run += 1
    facts.items, facts.principal, facts.matter, facts.archived_on = (), None, None, None
    facts.correction_sent_on, facts.withdrawal_asked_on = None, None
    facts.clock_events.append(clock.Reopened(event.on, until, event.data.get("within")))


def _archived(facts: Facts, event: Happened, _readings: Readings) -> None:
    facts.archived_on = event.on


_TAKES = {
    EventKind.REGISTERED: _registered,
    EventKind.IMPORTED: _imported,
    EventKind.RECEIPT_CONFIRMED: _confirmed,
    EventKind.UNREACHABLE: _unreachable,
    EventKind.ASSIGNED: _assigned,
    EventKind.SIGNED_FOR: _signed_for,
    EventKind.HANDED_BACK: _ended,
    EventKind.CONTRIBUTED: _ended,
    EventKind.HANDED_OVER: _handed_over,
    EventKind.PASSED_ON: _passed_on,
    EventKind.LETTER_DRAFTED: _drafted,
    EventKind.LETTER_SUBMITTED: _submitted,
    EventKind.LETTER_APPROVED: _approved,
    EventKind.LETTER_RETURNED: _letter_moves(LetterState.DRAFT),
    EventKind.LETTER_WITHDRAWN: _letter_moves(LetterState.WITHDRAWN),
    EventKind.LETTER_DISPATCHED: _dispatched,
    EventKind.LETTER_DELIVERED: _delivered,
    EventKind.REDACTION_STARTED: _redaction_started,
    EventKind.REDACTION_CHECKED: _redaction_moves,
    EventKind.REDACTION_RETURNED: _redaction_moves,
    EventKind.REDACTION_RELEASED: _redaction_moves,
    EventKind.REDACTION_ABANDONED: _redaction_moves,
    EventKind.CORRECTION_RECEIVED: _correction_received,
    EventKind.CONSULTATION_ANSWERED: _answered,
    EventKind.REASONS_GIVEN: _reasons,
    EventKind.FEE_PAID: _paid,
    EventKind.CORRECTION_SUBMITTED: _correction_submitted,
    EventKind.WITHDRAWAL_ASKED: _withdrawal_asked,
    EventKind.REQUEST_WITHDRAWN: _matter(Matter.WITHDRAWN),
    EventKind.TRANSFERRED: _matter(Matter.TRANSFERRED),
    EventKind.DECIDED: _decided,
    EventKind.REOPENED: _reopened,
    EventKind.ARCHIVED: _archived,
}
