"""Days of ledgers, in all their spellings."""

from datetime import date

import pytest

from gongkai.registers.register_import.day import read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020年2月", date(2020, 2, 29)),
        ("2020-03", date(2020, 3, 31)),
        ("2020.4", date(2020, 4, 30)),
        ("２０２０年５月份", date(2020, 5, 31)),
        ("2020年6月底前", date(2020, 6, 30)),
        ("2020年底前", date(2020, 12, 31)),
        ("2020年", date(2020, 12, 31)),
        ("2020年3月10日", date(2020, 3, 10)),
        ("2020/3/10 14:30", date(2020, 3, 10)),
    ],
)
def test_where_the_month_is_enough_its_last_day_is_meant(text: str, day: date) -> None:
    assert read_day(text, month_is_enough=True).day == day


@pytest.mark.parametrize("text", ["2020年2月", "2020年底前", "3月", "2020-13", "0000-01", "长期"])
def test_elsewhere_a_month_is_no_day(text: str) -> None:
    assert read_day(text).day is None
    assert read_day(text).problem


@pytest.mark.parametrize("text", ["3月", "2020-13", "0000-01", "长期", "一季度"])
def test_what_names_no_month_of_a_year_is_never_guessed(text: str) -> None:
    assert read_day(text, month_is_enough=True).problem
