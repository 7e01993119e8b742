"""What each event does to the clock (条例 Art 30-35, 国办函〔2020〕109号 Art 6).

Events are taken one after the other. A step of the agency that comes after the deadline has passed does not move
it any more (docs/readings/expired-deadline-moves.md); what the applicant does in answer to a step taken in time
still counts.
"""

from collections.abc import Callable, Iterable

from gongkai.law.clock.breach import Fault
from gongkai.law.clock.consultation import ANSWER_WITHIN, Consultation
from gongkai.law.clock.event import (
    Closed,
    ConsultationAnswered,
    ConsultationDelivered,
    ConsultationSent,
    CorrectionAsked,
    CorrectionReceived,
    DelayAgreed,
    Event,
    Extended,
    FeeNoticeReceived,
    FeeNoticeSent,
    FeePaid,
    ReasonsAsked,
    ReasonsGiven,
    Reopened,
)
from gongkai.law.clock.reckoning import (
    CORRECTION_ARTICLE,
    DELAY_ARTICLE,
    EXTENSION_LIMIT,
    FEE_ARTICLE,
    REPLY_ARTICLE,
    Reckoning,
)
from gongkai.law.clock.wait import Fixed, Wait
from gongkai.law.outcome import Outcome
from gongkai.law.readings import ReplyCounts
from gongkai.law.wording import chinese_date


def take(clock: Reckoning, events: Iterable[Event]) -> None:
    """Take events in, in order; whatever they are, this does not raise.

    Receipt is no step: it settles where a run begins (`case.derive`).
    """
    for event in events:
        if clock.closed:
            clock.fault(Fault.AFTER_CLOSING, event.on, f"办结之后又记有“{event.label}”，未予计算")
        elif step := _STEPS.get(type(event)):
            step(clock, event)


def begin_again(clock: Reckoning, event: Reopened) -> None:
    """A run opened by a decision or judgment: its own period, else docs/readings/reopened-reply-within.md."""
    within = clock.readings.reopened_reply_within
    if event.within is not None and event.within <= 0:
        clock.fault(
            Fault.PERIOD_EMPTY,
            event.on,
            f"记载的重新答复期限 {event.within} 个工作日无效，按 {within} 个工作日计",
        )
    elif event.within is not None:
        within = event.within
    clock.period = within
    clock.base = clock.days.after(event.on, within)
    if event.until is not None:
        clock.base = clock.rolled(event.until)
        clock.fixed = Fixed(event.on, "决定或者判决确定的期限内", "行政复议决定或者行政判决")


def ask_correction(clock: Reckoning, event: CorrectionAsked) -> None:
    """补正 (Art 30): once, within 7 working days, with a reasonable period."""
    if clock.correction:
        clock.fault(Fault.CORRECTION_TWICE, event.on, "再次告知补正，补正应当一次性告知", CORRECTION_ARTICLE)
        return
    if clock.notice_due and event.on > clock.notice_due:
        limit = chinese_date(clock.notice_due)
        clock.fault(
            Fault.CORRECTION_LATE,
            event.on,
            f"告知补正，超过7个工作日（应于{limit}前）",
            CORRECTION_ARTICLE,
        )
    if not clock.in_time(event.on):
        clock.fault(
            Fault.CORRECTION_EXPIRED,
            event.on,
            "告知补正时答复期限已经届满，期限不再重新计算",
            CORRECTION_ARTICLE,
        )
        return
    ends, assumed = event.answer_by, False
    if ends is None:
        clock.fault(
            Fault.CORRECTION_PERIOD_MISSING,
            event.on,
            f"告知补正而未定合理的补正期限，暂按{clock.readings.correction_period}个工作日计",
            CORRECTION_ARTICLE,
        )
        ends, assumed = clock.days.after(event.on, clock.readings.correction_period), True
    elif ends < event.on:
        clock.fault(Fault.CORRECTION_PERIOD_BACKWARDS, event.on, "告知补正，所定补正期限早于告知之日")
        ends = event.on
    clock.correction = Wait(event.on, clock.rolled(ends), assumed)


def take_correction(clock: Reckoning, event: CorrectionReceived) -> None:
    """The clock starts from zero on the day the corrected application comes in (Art 30).

    One that comes late counts as well: only a lapse without good reason ends the case, and the agency ends it.
    """
    if clock.correction is None or clock.correction.met is not None:
        clock.fault(Fault.CORRECTION_UNASKED, event.on, "收到补正材料，但没有尚待补正的告知，期限不重新计算")
        return
    clock.correction.met = event.on
    start = max(event.on, clock.begins)
    clock.restart(start, clock.zero_day(start), "收到补正材料前的期间不计", CORRECTION_ARTICLE)


def send_consultation(clock: Reckoning, event: ConsultationSent) -> None:
    """Consultation suspends from the day after the inquiry is sent (Art 32-34, Art 33 ¶3)."""
    if event.consultation in clock.consultations:
        clock.fault(
            Fault.CONSULTATION_TWICE, event.on, f"重复记载征求意见“{event.consultation}”，以第一次为准"
        )
        return
    in_time = clock.in_time(event.on)
    if not in_time:
        clock.fault(
            Fault.CONSULTATION_LATE,
            event.on,
            "征求意见时答复期限已经届满，不再扣除",
            "条例第三十三条第三款",
        )
    end = clock.days.after(event.on, ANSWER_WITHIN)
    clock.consultations[event.consultation] = Consultation(
        event.consultation, event.consulted, event.on, end, end, in_time
    )


def deliver_consultation(clock: Reckoning, event: ConsultationDelivered) -> None:
    """The 15 working days run from delivery (Art 32)."""
    one = clock.consultations.get(event.consultation)
    if one is None or one.delivered or one.answered:
        unknown_consultation(clock, event, event.consultation)
        return
    one.delivered = event.on
    one.answer_by = clock.days.after(event.on, ANSWER_WITHIN)
    if clock.in_time(event.on):
        one.through = one.answer_by


def answer_consultation(clock: Reckoning, event: ConsultationAnswered) -> None:
    """The answer ends the suspension; a late one too, as long as the deadline has not passed."""
    one = clock.consultations.get(event.consultation)
    if one is None or one.answered:
        unknown_consultation(clock, event, event.consultation)
        return
    one.answered = event.on
    if event.on <= one.through or (clock.readings.late_answer_counts and clock.in_time(event.on)):
        one.through = event.on


def unknown_consultation(clock: Reckoning, event: Event, name: str) -> None:
    """A delivery or answer that belongs to no open inquiry."""
    clock.fault(
        Fault.CONSULTATION_UNKNOWN,
        event.on,
        f"{event.label}“{name}”，没有与之对应的、尚待送达或者答复的征求意见，未予计算",
    )


def ask_reasons(clock: Reckoning, event: ReasonsAsked) -> None:
    """Asking for reasons does not stop the clock (Art 35)."""
    answer_by = event.answer_by or event.on
    clock.reasons = Wait(event.on, clock.rolled(max(answer_by, event.on)), event.answer_by is None)


def take_reasons(clock: Reckoning, event: ReasonsGiven) -> None:
    """Reasons given open the way to a reasonable later date."""
    if clock.reasons is None or clock.reasons.met is not None:
        clock.fault(Fault.REASONS_UNASKED, event.on, "收到理由说明，但没有尚待说明理由的告知")
        return
    clock.reasons.met = event.on


def agree_delay(clock: Reckoning, event: DelayAgreed) -> None:
    """延迟答复 (Art 35): after reasons were asked and given, told in time, to a later date."""
    until = clock.rolled(event.until)
    if clock.reasons is None or clock.reasons.met is None:
        clock.fault(
            Fault.DELAY_WITHOUT_REASONS,
            event.on,
            "告知延迟答复，但申请人未经要求说明过理由，期限不变",
            DELAY_ARTICLE,
        )
    elif not clock.in_time(event.on):
        clock.fault(Fault.DELAY_LATE, event.on, "告知延迟答复时答复期限已经届满，期限不变", DELAY_ARTICLE)
    elif until <= clock.due():
        clock.fault(
            Fault.DELAY_NOT_LATER, event.on, "告知的延迟答复期限不晚于原期限，期限不变", DELAY_ARTICLE
        )
    else:
        clock.base, clock.counted_from = until, event.on
        clock.fixed = Fixed(event.on, "延迟答复的合理期限内", DELAY_ARTICLE)


def extend(clock: Reckoning, event: Extended) -> None:
    """延长 (Art 33 ¶2): at most 20 working days in all, told before the deadline passes."""
    due = clock.due()
    late = event.on > due or (event.on == due and not clock.readings.extension_on_last_day)
    if event.by <= 0:
        clock.fault(Fault.EXTENSION_EMPTY, event.on, f"延长 {event.by} 个工作日，不是有效的延长")
        return
    if late:
        clock.fault(
            Fault.EXTENSION_LATE,
            event.on,
            f"告知延长，晚于{chinese_date(due)}届满的原期限",
            REPLY_ARTICLE,
        )
    clock.extensions += 1
    if clock.extensions > clock.readings.extensions_allowed:
        clock.fault(Fault.EXTENSION_TWICE, event.on, "再次延长答复期限，期限不变", REPLY_ARTICLE)
        return
    if late and not clock.readings.expired_deadline_moves:
        return
    by = min(event.by, EXTENSION_LIMIT - clock.extended_in_all)
    if by < event.by:
        clock.fault(
            Fault.EXTENSION_TOO_LONG,
            event.on,
            f"延长 {event.by} 个工作日，合计超过20个工作日的上限，按上限计",
            REPLY_ARTICLE,
        )
    clock.extended_by += by
    clock.extended_in_all += by
    clock.base = clock.days.after(clock.base, by)


def send_fee_notice(
    clock: Reckoning, event: FeeNoticeSent | FeeNoticeReceived, *, received: bool = False
) -> None:
    """收费通知 within the reply period; the payment period runs from its receipt (109号 art 6)."""
    if clock.payment:
        clock.fault(Fault.FEE_NOTICE_TWICE, event.on, "再次发出收费通知，以第一次为准", FEE_ARTICLE)
        return
    if event.on > clock.due():
        clock.fault(Fault.FEE_NOTICE_LATE, event.on, "收费通知晚于答复期限", FEE_ARTICLE)
    if clock.in_time(event.on):
        ends = clock.period_after(event.on, clock.readings.payment_period)
        clock.payment = Wait(event.on, ends, assumed=not received)


def deliver_fee_notice(clock: Reckoning, event: FeeNoticeReceived) -> None:
    """Receipt of the notice settles the payment period; a notice known only by its receipt counts as sent then."""
    if clock.payment is None:
        send_fee_notice(clock, event, received=True)
    elif clock.payment.assumed and clock.payment.met is None:
        clock.payment.ends = clock.period_after(event.on, clock.readings.payment_period)
        clock.payment.assumed = False


def take_payment(clock: Reckoning, event: FeePaid) -> None:
    """Payment in full, in time, restarts the clock from the next day (docs/readings/payment-restarts-clock.md)."""
    if clock.payment is None or clock.payment.met is not None:
        clock.fault(Fault.FEE_UNASKED, event.on, "收到缴费，但没有尚待缴费的通知，期限不变")
    elif event.in_full and event.on > clock.payment.ends:
        clock.fault(
            Fault.FEE_PAID_LATE, event.on, f"缴费晚于{chinese_date(clock.payment.ends)}，期限不重新计算"
        )
    elif event.in_full:
        clock.payment.met = event.on
        if clock.readings.payment_restarts_clock:
            start = max(event.on, clock.begins)
            clock.restart(start, start, "缴清费用前的期间不计", FEE_ARTICLE)


def close(clock: Reckoning, event: Closed) -> None:
    """The last letter: in time if it left by the deadline (docs/readings/reply-counts.md)."""
    counts = event.on
    if clock.readings.reply_counts is ReplyCounts.DELIVERED and event.delivered:
        counts = event.delivered
    due = clock.due()
    for outcome, wait, article, says in (
        (Outcome.NO_CORRECTION, clock.correction, CORRECTION_ARTICLE, "补正"),
        (Outcome.UNPAID_FEE, clock.payment, FEE_ARTICLE, "缴费"),
    ):
        if event.outcome is outcome and not (wait and wait.met is None and event.on > wait.ends):
            clock.fault(
                Fault.ABANDONED_TOO_SOON,
                event.on,
                f"以逾期未{says}为由不再处理，但{says}期限没有逾期",
                article,
            )
    for outcome, asked, article, says in (
        (Outcome.UNCLEAR_AFTER_CORRECTION, clock.correction, CORRECTION_ARTICLE, "没有告知补正"),
        (Outcome.ABUSIVE_VOLUME, clock.reasons, DELAY_ARTICLE, "没有要求说明理由"),
    ):
        if event.outcome is outcome and asked is None:
            clock.fault(Fault.STEP_MISSING, event.on, f"以“{outcome.law.label}”答复，但{says}", article)
    if counts > due:
        clock.fault(Fault.REPLY_LATE, counts, f"答复，晚于{chinese_date(due)}的期限", REPLY_ARTICLE)
    clock.closed = event


_STEPS: dict[type[Event], Callable[..., None]] = {
    Reopened: begin_again,
    CorrectionAsked: ask_correction,
    CorrectionReceived: take_correction,
    ConsultationSent: send_consultation,
    ConsultationDelivered: deliver_consultation,
    ConsultationAnswered: answer_consultation,
    ReasonsAsked: ask_reasons,
    ReasonsGiven: take_reasons,
    DelayAgreed: agree_delay,
    Extended: extend,
    FeeNoticeSent: send_fee_notice,
    FeeNoticeReceived: deliver_fee_notice,
    FeePaid: take_payment,
    Closed: close,
}
