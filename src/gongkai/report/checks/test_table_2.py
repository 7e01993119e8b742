"""Rules of Table 2, beyond each rule's own example."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.clean_reports import clean, with_values

from gongkai.report.checks import check
from gongkai.report.finding import Answer, CheckResult


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
