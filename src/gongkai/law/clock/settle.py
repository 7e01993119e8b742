"""From a reckoning with all its events taken in to the run: state, deadlines, and the days as they are counted."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.law.clock.breach import Fault
from gongkai.law.clock.consultation import ANSWER_ARTICLE, Span
from gongkai.law.clock.deadline import Deadline, DeadlineKind, Doubt, Provisional
from gongkai.law.clock.event import Event, Reopened, Submitted
from gongkai.law.clock.reckoning import (
    CORRECTION_ARTICLE,
    DELAY_ARTICLE,
    FEE_ARTICLE,
    REPLY_ARTICLE,
    Reckoning,
)
from gongkai.law.clock.run import Phase, PhaseKind, Run
from gongkai.law.clock.state import State
from gongkai.law.clock.wait import Wait
from gongkai.law.working_days import WorkingDays

RECEIPT_ARTICLE = "条例第三十一条"
COUNTED = "答复期限内"


def settle(reckoning: Reckoning, events: Sequence[Event], *, receipt: date | None) -> Run:
    """The run as it stands; `receipt` is the recorded day of receipt, none if it still has to be confirmed."""
    closed = reckoning.closed
    reopened = bool(events) and isinstance(events[0], Reopened)
    for one in reckoning.consultations.values():
        if one.delivered is None and one.answered is None:
            reckoning.fault(
                Fault.DELIVERY_UNKNOWN,
                one.sent,
                f"征求意见“{one.name}”未记送达日期，15个工作日暂自发出之日起计",
            )
    return Run(
        begins=reckoning.begins,
        start=reckoning.start,
        period=reckoning.period,
        state=_state(reckoning, confirmed=receipt is not None or reopened),
        due=reckoning.due(),
        extended_by=reckoning.extended_by,
        suspended=reckoning.suspended(),
        spans=reckoning.spans(),
        phases=tuple(_phases(reckoning)),
        deadlines=tuple(_deadlines(reckoning, events, receipt, reopened)),
        breaches=tuple(sorted(reckoning.breaches, key=lambda breach: breach.on)),
        events=tuple(events),
        reopened=reopened,
        closed_on=closed.on if closed else None,
        outcome=closed.outcome if closed else None,
    )


def _state(reckoning: Reckoning, *, confirmed: bool) -> State:
    if reckoning.closed:
        return State.CLOSED
    if _open(reckoning.correction):
        return State.AWAITING_CORRECTION
    if _open(reckoning.payment):
        return State.AWAITING_PAYMENT
    if any(one.answered is None for one in reckoning.consultations.values()):
        return State.CONSULTING
    if _open(reckoning.reasons):
        return State.AWAITING_REASONS
    return State.RUNNING if confirmed else State.AWAITING_RECEIPT


def _open(wait: Wait | None) -> bool:
    return wait is not None and wait.met is None


def _phases(reckoning: Reckoning) -> Iterator[Phase]:
    due, cursor = reckoning.due(), reckoning.zero
    if reckoning.restarted_by and cursor > reckoning.begins:
        yield Phase(PhaseKind.OVERTAKEN, Span(reckoning.begins, cursor), *reckoning.restarted_by)
    for wait in sorted(reckoning.waits(), key=lambda wait: wait.asked)[:1]:
        article = CORRECTION_ARTICLE if wait is reckoning.correction else FEE_ARTICLE
        what = "补正" if wait is reckoning.correction else "缴费"
        yield Phase(PhaseKind.COUNTED, Span(cursor, max(cursor, wait.asked)), COUNTED, REPLY_ARTICLE)
        ends = max(cursor, *(other.ends for other in reckoning.waits()))
        yield Phase(PhaseKind.WAITING, Span(max(cursor, wait.asked), ends), f"等待申请人{what}", article)
        yield Phase(PhaseKind.PROJECTED, Span(ends, due), f"按{what}期限届满之日暂计", article)
        return
    if fixed := reckoning.fixed:
        yield Phase(PhaseKind.COUNTED, Span(cursor, fixed.since), COUNTED, REPLY_ARTICLE)
        yield Phase(PhaseKind.FIXED, Span(max(cursor, fixed.since), due), fixed.says, fixed.article)
        return
    yield Phase(PhaseKind.COUNTED, Span(cursor, due), COUNTED, REPLY_ARTICLE)


def _deadlines(
    reckoning: Reckoning, events: Sequence[Event], receipt: date | None, reopened: bool
) -> Iterator[Deadline]:
    running = reckoning.closed is None
    days = reckoning.days
    for event in events:
        if isinstance(event, Submitted) and event.confirm_by and not reopened:
            yield Deadline(
                DeadlineKind.CONFIRM_RECEIPT,
                event.confirm_by,
                RECEIPT_ARTICLE,
                receipt,
                running and receipt is None,
            )
    correction, payment, reasons = reckoning.correction, reckoning.payment, reckoning.reasons
    if reckoning.notice_due:
        asked = correction.asked if correction else None
        overtaken = reckoning.start != reckoning.begins
        yield Deadline(
            DeadlineKind.CORRECTION_NOTICE,
            reckoning.notice_due,
            CORRECTION_ARTICLE,
            asked,
            running and asked is None and not overtaken,
            provisional=tuple(_calendar_doubt(days, reckoning.begins, reckoning.notice_due)),
        )
    for kind, wait, article, doubt in (
        (DeadlineKind.CORRECTION_ANSWER, correction, CORRECTION_ARTICLE, Doubt.CORRECTION_PERIOD_ASSUMED),
        (DeadlineKind.PAYMENT, payment, FEE_ARTICLE, Doubt.FEE_NOTICE_RECEIPT_UNKNOWN),
    ):
        if wait:
            assumed = (Provisional(doubt, _ASSUMED[doubt]),) if wait.assumed and wait.met is None else ()
            doubts = (*assumed, *_calendar_doubt(days, wait.asked, wait.ends))
            yield Deadline(
                kind, wait.ends, article, wait.met, running and wait.met is None, provisional=doubts
            )
    if reasons and not reasons.assumed:
        yield Deadline(
            DeadlineKind.REASONS_ANSWER,
            reasons.ends,
            DELAY_ARTICLE,
            reasons.met,
            running and reasons.met is None,
        )
    for one in reckoning.consultations.values():
        unknown = one.delivered is None and one.answered is None
        yield Deadline(
            DeadlineKind.CONSULTATION_ANSWER,
            one.answer_by,
            ANSWER_ARTICLE[one.consulted],
            one.answered,
            running and one.answered is None,
            one.name,
            (
                *(
                    (Provisional(Doubt.DELIVERY_UNKNOWN, _ASSUMED[Doubt.DELIVERY_UNKNOWN]),)
                    if unknown
                    else ()
                ),
                *_calendar_doubt(days, one.sent, one.answer_by),
            ),
        )
    yield Deadline(
        DeadlineKind.REPLY,
        reckoning.due(),
        reckoning.fixed.article if reckoning.fixed else REPLY_ARTICLE,
        reckoning.closed.on if reckoning.closed else None,
        running,
        provisional=tuple(_doubts(reckoning, confirmed=receipt is not None or reopened)),
    )


_ASSUMED = {
    Doubt.RECEIPT_UNCONFIRMED: "收到申请之日尚未确认，暂自最早记载之日起计",
    Doubt.CORRECTION_OUTSTANDING: "申请人尚未补正，暂按补正期限届满之日推算，收到补正后重新计算",
    Doubt.CORRECTION_PERIOD_ASSUMED: "补正告知书未定补正期限，暂按默认期限计",
    Doubt.PAYMENT_OUTSTANDING: "申请人尚未缴费，暂按缴费期限届满之日推算，缴清后重新计算",
    Doubt.FEE_NOTICE_RECEIPT_UNKNOWN: "未记申请人收到收费通知的日期，缴费期限暂自发出之日起计",
    Doubt.DELIVERY_UNKNOWN: "未记征求意见书送达日期，15个工作日暂自发出之日起计",
    Doubt.CONSULTATION_OPEN: "征求的意见尚未收到，暂按15个工作日届满计",
}


def _calendar_doubt(days: WorkingDays, after: date, through: date) -> Iterator[Provisional]:
    if missing := days.missing_notices(after, through):
        years = "、".join(f"{year}年" for year in missing[:3]) + ("等" if len(missing) > 3 else "")
        yield Provisional(Doubt.CALENDAR, f"{years}放假安排尚未公布，暂按周一至周五计，公布后重新推算")


def _doubts(reckoning: Reckoning, *, confirmed: bool) -> Iterator[Provisional]:
    """Why the deadline of the reply may still move. Nothing is left open once the case is closed."""
    yield from _calendar_doubt(reckoning.days, reckoning.begins, reckoning.due())
    if not confirmed:
        yield Provisional(Doubt.RECEIPT_UNCONFIRMED, _ASSUMED[Doubt.RECEIPT_UNCONFIRMED])
    if reckoning.closed:
        return
    for wait, outstanding, assumed in (
        (reckoning.correction, Doubt.CORRECTION_OUTSTANDING, Doubt.CORRECTION_PERIOD_ASSUMED),
        (reckoning.payment, Doubt.PAYMENT_OUTSTANDING, Doubt.FEE_NOTICE_RECEIPT_UNKNOWN),
    ):
        if wait and wait.met is None:
            yield Provisional(outstanding, _ASSUMED[outstanding])
            if wait.assumed:
                yield Provisional(assumed, _ASSUMED[assumed])
    for one in reckoning.consultations.values():
        if one.answered is None and one.suspends:
            # Once the period has passed in silence the agency decides itself, and the date stands.
            yield Provisional(Doubt.CONSULTATION_OPEN, _ASSUMED[Doubt.CONSULTATION_OPEN], one.through)
            if one.delivered is None:
                yield Provisional(Doubt.DELIVERY_UNKNOWN, _ASSUMED[Doubt.DELIVERY_UNKNOWN])
