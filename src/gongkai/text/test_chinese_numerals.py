"""Numbers as official texts write them."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.chinese_numerals import Bound, find, hanzi_value, parse


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("零", 0),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("三十二", 32),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一百二", 120),
        ("一百二十三", 123),
        ("一千零一", 1001),
        ("三千五", 3500),
        ("两万", 20_000),
        ("一万零三百", 10_300),
        ("十二万三千四百五十六", 123_456),
        ("一亿零五万", 100_050_000),
        ("三亿", 300_000_000),
        ("二〇二四", 2024),
        ("壹佰贰拾叁", 123),
        ("玖仟捌佰", 9800),
        ("1,234", 1234),
        ("１２３", 123),
        ("1.2万", 12_000),
        ("3千", 3000),
        ("67万", 670_000),
        ("2764.2万", 27_642_000),
        ("258.5亿", 25_850_000_000),
        ("59237.2449", Decimal("59237.2449")),
        ("45.3%", Decimal("45.3")),
        ("百分之四十五", 45),
        ("百分之三点五", Decimal("3.5")),
    ],
)
def test_a_number_has_its_value(written: str, value: int | Decimal) -> None:
    assert parse(written) == value


@pytest.mark.parametrize("written", ["", "件", "十四五规划", "一二三百四", "万", "12件", "1.2.3", "9" * 16])
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert parse(written) is None


@pytest.mark.parametrize(
    ("written", "value", "bound", "step"),
    [
        ("发布信息300余条", 300, Bound.AT_LEAST, 1),
        ("160万余条", 1_600_000, Bound.AT_LEAST, 10_000),
        ("整理文件50多个", 50, Bound.AT_LEAST, 1),
        ("订阅数超3.7万人", 37_000, Bound.AT_LEAST, 1000),
        ("近百场", 100, Bound.ABOUT, 1),
        ("约40件", 40, Bound.ABOUT, 1),
        ("不足5件", 5, Bound.AT_MOST, 1),
        ("2764.2万宗", 27_642_000, Bound.EXACT, 1000),
        ("4583 条", 4583, Bound.EXACT, 1),
    ],
)
def test_a_number_keeps_how_it_is_meant(written: str, value: int, bound: Bound, step: int) -> None:
    [numeral] = find(written)
    assert (numeral.value, numeral.bound, numeral.step) == (value, bound, step)


def test_a_share_is_no_count() -> None:
    share, count = find("占45.3%；共12件")
    assert share.percent
    assert not count.percent
    assert share.step == Decimal("0.1")


def test_groups_of_three_are_one_number_and_a_list_is_not() -> None:
    assert [n.value for n in find("1,113件")] == [1113]
    assert [n.value for n in find("8,信函1")] == [8, 1]
    assert [n.value for n in find("12,3456")] == [12, 3456]


def _spell(number: int) -> str:
    """The schoolbook spelling, by places of four."""
    digits, places = "零一二三四五六七八九", ("", "十", "百", "千")
    parts: list[str] = []
    for power, scale in ((8, "亿"), (4, "万"), (0, "")):
        four = number // 10**power % 10_000
        if not four:
            if parts and not parts[-1].endswith("零"):
                parts.append("零")
            continue
        spelled, gap = "", bool(parts) and four < 1000 and not parts[-1].endswith("零")
        for place in (3, 2, 1, 0):
            digit = four // 10**place % 10
            if digit:
                spelled += ("零" if gap else "") + digits[digit] + places[place]
                gap = False
            elif spelled:
                gap = True
        parts.append(spelled + scale)
    return "".join(parts).rstrip("零") or "零"


@given(st.integers(0, 10**12 - 1))
def test_every_number_that_is_spelled_out_is_read_back(number: int) -> None:
    assert hanzi_value(_spell(number)) == number


@given(st.text(alphabet="0123456789,.十百万亿零一二两余多约%百分之点 件", max_size=60))
def test_any_text_is_read_without_complaint(text: str) -> None:
    for numeral in find(text):
        assert 0 <= numeral.start < numeral.end <= len(text)


@pytest.mark.parametrize("piece", ["9", "1,111", "一", "万", "约", "百分之", "1.", "1,", "千万"])
def test_a_hostile_run_is_read_in_linear_time(piece: str) -> None:
    start = time.process_time()
    list(find(piece * (100_000 // len(piece))))
    assert time.process_time() - start < 1
