"""Figures of an agency stand in one row as far as they are one series; where they are none, the break is said."""

from dataclasses import replace

import pytest
from tests.clean_reports import clean, dated, with_values

from gongkai.report.over_years import Why, over_years
from gongkai.report.value import Report

TWO = (clean(2022), clean(2023))


def test_two_years_that_follow_are_one_series() -> None:
    found = over_years(TWO[::-1])
    assert (found.years, found.breaks) == ((2022, 2023), ())
    by_code = {line.code: line for lines in found.lines.values() for line in lines}
    assert by_code["t2.normative_docs.in_force"].numbers == (25, 26)
    assert by_code["t2.licensing.decisions"].label == "行政许可·本年处理决定数量"
    assert by_code["t4.review.total"].numbers == (5, 6)
    carried_in, carried_out = by_code["t3.carried_in@total"], by_code["t3.carried_out@total"]
    assert carried_in.numbers[1] == carried_out.numbers[0]
    assert carried_in.label == "二、上年结转政府信息公开申请数量"
    # Three groups have a first row: the group says which is meant.
    assert by_code["t3.outcome.refused.state_secret@total"].label == "（三）不予公开1.属于国家秘密"


def test_the_text_of_a_report_is_measured_against_the_year_before() -> None:
    again = dated(TWO[1], 2024)
    first, second, third = over_years((*TWO, again)).repeated
    assert first is None
    assert second is not None
    assert second < 0.4
    assert third == 1.0


def broken(change: str) -> tuple[Report, ...]:
    earlier, later = TWO
    match change:
        case "name":
            return earlier, replace(later, agency="青溪县工业局")
        case "year":
            return earlier, dated(later, 2025)
        case "carried over":
            return earlier, with_values(later, {"t3.carried_in@total": 30})
        case "in force":
            return earlier, with_values(later, {"t2.normative_docs.in_force": 27})
    return clean(2020), replace(earlier, year=2021)


@pytest.mark.parametrize(
    ("change", "why", "says"),
    [
        ("name", [Why.NAME], "2023年起名称为青溪县工业局，此前为青溪县经济和信息化局。"),
        ("year", [Why.MISSING], "缺2023年至2024年报告，前后不能核对。"),
        ("carried over", [Why.CARRIED_OVER], "2023年上年结转30件，不一致。"),
        (
            "in force",
            [Why.IN_FORCE],
            "行政规范性文件：2022年有效25件，2023年制发5件、废止4件，现行有效应为26件，报告为27件。",
        ),
    ],
)
def test_a_break_is_said(change: str, why: list[Why], says: str) -> None:
    found = over_years(broken(change)).breaks
    assert [one.why for one in found] == why
    assert found[0].says.endswith(says)


def test_another_form_breaks_both_tables() -> None:
    found = over_years(broken("form")).breaks
    forms = [one.says for one in found if one.why is Why.FORM]
    assert forms == [
        "2021年表二改用2021年格式，此前为2019年格式，口径不同。",
        "2021年表三改用2021年格式，此前为2019年格式，口径不同。",
    ]


def test_a_report_without_a_year_has_no_place() -> None:
    with pytest.raises(ValueError, match="no year"):
        over_years([replace(TWO[0], year=None)])
