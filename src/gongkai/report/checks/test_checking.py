"""A whole check."""

from dataclasses import replace

import pytest
from tests.clean_reports import clean, with_cell, with_section, with_values

from gongkai.report.checks import check
from gongkai.report.codes import Column, t3
from gongkai.report.finding import Answer, CheckResult, Severity
from gongkai.report.value import Cell, Number, Report, State, Where


def test_without_the_year_before_more_cases_than_outcomes_are_a_hint_and_with_it_a_warning() -> None:
    many: dict[str, Number] = {"t4.review.other": 5_000, "t4.review.total": 5_006}
    report = with_values(clean(2023), many)
    assert [f.severity for f in check(report).findings] == [Severity.HINT]
    assert [f.severity for f in check(report, previous=clean(2022)).findings if f.rule == "T4-05"] == [
        Severity.WARNING
    ]
    last = with_cell(clean(2022), t3("outcome.total", Column.TOTAL), Cell(state=State.BLANK))
    assert [f.severity for f in check(report, previous=last).findings if f.rule == "T4-05"] == [Severity.HINT]


@pytest.mark.parametrize("year", [2020, 2023])
def test_no_rule_at_all_passes_on_a_cell_without_a_number(year: int) -> None:
    report, previous = clean(year), clean(year - 1)
    for code in report.cells:
        result = check(with_cell(report, code, Cell(state=State.BLANK)), previous=previous)
        assert [v.rule for v in result.verdicts if code in v.cells and v.answer is Answer.PASS] == [], code


def test_findings_come_gravest_first_with_the_place_of_their_section() -> None:
    report = with_section(with_values(clean(2023), {"t4.review.total": 7}), 5, title="存在问题及改进情况")
    section = report.sections[4]
    placed = replace(section, where=Where(line=80))
    report = replace(report, title="", sections=(*report.sections[:4], placed, report.sections[5]))
    found = check(report).findings
    assert [f.rule for f in found] == ["T4-01", "ST-02", "ST-10"]
    assert found[1].where == Where(line=80)


def test_a_report_of_nothing_is_answered_without_a_fall() -> None:
    assert isinstance(check(Report()), CheckResult)
    assert isinstance(check(Report(), previous=Report()), CheckResult)
