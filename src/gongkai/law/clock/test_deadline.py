from datetime import date

import pytest

from gongkai.law.clock.deadline import Deadline, DeadlineKind, Doubt, Provisional

DUE, NEXT = date(2025, 7, 1), date(2025, 7, 2)


@pytest.mark.parametrize(
    ("met_on", "running", "today", "missed"),
    [
        (None, True, DUE, False),
        (None, True, NEXT, True),
        (None, False, NEXT, False),
        (DUE, False, NEXT, False),
        (NEXT, False, NEXT, True),
    ],
)
def test_a_deadline_is_missed_when_met_late_or_running_and_past(
    met_on: date | None, running: bool, today: date, missed: bool
) -> None:
    assert Deadline(DeadlineKind.REPLY, DUE, "", met_on, running).is_missed(today) is missed


def test_a_doubt_stands_until_its_last_day() -> None:
    assert Provisional(Doubt.CONSULTATION_OPEN, "", DUE).holds_on(DUE)
    assert not Provisional(Doubt.CONSULTATION_OPEN, "", DUE).holds_on(NEXT)
    assert Provisional(Doubt.CALENDAR, "").holds_on(date.max)


def test_every_kind_has_its_chinese_name() -> None:
    assert all(kind.label for kind in DeadlineKind)
