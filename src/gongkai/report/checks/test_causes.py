"""Which cell is wrong, and when that cannot be said."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.clean_reports import clean, moved, with_cell, with_values

from gongkai.report.checks import check
from gongkai.report.checks.equation import Relation
from gongkai.report.checks.linear import EQUATIONS
from gongkai.report.codes import COLUMNS, Column, t3
from gongkai.report.finding import Answer, Finding, Severity
from gongkai.report.forms import Form, outcome_leaves
from gongkai.report.value import Cell, Number, Report, State

PERSON, ENTERPRISE, TOTAL = Column.NATURAL_PERSON, Column.ORG_ENTERPRISE, Column.TOTAL


def errors(report: Report, previous: Report | None = None) -> list[Finding]:
    found = check(report, previous=previous).findings
    return [f for f in found if f.severity is not Severity.HINT and f.rule[:2] in ("T3", "T4", "XY")]


def plus(code: str, by: int) -> dict[str, Number]:
    value = clean(2023).value(code)
    assert value is not None
    return {code: value + by}


def consequences(finding: Finding) -> list[tuple[str, str]]:
    """Rule and place of each consequence: the column of T3-01 and T3-02, the row of T3-03."""
    return [
        (c.rule, c.cells[0].partition("@")[0] if c.rule == "T3-03" else c.cells[0].partition("@")[2])
        for c in finding.consequences
    ]


@pytest.mark.parametrize(
    ("code", "rule", "others"),
    [
        (t3("outcome.granted", PERSON), "T3-02", [("T3-03", "t3.outcome.granted")]),
        (t3("outcome.other.misc", ENTERPRISE), "T3-02", [("T3-03", "t3.outcome.other.misc")]),
        (t3("received_new", PERSON), "T3-01", [("T3-03", "t3.received_new")]),
        (t3("carried_out", TOTAL), "T3-03", [("T3-01", TOTAL)]),
        (t3("outcome.partial", TOTAL), "T3-03", [("T3-02", TOTAL)]),
        (t3("outcome.total", PERSON), "T3-02", [("T3-01", PERSON), ("T3-03", "t3.outcome.total")]),
    ],
)
@pytest.mark.parametrize("by", [1, 10])
def test_one_wrong_cell_is_one_finding_that_names_it_with_the_number_both_sides_ask_for(
    code: str, rule: str, others: list[tuple[str, str]], by: int
) -> None:
    (finding,) = errors(with_values(clean(2023), plus(code, by)))
    assert finding.rule == rule
    assert finding.cells == (code,)
    assert finding.expected == ((code, clean(2023).value(code)),)
    assert sorted(consequences(finding)) == sorted(others)


def test_a_total_row_left_at_zero_is_one_finding_with_its_columns_as_consequences() -> None:
    zero: dict[str, Number] = {code: 0 for code in clean(2020).cells if code.startswith("t3.")}
    one: dict[str, Number] = {
        t3(row, c): 1 for row in ("received_new", "outcome.granted") for c in (PERSON, TOTAL)
    }
    (finding,) = errors(with_values(clean(2020), {**zero, **one}))
    assert finding.rule == "T3-07"
    assert finding.expected == ((t3("outcome.total", PERSON), 1), (t3("outcome.total", TOTAL), 1))
    assert sorted(consequences(finding)) == [
        ("T3-01", PERSON),
        ("T3-01", TOTAL),
        ("T3-02", PERSON),
        ("T3-02", TOTAL),
    ]
    assert finding.equation == "0 ≠ 1"
    assert finding.message == (
        "“（七）总计”没有填：自然人列各项结果合计1件，总计填0；总计列各项结果合计1件，总计填0。"
    )


def test_a_total_row_that_is_wrong_in_a_column_and_in_its_own_sum_is_corrected_in_both() -> None:
    (finding,) = errors(moved(clean(2023), {"outcome.total": -5}))
    assert finding.rule == "T3-02"
    assert dict(finding.expected) == {code: clean(2023).value(code) for code in finding.cells}
    assert finding.cells == (t3("outcome.total", PERSON), t3("outcome.total", TOTAL))
    assert len(finding.consequences) == 3


def test_where_two_corrections_would_do_the_equation_is_named_and_no_cell() -> None:
    (finding,) = errors(moved(clean(2023), {"received_new": 1}))
    assert finding.rule == "T3-01"
    assert finding.expected == ()
    assert consequences(finding) == [("T3-01", TOTAL)]
    assert set(finding.cells) == {
        t3(row, c)
        for row in ("received_new", "carried_in", "outcome.total", "carried_out")
        for c in (PERSON, TOTAL)
    }


def test_a_block_of_table_4_names_no_cell_because_any_of_five_may_be_wrong() -> None:
    (finding,) = errors(with_values(clean(2023), {"t4.suit_direct.total": 0}))
    assert (finding.rule, finding.expected, finding.equation) == ("T4-02", (), "0 ≠ 2 + 0 + 0 + 1")
    assert (finding.left, finding.right, finding.gap) == (0, 3, -3)


def test_two_wrong_cells_apart_are_two_findings() -> None:
    values = {**plus(t3("outcome.granted", PERSON), 2), **plus(t3("outcome.partial", ENTERPRISE), 3)}
    found = errors(with_values(clean(2023), values))
    assert {f.cells for f in found} == {(code,) for code in values}


def test_a_neighbour_without_its_number_leaves_no_cell_to_blame() -> None:
    report = with_values(clean(2023), plus(t3("outcome.granted", PERSON), 1))
    report = with_cell(report, t3("outcome.partial", PERSON), Cell(state=State.BLANK))
    (finding,) = errors(report)
    assert (finding.rule, finding.expected) == ("T3-03", ())


def test_two_years_bear_witness_against_a_cell_of_this_year_but_never_name_one_of_last_year() -> None:
    report = with_values(clean(2023), plus(t3("carried_in", PERSON), 4))
    (finding,) = errors(report, clean(2022))
    assert finding.cells == (t3("carried_in", PERSON),)
    assert (finding.rule, {c.rule for c in finding.consequences}) == ("XY-01", {"T3-01", "T3-03"})
    (finding,) = errors(clean(2023), moved(clean(2022), {"carried_out": 3}))
    assert (finding.rule, finding.severity, finding.expected) == ("XY-01", Severity.ERROR, ())
    assert finding.message == "总计列：上年结转填12件，上一年报告结转下年度15件，相差3件。"


def test_carried_over_cases_in_other_columns_with_the_same_total_are_a_warning() -> None:
    previous = with_values(clean(2022), {t3("carried_out", PERSON): 1, t3("carried_out", ENTERPRISE): 4})
    assert previous.value(t3("carried_out", TOTAL)) == 12
    found = [f for f in errors(clean(2023), previous) if f.rule == "XY-01"]
    assert [f.severity for f in found] == [Severity.WARNING]


def test_a_rule_does_not_pass_on_cells_that_it_decided_itself() -> None:
    report = clean(2023)
    for column in COLUMNS:
        code = t3("received_new", column)
        report = with_cell(report, code, replace(report.cells[code], decided_by="T3-03"))
    of_row = [
        v for v in check(report).verdicts if v.cells[:1] == (t3("received_new", TOTAL),) and v.rule == "T3-03"
    ]
    assert [v.answer for v in of_row] == [Answer.CANNOT_TELL]
    assert all(v.answer is Answer.PASS for v in check(report).verdicts if v.rule == "T3-01")


@pytest.mark.parametrize("state", [s for s in State if s is not State.NUMBER])
def test_without_its_number_every_equation_that_names_the_cell_cannot_tell(state: State) -> None:
    code = t3("outcome.granted", PERSON)
    result = check(with_cell(clean(2023), code, Cell(state=state)))
    naming = [v for v in result.verdicts if code in v.cells and v.rule in ("T3-02", "T3-03")]
    assert [v.answer for v in naming] == [Answer.CANNOT_TELL, Answer.CANNOT_TELL]
    assert all("予以公开" in v.why for v in naming)


def test_an_invalid_number_that_is_corrected_is_a_consequence_of_its_correction() -> None:
    code = t3("outcome.granted", PERSON)
    (finding,) = errors(with_values(clean(2023), {code: -1}))
    assert finding.expected == ((code, clean(2023).value(code)),)
    assert "T3-04" in {c.rule for c in finding.consequences}


def test_the_message_says_both_sides_and_the_likely_number() -> None:
    report = clean(2020)
    code = t3("outcome.granted", PERSON)
    (finding,) = errors(with_values(report, {code: 9}))
    leaves = sum(report.value(f"{row}@{PERSON}") or 0 for row in outcome_leaves(Form.F2019))
    assert finding.message == (
        f"自然人列：“（七）总计”填{leaves}件，各项办理结果合计{leaves + 8}件，相差8件。"
        "看来是“（一）予以公开”自然人格填错：填9，应为1。"
    )
    assert finding.source == "年度报告格式（国办公开办函〔2019〕60号）表三：（七）总计为本年度办理结果的合计"
    assert finding.repair == "核对台账后，把“（一）予以公开”自然人格由9改为1，2处不符一并消除。"


@settings(max_examples=60, deadline=None)
@example(
    {
        # The three totals put right cancel out in the sum of their column, which stays broken on its own account.
        "t3.outcome.declined.duplicate@total": 21,
        "t3.outcome.declined.abusive_volume@total": 0,
        "t3.outcome.other.no_correction@org_research": 0,
    }
)
@given(st.dictionaries(st.sampled_from(sorted(clean(2023).cells)), st.integers(0, 30), max_size=12))
def test_every_broken_equation_is_in_just_one_finding(values: dict[str, int]) -> None:
    result = check(with_values(clean(2023), values), previous=clean(2022))
    linear = {equation.rule.code for equation in EQUATIONS if equation.relation is Relation.EQUAL}
    broken = {(v.rule, v.cells) for v in result.verdicts if v.answer is Answer.FAIL and v.rule in linear}
    told = [(c.rule, c.cells) for f in result.findings for c in f.consequences if c.rule in linear]
    roots = [f for f in result.findings if f.rule in linear]
    assert len(told) == len(set(told))
    assert set(told) <= broken
    assert len(told) + len(roots) == len(broken)
