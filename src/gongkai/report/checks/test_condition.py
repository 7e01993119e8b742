"""Tests of conditions on cells that have a number, none, or a fraction; and the order of clauses."""

from decimal import Decimal
from operator import eq, gt, ne

import pytest
from tests.clean_reports import clean, with_cell, with_values

from gongkai.report.checks import condition as conditions
from gongkai.report.checks.condition import (
    ALWAYS,
    AnyOf,
    CannotTell,
    Comparison,
    Condition,
    Fails,
    Fraction,
    Known,
    Not,
    NotAsked,
    Passes,
    YearKnown,
)
from gongkai.report.checks.equation import before, cell
from gongkai.report.checks.rule import Case, finding
from gongkai.report.checks.table_3 import MISC_AS_DUMP
from gongkai.report.finding import Answer
from gongkai.report.forms import Form
from gongkai.report.value import Cell, Report, State

ISSUED, REPEALED = "t2.normative_docs.issued", "t2.normative_docs.repealed"
BLANK = with_cell(clean(2023), ISSUED, Cell(state=State.BLANK))
FIVE_FOUR = with_values(clean(2023), {ISSUED: 5, REPEALED: 4})


@pytest.mark.parametrize(
    ("test", "report", "is_true"),
    [
        (Comparison(cell(ISSUED) - cell(REPEALED), eq, 1), FIVE_FOUR, True),
        (Comparison(2 * cell(REPEALED) - cell(ISSUED), eq, 3), FIVE_FOUR, True),
        (Comparison(cell(ISSUED), ne), BLANK, False),  # a blank is not "not 0"
        (Not(Comparison(cell(ISSUED), eq)), BLANK, True),
        (Known((ISSUED, REPEALED)), BLANK, False),
        (Comparison(before(ISSUED), gt), FIVE_FOUR, False),  # no year before
        (Fraction(ISSUED), with_values(clean(2023), {ISSUED: Decimal("1.5")}), True),
        (Fraction(ISSUED), with_values(clean(2023), {ISSUED: Decimal(2)}), False),
        (Fraction(ISSUED), BLANK, False),
        (YearKnown(first=2023), FIVE_FOUR, True),
        (YearKnown(last=2022), FIVE_FOUR, False),
        (AnyOf(()), FIVE_FOUR, False),
        (ALWAYS, BLANK, True),
    ],
)
def test_a_test_on_a_cell_without_a_number_is_not_true(
    test: conditions.Test, report: Report, is_true: bool
) -> None:
    assert test.holds(Case.of(report)) is is_true


@pytest.mark.parametrize(
    ("report", "answer"),
    [
        (clean(2020), None),  # another form
        (with_values(clean(2023), {ISSUED: 0}), None),
        (BLANK, Answer.CANNOT_TELL),
        (with_values(clean(2023), {ISSUED: 3}), Answer.FAIL),
        (with_values(clean(2023), {ISSUED: 1}), Answer.PASS),
    ],
)
def test_the_first_clause_that_is_true_answers(report: Report, answer: Answer | None) -> None:
    condition = Condition(
        MISC_AS_DUMP,
        table=2,
        forms=(Form.F2021,),
        clauses=(
            NotAsked(Comparison(cell(ISSUED), eq)),
            CannotTell(Not(Known((ISSUED,))), "没有数"),
            Fails(
                Comparison(cell(ISSUED), gt, 2),
                {ISSUED: ALWAYS, REPEALED: Comparison(cell(REPEALED), gt, 100)},
                lambda _case, _name, cells: finding(MISC_AS_DUMP, "多。", *cells),
            ),
            Passes(ALWAYS),
        ),
    )
    judgements = list(condition.judgements(Case.of(report)))
    assert [one.verdict.answer for one in judgements] == ([answer] if answer else [])
    assert [one.finding.cells for one in judgements if one.finding] == (
        [(ISSUED,)] if answer is Answer.FAIL else []
    )
