"""Whole reports against what they cover: the same as the library says of one government."""

from dataclasses import replace

import polars as pl
import pytest
from tests.clean_reports import clean, with_cell, with_values, zeroed
from tests.rolled_reports import Given, reports

from gongkai.corpus.rolling_up.levels import rolled
from gongkai.corpus.rolling_up.sums import sums
from gongkai.corpus.rolling_up.whole_and_parts import differences
from gongkai.corpus.rolling_up.wide_numbers import refused
from gongkai.corpus.wide_row import cell_columns
from gongkai.report.checks import check_set
from gongkai.report.finding import Answer
from gongkai.report.forms import Form, codes
from gongkai.report.value import Cell, Report, State

COUNTY, TOWNSHIP = "420102", "420102002"
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


def rows(year: int, government: Report, *units: Report) -> pl.DataFrame:
    """A county's report, that of one of its offices, and those of its townships."""
    places = [(COUNTY, "人民政府", "whole"), (COUNTY, "教育局", "own")]
    places += [(TOWNSHIP, f"{number}号", "own") for number in range(len(units) - 1)]
    given = []
    for (division, unit, scope), report in zip(places, (government, *units), strict=True):
        cells = {code: value for code, value in cell_columns(report).items() if isinstance(value, int)}
        form = None if report.t3_form is None else report.t3_form.value
        given.append(Given(division, f"{division}:{unit}", year, cells, scope, form=form))
    return reports(given)


def found(every: pl.DataFrame, absent: int = 0) -> pl.DataFrame:
    up = refused(rolled([sums(every)])).with_columns(pl.lit(absent).alias("units_missing"))
    return differences(up, every.lazy())


@pytest.mark.parametrize("absent", [0, 1])
def test_the_differences_are_those_that_the_rules_of_one_government_find(absent: int) -> None:
    years = dict(zip(CASES, range(2021, 2100), strict=False))
    every = found(pl.concat([rows(years[case], *CASES[case]) for case in CASES]), absent)
    for case, (government, *units) in CASES.items():
        names = ["教育局", "民政局", "财政局"]
        named = [replace(unit, agency=name) for unit, name in zip(units, names, strict=False)]
        told = check_set(government, named, expected=names[: len(units) + absent]).verdicts
        expected = {
            (verdict.rule, cell)
            for verdict in told
            if verdict.answer is Answer.FAIL and verdict.rule in ("RU-01", "RU-02")
            for cell in verdict.cells
        }
        assert set(every.filter(year=years[case]).select("rule", "cell").rows()) == expected, case
        agrees = {"the sum", "a unit's blank", "its own blank"} | ({"more"} if absent else set())
        assert bool(expected) == (case not in agrees)


def test_a_difference_names_both_sides() -> None:
    civil = with_values(CIVIL, {"t4.review.total": 1})
    every = rows(2023, with_values(SUM, {"t4.review.total": 5}), EDUCATION, civil)
    assert found(every).rows() == [
        (COUNTY, 2023, f"{COUNTY}:人民政府-2023", "RU-01", "t4.review.total", 5, 7),
        (COUNTY, 2023, f"{COUNTY}:人民政府-2023", "RU-02", "t4.review.total", 5, 6),
    ]


def test_other_outcomes_are_not_compared_between_the_forms() -> None:
    mixed = found(rows(2023, summed(EDUCATION, CIVIL), EDUCATION, clean(2020)))
    assert set(mixed["rule"]) == {"RU-01", "RU-02"}
    assert not mixed["cell"].str.starts_with("t3.outcome.other").any()
