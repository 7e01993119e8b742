"""Cells as published reports print them."""

from decimal import Decimal

import pytest

from gongkai.report.reading.numbers import looks_like_value, read_cell
from gongkai.report.value import State

COUNT = "t2.licensing.decisions"
DELTA = "t2.licensing.items_delta"
YUAN = "t2.procurement.amount_yuan"
WAN = "t2.admin_fees.amount_wan"


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        (" 23985", COUNT, 23985),
        ("1,234", COUNT, 1234),
        ("１，２３４", COUNT, 1234),
        ("３件", COUNT, 3),
        ("3 件", COUNT, 3),
        ("\u00a00", COUNT, 0),
        ("零", COUNT, 0),
        ("1.2万件", COUNT, 12000),
        ("增68", DELTA, 68),
        ("减2", DELTA, -2),
        ("+19", DELTA, 19),
        ("-8", DELTA, -8),
        ("－8", DELTA, -8),
        ("-3", COUNT, -3),
        ("297万元", YUAN, Decimal(2970000)),
        ("976.81万元", YUAN, Decimal(9768100)),
        ("4948.3955万元", YUAN, Decimal(49483955)),
        ("0", YUAN, Decimal(0)),
        ("18.8710", WAN, Decimal("18.8710")),
        ("251000元", WAN, Decimal("25.1")),
        ("1.5亿元", WAN, Decimal(15000)),
        ("1,163.54", WAN, Decimal("1163.54")),
    ],
)
def test_a_printed_number_is_read_in_the_unit_of_its_cell(text: str, code: str, value: int | Decimal) -> None:
    cell = read_cell(text, code)
    assert (cell.state, cell.value) == (State.NUMBER, value)
    assert type(cell.value) is type(value)
    assert cell.raw == text.strip()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", State.BLANK),
        (" \u3000\u00a0", State.BLANK),
        ("/", State.PLACEHOLDER),
        ("——", State.PLACEHOLDER),
        ("－", State.PLACEHOLDER),
        ("无", State.PLACEHOLDER),
        ("- -", State.PLACEHOLDER),
        ("约3", State.UNREADABLE),
        ("3余件", State.UNREADABLE),
        ("12 5", State.UNREADABLE),
        ("1,23", State.UNREADABLE),
        ("5②", State.UNREADABLE),
        ("5²", State.UNREADABLE),
        ("3(含转办)", State.UNREADABLE),
        ("增68", State.UNREADABLE),
        ("3万元", State.UNREADABLE),
        ("9" * 40, State.UNREADABLE),
    ],
)
def test_what_is_no_number_is_told_apart_and_has_no_value(text: str, state: State) -> None:
    cell = read_cell(text, COUNT)
    assert (cell.state, cell.value) == (state, None)


def test_a_fraction_of_a_case_is_kept_for_the_check_to_refuse() -> None:
    assert read_cell("1.5", COUNT).value == Decimal("1.5")


@pytest.mark.parametrize(
    ("text", "answer"), [("3件", True), ("/", True), ("", False), ("2021年", False), ("1.属于", False)]
)
def test_only_a_number_or_a_placeholder_looks_like_a_value(text: str, answer: bool) -> None:
    assert looks_like_value(text) is answer


def test_a_head_in_yuan_changes_the_unit_of_a_bare_amount() -> None:
    assert read_cell("251000", WAN, head="本年收费金额（单位：元）").value == Decimal("25.1")
    assert read_cell("25.1", WAN, head="本年收费金额（单位：万元）").value == Decimal("25.1")
