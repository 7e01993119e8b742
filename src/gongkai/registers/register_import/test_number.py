"""Numbers as offices write them in spreadsheets."""

from decimal import Decimal

import pytest

from gongkai.registers.register_import.number import read_amount, read_count, read_measure


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("32", 32),
        (" 23985", 23985),
        ("1,024", 1024),
        ("12.0", 12),
        ("３２件", 32),
        ("十二场", 12),
        ("0", 0),
        ("30 人次", 30),
    ],
)
def test_a_count_is_a_whole_number_however_it_is_printed(text: str, count: int) -> None:
    assert read_count(text).number == count


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("20余", "不是确数"),
        ("30余场", "不是确数"),
        ("约100", "不是确数"),
        ("100多人", "不是确数"),
        ("若干", "不是件数"),
        ("1.5", "不是件数"),
        ("-3", "不是件数"),
        ("1,02", "不是件数"),
        ("/", "不是件数"),
        ("件", "不是件数"),
        ("9" * 400, "不是件数"),
    ],
)
def test_what_is_no_exact_count_is_said_and_never_guessed(text: str, says: str) -> None:
    read = read_count(text)
    assert read.number is None
    assert says in read.problem


@pytest.mark.parametrize(
    ("text", "heading", "yuan"),
    [
        ("2970000", "金额（元）", "2970000.00"),
        ("297万元", "采购总金额", "2970000.00"),
        ("297", "成交金额(万元)", "2970000.00"),
        # What the cell says goes before what stands over the column.
        ("2,970,000元", "金额（万元）", "2970000.00"),
        ("¥1,234.50", "金额", "1234.50"),
        ("1.2亿", "金额", "120000000.00"),
        ("0.123456", "金额（万元）", "1234.56"),
    ],
)
def test_an_amount_is_in_yuan_whatever_its_unit(text: str, heading: str, yuan: str) -> None:
    assert read_amount(text, heading).number == Decimal(yuan)


@pytest.mark.parametrize(
    ("text", "heading", "says"),
    [
        ("近300万元", "金额", "不是确数"),
        ("12.345", "金额", "不到一分"),
        ("面议", "金额", "不是金额"),
        ("1.2.3", "金额", "不是金额"),
        ("-5", "金额", "不是金额"),
        ("9" * 40, "金额（万元）", "不是金额"),
    ],
)
def test_what_is_no_amount_is_said(text: str, heading: str, says: str) -> None:
    read = read_amount(text, heading)
    assert read.number is None
    assert says in read.problem


@pytest.mark.parametrize(
    ("text", "number"), [("8学时", "8"), ("6.7%", "6.7"), ("95.5分", "95.5"), ("10", "10")]
)
def test_a_measure_goes_without_its_unit(text: str, number: str) -> None:
    assert read_measure(text).number == Decimal(number)


def test_what_is_no_measure_is_said() -> None:
    assert "不是数" in read_measure("优秀").problem
