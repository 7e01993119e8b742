"""Whole reports against what they cover: the same as the library says of one government."""

from dataclasses import replace

import polars as pl
import pytest
from tests.clean_reports import clean, with_cell, with_values, zeroed
from tests.rolled_reports import Given, reports

from gongkai.corpus.rolling_up.differences import differences
from gongkai.corpus.rolling_up.levels import rolled
from gongkai.corpus.rolling_up.sums import sums
from gongkai.corpus.rolling_up.wide_numbers import refused, restored
from gongkai.corpus.wide_row import cell_columns
from gongkai.report.checks import check_set
from gongkai.report.finding import Answer
from gongkai.report.forms import Form, codes
from gongkai.report.value import Cell, Report, State

COUNTY, TOWNSHIP = "990102", "990102001"
RECEIVED = "t3.received_new@total"


def summed(*units: Report) -> Report:
    values = {
        code: sum(value for unit in units if (value := unit.value(code)) is not None)
        for code in codes(Form.F2021, Form.F2021)
    }
    return with_values(clean(2023), values)


EDUCATION, CIVIL = clean(2023), zeroed(clean(2023), "t4.")
BLANK = with_cell(CIVIL, RECEIVED, Cell(state=State.BLANK))
SUM = summed(EDUCATION, CIVIL)
CASES = {
    "the sum": (SUM, EDUCATION, CIVIL),
    "more": (with_values(SUM, {"t4.review.total": 8, "t2.penalty.decisions": 999}), EDUCATION, CIVIL),
    "less than one unit": (with_values(SUM, {"t4.review.total": 5, RECEIVED: 0}), EDUCATION, CIVIL),
    "a unit's blank": (with_values(SUM, {RECEIVED: 10**6}), EDUCATION, BLANK),
    "less than one unit, another's blank": (with_values(SUM, {RECEIVED: 0}), EDUCATION, BLANK),
    "joint documents": (with_values(SUM, {"t2.normative_docs.issued": 0}), EDUCATION, CIVIL),
    "its own blank": (with_cell(SUM, RECEIVED, Cell(state=State.BLANK)), EDUCATION, CIVIL),
}


def row(report: Report, division: str, unit: str, scope: str) -> pl.DataFrame:
    cells = {code: value for code, value in cell_columns(report).items() if isinstance(value, int)}
    form = None if report.t3_form is None else report.t3_form.value
    return reports([Given(division, unit, 2023, cells, scope, form=form)])


def found(government: Report, units: tuple[Report, ...], absent: int) -> set[tuple[str, str]]:
    """(rule, cell) of every difference; the second unit is a township's."""
    every = pl.concat(
        [
            row(government, COUNTY, f"{COUNTY}:人民政府", "whole"),
            row(units[0], COUNTY, f"{COUNTY}:教育局", "own"),
            *(row(unit, TOWNSHIP, f"{TOWNSHIP}:人民政府", "own") for unit in units[1:]),
        ]
    )
    up = refused(rolled(restored(sums(every)))).with_columns(pl.lit(absent).alias("units_missing"))
    return set(differences(up, every.lazy()).select("rule", "cell").rows())


@pytest.mark.parametrize("absent", [0, 1])
@pytest.mark.parametrize("case", CASES)
def test_the_differences_are_those_that_the_rules_of_one_government_find(case: str, absent: int) -> None:
    government, *units = CASES[case]
    names = ["教育局", "民政局", "财政局"]
    named = [replace(unit, agency=name) for unit, name in zip(units, names, strict=False)]
    told = check_set(government, named, expected=names[: len(units) + absent]).verdicts
    expected = {
        (verdict.rule, cell)
        for verdict in told
        if verdict.answer is Answer.FAIL and verdict.rule in ("RU-01", "RU-02")
        for cell in verdict.cells
    }
    assert found(government, tuple(units), absent) == expected
    assert bool(expected) == (case not in {"the sum", "a unit's blank", "its own blank"}) or absent


def test_a_difference_names_both_sides() -> None:
    government = with_values(SUM, {"t4.review.total": 5})
    every = pl.concat(
        [
            row(government, COUNTY, f"{COUNTY}:人民政府", "whole"),
            row(EDUCATION, COUNTY, f"{COUNTY}:教育局", "own"),
            row(with_values(CIVIL, {"t4.review.total": 1}), COUNTY, f"{COUNTY}:民政局", "own"),
        ]
    )
    up = refused(rolled(restored(sums(every)))).with_columns(pl.lit(0).alias("units_missing"))
    assert differences(up, every.lazy()).rows() == [
        (COUNTY, 2023, f"{COUNTY}:人民政府-2023", "RU-01", "t4.review.total", 5, 7),
        (COUNTY, 2023, f"{COUNTY}:人民政府-2023", "RU-02", "t4.review.total", 5, 6),
    ]


def test_other_outcomes_are_not_compared_between_the_forms() -> None:
    old = clean(2020)
    assert not any(
        ".outcome.other" in cell for _, cell in found(summed(EDUCATION, CIVIL), (EDUCATION, old), 0)
    )
