"""The reports that are asked, and which of them stand below that of the same unit on the year before."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from gongkai.corpus.columns import CELLS
from gongkai.corpus.stored_numbers import Flags
from gongkai.report.checks.answerable import YEARS
from gongkai.report.checks.condition import AllOf, AnyOf, Condition, Not, Test

FORMS = ("t2_form", "t3_form")
STATES = ("t2_states", "t3_states", "t4_states")
NEEDED = ("report", "agency", "year", *FORMS, "unit", "standing", "set_aside", *STATES, "odd", *CELLS)
"""Columns of REPORTS that the rules look at."""

NO_YEAR = "no_year"
"""Why a report is set aside whose year is not known; its own figures are asked all the same."""


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


@dataclass(frozen=True, slots=True)
class Asked:
    """The reports that are asked, their years if a calendar has them, and whether the row above each is the same
    unit's report on the year before."""

    frame: pl.DataFrame
    years: pl.Series
    has_before: Flags

    def below(self, rows: Flags) -> Flags:
        """The rows whose year before is one of these."""
        found = np.zeros_like(rows)
        found[1:] = rows[:-1] & self.has_before[1:]
        return found


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
