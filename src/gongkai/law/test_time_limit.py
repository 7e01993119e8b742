from datetime import date

import pytest

from gongkai.law import time_limit
from gongkai.law.readings import Readings
from gongkai.law.time_limit import TimeLimit, months_after
from gongkai.law.working_days import working_days

USUAL = Readings()


@pytest.mark.parametrize(
    ("limit", "starts", "last"),
    [
        (time_limit.REVIEW, date(2025, 3, 3), date(2025, 5, 6)),  # 60 days end on 05-02, within Labour Day
        (time_limit.REVIEW, date(2025, 6, 3), date(2025, 8, 4)),  # 08-02 is a Saturday
        (time_limit.SUIT_AFTER_REVIEW, date(2025, 6, 3), date(2025, 6, 18)),
        (time_limit.SUIT_DIRECT, date(2024, 8, 31), date(2025, 2, 28)),
        (time_limit.SUIT_DIRECT, date(2025, 3, 14), date(2025, 9, 15)),  # 09-14 is a Sunday
        (
            time_limit.REVIEW_ACCEPTED,
            date(2025, 9, 29),
            date(2025, 10, 13),
        ),  # 09-30, 10-09 to 10-13 with 10-11
        (time_limit.REVIEW_AT_MOST, date(2020, 2, 29), date(2025, 2, 28)),
    ],
)
def test_limits_end_on_a_working_day(limit: TimeLimit, starts: date, last: date) -> None:
    assert limit.last_day(starts, working_days(), USUAL) == last


def test_a_last_day_stands_on_the_other_reading() -> None:
    readings = Readings(last_day_rolls=False)
    assert time_limit.REVIEW.last_day(date(2025, 6, 3), working_days(), readings) == date(2025, 8, 2)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_run_to_the_day_of_the_same_number(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then
