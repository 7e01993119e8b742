"""Where a case stands: stage, clock, outcome, who must act next, and where it counts; all derived from its facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.agencies.role import Role
from gongkai.casework.facts import CONSULTING, Facts, Happened, LetterFacts, LetterState
from gongkai.casework.folding import fold
from gongkai.casework.stage import AT_HAND, Stage
from gongkai.law.clock import Clock, DeadlineKind, State, derive
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Readings
from gongkai.law.table_3_count import Spell, spells
from gongkai.law.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that has to be done next, and by whom: see `workflow.models.Task`.

    `person` and `unit` narrow `role` down; `about` is the letter or assignment.
    """

    role: Role
    step: str
    says: str
    since: date
    due: date | None = None
    unit: int | None = None
    person: int | None = None
    about: int | None = None
    waits_for: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that is stored beside a case for queries."""

    facts: Facts
    clock: Clock
    stage: Stage
    waiting: tuple[Waiting, ...]
    spells: tuple[Spell, ...]

    @property
    def is_open(self) -> bool:
        """Whether the handling has not ended."""
        return self.stage not in (Stage.CLOSED, Stage.ARCHIVED)

    @property
    def suspended(self) -> bool:
        """Whether the clock does not run now: it waits for the applicant, or somebody is consulted."""
        return self.is_open and (self.stage in _STILL or any(map(asks_still, self.facts.letters.values())))

    @property
    def closed_on(self) -> date | None:
        """The day the last letter went out, of a case that is closed."""
        return self.clock.run.closed_on if self.clock.run and not self.is_open else None

    @property
    def outcome(self) -> Outcome | None:
        """How a closed application ended."""
        return self.clock.run.outcome if self.clock.run and not self.is_open else None


def standing(happened: Iterable[Happened], days: WorkingDays, readings: Readings) -> Standing:
    """Where a history leads; never raises on one that `recording` let in."""
    facts = fold(happened, readings)
    clock = derive(facts.clock_events, days, readings)
    stage = _stage(facts, clock)
    waiting = tuple(_waiting(facts, clock, stage))
    counted = spells(clock, readings) if facts.is_application else ()
    return Standing(facts, clock, stage, waiting, tuple(counted))


_MAY_BE_WITHDRAWN = frozenset(Stage) - {
    Stage.UNCONFIRMED,
    Stage.IN_REVIEW,
    Stage.TO_DISPATCH,
    Stage.CLOSED,
    Stage.ARCHIVED,
}
"""Where the desk can put a withdrawal on record at once; a reply under approval is withdrawn first."""
_STILL = (Stage.AWAITING_CORRECTION, Stage.AWAITING_REASONS, Stage.AWAITING_PAYMENT, Stage.CONSULTING)


def _stage(facts: Facts, clock: Clock) -> Stage:
    if clock.state is State.CLOSED:
        return Stage.ARCHIVED if facts.archived_on else Stage.CLOSED
    waits = {
        State.NOT_STARTED: Stage.UNCONFIRMED,
        State.AWAITING_RECEIPT: Stage.UNCONFIRMED,
        State.AWAITING_CORRECTION: Stage.AWAITING_CORRECTION,
        State.AWAITING_REASONS: Stage.AWAITING_REASONS,
        State.AWAITING_PAYMENT: Stage.AWAITING_PAYMENT,
    }
    reply = facts.reply
    if reply and reply.state is LetterState.APPROVED:
        return Stage.TO_DISPATCH
    if reply and reply.state is LetterState.IN_REVIEW:
        return Stage.IN_REVIEW
    if clock.state in waits:
        return waits[clock.state]
    if any(asks_still(letter) for letter in facts.letters.values()):
        return Stage.CONSULTING
    if facts.lead is None:
        return Stage.REGISTERED
    return Stage.HANDLING if facts.lead.signed else Stage.ASSIGNED


def asks_still(letter: LetterFacts) -> bool:
    """Whether an inquiry has gone out and neither an answer nor a silence is on record."""
    return letter.code in CONSULTING and letter.dispatched_on is not None and not letter.answered


def _waiting(facts: Facts, clock: Clock, stage: Stage) -> Iterator[Waiting]:
    yield from _letters_waiting(facts, clock)
    yield from _units_waiting(facts)
    if facts.withdrawal_asked_on and stage in _MAY_BE_WITHDRAWN:
        yield Waiting(Role.CLERK, "withdraw_request", "申请人要求撤回，待登记", facts.withdrawal_asked_on)
    begun = clock.run.begins if clock.run else date.min
    lead = facts.lead
    unit, person = (lead.unit, lead.person) if lead else (None, None)
    handler = Role.OFFICER if lead and lead.unit else Role.CLERK
    match stage:
        case Stage.UNCONFIRMED if facts.receipt and facts.arrival:
            by = facts.receipt.confirm_by or facts.arrival.arrived
            says = facts.receipt.to_do
            yield Waiting(Role.CLERK, "confirm_receipt", says, facts.arrival.arrived, by)
        case Stage.REGISTERED:
            yield Waiting(Role.CLERK, "assign", "新登记，待分办", begun, clock.due)
        case Stage.HANDLING if facts.reply is None:
            decided = bool(facts.items or facts.matter)
            step, says = ("draft_reply", "处理结果已拟好") if decided else ("decide", "待拟定处理结果")
            yield Waiting(handler, step, says, begun, clock.due, unit, person)
        case Stage.AWAITING_CORRECTION if sent := facts.correction_sent_on:
            says = "申请人已在网上提交补正材料，待登记"
            yield Waiting(Role.CLERK, "receive_correction", says, sent, sent)
        case Stage.AWAITING_CORRECTION:
            due = _due(clock, DeadlineKind.CORRECTION_ANSWER)
            says = "等申请人补正；逾期不补正可以不再处理"
            yield Waiting(Role.CLERK, "close_uncorrected", says, begun, due, waits_for="applicant")
        case Stage.AWAITING_REASONS:
            due = _due(clock, DeadlineKind.REASONS_ANSWER)
            yield Waiting(Role.CLERK, "reasons_given", "等申请人说明理由", begun, due, waits_for="applicant")
        case Stage.AWAITING_PAYMENT:
            due = _due(clock, DeadlineKind.PAYMENT)
            says = "等申请人缴费；逾期未缴可以不再处理"
            yield Waiting(Role.CLERK, "close_unpaid", says, begun, due, waits_for="applicant")
        case Stage.CLOSED if not any(_undelivered(letter) for letter in facts.letters.values()):
            since = clock.run.closed_on if clock.run and clock.run.closed_on else begun
            yield Waiting(Role.CLERK, "archive", "已办结，待归档", since)
    if stage in AT_HAND:
        yield from _redactions_waiting(facts, clock, begun)


def _redactions_waiting(facts: Facts, clock: Clock, begun: date) -> Iterator[Waiting]:
    lead = facts.lead
    unit, person = (lead.unit, lead.person) if lead else (None, None)
    for redaction in facts.unfinished_redactions:
        yield Waiting(
            _drafter_role(facts),
            "release_redaction",
            "区分处理还没有完成",
            begun,
            clock.due,
            unit,
            person,
            redaction.id,
        )


def _due(clock: Clock, kind: DeadlineKind) -> date | None:
    return next((d.due for d in clock.deadlines if d.kind is kind and d.running), None)


def _letters_waiting(facts: Facts, clock: Clock) -> Iterator[Waiting]:
    for letter in facts.letters.values():
        name = LETTERS[letter.code].name
        due = clock.due if letter.is_reply or letter.code is LetterCode.EXTENSION_NOTICE else None
        if letter.code is LetterCode.CORRECTION_NOTICE:
            due = _due(clock, DeadlineKind.CORRECTION_NOTICE)
        if letter.state is LetterState.DRAFT:
            yield Waiting(
                _drafter_role(facts),
                "submit_letter",
                f"{name}已起草，待送审",
                letter.since,
                due,
                person=letter.drafted_by,
                about=letter.id,
            )
        elif role := letter.waits_for_role:
            unit = facts.lead.unit if facts.lead and role.belongs_to_unit else None
            yield Waiting(role, "approve_letter", f"{name}待审批", letter.since, due, unit, about=letter.id)
        elif letter.state is LetterState.APPROVED:
            yield Waiting(
                Role.CLERK, "dispatch_letter", f"{name}已签发，待发出", letter.since, due, about=letter.id
            )
        elif asks_still(letter):
            kind = DeadlineKind.CONSULTATION_ANSWER
            due = next((d.due for d in clock.deadlines if d.kind is kind and d.about == str(letter.id)), None)
            says = f"等{CONSULTING_NAMES[letter.code]}答复"
            yield Waiting(
                Role.CLERK,
                "consultation_answered",
                says,
                letter.since,
                due,
                about=letter.id,
                waits_for="consulted",
            )
        if _undelivered(letter):
            says = f"{name}已发出，待登记送达"
            yield Waiting(Role.CLERK, "deliver_letter", says, letter.since, about=letter.id)


CONSULTING_NAMES = {LetterCode.THIRD_PARTY_INQUIRY: "第三方", LetterCode.CO_MAKER_INQUIRY: "其他机关"}


def _drafter_role(facts: Facts) -> Role:
    return Role.OFFICER if facts.lead and facts.lead.unit else Role.CLERK


def _undelivered(letter: LetterFacts) -> bool:
    """Whether proof of service is owed: of replies, inquiries and fee notices, from whose arrival periods run."""
    owed = letter.is_reply or letter.code in CONSULTING or letter.code is LetterCode.FEE_NOTICE
    return owed and letter.state is LetterState.DISPATCHED


def _units_waiting(facts: Facts) -> Iterator[Waiting]:
    for assignment in facts.assignments.values():
        if assignment.ended or (assignment.signed and assignment.lead):
            continue
        step, says = ("contribute", "待提交办理意见") if assignment.signed else ("sign_for", "待签收")
        role = Role.OFFICER if assignment.unit else Role.CLERK
        yield Waiting(
            role,
            step,
            says,
            assignment.since,
            assignment.due,
            assignment.unit,
            assignment.person,
            assignment.id,
        )
