"""A government's report against its units', beyond each rule's own example."""

from dataclasses import replace

from tests.clean_reports import clean, with_cell, with_values, zeroed

from gongkai.report.checks import check_set
from gongkai.report.codes import Column, t3
from gongkai.report.finding import Answer, CheckResult, Severity
from gongkai.report.forms import Form, codes
from gongkai.report.value import Cell, Report, State

RECEIVED = t3("received_new", Column.TOTAL)


def named(agency: str, report: Report) -> Report:
    return replace(report, agency=agency)


def summed(*units: Report) -> Report:
    values = {
        code: sum(value for unit in units if (value := unit.value(code)) is not None)
        for code in codes(Form.F2021, Form.F2021)
    }
    return with_values(named("青溪县人民政府", clean(2023)), values)


EDUCATION, CIVIL = named("青溪县教育局", clean(2023)), named("青溪县民政局", zeroed(clean(2023), "t4."))


def told(result: CheckResult, rule: str) -> set[Answer]:
    return {v.answer for v in result.verdicts if v.rule == rule}


def test_a_sum_of_its_units_breaks_nothing() -> None:
    result = check_set(
        summed(EDUCATION, CIVIL), [EDUCATION, CIVIL], expected=["青溪县教育局", "青溪县民政局"]
    )
    assert result.findings == ()
    assert told(result, "RU-01") == {Answer.PASS}


def test_a_difference_shows_both_sums_and_the_unit_that_has_just_that_number() -> None:
    government = with_values(summed(EDUCATION, CIVIL), {"t4.review.pending": 4, "t4.review.total": 8})
    result = check_set(government, [EDUCATION, CIVIL])
    (finding,) = result.findings
    assert (finding.rule, finding.severity) == ("RU-01", Severity.WARNING)
    assert (finding.left, finding.right, finding.gap) == (8, 6, 2)
    assert finding.cells == ("t4.review.pending", "t4.review.total")
    assert finding.message == (
        "行政复议（总计）：汇总8件，2个单位合计6件，相差2件。各单位中：青溪县教育局6件。"
    )
    doubled = check_set(summed(EDUCATION, CIVIL, EDUCATION), [EDUCATION, CIVIL])
    assert all(
        "差额恰等于青溪县教育局的数" in f.message for f in doubled.findings if "t4.review.total" in f.cells
    )


def test_less_than_one_unit_has_is_an_error_and_the_difference_its_consequence() -> None:
    government = with_values(summed(EDUCATION, CIVIL), {"t4.review.total": 5})
    (finding,) = check_set(government, [EDUCATION, CIVIL]).findings
    assert (finding.rule, finding.severity, finding.equation) == ("RU-02", Severity.ERROR, "5 < 6")
    assert [(c.rule, c.cells) for c in finding.consequences] == [("RU-01", ("t4.review.total",))]


def test_while_units_are_missing_only_too_small_a_sum_is_a_finding() -> None:
    expected = ["青溪县教育局", "青溪县民政局", "青溪县财政局"]
    government = with_values(
        summed(EDUCATION, CIVIL), {"t2.penalty.decisions": 500, "t2.coercion.decisions": 1}
    )
    result = check_set(government, [EDUCATION, CIVIL], expected=expected)
    assert [(f.rule, f.cells) for f in result.findings] == [
        ("RU-01", ("t2.coercion.decisions",)),
        ("RU-03", ()),
    ]
    assert result.findings[1].message == "应报3个单位，收到2个，缺1个：青溪县财政局。"
    assert told(result, "RU-01") == {Answer.FAIL, Answer.CANNOT_TELL}


def test_a_unit_without_a_number_leaves_the_row_open() -> None:
    unit = with_cell(CIVIL, RECEIVED, Cell(state=State.BLANK))
    result = check_set(summed(EDUCATION, CIVIL), [EDUCATION, unit])
    assert result.findings == ()
    row = [v for v in result.verdicts if RECEIVED in v.cells and v.rule == "RU-01"]
    assert [v.answer for v in row] == [Answer.CANNOT_TELL]


def test_a_lower_government_and_its_own_unit_are_counted_twice() -> None:
    lower, inside = named("青溪县人民政府", clean(2023)), named("青溪县教育局", clean(2023))
    government = replace(summed(lower, inside), agency="临川市人民政府")
    (finding,) = check_set(government, [lower, inside]).findings
    assert finding.rule == "RU-04"
    assert finding.message == "青溪县人民政府的汇总报告与它的单位（青溪县教育局）同时加总。"


def test_the_whole_of_other_is_summed_over_both_forms() -> None:
    old = named("青溪县财政局", clean(2020))
    result = check_set(summed(EDUCATION, CIVIL), [EDUCATION, CIVIL, old])
    assert "RU-05" in {f.rule for f in result.findings}
    other = [v for v in result.verdicts if t3("outcome.other", Column.TOTAL) in v.cells]
    assert other
    assert not [v for v in result.verdicts if any(".other.misc@" in code for code in v.cells)]
