"""Day and result of the end by each reading, the second instance's ways, and whose the next task is."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongkai.casework.disputes.event_kind import EventKind as Kind
from gongkai.casework.disputes.facts import Happened
from gongkai.casework.disputes.standing import Standing, standing
from gongkai.law.dispute_result import USUAL_RESULTS, Disposition, Result
from gongkai.law.readings import Readings, SuitCloses
from gongkai.law.working_days import working_days

BEGUN = date(2025, 4, 1)
JUDGED = date(2025, 9, 20)


def opened(kind: str) -> Happened:
    return Happened(
        Kind.REGISTERED, BEGUN, {"kind": kind, "procedure": "ordinary", "received_on": "2025-04-01"}
    )


def decided(disposition: str, **more: Any) -> Happened:
    return Happened(Kind.DECIDED, JUDGED, {"disposition": disposition, "document": "1号", **more})


def of(*events: Happened, readings: Readings | None = None) -> Standing:
    return standing(events, working_days(), readings or Readings())


@pytest.mark.parametrize(
    ("read", "closed"),
    [(SuitCloses.EFFECT, date(2025, 10, 10)), (SuitCloses.JUDGMENT, JUDGED)],
)
def test_a_suit_closes_with_its_effect_or_as_it_is_read_with_its_judgment(
    read: SuitCloses, closed: date
) -> None:
    readings = Readings(suit_closes=read)
    before = of(opened("suit_direct"), decided("revoked"), readings=readings)
    assert (before.stage, before.closed_on, before.result) == ("decided", None, None)
    effect = Happened(Kind.TOOK_EFFECT, date(2025, 10, 10))
    after = of(opened("suit_direct"), decided("revoked"), effect, readings=readings)
    assert (after.stage, after.closed_on, after.result) == ("closed", closed, Result.CORRECTED)


def test_the_column_of_a_disposition_is_as_it_is_read() -> None:
    usual = of(opened("review"), decided("application_rejected"))
    results = {**USUAL_RESULTS, Disposition.APPLICATION_REJECTED: Result.UPHELD}
    other = of(opened("review"), decided("application_rejected"), readings=Readings(dispute_results=results))
    assert (usual.result, other.result) == (Result.OTHER, Result.UPHELD)


@pytest.mark.parametrize("disposition", [one for one in Disposition if one.ends_at_once])
def test_a_suit_that_is_withdrawn_ended_or_settled_is_over_at_once(disposition: str) -> None:
    ended = of(opened("suit_after_review"), decided(disposition))
    assert (ended.stage, ended.closed_on, ended.result) == ("closed", JUDGED, Result.OTHER)


APPEALED = Happened(Kind.APPEALED, date(2025, 9, 28), {"ours": True})


@pytest.mark.parametrize(
    ("second", "stage", "result", "closed"),
    [
        ({"outcome": "upheld"}, "closed", Result.CORRECTED, date(2025, 12, 1)),
        ({"outcome": "withdrawn"}, "closed", Result.CORRECTED, date(2025, 12, 1)),
        (
            {"outcome": "changed", "disposition": "claim_rejected"},
            "closed",
            Result.UPHELD,
            date(2025, 12, 1),
        ),
        ({"outcome": "remanded"}, "registered", None, None),
    ],
)
def test_the_result_that_counts_is_the_last(
    second: dict[str, str], stage: str, result: Result | None, closed: date | None
) -> None:
    event = Happened(Kind.SECOND_DECIDED, date(2025, 12, 1), {"document": "2号", **second})
    ended = of(opened("suit_direct"), decided("revoked"), APPEALED, event)
    assert (ended.stage, ended.result, ended.closed_on) == (stage, result, closed)


def test_an_upheld_judgment_still_orders_what_it_ordered() -> None:
    event = Happened(Kind.SECOND_DECIDED, date(2025, 12, 1), {"document": "2号", "outcome": "upheld"})
    ordered = decided("ordered", ordered=True, perform_by="2025-12-31")
    ended = of(opened("suit_direct"), ordered, APPEALED, event)
    assert ended.facts.must_perform
    assert ended.next_due is not None
    assert ended.next_due.due == date(2025, 12, 31)
    assert ended.facts.document == "1号"


def test_a_decision_ends_suspension_and_hearings() -> None:
    hearing = Happened(Kind.HEARING_SET, BEGUN, {"day": "2025-10-20"})
    suspended = Happened(Kind.SUSPENDED, date(2025, 5, 6), {"reason": "和解"})
    halted = of(opened("review"), hearing, suspended)
    assert (halted.stage, halted.next_due, [one.step for one in halted.waiting]) == (
        "suspended",
        None,
        ["resume"],
    )
    ended = of(opened("review"), hearing, suspended, decided("terminated"))
    assert (ended.stage, [one.step for one in ended.waiting]) == ("closed", ["archive"])


def test_the_nearest_day_of_our_own_comes_next() -> None:
    hearing = Happened(Kind.HEARING_SET, BEGUN, {"day": "2025-04-10"})
    heard = of(opened("review"), hearing)
    assert heard.next_due is not None
    # The answer is due after ten working days, on 04-16.
    assert (heard.next_due.kind, heard.next_due.due) == ("hearing", date(2025, 4, 10))
    moved = of(opened("review"), hearing, replace(hearing, data={"day": "2025-05-20"}))
    assert moved.next_due is not None
    assert (moved.next_due.kind, moved.next_due.due) == ("answer", date(2025, 4, 16))
