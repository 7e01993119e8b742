from datetime import date

import pytest

from gongkai.law.clock import (
    Closed,
    ConsultationAnswered,
    ConsultationDelivered,
    ConsultationSent,
    Consulted,
    CorrectionAsked,
    CorrectionReceived,
    DeadlineKind,
    DelayAgreed,
    Doubt,
    Event,
    Extended,
    Fault,
    FeeNoticeReceived,
    FeeNoticeSent,
    FeePaid,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    Reopened,
    State,
    Submitted,
    derive,
)
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Period, Readings, ReplyCounts, Unit
from gongkai.law.working_days import working_days

DAYS = working_days()
# June 2025 from the 3rd has no holiday until October: 06-03 to 07-01 is twenty working days.
RECEIVED = Received(date(2025, 6, 3))
DUE = date(2025, 7, 1)


def june(day: int) -> date:
    return date(2025, 6, day)


def july(day: int) -> date:
    return date(2025, 7, day)


def faults(history: list[Event], readings: Readings | None = None) -> list[Fault]:
    return [b.fault for b in derive(history, DAYS, readings or Readings()).breaches]


@pytest.mark.parametrize(
    ("state", "history"),
    [
        (State.NOT_STARTED, []),
        (State.AWAITING_RECEIPT, [Submitted(june(3))]),
        (State.RUNNING, [RECEIVED]),
        (State.AWAITING_CORRECTION, [RECEIVED, CorrectionAsked(june(5), june(26))]),
        (State.RUNNING, [RECEIVED, CorrectionAsked(june(5), june(26)), CorrectionReceived(june(9))]),
        (State.CONSULTING, [RECEIVED, ConsultationSent(june(5), "甲")]),
        (State.RUNNING, [RECEIVED, ConsultationSent(june(5), "甲"), ConsultationAnswered(june(9), "甲")]),
        (State.AWAITING_REASONS, [RECEIVED, ReasonsAsked(june(5), june(12))]),
        (State.RUNNING, [RECEIVED, ReasonsAsked(june(5), june(12)), ReasonsGiven(june(9))]),
        (State.AWAITING_PAYMENT, [RECEIVED, FeeNoticeSent(june(5))]),
        (State.AWAITING_PAYMENT, [RECEIVED, FeeNoticeSent(june(5)), FeePaid(june(9), in_full=False)]),
        (State.RUNNING, [RECEIVED, FeeNoticeSent(june(5)), FeePaid(june(9))]),
        (State.CLOSED, [RECEIVED, Closed(june(9), Outcome.GRANTED)]),
        (State.RUNNING, [RECEIVED, Closed(june(9), Outcome.GRANTED), Reopened(july(1))]),
    ],
)
def test_the_state_follows_from_the_events(state: State, history: list[Event]) -> None:
    assert derive(history, DAYS).state is state


@pytest.mark.parametrize(
    ("fault", "history"),
    [
        # seven working days from 06-03 end on 06-12
        (Fault.CORRECTION_LATE, [RECEIVED, CorrectionAsked(june(13), june(27))]),
        (
            Fault.CORRECTION_TWICE,
            [
                RECEIVED,
                CorrectionAsked(june(5), june(20)),
                CorrectionReceived(june(9)),
                CorrectionAsked(june(10), june(20)),
            ],
        ),
        # in a run without the seven days, since it was re-opened
        (
            Fault.CORRECTION_EXPIRED,
            [RECEIVED, Reopened(june(5), within=5), CorrectionAsked(june(13), june(27))],
        ),
        (Fault.CORRECTION_PERIOD_MISSING, [RECEIVED, CorrectionAsked(june(5))]),
        (Fault.CORRECTION_PERIOD_BACKWARDS, [RECEIVED, CorrectionAsked(june(5), june(4))]),
        (Fault.CORRECTION_UNASKED, [RECEIVED, CorrectionReceived(june(5))]),
        (Fault.EXTENSION_LATE, [RECEIVED, Extended(july(2), 10)]),
        (Fault.EXTENSION_TOO_LONG, [RECEIVED, Extended(june(30), 21)]),
        (Fault.EXTENSION_TWICE, [RECEIVED, Extended(june(20), 5), Extended(june(30), 5)]),
        (Fault.EXTENSION_EMPTY, [RECEIVED, Extended(june(20), 0)]),
        (
            Fault.CONSULTATION_LATE,
            [RECEIVED, ConsultationSent(july(2), "甲"), ConsultationAnswered(july(3), "甲")],
        ),
        (Fault.DELIVERY_UNKNOWN, [RECEIVED, ConsultationSent(june(5), "甲")]),
        (Fault.CONSULTATION_UNKNOWN, [RECEIVED, ConsultationAnswered(june(5), "甲")]),
        (
            Fault.CONSULTATION_TWICE,
            [RECEIVED, *[ConsultationSent(june(5), "甲")] * 2, ConsultationAnswered(june(6), "甲")],
        ),
        (Fault.DELAY_WITHOUT_REASONS, [RECEIVED, DelayAgreed(june(9), july(30))]),
        (
            Fault.DELAY_LATE,
            [
                RECEIVED,
                ReasonsAsked(june(5), june(10)),
                ReasonsGiven(june(9)),
                DelayAgreed(july(2), july(30)),
            ],
        ),
        (
            Fault.DELAY_NOT_LATER,
            [
                RECEIVED,
                ReasonsAsked(june(5), june(10)),
                ReasonsGiven(june(9)),
                DelayAgreed(june(11), july(1)),
            ],
        ),
        (Fault.REASONS_UNASKED, [RECEIVED, ReasonsGiven(june(9))]),
        (Fault.FEE_NOTICE_LATE, [RECEIVED, FeeNoticeSent(july(2))]),
        (Fault.FEE_NOTICE_TWICE, [RECEIVED, FeeNoticeSent(june(5)), FeeNoticeSent(june(9))]),
        (Fault.FEE_UNASKED, [RECEIVED, FeePaid(june(9))]),
        # thirty days from 06-05 end on Saturday 07-05, so on Monday 07-07
        (Fault.FEE_PAID_LATE, [RECEIVED, FeeNoticeReceived(june(5)), FeePaid(july(8))]),
        (Fault.REPLY_LATE, [RECEIVED, Closed(july(2), Outcome.GRANTED)]),
        (
            Fault.ABANDONED_TOO_SOON,
            [RECEIVED, CorrectionAsked(june(5), june(20)), Closed(june(20), Outcome.NO_CORRECTION)],
        ),
        (Fault.ABANDONED_TOO_SOON, [RECEIVED, Closed(june(20), Outcome.NO_CORRECTION)]),
        (
            Fault.ABANDONED_TOO_SOON,
            [RECEIVED, FeeNoticeReceived(june(5)), Closed(july(7), Outcome.UNPAID_FEE)],
        ),
        (Fault.STEP_MISSING, [RECEIVED, Closed(june(9), Outcome.UNCLEAR_AFTER_CORRECTION)]),
        (Fault.STEP_MISSING, [RECEIVED, Closed(june(9), Outcome.ABUSIVE_VOLUME)]),
        (Fault.RECEIPT_MISSING, [ReasonsAsked(june(5), june(9))]),
        (Fault.RECEIPT_TWICE, [RECEIVED, Received(june(4))]),
        (Fault.BEFORE_RECEIPT, [RECEIVED, ReasonsAsked(june(2), june(9))]),
        (Fault.AFTER_CLOSING, [RECEIVED, Closed(june(9), Outcome.GRANTED), Extended(june(10), 5)]),
        (Fault.PERIOD_EMPTY, [RECEIVED, Reopened(july(2), within=0)]),
    ],
)
def test_what_was_wrong_is_reported_once_and_a_deadline_is_still_given(
    fault: Fault, history: list[Event]
) -> None:
    clock = derive(history, DAYS)
    assert [breach.fault for breach in clock.breaches] == [fault]
    assert clock.due is not None
    (breach,) = clock.breaches
    assert bool(breach.article) is fault.is_unlawful
    assert breach.message.endswith("。")


def test_every_fault_is_shown_by_some_history() -> None:
    rows = test_what_was_wrong_is_reported_once_and_a_deadline_is_still_given.pytestmark[0].args[1]
    assert {row[0] for row in rows} | {Fault.IN_THE_FUTURE} == set(Fault)


@pytest.mark.parametrize(
    ("due", "history"),
    [
        (DUE, [RECEIVED]),
        # an unlawful step moves nothing
        (DUE, [RECEIVED, Extended(july(2), 10)]),
        (DUE, [RECEIVED, ConsultationSent(july(2), "甲"), ConsultationAnswered(july(9), "甲")]),
        (DUE, [RECEIVED, DelayAgreed(june(9), july(30))]),
        (DUE, [RECEIVED, CorrectionReceived(june(9))]),
        (DUE, [RECEIVED, FeePaid(june(9))]),
        # told on the last day is still in time; twenty days are the most
        (july(15), [RECEIVED, Extended(july(1), 10)]),
        (july(29), [RECEIVED, Extended(july(1), 30)]),
        # a late correction notice still restarts the clock: 20 working days from 06-20
        (july(18), [RECEIVED, CorrectionAsked(june(13), june(27)), CorrectionReceived(june(20))]),
        # asking for reasons stops nothing; a delay agreed after them sets the date
        (DUE, [RECEIVED, ReasonsAsked(june(5), june(12)), ReasonsGiven(june(9))]),
        (
            date(2025, 8, 15),
            [
                RECEIVED,
                ReasonsAsked(june(5), june(12)),
                ReasonsGiven(june(9)),
                DelayAgreed(june(12), date(2025, 8, 15)),
            ],
        ),
        # a Sunday set as the date moves to Monday
        (
            date(2025, 8, 18),
            [
                RECEIVED,
                ReasonsAsked(june(5), june(12)),
                ReasonsGiven(june(9)),
                DelayAgreed(june(12), date(2025, 8, 17)),
            ],
        ),
        # silence: the 15 working days from delivery on 06-06 end on 06-27, 17 after 06-04
        (
            date(2025, 7, 24),
            [RECEIVED, ConsultationSent(june(4), "甲"), ConsultationDelivered(june(6), "甲")],
        ),
        # sent on the last day: the reply is due on the day of the answer
        (july(4), [RECEIVED, ConsultationSent(july(1), "甲"), ConsultationAnswered(july(4), "甲")]),
        # consultation under way when the corrected text comes counts from there: 06-09 + 20, 2 days off
        (
            july(9),
            [
                RECEIVED,
                ConsultationSent(june(4), "甲"),
                CorrectionAsked(june(5), june(20)),
                CorrectionReceived(june(9)),
                ConsultationAnswered(june(11), "甲"),
            ],
        ),
        # an extension before the restart is spent with the period that it extended
        (
            july(7),
            [
                RECEIVED,
                Extended(june(4), 10),
                CorrectionAsked(june(5), june(20)),
                CorrectionReceived(june(9)),
            ],
        ),
        # re-opened: the date or period that the decision sets, else 20 working days from its receipt
        (july(29), [RECEIVED, Closed(june(9), Outcome.NOT_HELD), Reopened(july(1))]),
        (july(22), [RECEIVED, Closed(june(9), Outcome.NOT_HELD), Reopened(july(1), within=15)]),
        (july(21), [RECEIVED, Closed(june(9), Outcome.NOT_HELD), Reopened(july(1), until=july(20))]),
        # a decision about silence re-opens a case that was never closed
        (july(29), [RECEIVED, Reopened(july(1))]),
    ],
)
def test_the_deadline_follows_each_operation(due: date, history: list[Event]) -> None:
    assert derive(history, DAYS).due == due
    assert derive(reversed(history), DAYS).due == due


def test_waiting_for_the_applicant_projects_the_deadline_and_says_so() -> None:
    asked = derive([RECEIVED, CorrectionAsked(june(5), june(20))], DAYS)
    assert asked.due == date(2025, 7, 18)  # 20 working days after 06-20
    assert [reason.doubt for reason in asked.provisional] == [Doubt.CORRECTION_OUTSTANDING]
    unstated = derive([RECEIVED, CorrectionAsked(june(5))], DAYS)
    assert {d.kind: d.due for d in unstated.deadlines}[DeadlineKind.CORRECTION_ANSWER] == june(26)
    fee = derive([RECEIVED, FeeNoticeSent(june(5))], DAYS)
    assert fee.due == date(2025, 8, 4)  # 20 working days after Monday 07-07
    assert {reason.doubt for reason in fee.provisional} == {
        Doubt.PAYMENT_OUTSTANDING,
        Doubt.FEE_NOTICE_RECEIPT_UNKNOWN,
    }


def test_an_inquiry_without_a_delivery_date_counts_from_sending_and_is_provisional() -> None:
    clock = derive([RECEIVED, ConsultationSent(june(4), "甲", Consulted.CO_MAKER)], DAYS)
    answer = next(d for d in clock.deadlines if d.kind is DeadlineKind.CONSULTATION_ANSWER)
    assert (answer.due, answer.article, answer.about) == (june(25), "条例第三十四条", "甲")
    assert clock.due == july(22)  # 15 working days later than 07-01
    assert Doubt.DELIVERY_UNKNOWN in {reason.doubt for reason in clock.provisional}


def test_an_open_consultation_is_provisional_until_its_period_ends_in_silence() -> None:
    clock = derive([RECEIVED, ConsultationSent(june(4), "甲"), ConsultationDelivered(june(6), "甲")], DAYS)
    assert clock.is_provisional(june(27))
    assert not clock.is_provisional(june(30))


def test_receipt_still_to_be_confirmed_counts_provisionally() -> None:
    clock = derive([Submitted(june(3), confirm_by=june(3))], DAYS)
    assert (clock.due, clock.receipt_date) == (DUE, None)
    assert [reason.doubt for reason in clock.provisional] == [Doubt.RECEIPT_UNCONFIRMED]
    assert [d.kind for d in clock.missed(june(4))] == [DeadlineKind.CONFIRM_RECEIPT]
    confirmed = derive([Submitted(june(3), confirm_by=june(3)), Received(june(5))], DAYS)
    assert (confirmed.due, confirmed.breaches) == (july(3), ())
    assert [d.kind for d in confirmed.missed(june(5))] == [DeadlineKind.CONFIRM_RECEIPT]


def test_late_is_a_comparison_with_today() -> None:
    clock = derive([RECEIVED], DAYS)
    assert not clock.is_late(DUE)
    assert clock.is_late(july(2))
    assert clock.state is State.RUNNING
    assert [b.fault for b in clock.breaches_on(july(2))] == [Fault.REPLY_LATE]
    assert clock.breaches_on(DUE) == ()
    assert [d.kind for d in clock.missed(july(2))] == [DeadlineKind.CORRECTION_NOTICE, DeadlineKind.REPLY]
    closed = derive([RECEIVED, Closed(DUE, Outcome.GRANTED)], DAYS)
    assert (closed.is_late(july(9)), closed.missed(july(9))) == (False, ())


def test_an_event_dated_after_today_is_reported() -> None:
    clock = derive([RECEIVED, Extended(june(20), 5)], DAYS)
    assert [b.fault for b in clock.breaches_on(june(19))] == [Fault.IN_THE_FUTURE]


@pytest.mark.parametrize(
    ("readings", "due", "history"),
    [
        (Readings(day_zero=False), june(30), [RECEIVED]),
        (Readings(extension_on_last_day=False), DUE, [RECEIVED, Extended(DUE, 10)]),
        (Readings(extensions_allowed=2), july(15), [RECEIVED, Extended(june(20), 5), Extended(june(30), 5)]),
        (Readings(expired_deadline_moves=True), july(15), [RECEIVED, Extended(july(2), 10)]),
        (
            Readings(extension_renewed_by_restart=True),
            july(21),
            [
                RECEIVED,
                Extended(june(4), 10),
                CorrectionAsked(june(5), june(20)),
                CorrectionReceived(june(9)),
                Extended(june(30), 10),
            ],
        ),
        # answered on the 20th working day: only the fifteen of the period come off
        (
            Readings(late_answer_counts=False),
            july(22),
            [RECEIVED, ConsultationSent(june(4), "甲"), ConsultationAnswered(july(2), "甲")],
        ),
        (
            Readings(payment_restarts_clock=False),
            DUE,
            [RECEIVED, FeeNoticeReceived(june(5)), FeePaid(june(9))],
        ),
        (Readings(correction_period=10), july(17), [RECEIVED, CorrectionAsked(june(5))]),
        # to be corrected by Friday 07-18; closed by the Friday after
        (Readings(lapse_closes_within=5), july(25), [RECEIVED, CorrectionAsked(june(5), july(18))]),
        # Sichuan: 20 working days to pay, from 06-05 to 07-03
        (
            Readings(payment_period=Period(20, Unit.WORKING_DAYS)),
            july(31),
            [RECEIVED, FeeNoticeReceived(june(5))],
        ),
        (Readings(reopened_reply_within=10), july(15), [RECEIVED, Reopened(july(1))]),
        (Readings(last_day_rolls=False), july(20), [RECEIVED, Reopened(july(1), until=july(20))]),
    ],
)
def test_another_reading_gives_another_deadline(readings: Readings, due: date, history: list[Event]) -> None:
    assert derive(history, DAYS, readings).due == due
    assert derive(history, DAYS).due != due


def test_two_extensions_over_a_restart_still_make_twenty_days_at_most() -> None:
    history: list[Event] = [
        RECEIVED,
        Extended(june(4), 15),
        CorrectionAsked(june(5), june(20)),
        CorrectionReceived(june(9)),
        Extended(june(30), 15),
    ]
    # 20 working days from 06-09 end on 07-07, and five more are left
    assert derive(history, DAYS, Readings(extensions_allowed=2)).due == july(14)
    assert faults(history, Readings(extensions_allowed=2)) == [Fault.EXTENSION_TOO_LONG]


def test_a_correction_notice_after_the_deadline_moves_nothing() -> None:
    history: list[Event] = [RECEIVED, CorrectionAsked(july(2), july(20)), CorrectionReceived(july(10))]
    assert derive(history, DAYS).due == DUE
    assert faults(history) == [Fault.CORRECTION_LATE, Fault.CORRECTION_EXPIRED, Fault.CORRECTION_UNASKED]


def test_a_reply_counts_when_it_leaves_unless_read_otherwise() -> None:
    history: list[Event] = [RECEIVED, Closed(DUE, Outcome.GRANTED, delivered=july(3))]
    assert faults(history) == []
    assert faults(history, Readings(reply_counts=ReplyCounts.DELIVERED)) == [Fault.REPLY_LATE]


def test_a_reopened_case_is_a_new_run_of_the_same_case() -> None:
    clock = derive([RECEIVED, Closed(july(2), Outcome.NOT_HELD), Reopened(date(2025, 9, 1))], DAYS)
    first, second = clock.runs
    assert (first.closed_on, first.outcome, second.begins) == (july(2), Outcome.NOT_HELD, date(2025, 9, 1))
    assert clock.receipt_date == june(3)
    assert [b.fault for b in clock.breaches] == [Fault.REPLY_LATE]
    assert DeadlineKind.CORRECTION_NOTICE not in {d.kind for d in clock.deadlines}
