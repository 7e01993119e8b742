"""Rules of single tables and of two years that are no equation, beyond each rule's own example."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.clean_reports import clean, with_cell, with_section, with_values, zeroed

from gongkai.report.checks import check
from gongkai.report.codes import Column, t3
from gongkai.report.finding import Answer, CheckResult, Severity
from gongkai.report.value import Cell, Number, Report, State

UNPAID = t3("outcome.other.unpaid_fee", Column.TOTAL)


def told(result: CheckResult, rule: str) -> list[Answer]:
    return [v.answer for v in result.verdicts if v.rule == rule]


@pytest.mark.parametrize(
    ("agency", "answer"),
    [
        ("青溪镇人民政府", Answer.FAIL),
        ("青溪县经济和信息化局", Answer.FAIL),
        ("河北省人民政府", Answer.PASS),
        ("淮安市人民政府", Answer.CANNOT_TELL),
        ("", Answer.CANNOT_TELL),
    ],
)
def test_only_who_can_make_rules_may_count_them(agency: str, answer: Answer) -> None:
    report = with_values(replace(clean(2023), agency=agency), {"t2.rules.in_force": 6})
    assert told(check(report), "T2-06") == [answer]


@pytest.mark.parametrize(
    ("agency", "amount", "last", "answer"),
    [
        ("青溪县财政局", Decimal("14722.49"), None, Answer.FAIL),
        ("青溪县财政局", Decimal("9999.5"), None, Answer.PASS),
        ("河北省财政厅", Decimal("14722.49"), None, Answer.PASS),
        ("财政局", Decimal("14722.49"), None, Answer.CANNOT_TELL),
        ("河北省财政厅", Decimal(739077), Decimal("739.0766"), Answer.FAIL),
        ("河北省财政厅", Decimal(7390), Decimal("739.0766"), Answer.PASS),
    ],
)
def test_fees_in_yuan_are_told_by_last_year_or_by_what_a_county_office_can_take(
    agency: str, amount: Decimal, last: Decimal | None, answer: Answer
) -> None:
    report = with_values(replace(clean(2023), agency=agency), {"t2.admin_fees.amount_wan": amount})
    previous = with_values(clean(2022), {"t2.admin_fees.amount_wan": last}) if last else None
    assert told(check(report, previous=previous), "T2-07") == [answer]


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


def test_without_the_year_before_more_cases_than_outcomes_are_a_hint_and_with_it_a_warning() -> None:
    many: dict[str, Number] = {"t4.review.other": 5_000, "t4.review.total": 5_006}
    report = with_values(clean(2023), many)
    assert [f.severity for f in check(report).findings] == [Severity.HINT]
    assert [f.severity for f in check(report, previous=clean(2022)).findings if f.rule == "T4-05"] == [
        Severity.WARNING
    ]
    last = with_cell(clean(2022), t3("outcome.total", Column.TOTAL), Cell(state=State.BLANK))
    assert [f.severity for f in check(report, previous=last).findings if f.rule == "T4-05"] == [Severity.HINT]


def test_a_total_row_of_zeros_without_outcomes_is_in_order() -> None:
    report = zeroed(zeroed(clean(2023), "t3."), "t4.")
    assert told(check(report), "T3-07") == [Answer.PASS]
    blank = with_cell(report, t3("outcome.total", Column.ORG_OTHER), Cell(state=State.BLANK))
    assert told(check(blank), "T3-07") == [Answer.CANNOT_TELL]


@pytest.mark.parametrize(
    ("then", "now", "great"),
    [(20, 101, True), (20, 100, False), (19, 0, False), (20, 0, True), (0, 20, True), (0, 19, False)],
)
def test_a_change_is_great_beyond_five_times_or_to_and_from_nothing(then: int, now: int, great: bool) -> None:
    code = "t2.licensing.decisions"
    result = check(with_values(clean(2023), {code: now}), previous=with_values(clean(2022), {code: then}))
    assert (told(result, "XY-07") == [Answer.FAIL]) is great


def test_a_number_that_no_cell_may_hold_is_one_finding_a_table() -> None:
    report = with_values(clean(2023), {"t2.licensing.decisions": -5, "t2.penalty.decisions": Decimal("1.5")})
    (finding,) = check(report).findings
    assert finding.rule == "T2-01"
    assert finding.message == (
        "“行政许可·本年处理决定数量”格、“行政处罚·本年处理决定数量”格填-5、1.5，应为零或正整数。"
    )


def test_a_report_of_nothing_is_answered_without_a_fall() -> None:
    assert isinstance(check(Report()), CheckResult)
    assert isinstance(check(Report(), previous=Report()), CheckResult)
