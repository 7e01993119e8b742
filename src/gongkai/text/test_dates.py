"""Dates and periods as reports print them."""

import time
from datetime import date

import pytest

from gongkai.text.dates import damaged, find, parse, periods, years


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020年12月30日", date(2020, 12, 30)),
        ("2024 年 1 月 1 日", date(2024, 1, 1)),
        ("二〇二一年一月八日", date(2021, 1, 8)),
        ("二○二二年十二月三十一日", date(2022, 12, 31)),
        ("２０２３年１月２９日", date(2023, 1, 29)),
        ("2021-01-11", date(2021, 1, 11)),
        ("2021.1.5", date(2021, 1, 5)),
        ("2021/1/5", date(2021, 1, 5)),
        ("2021年2月30日", None),
        ("1月5日", None),
        ("202111日", None),
        ("2021年", None),
    ],
)
def test_a_date_is_read_or_unknown(written: str, day: date | None) -> None:
    assert parse(written) == day


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("统计期限为2021年1月1日至12月31日。", date(2021, 1, 1), date(2021, 12, 31)),
        ("自2024 年 1 月 1 日起至 2024 年 12 月 31 日止", date(2024, 1, 1), date(2024, 12, 31)),
        ("从2023年1月1日至12月31止", date(2023, 1, 1), date(2023, 12, 31)),  # 日 lost: 海城市西柳镇 2023
        ("2021年1月1日至12月30日", date(2021, 1, 1), date(2021, 12, 30)),  # 周湾镇 2021
        ("2023-01-01至2023-12-31", date(2023, 1, 1), date(2023, 12, 31)),
        ("2021年1月1日—2021年12月31日", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021年1月1日至2月31日", date(2021, 1, 1), None),
    ],
)
def test_a_period_has_both_ends(written: str, first: date | None, last: date | None) -> None:
    [period] = periods(written)
    assert (period.first, period.last) == (first, last)


def test_a_period_without_year_takes_the_one_it_is_given() -> None:
    [period] = periods("本年度1月1日至12月31日", default_year=2022)
    assert (period.first, period.last, period.years_stated) == (date(2022, 1, 1), date(2022, 12, 31), False)
    [unknown] = periods("本年度1月1日至12月31日")
    assert unknown.first is None


def test_lost_characters_leave_a_date_unknown() -> None:
    text = "统计期限自202111日起至20211231日止"  # 安徽省统计局 2021
    assert damaged(text)
    assert [stated.day for stated in find(text)] == [None, None]
    assert not list(periods(text))
    assert not damaged("2021年1月1日至12月31日")


def test_named_years_are_found_and_school_years_are_not() -> None:
    assert [named for named, _, _ in years("2022年，二〇二一年度；2020年级，711号")] == [2022, 2021]


@pytest.mark.parametrize("piece", ["2021年", "1月1日至", "2", "2021年1月1日至", " ", "一", "2021-"])
def test_a_hostile_run_is_read_in_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    list(find(text))
    list(periods(text))
    list(years(text))
    assert time.process_time() - start < 2
