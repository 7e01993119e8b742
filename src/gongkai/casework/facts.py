"""What is known of a case by its events: its letters, assignments, items, and what its clock sees."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from gongkai.agencies.role import Role
from gongkai.casework.event_kind import EventKind
from gongkai.casework.redaction_facts import RedactionFacts
from gongkai.law import clock
from gongkai.law.correction import Defect
from gongkai.law.letter import LETTERS, LetterCode, LetterKind
from gongkai.law.matter import Matter
from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import ItemDecision, item_of, leaf
from gongkai.law.readings import Readings
from gongkai.law.receipt import Arrival, Channel, Receipt


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as the fold sees it: kind, the day it took effect, what it says, and by whom (person id)."""

    kind: EventKind
    on: date
    data: dict[str, Any] = field(default_factory=dict)
    person: int | None = None


class LetterState(StrEnum):
    """How far a letter is."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    DISPATCHED = "dispatched"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """In Chinese, as the desk says it."""
        return _LETTER_LABELS[self]


_LETTER_LABELS = {
    LetterState.DRAFT: "草稿",
    LetterState.IN_REVIEW: "审核中",
    LetterState.APPROVED: "已签发",
    LetterState.DISPATCHED: "已发出",
    LetterState.DELIVERED: "已送达",
    LetterState.WITHDRAWN: "已作废",
}


@dataclass(slots=True)
class LetterFacts:
    """A letter on its way: `levels` are the roles that approve, `approved` how many have; `run` of the case."""

    id: int
    code: LetterCode
    drafted_by: int | None
    run: int
    state: LetterState = LetterState.DRAFT
    levels: tuple[Role, ...] = ()
    approved: int = 0
    since: date = date.min
    dispatched_on: date | None = None
    delivered_on: date | None = None
    answer_by: date | None = None
    answered: bool = False

    @property
    def is_reply(self) -> bool:
        """Whether its dispatch closes the application or the other case."""
        return self.code in CLOSING

    @property
    def is_under_way(self) -> bool:
        """Whether it has not gone out and not been withdrawn."""
        return self.state in (LetterState.DRAFT, LetterState.IN_REVIEW, LetterState.APPROVED)

    @property
    def waits_for_role(self) -> Role | None:
        """Whose approval it waits for."""
        return self.levels[self.approved] if self.state is LetterState.IN_REVIEW else None


CLOSING = frozenset(
    code
    for code, letter in LETTERS.items()
    if letter.kind is LetterKind.DECISION
    or code in (LetterCode.COMPLAINT_REPLY, LetterCode.RECORD_CORRECTED, LetterCode.RECORD_TRANSFERRED)
)
"""Letters whose dispatch ends the handling."""

CONSULTING = {
    LetterCode.THIRD_PARTY_INQUIRY: clock.Consulted.THIRD_PARTY,
    LetterCode.CO_MAKER_INQUIRY: clock.Consulted.CO_MAKER,
}
"""Letters that ask, and whom."""

LAPSES = {
    LetterCode.CLOSED_NO_CORRECTION: Outcome.NO_CORRECTION,
    LetterCode.CLOSED_UNPAID: Outcome.UNPAID_FEE,
}
"""Letters that end an application for a silence, and the leaf of Table 3 that each is."""


@dataclass(slots=True)
class AssignmentFacts:
    """A unit or officer to whom the case was given; `lead` answers, the others contribute."""

    id: int
    unit: int | None
    person: int | None
    lead: bool
    since: date
    due: date | None = None
    signed: bool = False
    ended: bool = False


@dataclass(slots=True)
class Facts:
    """A case so far. `clock_events` are what its clock sees; `run` counts the times it was re-opened.

    `correction_sent_on` and `withdrawal_asked_on`: what the applicant has done online and the desk has not yet
    put on record.
    """

    channel: Channel = Channel.IN_PERSON
    arrival: Arrival | None = None
    receipt: Receipt | None = None
    is_application: bool = True
    run: int = 0
    letters: dict[int, LetterFacts] = field(default_factory=dict)
    assignments: dict[int, AssignmentFacts] = field(default_factory=dict)
    redactions: dict[int, RedactionFacts] = field(default_factory=dict)
    items: tuple[ItemDecision, ...] = ()
    principal: int | None = None
    matter: Matter | None = None
    missing: tuple[Defect, ...] = ()
    correction_sent_on: date | None = None
    withdrawal_asked_on: date | None = None
    archived_on: date | None = None
    clock_events: list[clock.Event] = field(default_factory=list)

    @property
    def lead(self) -> AssignmentFacts | None:
        """Who answers for the case now."""
        return next((a for a in reversed(self.assignments.values()) if a.lead and not a.ended), None)

    @property
    def reply(self) -> LetterFacts | None:
        """The closing letter of the present run that is under way."""
        return next(
            (x for x in self.letters.values() if x.is_reply and x.is_under_way and x.run == self.run), None
        )

    @property
    def unfinished_redactions(self) -> list[RedactionFacts]:
        """Those of the present run that are neither released nor abandoned."""
        return [one for one in self.redactions.values() if one.run == self.run and one.is_under_way]

    def outcome(self, code: LetterCode, readings: Readings) -> Outcome | None:
        """The leaf of Table 3 on which a closing letter of this code ends the case; none outside Table 3."""
        if not self.is_application:
            return None
        if code in LAPSES:
            return LAPSES[code]
        if self.matter and not self.items:
            return item_of(self.matter, readings).outcome
        return leaf(self.items, readings, principal=self.principal) if self.items else None
