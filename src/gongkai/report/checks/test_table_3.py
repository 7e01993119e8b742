"""Rules of Table 3, beyond each rule's own example."""

import pytest
from tests.clean_reports import clean, with_cell, with_section, with_values, zeroed

from gongkai.report.checks import check
from gongkai.report.codes import Column, t3
from gongkai.report.finding import Answer, CheckResult
from gongkai.report.value import Cell, State

UNPAID = t3("outcome.other.unpaid_fee", Column.TOTAL)


def told(result: CheckResult, rule: str) -> list[Answer]:
    return [v.answer for v in result.verdicts if v.rule == rule]


@pytest.mark.parametrize(
    ("count", "text", "answer"),
    [
        (2, "本年度没有收取信息处理费。", Answer.PASS),  # who does not pay is dropped, and nothing comes in
        (2, "本年度没有发生收费情形。", Answer.FAIL),
        (0, "本年度没有发生收费情形。", Answer.PASS),
        (0, "向申请人发出收费通知，逾期未缴纳费用不再处理的2件。", Answer.FAIL),
        (2, "无。", Answer.CANNOT_TELL),
    ],
)
def test_unpaid_fees_in_table_3_fit_what_section_six_says(count: int, text: str, answer: Answer) -> None:
    report = with_values(with_section(clean(2023), 6, text), {UNPAID: count})
    assert told(check(report), "T3-08") == [answer]


def test_a_total_row_of_zeros_without_outcomes_is_in_order() -> None:
    report = zeroed(zeroed(clean(2023), "t3."), "t4.")
    assert told(check(report), "T3-07") == [Answer.PASS]
    blank = with_cell(report, t3("outcome.total", Column.ORG_OTHER), Cell(state=State.BLANK))
    assert told(check(blank), "T3-07") == [Answer.CANNOT_TELL]
