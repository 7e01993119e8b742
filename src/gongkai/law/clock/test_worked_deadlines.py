"""The worked deadlines: each counted by hand against the published holiday tables."""

from datetime import date

import pytest

from gongkai.law.clock import (
    ConsultationAnswered,
    ConsultationDelivered,
    ConsultationSent,
    CorrectionAsked,
    CorrectionReceived,
    Deadline,
    DeadlineKind,
    Doubt,
    Extended,
    FeeNoticeReceived,
    FeePaid,
    Received,
    derive,
)
from gongkai.law.clock.event import Event
from gongkai.law.working_days import working_days

DAYS = working_days()


def deadline(history: list[Event], kind: DeadlineKind) -> Deadline:
    return next(d for d in derive(history, DAYS).deadlines if d.kind is kind)


@pytest.mark.parametrize(
    ("received", "due", "correction_notice"),
    [
        # Mid-Autumn, National Day; make-up 09-14, 09-29, 10-12
        (date(2024, 9, 10), date(2024, 10, 14), date(2024, 9, 20)),
        # Spring Festival; make-up 01-26, 02-08
        (date(2025, 1, 20), date(2025, 2, 21), date(2025, 2, 5)),
        # Spring Festival as amended to 02-02
        (date(2020, 1, 20), date(2020, 2, 25), None),
        # Labour Day as amended; make-up 04-28, 05-05
        (date(2019, 4, 26), date(2019, 5, 27), None),
        # received on a Saturday
        (date(2025, 3, 1), date(2025, 3, 28), None),
        # National Day with Mid-Autumn; make-up 09-28, 10-11
        (date(2025, 9, 25), date(2025, 10, 29), None),
        # over the year end; make-up 2026-01-04
        (date(2025, 12, 15), date(2026, 1, 13), None),
        # Spring Festival 2026; make-up 02-14, 02-28
        (date(2026, 2, 10), date(2026, 3, 16), None),
        # Tomb-sweeping Day; make-up 04-27
        (date(2025, 4, 1), date(2025, 4, 29), date(2025, 4, 11)),
    ],
)
def test_a_plain_application_is_due_in_twenty_working_days(
    received: date, due: date, correction_notice: date | None
) -> None:
    clock = derive([Received(received)], DAYS)
    assert (clock.due, clock.provisional) == (due, ())
    if correction_notice:
        assert deadline([Received(received)], DeadlineKind.CORRECTION_NOTICE).due == correction_notice


def test_the_extended_reply_over_spring_festival_2025() -> None:
    history = [Received(date(2025, 1, 20)), Extended(date(2025, 2, 10), 20)]
    assert derive(history, DAYS).due == date(2025, 3, 21)


def test_correction_starts_the_clock_again_and_extension_adds_to_it() -> None:
    history: list[Event] = [
        Received(date(2025, 4, 1)),
        CorrectionAsked(date(2025, 4, 8), answer_by=date(2025, 4, 29)),
        CorrectionReceived(date(2025, 4, 22)),
    ]
    clock = derive(history, DAYS)
    assert (clock.due, clock.breaches) == (date(2025, 5, 22), ())
    clock = derive([*history, Extended(date(2025, 5, 20), 10)], DAYS)
    assert (clock.due, clock.breaches) == (date(2025, 6, 6), ())


def test_nineteen_working_days_of_consultation_do_not_count() -> None:
    history: list[Event] = [Received(date(2025, 9, 1))]
    assert derive(history, DAYS).due == date(2025, 9, 28)
    history += [
        ConsultationSent(date(2025, 9, 10), "某公司"),
        ConsultationDelivered(date(2025, 9, 12), "某公司"),
        ConsultationAnswered(date(2025, 10, 13), "某公司"),
    ]
    clock = derive(history, DAYS)
    assert clock.run is not None
    assert (clock.run.suspended, clock.due, clock.provisional) == (19, date(2025, 10, 30), ())
    assert deadline(history, DeadlineKind.CONSULTATION_ANSWER).due == date(2025, 10, 10)


def test_two_consultations_that_overlap_count_once() -> None:
    history: list[Event] = [Received(date(2025, 4, 25))]
    assert derive(history, DAYS).due == date(2025, 5, 27)
    history += [
        ConsultationSent(date(2025, 5, 6), "甲"),
        ConsultationAnswered(date(2025, 5, 20), "甲"),
        ConsultationSent(date(2025, 5, 15), "乙"),
        ConsultationAnswered(date(2025, 6, 5), "乙"),
    ]
    clock = derive(history, DAYS)
    assert clock.run is not None
    assert (clock.run.suspended, clock.due) == (21, date(2025, 6, 26))


def test_payment_in_full_starts_the_clock_again_the_next_day() -> None:
    history: list[Event] = [Received(date(2025, 10, 9)), FeeNoticeReceived(date(2025, 10, 20))]
    assert deadline(history, DeadlineKind.PAYMENT).due == date(2025, 11, 19)
    assert derive([*history, FeePaid(date(2025, 11, 3))], DAYS).due == date(2025, 12, 1)


def test_a_count_past_the_last_notice_is_provisional() -> None:
    clock = derive([Received(date(2026, 12, 10))], DAYS)
    assert [reason.doubt for reason in clock.provisional] == [Doubt.CALENDAR]
    assert "2027年放假安排尚未公布" in clock.provisional[0].message
    assert clock.is_provisional(date(2026, 12, 11))
    assert clock.due == date(2027, 1, 7)  # weekends only: 15 days in December, 1 and 4 to 7 January
