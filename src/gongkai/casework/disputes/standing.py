"""Where a review or suit stands: stage, deadlines, result, who must act next; all derived from its facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gongkai.agencies.role import Role
from gongkai.casework.disputes.facts import Facts, Happened, fold
from gongkai.casework.disputes.stage import ENDED, DisputeStage
from gongkai.casework.standing import Waiting
from gongkai.law.dispute_clock import Decided, DisputeDeadline, DisputeDeadlineKind, deadlines
from gongkai.law.dispute_result import Result
from gongkai.law.readings import Readings, SuitCloses
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that is stored beside a review or suit for queries."""

    facts: Facts
    stage: DisputeStage
    deadlines: tuple[DisputeDeadline, ...]
    waiting: tuple[Waiting, ...]
    closed_on: date | None
    result: Result | None

    @property
    def is_open(self) -> bool:
        """Whether something may still be decided."""
        return self.stage not in ENDED

    @property
    def next_due(self) -> DisputeDeadline | None:
        """What the agency itself has to do next."""
        ours = [one for one in self.deadlines if one.running and one.kind.is_ours]
        return min(ours, key=lambda one: one.due, default=None)

    def deadline(self, kind: DisputeDeadlineKind) -> DisputeDeadline | None:
        """The last one of a kind."""
        return next((one for one in reversed(self.deadlines) if one.kind is kind), None)


def standing(happened: Iterable[Happened], days: WorkingDays, readings: Readings) -> Standing:
    """Where a history leads; never raises on one that `recording` let in."""
    facts = fold(happened)
    due = () if facts.closed_before else deadlines(facts.history, days, readings)
    stage = _stage(facts)
    closed_on, result = _ending(facts, readings)
    waiting = () if stage is DisputeStage.ARCHIVED else tuple(_waiting(facts, stage, due, readings))
    return Standing(facts, stage, due, waiting, closed_on, result)


def _stage(facts: Facts) -> DisputeStage:
    history = facts.history
    if facts.is_over:
        return DisputeStage.ARCHIVED if facts.archived_on else DisputeStage.CLOSED
    if history.is_suspended:
        return DisputeStage.SUSPENDED
    if history.appeal:
        return DisputeStage.APPEALED
    if history.decision:
        return DisputeStage.DECIDED
    return DisputeStage.ANSWERED if history.answered_on else DisputeStage.REGISTERED


def _ending(facts: Facts, readings: Readings) -> tuple[date | None, Result | None]:
    """The day on which it closed and the result that counts, the last; both none while it is open.

    A review closes with its decision, which binds when it is served (行政复议法 Art 75); a suit when its judgment
    takes effect, or as it is read (docs/readings/suit-closes.md).
    """
    if facts.closed_before:
        return facts.closed_before, facts.imported_result
    history = facts.history
    final = history.final
    if history.effective_on is None or final is None:
        return None, None
    by_effect = readings.suit_closes is SuitCloses.EFFECT
    closed = history.effective_on if by_effect else final.received_on
    return closed, readings.dispute_results[final.disposition]


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who handles the case, and what runs."""

    facts: Facts
    running: Mapping[DisputeDeadlineKind, date]

    def does(self, step: str, says: str, kind: DisputeDeadlineKind | None = None) -> Waiting:
        """Something for whoever handles it, by the day on which that kind of thing is due."""
        facts = self.facts
        since = max(facts.since, facts.moved_on)
        due = self.running.get(kind) if kind else None
        return Waiting(facts.role, step, says, since, due, facts.unit, facts.person)

    def waits(self, step: str, says: str, kind: DisputeDeadlineKind, whom: str) -> Waiting:
        """Something that somebody outside does, which is then to be recorded."""
        return replace(self.does(step, says, kind), waits_for=whom)


def _waiting(
    facts: Facts, stage: DisputeStage, due: tuple[DisputeDeadline, ...], readings: Readings
) -> Iterator[Waiting]:
    desk = _Desk(facts, {one.kind: one.due for one in due if one.running})
    history, kinds = facts.history, DisputeDeadlineKind
    in_court = history.kind.is_suit
    match stage:
        case DisputeStage.REGISTERED if history.received_on is None:
            yield desk.does("receive_copy", "待登记收到副本的日期")
        case DisputeStage.REGISTERED:
            yield desk.does("file_answer", "待提交答辩状" if in_court else "待提交书面答复", kinds.ANSWER)
        case DisputeStage.SUSPENDED:
            yield desk.waits("resume", "已中止，等恢复审理", kinds.DECISION, "organ")
        case DisputeStage.DECIDED:
            if history.decision and _is_lost(history.decision, readings):
                says, last = "一审没有支持本机关，待决定是否上诉", desk.running.get(kinds.APPEAL)
                yield Waiting(Role.LEADER, "appeal", says, facts.moved_on, last)
            yield desk.waits("take_effect", "上诉期满没有上诉的，登记生效", kinds.APPEAL, "appeal")
        case DisputeStage.APPEALED:
            yield from _second_instance(desk)
        case DisputeStage.CLOSED:
            yield from _afterwards(desk, readings)
    if stage in (DisputeStage.REGISTERED, DisputeStage.ANSWERED):
        if history.received_on and history.evidence_on is None:
            yield desk.does("file_evidence", "待提交证据和依据", kinds.EVIDENCE)
        yield desk.waits("decide", "等法院裁判" if in_court else "等复议决定", kinds.DECISION, "organ")
    if (hearing := facts.hearing) and stage not in ENDED and stage is not DisputeStage.SUSPENDED:
        says = f"{chinese_date(hearing.day)}{'开庭' if in_court else '听证'}"
        yield desk.does("end_hearing", says, kinds.HEARING)


def _second_instance(desk: _Desk) -> Iterator[Waiting]:
    appeal = desk.facts.history.appeal
    if appeal and not appeal.ours:
        if appeal.copy_received_on is None:
            yield desk.does("receive_copy", "待登记收到上诉状副本的日期")
        elif appeal.answered_on is None:
            yield desk.does("file_answer", "待对上诉提交答辩状", DisputeDeadlineKind.APPEAL_ANSWER)
    yield desk.waits("decide_appeal", "等二审裁判", DisputeDeadlineKind.SECOND_INSTANCE, "organ")


def _afterwards(desk: _Desk, readings: Readings) -> Iterator[Waiting]:
    facts = desk.facts
    final = facts.history.final
    if facts.must_perform:
        yield desk.does("perform", "待履行决定、裁判，登记履行情况", DisputeDeadlineKind.PERFORMANCE)
    elif final and _is_lost(final, readings) and not facts.lesson:
        yield desk.does("record_lesson", "没有得到支持，待记录经验和改进")
    elif DisputeDeadlineKind.SUIT in desk.running:
        yield desk.waits("archive", "起诉期满后归档", DisputeDeadlineKind.SUIT, "claimant")
    else:
        yield desk.does("archive", "已审结，待归档")


def _is_lost(decision: Decided, readings: Readings) -> bool:
    return readings.dispute_results[decision.disposition] is Result.CORRECTED
