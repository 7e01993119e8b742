from datetime import date

import pytest

from gongkai.law.annual_report_date import Reporter, publish_by
from gongkai.law.readings import Readings


@pytest.mark.parametrize(
    ("reporter", "readings", "day"),
    [
        (Reporter.DEPARTMENT, Readings(), date(2026, 1, 31)),
        (Reporter.GOVERNMENT, Readings(), date(2026, 3, 31)),
        (Reporter.TOWNSHIP, Readings(), date(2026, 1, 31)),
        (Reporter.TOWNSHIP, Readings(township_report_due=(1, 20)), date(2026, 1, 20)),
        (Reporter.DEPARTMENT, Readings(report_day_itself_in_time=False), date(2026, 1, 30)),
    ],
)
def test_a_report_is_due_in_the_year_after(reporter: Reporter, readings: Readings, day: date) -> None:
    assert publish_by(reporter, 2025, readings) == day
