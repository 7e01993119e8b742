"""Reports beside that of the same unit on the year before, as rows of one frame."""

from dataclasses import dataclass

import polars as pl

from gongkai.corpus.checking.stored_numbers import Flags
from gongkai.corpus.columns import CELLS
from gongkai.report.checks.answerable import YEARS
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import AllOf, AnyOf, Comparison, Condition, Known, Not, Test
from gongkai.report.checks.equation import BEFORE
from gongkai.report.checks.linear import EQUATIONS
from gongkai.report.forms import Form

FORMS = ("t2_form", "t3_form")
STATES = ("t2_states", "t3_states", "t4_states")
NEEDED = ("report", "agency", "year", *FORMS, "unit", "standing", "set_aside", *STATES, "odd", *CELLS)
"""Columns of REPORTS that the rules look at."""

NO_YEAR = "no_year"
"""Why a report is set aside whose year is not known; its own figures are asked all the same."""

HAS_BEFORE = "has_before"
"""Whether the row above is the same unit's report on the year before; only then its cells mean anything here."""


def parts_of(test: Test) -> tuple[Test, ...]:
    """A test and all that it is made of."""
    match test:
        case AllOf(tests) | AnyOf(tests):
            return (test, *(one for part in tests for one in parts_of(part)))
        case Not(part):
            return (test, *parts_of(part))
    return (test,)


def every_test(condition: Condition) -> tuple[Test, ...]:
    """Every test of a condition, whole and in parts."""
    return tuple(one for clause in condition.clauses for one in parts_of(clause.when))


def _codes() -> tuple[str, ...]:
    codes = [code for one in EQUATIONS for each in one.instances() for code in each.signs]
    for test in (test for condition in CONDITIONS for test in every_test(condition)):
        if isinstance(test, Comparison):
            codes.extend(code for code, _ in test.sum.terms)
        elif isinstance(test, Known):
            codes.extend(test.codes)
    return tuple(dict.fromkeys(code for code in codes if code.startswith(BEFORE)))


CELLS_BEFORE = _codes()
"""Cells of the year before that some rule looks at, as rules name them."""

_WORDS_BEFORE = ("unit", "year", *FORMS, *STATES, "odd")


def form_column(table: int, form: Form, before: str = "") -> str:
    """Name of the column that says whether a table has a form."""
    return f"{before}t{table} of {form.value}"


@dataclass(frozen=True, slots=True)
class Asked:
    """The reports that are asked, their years if a calendar has them, and whether the row above each is the same
    unit's report on the year before."""

    frame: pl.DataFrame
    years: pl.Series
    has_before: Flags


def asked(frame: pl.DataFrame) -> Asked:
    """The reports that are asked, in the same order.

    `frame` has the columns `NEEDED` and is sorted by unit and year, all years of a unit in it. Asked is one report of
    a unit and year, the one that stands, and every report whose year is not known.
    """
    is_asked = frame["standing"]
    if not is_asked.all(ignore_nulls=False):
        is_asked = is_asked | (frame["set_aside"] == NO_YEAR).fill_null(value=False)
    rows = frame.select(NEEDED)
    if not is_asked.all(ignore_nulls=False):
        rows = rows.filter(is_asked)
    unit, year = rows["unit"], rows["year"]
    is_year = year.is_between(YEARS[0], YEARS[-1])
    follows = is_year & (unit == unit.shift(1)) & (year - 1 == year.shift(1))
    return Asked(
        rows,
        year.set(~is_year, None),
        follows.fill_null(value=False).to_numpy(),
    )


def paired(rows: pl.DataFrame) -> pl.DataFrame:
    """Reports that are asked, each with the row above it under `before:`, and `has_before`."""
    year = pl.when(pl.col("year").is_between(YEARS[0], YEARS[-1])).then("year").alias("year")
    above = [pl.col(code.removeprefix(BEFORE)).shift(1).alias(code) for code in CELLS_BEFORE]
    forms = [
        pl.col(f"t{table}_form").eq(form.value).fill_null(value=False).alias(form_column(table, form))
        for table in (2, 3)
        for form in Form
    ]
    flags = [form_column(table, form) for table in (2, 3) for form in Form]
    return rows.with_columns(
        year, *forms, *above, *(pl.col(name).shift(1).alias(BEFORE + name) for name in _WORDS_BEFORE)
    ).with_columns(
        ((pl.col("unit") == pl.col(BEFORE + "unit")) & (pl.col("year") - 1 == pl.col(BEFORE + "year")))
        .fill_null(value=False)
        .alias(HAS_BEFORE),
        *(pl.col(name).shift(1, fill_value=False).alias(BEFORE + name) for name in flags),
    )
