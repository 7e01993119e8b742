from datetime import date

import pytest

from gongkai.publishing.duties.period import period_ends, period_name

TODAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("period", "since", "until", "ends"),
    [
        ("month", date(2026, 4, 15), None, ["2026-04-30", "2026-05-31", "2026-06-30"]),
        ("quarter", date(2025, 12, 1), None, ["2025-12-31", "2026-03-31", "2026-06-30"]),
        ("half_year", date(2025, 1, 1), None, ["2025-06-30", "2025-12-31", "2026-06-30"]),
        ("year", date(2024, 2, 1), None, ["2024-12-31", "2025-12-31"]),
        ("quarter", date(2025, 12, 1), date(2026, 3, 31), ["2025-12-31", "2026-03-31"]),
        ("quarter", date(2025, 12, 1), date(2026, 3, 30), ["2025-12-31"]),
        ("month", date(2026, 7, 1), None, []),
    ],
)
def test_periods_are_those_of_the_calendar_and_end_before_today(
    period: str, since: date, until: date | None, ends: list[str]
) -> None:
    assert [str(day) for day in period_ends(period, since, until, TODAY)] == ends


@pytest.mark.parametrize(
    ("period", "name"),
    [("month", "2026年6月"), ("quarter", "2026年第2季度"), ("half_year", "2026年上半年"), ("year", "2026年")],
)
def test_a_period_has_a_name(period: str, name: str) -> None:
    assert period_name(period, date(2026, 6, 30)) == name
