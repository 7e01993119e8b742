"""Every cell is watched by every equation that names it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean_reports import clean, with_cell, with_values

from gongkai.report.checks import check
from gongkai.report.checks.equation import BEFORE, Relation
from gongkai.report.checks.evaluation import evaluate
from gongkai.report.checks.linear import EQUATIONS
from gongkai.report.checks.rule import Case
from gongkai.report.codes import APPLICANT_COLUMNS, Column, t3
from gongkai.report.finding import Answer
from gongkai.report.forms import Form, codes, is_amount, outcome_leaves
from gongkai.report.value import Cell, Number, Report, State

FAR = 1_000_000
"""Far enough to break every inequality of the clean reports, on one side or the other."""

# The form asks nothing of these beyond being a number: no sum or comparison has them.
UNBOUND_2021 = {
    "t2.licensing.decisions",
    "t2.penalty.decisions",
    "t2.coercion.decisions",
    "t2.admin_fees.amount_wan",
}
UNBOUND_2019 = {
    *(f"t2.{subject}.decisions" for subject in ("licensing", "other_services", "penalty", "coercion")),
    "t2.procurement.projects",
    "t2.procurement.amount_yuan",
}


def answers(report: Report, previous: Report | None, code: str) -> dict[tuple[str, tuple[str, ...]], Answer]:
    """The answer of every linear rule instance that names a cell."""
    verdicts = evaluate(Case.of(report, previous)).verdicts
    return {(v.rule, v.cells): v.answer for v in verdicts if code in v.cells}


@pytest.mark.parametrize(("year", "unbound"), [(2020, UNBOUND_2019), (2023, UNBOUND_2021)])
def test_every_equation_that_names_a_cell_answers_when_the_cell_changes(year: int, unbound: set[str]) -> None:
    report, previous = clean(year), clean(year - 1)
    for code, cell in report.cells.items():
        before = answers(report, previous, code)
        assert set(before.values()) <= {Answer.PASS}, code
        assert bool(before) is (code not in unbound), code
        assert cell.value is not None
        up = answers(with_values(report, {code: cell.value + FAR}), previous, code)
        down = answers(with_values(report, {code: cell.value - FAR}), previous, code)
        equal = {e.rule.code for e in EQUATIONS if e.relation is Relation.EQUAL}
        for instance in before:
            fails = (up[instance] is Answer.FAIL, down[instance] is Answer.FAIL)
            assert all(fails) if instance[0] in equal else any(fails), (code, instance)


@pytest.mark.parametrize("year", [2020, 2023])
def test_every_rule_on_numbers_answers_for_every_cell(year: int) -> None:
    report = clean(year)
    for code in report.cells:
        if not code.endswith(".items_delta"):
            result = check(with_values(report, {code: -1}))
            told = {"T2-01", "T3-04", "T4-04"} & {v.rule for v in result.verdicts if v.answer is Answer.FAIL}
            assert len(told) == 1, code
        result = check(with_values(report, {code: Decimal("0.5")}))
        told = {"T2-01", "T3-04", "T4-04"} & {v.rule for v in result.verdicts if v.answer is Answer.FAIL}
        assert len(told) == (0 if is_amount(code) else 1), code


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("state", [State.BLANK, State.PLACEHOLDER, State.UNREADABLE, State.UNDECIDED])
def test_no_equation_passes_on_a_cell_without_a_number(year: int, state: State) -> None:
    report, previous = clean(year), clean(year - 1)
    for code in report.cells:
        verdicts = answers(with_cell(report, code, Cell(state=state)), previous, code)
        assert Answer.PASS not in verdicts.values(), code


def test_table_3_has_seven_identities_seven_column_sums_and_a_sum_for_every_row() -> None:
    for year, rows in ((2020, 23), (2023, 25)):
        verdicts = evaluate(Case.of(clean(year))).verdicts
        counts = {
            rule: sum(v.rule == rule for v in verdicts) for rule in ("T3-01", "T3-02", "T3-03", "T4-01")
        }
        assert counts == {"T3-01": 7, "T3-02": 7, "T3-03": rows, "T4-01": 1}


def test_a_report_without_tables_can_be_told_nothing_about_them() -> None:
    result = check(Report(year=2023))
    linear = {e.rule.code for e in EQUATIONS}
    assert {v.answer for v in result.verdicts if v.rule in linear} == {Answer.CANNOT_TELL}
    assert {v.rule for v in result.verdicts} >= linear


def test_a_report_of_another_year_than_the_one_before_is_not_compared() -> None:
    result = check(clean(2023), previous=clean(2020))
    told = [v for v in result.verdicts if v.rule == "XY-01"]
    assert [(v.answer, v.why) for v in told] == [
        (Answer.CANNOT_TELL, "另一份是2020年报告，不是2022年的，不能核对")
    ]


@st.composite
def valid_tables(draw: st.DrawFn) -> Report:
    """Any Table 3 of 2021 that an honest count can give."""
    few = st.integers(0, 3) | st.integers(0, 10_000)
    values: dict[str, Number] = {}
    for column in APPLICANT_COLUMNS:
        leaves = {f"{row}@{column}": draw(few) for row in outcome_leaves(Form.F2021)}
        carried_out = draw(few)
        decided = sum(leaves.values())
        carried_in = draw(st.integers(0, decided + carried_out))
        values |= leaves
        values[t3("outcome.total", column)] = decided
        values[t3("carried_out", column)] = carried_out
        values[t3("carried_in", column)] = carried_in
        values[t3("received_new", column)] = decided + carried_out - carried_in
    for row in {code.partition("@")[0] for code in values}:
        values[f"{row}@{Column.TOTAL}"] = sum(values[f"{row}@{column}"] for column in APPLICANT_COLUMNS)
    return with_values(clean(2023), values)


@settings(max_examples=30, deadline=None)
@given(valid_tables(), valid_tables())
def test_what_holds_for_two_reports_holds_for_their_sum(one: Report, other: Report) -> None:
    both = {}
    for code in codes(Form.F2021, Form.F2021):
        parts = (one.value(code), other.value(code))
        both[code] = sum(part for part in parts if part is not None)
    for report in (one, other, with_values(one, both)):
        evaluation = evaluate(Case.of(report))
        assert not [
            f for f in evaluation.failures if f.instance.equation.table in (3, 4) and f.instance.place
        ]


def test_codes_of_the_year_before_are_marked_and_never_among_an_instance_s_own_cells() -> None:
    for equation in EQUATIONS:
        for instance in equation.instances():
            assert not any(code.startswith(BEFORE) for code in instance.cells)
            assert {code.removeprefix(BEFORE) for code in instance.signs} >= set(instance.cells)
