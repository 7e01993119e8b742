from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.fee import Counted, FeeInputError, item_fee, item_rate, items_before, may_charge, page_fee
from gongkai.law.readings import Readings

USUAL = Readings()


@pytest.mark.parametrize(
    ("nth", "yuan"),
    [
        (1, 0),
        (10, 0),
        (11, 100),
        (30, 100),
        (31, 200),
        (40, 200),
        (41, 300),
        (50, 300),
        (51, 400),
        (101, 900),
    ],
)
def test_each_item_of_a_month_has_its_own_rate(nth: int, yuan: int) -> None:
    assert item_rate(nth) == yuan


@pytest.mark.parametrize(("items", "yuan"), [(0, 0), (10, 0), (11, 100), (30, 2000), (40, 4000), (50, 7000)])
def test_items_cost_progressively_more(items: int, yuan: int) -> None:
    assert item_fee(items) == yuan


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [
        (0, 0),
        (30, 0),
        (31, 10),
        (68, 380),  # the one case of a published report of 2025
        (100, 700),
        (101, 720),
        (200, 2700),
        (201, 2740),
        (250, 4700),
    ],
)
def test_pages_cost_progressively_more(pages: int, yuan: int) -> None:
    assert page_fee(pages) == yuan


@given(st.integers(0, 5000))
def test_one_more_page_never_costs_less(pages: int) -> None:
    assert page_fee(pages) <= page_fee(pages + 1)


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_month_costs_the_same_however_it_is_divided_into_applications(first: int, second: int) -> None:
    assert item_fee(first) + item_fee(second, before=first) == item_fee(first + second)


@pytest.mark.parametrize(
    "wrong", [lambda: page_fee(-1), lambda: item_fee(-1), lambda: item_fee(1, before=-1)]
)
def test_a_negative_count_is_refused_in_chinese(wrong: object) -> None:
    with pytest.raises(FeeInputError, match="请填写零或者正整数"):
        wrong()  # type: ignore[operator]


def test_the_month_is_that_of_receipt_and_the_count_is_kept_per_applicant_and_agency() -> None:
    this = Counted("张三", "甲局", date(2025, 6, 30))
    earlier = [
        Counted("张三", "甲局", date(2025, 6, 1), items=9),
        Counted("张三", "甲局", date(2025, 6, 30)),
        Counted("张三", "甲局", date(2025, 5, 31)),
        Counted("张三", "甲局", date(2024, 6, 30)),
        Counted("李四", "甲局", date(2025, 6, 2)),
        Counted("张三", "乙局", date(2025, 6, 3), items=4),
    ]
    assert items_before(this, earlier, USUAL) == 10
    assert items_before(this, earlier, Readings(fee_items_per_agency=False)) == 14
    assert item_fee(1, before=10) == 100


def test_nothing_is_charged_for_what_came_before_the_measures() -> None:
    assert not may_charge(date(2020, 12, 31), USUAL)
    assert may_charge(date(2021, 1, 1), USUAL)
    assert not may_charge(date(2021, 1, 1), Readings(fees_from=date(2021, 2, 1)))
