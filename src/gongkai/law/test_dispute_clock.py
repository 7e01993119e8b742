"""Deadlines of reviews and suits, worked out by hand on the published holidays of 2025 and 2026."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.law.dispute import DisputeKind, Procedure
from gongkai.law.dispute_clock import (
    Appeal,
    Decided,
    DisputeDeadline,
    DisputeDeadlineKind,
    Hearing,
    History,
    Suspension,
    deadlines,
)
from gongkai.law.dispute_result import Disposition
from gongkai.law.readings import Readings
from gongkai.law.working_days import working_days

KIND = DisputeDeadlineKind
REVIEW, SUIT = DisputeKind.REVIEW, DisputeKind.SUIT_DIRECT
SIMPLE, ORDINARY = Procedure.SIMPLE, Procedure.ORDINARY


def of(history: History, kind: DisputeDeadlineKind, readings: Readings | None = None) -> DisputeDeadline:
    found = deadlines(history, working_days(), readings or Readings())
    return next(one for one in found if one.kind is kind)


def due(history: History, kind: DisputeDeadlineKind, readings: Readings | None = None) -> date:
    return of(history, kind, readings).due


@pytest.mark.parametrize(
    ("kind", "procedure", "received", "last"),
    [
        # 5 working days over National Day with Mid-Autumn: 09-30, 10-09, 10-10, 10-11 (make-up), 10-13.
        (REVIEW, SIMPLE, date(2025, 9, 29), date(2025, 10, 13)),
        # 10 working days over Spring Festival 2025: 01-23, 24, 26, 27, 02-05 to 02-08, 02-10, 02-11.
        (REVIEW, ORDINARY, date(2025, 1, 22), date(2025, 2, 11)),
        (REVIEW, ORDINARY, date(2025, 3, 3), date(2025, 3, 17)),
        # 15 days whatever the procedure; 04-19 is a Saturday.
        (SUIT, SIMPLE, date(2025, 4, 4), date(2025, 4, 21)),
        # 15 days end on 10-05, within the holidays that last until 10-08.
        (SUIT, ORDINARY, date(2025, 9, 20), date(2025, 10, 9)),
        (SUIT, ORDINARY, date(2025, 6, 3), date(2025, 6, 18)),
    ],
)
def test_answer_and_evidence_are_due_counted_from_the_copy(
    kind: DisputeKind, procedure: Procedure, received: date, last: date
) -> None:
    history = History(kind, procedure, received, received)
    assert due(history, KIND.ANSWER) == due(history, KIND.EVIDENCE) == last


def test_before_the_copy_came_nothing_is_due_of_the_agency() -> None:
    found = deadlines(History(REVIEW, ORDINARY, date(2025, 3, 3)), working_days(), Readings())
    assert [one.kind for one in found] == [KIND.DECISION]


@pytest.mark.parametrize(
    ("kind", "procedure", "begun", "last"),
    [
        (REVIEW, ORDINARY, date(2025, 3, 3), date(2025, 5, 6)),  # 05-02, within Labour Day
        (REVIEW, SIMPLE, date(2025, 3, 3), date(2025, 4, 2)),
        (SUIT, SIMPLE, date(2025, 3, 3), date(2025, 4, 17)),
        (SUIT, ORDINARY, date(2025, 3, 14), date(2025, 9, 15)),  # 09-14 is a Sunday
        (SUIT, ORDINARY, date(2025, 8, 31), date(2026, 2, 28)),  # a Saturday worked for Spring Festival
    ],
)
def test_the_decision_is_expected_counted_from_the_day_the_case_was_taken_up(
    kind: DisputeKind, procedure: Procedure, begun: date, last: date
) -> None:
    assert due(History(kind, procedure, begun), KIND.DECISION) == last


def test_a_review_is_extended_by_days_and_a_suit_until_a_day() -> None:
    review = History(REVIEW, ORDINARY, date(2025, 6, 3), extended_by=30)
    assert due(review, KIND.DECISION) == date(2025, 9, 1)
    suit = History(SUIT, ORDINARY, date(2025, 3, 14), extended_until=date(2025, 12, 1))
    assert due(suit, KIND.DECISION) == date(2025, 12, 1)


def test_what_a_suspension_took_is_added_to_what_ran() -> None:
    begun = date(2025, 6, 3)
    history = History(
        REVIEW, ORDINARY, begun, begun, suspensions=(Suspension(date(2025, 6, 10), date(2025, 6, 24)),)
    )
    # 5 of 10 working days had passed; the other 5 follow 06-24.
    assert due(history, KIND.ANSWER) == date(2025, 7, 1)
    # 60 days end on 08-02; 14 more on 08-16, a Saturday.
    assert due(history, KIND.DECISION) == date(2025, 8, 18)


def test_while_it_is_suspended_nothing_runs() -> None:
    begun = date(2025, 6, 3)
    history = History(
        REVIEW,
        ORDINARY,
        begun,
        begun,
        hearings=(Hearing(1, date(2025, 6, 20)),),
        suspensions=(Suspension(date(2025, 6, 10)),),
    )
    assert not any(one.running for one in deadlines(history, working_days(), Readings()))


def test_a_suspension_after_the_last_day_moves_nothing() -> None:
    begun = date(2025, 6, 3)
    late = (Suspension(date(2025, 7, 1), date(2025, 7, 10)),)
    assert due(History(REVIEW, ORDINARY, begun, begun, suspensions=late), KIND.ANSWER) == date(2025, 6, 17)


JUDGED = Decided(date(2025, 9, 20), Disposition.REVOKED)


@pytest.mark.parametrize(
    ("disposition", "last"),
    [
        (Disposition.REVOKED, date(2025, 10, 9)),  # 15 days: 10-05, within the holidays
        (Disposition.APPLICATION_REJECTED, date(2025, 9, 30)),  # 10 days: a ruling
    ],
)
def test_the_period_of_appeal_is_that_of_a_judgment_or_of_a_ruling(
    disposition: Disposition, last: date
) -> None:
    history = History(SUIT, ORDINARY, date(2025, 4, 1), decision=replace(JUDGED, disposition=disposition))
    assert due(history, KIND.APPEAL) == last
    assert of(history, KIND.APPEAL).running


@pytest.mark.parametrize("disposition", [one for one in Disposition if one.ends_at_once])
def test_against_what_ends_at_once_nothing_runs(disposition: Disposition) -> None:
    for kind in (REVIEW, SUIT):
        history = History(
            kind,
            ORDINARY,
            date(2025, 4, 1),
            decision=replace(JUDGED, disposition=disposition),
            effective_on=JUDGED.received_on,
        )
        assert not any(one.running for one in deadlines(history, working_days(), Readings()))


def test_after_a_review_the_claimant_may_sue_for_fifteen_days() -> None:
    decision = Decided(date(2025, 6, 3), Disposition.MAINTAINED)
    history = History(
        REVIEW, ORDINARY, date(2025, 4, 1), decision=decision, effective_on=decision.received_on
    )
    assert (due(history, KIND.SUIT), of(history, KIND.SUIT).running) == (date(2025, 6, 18), True)
    sued = replace(history, sued_on=date(2025, 6, 10))
    assert (of(sued, KIND.SUIT).met_on, of(sued, KIND.SUIT).running) == (date(2025, 6, 10), False)


def test_an_appeal_is_answered_and_decided_in_its_own_periods() -> None:
    appeal = Appeal(date(2025, 9, 28), ours=False, copy_received_on=date(2025, 10, 13))
    history = History(SUIT, ORDINARY, date(2025, 4, 1), decision=JUDGED, appeal=appeal)
    assert due(history, KIND.APPEAL_ANSWER) == date(2025, 10, 28)
    assert due(history, KIND.APPEAL_ANSWER, Readings(appeal_answer_within=10)) == date(2025, 10, 23)
    assert due(history, KIND.SECOND_INSTANCE) == date(2025, 12, 29)  # 12-28 is a Sunday
    assert of(history, KIND.APPEAL).met_on == date(2025, 9, 28)


def test_what_is_ordered_is_done_by_its_day_or_within_the_period_of_a_new_reply() -> None:
    ordered = Decided(date(2025, 9, 25), Disposition.ORDERED, ordered=True)
    history = History(REVIEW, SIMPLE, date(2025, 9, 1), decision=ordered, effective_on=ordered.received_on)
    # 20 working days from 09-25, as in the example of an application received that day.
    assert due(history, KIND.PERFORMANCE) == date(2025, 10, 29)
    by = replace(ordered, perform_by=date(2025, 10, 15))
    assert due(replace(history, decision=by), KIND.PERFORMANCE) == date(2025, 10, 15)


def test_the_periods_of_the_law_of_before_are_not_told() -> None:
    assert deadlines(History(REVIEW, ORDINARY, date(2023, 12, 29)), working_days(), Readings()) == ()


def test_what_is_counted_into_a_year_without_a_notice_is_provisional() -> None:
    known = [one.year for one in working_days().notices if not one.amends]
    unknown = max(known) + 1
    received = date(unknown - 1, 12, 1)
    history = History(REVIEW, ORDINARY, received, received, hearings=(Hearing(1, date(unknown, 1, 20)),))
    told = {one.kind: one.provisional for one in deadlines(history, working_days(), Readings())}
    assert told == {KIND.ANSWER: False, KIND.EVIDENCE: False, KIND.HEARING: False, KIND.DECISION: True}
