from datetime import date

import pytest

from gongkai.law.currency import months_on


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 3, 12), 6, date(2026, 9, 12)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
        (date(2025, 12, 30), 2, date(2026, 2, 28)),
    ],
)
def test_months_are_counted_by_their_numbers_and_end_with_the_month(
    day: date, months: int, found: date
) -> None:
    assert months_on(day, months) == found
