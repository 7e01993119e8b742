"""What stands for a reference: the number as it is, or rounded down and said so."""

from decimal import Decimal

import pytest

from gongkai.annual.narrative.references import (
    WrongReference,
    codes_in,
    placeholders,
    rendered,
    rendered_with_gaps,
    require_sound,
    rounded,
)
from gongkai.report.narrative.extraction import counts

NUMBERS = {"channel": 4921, "calls.telephone": 23, "fees": Decimal("120.50"), "year": "2021"}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0"),
        (9, "9"),
        (10, "10"),
        (23, "20余"),
        (366, "300余"),
        (300, "300"),
        (999, "900余"),
        (1000, "1000"),
        (1234, "1200余"),
        (12537, "12500余"),
    ],
)
def test_rounded_numbers_say_so_and_whole_ones_stay(number: int, said: str) -> None:
    assert rounded(number) == said


def test_whoever_reads_a_rounded_number_takes_the_true_one_for_possible() -> None:
    for number in (*range(1, 130), *range(130, 1300, 31), *range(1300, 200_000, 3701)):
        (stated,) = counts([f"开展应急演练{rounded(number)}场。"])
        assert stated.admits(number), number


def test_a_text_reads_with_its_numbers() -> None:
    text = "{year}年公开信息{channel}条，咨询{calls.telephone|余}起，收费{ fees }元。"
    assert rendered(text, NUMBERS) == "2021年公开信息4921条，咨询20余起，收费120.5元。"
    assert codes_in(text) == ["year", "channel", "calls.telephone", "fees"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("公开{chanel}条", "没有这样的数据：{chanel}"),
        ("公开{a}条、{b}条", "{a}、{b}"),
        ("公开{channel条", "“公开{channel条”里的花括号不成对"),
        ("公开channel}条", "花括号不成对"),
        ("公开{channel|约}条", "花括号不成对，或者里面写了别的"),
    ],
)
def test_a_wrong_reference_is_named(text: str, said: str) -> None:
    with pytest.raises(WrongReference) as wrong:
        require_sound(text, NUMBERS)
    assert said in str(wrong.value)


def test_a_report_is_read_with_a_gap_where_a_figure_is_gone() -> None:
    told = rendered_with_gaps("栏目公开{column.gone}条。", NUMBERS)
    assert placeholders(told) == ["〔待补充：column.gone，没有这样的数据〕"]
