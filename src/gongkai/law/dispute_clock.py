"""What is due in a review or suit, by when, under which article; pure.

Periods of review: 行政复议法 (2023) Art 48, 54, 62, 88; of suits: 行政诉讼法 (2017) Art 67, 81, 83, 85, 88. A review
taken up before 2024-01-01 ran by the law of before, whose periods are not told here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from gongkai.law import time_limit
from gongkai.law.dispute import DisputeKind, Procedure
from gongkai.law.dispute_result import Disposition
from gongkai.law.readings import Readings
from gongkai.law.time_limit import LimitUnit, TimeLimit
from gongkai.law.working_days import WorkingDays

REVIEW_LAW_FROM = date(2024, 1, 1)
"""行政复议法 Art 90."""


class DisputeDeadlineKind(StrEnum):
    """What has to be done by it."""

    ANSWER = "answer"
    EVIDENCE = "evidence"
    HEARING = "hearing"
    DECISION = "decision"
    SUIT = "suit"
    APPEAL = "appeal"
    APPEAL_ANSWER = "appeal_answer"
    SECOND_INSTANCE = "second_instance"
    PERFORMANCE = "performance"

    @property
    def label(self) -> str:
        """In Chinese, as the screen says it."""
        return _LABELS[self]

    @property
    def is_ours(self) -> bool:
        """Whether the agency has to act; the others bind the claimant, the review organ or the court."""
        return self in _OURS


_LABELS = {
    DisputeDeadlineKind.ANSWER: "提出答复或者答辩",
    DisputeDeadlineKind.EVIDENCE: "提交证据和依据",
    DisputeDeadlineKind.HEARING: "听证或者开庭",
    DisputeDeadlineKind.DECISION: "作出复议决定或者一审裁判",
    DisputeDeadlineKind.SUIT: "申请人对复议决定提起诉讼",
    DisputeDeadlineKind.APPEAL: "上诉",
    DisputeDeadlineKind.APPEAL_ANSWER: "对上诉提出答辩",
    DisputeDeadlineKind.SECOND_INSTANCE: "作出终审裁判",
    DisputeDeadlineKind.PERFORMANCE: "履行决定或者裁判",
}
_OURS = frozenset(
    {
        DisputeDeadlineKind.ANSWER,
        DisputeDeadlineKind.EVIDENCE,
        DisputeDeadlineKind.HEARING,
        DisputeDeadlineKind.APPEAL,
        DisputeDeadlineKind.APPEAL_ANSWER,
        DisputeDeadlineKind.PERFORMANCE,
    }
)


@dataclass(frozen=True, slots=True)
class Hearing:
    """A hearing (听证, 开庭) by its number in the case; `ended_on` once it took place or was called off."""

    number: int
    day: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """中止 from a day on (行政复议法 Art 39, 法释〔2018〕1号 Art 87), until the day of going on, if it has ended."""

    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, judgment or ruling, with the day it came in. `ordered`: the agency has to do something, by a day."""

    received_on: date
    disposition: Disposition
    ordered: bool = False
    perform_by: date | None = None


@dataclass(frozen=True, slots=True)
class Appeal:
    """Who went to the second instance, when, and when the copy of the other side's appeal came in."""

    on: date
    ours: bool
    copy_received_on: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What the clock sees of a review or suit. `begun_on` is the day the present first instance was taken up.

    `decision` is the first instance's, `second` what counts after an appeal; `effective_on` the day from which what
    counts binds, and the case is over. `extended_by` are days (日) of a review, `extended_until` a court's new day.
    """

    kind: DisputeKind
    procedure: Procedure
    begun_on: date
    received_on: date | None = None
    answered_on: date | None = None
    evidence_on: date | None = None
    hearings: tuple[Hearing, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    extended_by: int = 0
    extended_until: date | None = None
    decision: Decided | None = None
    appeal: Appeal | None = None
    second: Decided | None = None
    effective_on: date | None = None
    performed_on: date | None = None
    sued_on: date | None = None

    @property
    def final(self) -> Decided | None:
        """The decision that counts: the last."""
        return self.second or self.decision

    @property
    def is_suspended(self) -> bool:
        """Whether a suspension has not ended."""
        return any(one.until is None for one in self.suspensions)


@dataclass(frozen=True, slots=True)
class DisputeDeadline:
    """A day by which something is due. `running`: it is still to be met; not so while the case is suspended.

    `about` is the number of a hearing. `provisional` (暂定): it was counted into a year whose holidays are not yet
    arranged.
    """

    kind: DisputeDeadlineKind
    due: date
    article: str
    met_on: date | None = None
    running: bool = False
    about: int | None = None
    provisional: bool = False


def deadlines(history: History, days: WorkingDays, readings: Readings) -> tuple[DisputeDeadline, ...]:
    """Every deadline of a review or suit, met and running ones, in the order of the procedure."""
    if history.kind is DisputeKind.REVIEW and history.begun_on < REVIEW_LAW_FROM:
        return ()
    # Days that somebody named stand, whatever the calendar says.
    named = {one.day for one in history.hearings} | {history.extended_until}
    named |= {one.perform_by for one in (history.decision, history.second) if one}
    return tuple(
        replace(one, provisional=True)
        if one.due not in named and days.missing_notices(history.begun_on, one.due)
        else one
        for one in _all(history, days, readings)
    )


def _all(history: History, days: WorkingDays, readings: Readings) -> Iterator[DisputeDeadline]:
    kinds = DisputeDeadlineKind
    in_court = history.kind.is_suit
    simple = history.procedure is Procedure.SIMPLE
    heard = history.decision is None and not history.is_suspended
    if history.received_on:
        answer = (
            time_limit.SUIT_ANSWER
            if in_court
            else (time_limit.REVIEW_ANSWER_SIMPLE if simple else time_limit.REVIEW_ANSWER)
        )
        due = _due(answer, history.received_on, history, days, readings)
        for kind, met in ((kinds.ANSWER, history.answered_on), (kinds.EVIDENCE, history.evidence_on)):
            yield DisputeDeadline(kind, due, answer.article, met, heard and met is None)
    hearing_article = "行政诉讼法第三条第三款" if in_court else "行政复议法第五十条、第五十一条"
    over = history.effective_on is not None or history.is_suspended
    for hearing in history.hearings:
        running = hearing.ended_on is None and not over
        yield DisputeDeadline(
            kinds.HEARING, hearing.day, hearing_article, hearing.ended_on, running, hearing.number
        )
    yield _decision(history, days, readings, heard)
    if decision := history.decision:
        yield from _after_decision(history, decision, days, readings)


def _decision(history: History, days: WorkingDays, readings: Readings, heard: bool) -> DisputeDeadline:
    simple = history.procedure is Procedure.SIMPLE
    if history.kind.is_suit:
        limit = time_limit.SUIT_SIMPLE if simple else time_limit.SUIT_JUDGED
    else:
        limit = time_limit.REVIEW_DECIDED_SIMPLE if simple else time_limit.REVIEW_DECIDED
    met = history.decision.received_on if history.decision else None
    extended = history.extended_until if history.appeal is None else None
    due = extended or _due(limit, history.begun_on, history, days, readings, more=history.extended_by)
    return DisputeDeadline(DisputeDeadlineKind.DECISION, due, limit.article, met, heard)


def _after_decision(
    history: History, decision: Decided, days: WorkingDays, readings: Readings
) -> Iterator[DisputeDeadline]:
    kinds = DisputeDeadlineKind
    if not decision.disposition.ends_at_once:
        if history.kind is DisputeKind.REVIEW:
            limit = time_limit.SUIT_AFTER_REVIEW
            due = limit.last_day(decision.received_on, days, readings)
            yield DisputeDeadline(
                kinds.SUIT, due, limit.article, history.sued_on, running=history.sued_on is None
            )
        else:
            limit = time_limit.APPEAL_RULING if decision.disposition.is_ruling else time_limit.APPEAL
            due = limit.last_day(decision.received_on, days, readings)
            met = history.appeal.on if history.appeal else None
            open_still = met is None and history.effective_on is None
            yield DisputeDeadline(kinds.APPEAL, due, limit.article, met, open_still)
    if history.appeal:
        yield from _appeal(history, history.appeal, days, readings)
    if history.effective_on and history.final and history.final.ordered:
        yield _performance(history, history.final, history.effective_on, days, readings)


def _appeal(
    history: History, appeal: Appeal, days: WorkingDays, readings: Readings
) -> Iterator[DisputeDeadline]:
    heard = history.second is None and history.effective_on is None and not history.is_suspended
    if not appeal.ours and appeal.copy_received_on:
        within = time_limit.appeal_answer(readings)
        due = _due(within, appeal.copy_received_on, history, days, readings)
        running = heard and appeal.answered_on is None
        yield DisputeDeadline(
            DisputeDeadlineKind.APPEAL_ANSWER, due, within.article, appeal.answered_on, running
        )
    limit = time_limit.SECOND_INSTANCE
    due = history.extended_until or _due(limit, appeal.on, history, days, readings)
    met = history.second.received_on if history.second else None
    yield DisputeDeadline(DisputeDeadlineKind.SECOND_INSTANCE, due, limit.article, met, heard)


def _performance(
    history: History, final: Decided, effective_on: date, days: WorkingDays, readings: Readings
) -> DisputeDeadline:
    """By the day that the decision sets; without one as long as a new reply may take."""
    due = final.perform_by or days.after(effective_on, readings.reopened_reply_within)
    article = "行政诉讼法第九十四条" if history.kind.is_suit else "行政复议法第七十七条"
    met = history.performed_on
    return DisputeDeadline(DisputeDeadlineKind.PERFORMANCE, due, article, met, running=met is None)


def _due(
    limit: TimeLimit,
    starts: date,
    history: History,
    days: WorkingDays,
    readings: Readings,
    *,
    more: int = 0,
) -> date:
    """The last day of a limit, `more` days later, and later by the time for which the case was suspended within it.

    Of a suspension the days d with on < d <= until do not count; while it lasts, none has been added yet.
    """
    end = limit.end(starts, days) + timedelta(days=more)
    for one in sorted(history.suspensions, key=lambda one: one.on):
        if one.on > end or one.until is None:
            continue
        begins = max(one.on, starts)
        if limit.unit is LimitUnit.WORKING_DAYS:
            end = days.after(end, days.between(begins, one.until))
        else:
            end += max(one.until - begins, timedelta())
    return limit.rolled(end, days, readings)
