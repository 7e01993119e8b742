"""The tests of conditions, and the sides of equations, as column expressions over paired rows."""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_

import polars as pl

from gongkai.corpus.checking.long_sums import long_sums
from gongkai.corpus.checking.paired import HAS_BEFORE, form_column
from gongkai.corpus.columns import CELLS_OF, scale
from gongkai.corpus.wide_row import ABSENT, LETTERS, printed_codes
from gongkai.report.checks.condition import (
    Agency,
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    FormIs,
    Fraction,
    Known,
    Not,
    Printed,
    Test,
    Unfilled,
    YearBeforeKnown,
    YearKnown,
)
from gongkai.report.checks.equation import BEFORE, Sum
from gongkai.report.codes import table_of
from gongkai.report.forms import Form
from gongkai.report.value import State

LARGEST_SUM = 2**63 - 1

AS_WRITTEN = pl.QueryOptFlags.none()
"""The expressions are thousands, and to look for a better way to compute them takes longer than to do it."""

_NOWHERE = (ABSENT, LETTERS[State.NOT_IN_FORM])
_UNFILLED = [letter for state, letter in LETTERS.items() if state is not State.NOT_IN_FORM]


def column(code: str) -> pl.Expr:
    """A cell's column; that of the year before may hold another unit's number, so it needs `HAS_BEFORE` beside it."""
    return pl.col(code)


def summed(sum_: Sum) -> pl.Expr:
    """A weighted sum of cells, all brought to the smallest of their units; null where one has no number."""
    if sum_ in long_sums():
        return pl.col(long_sums()[sum_])
    found = pl.lit(0, pl.Int64)
    for place, (code, weight) in enumerate(scaled(sum_)):
        part = column(code) if abs(weight) == 1 else column(code) * abs(weight)
        if place == 0:
            found = part if weight > 0 else -part
        else:
            found = found + part if weight > 0 else found - part
    return found


def scaled(sum_: Sum) -> tuple[tuple[str, int], ...]:
    """The terms with the weights that their stored numbers have."""
    largest = factor(sum_)
    return tuple(
        (code, weight * (largest // scale(code.removeprefix(BEFORE)))) for code, weight in sum_.terms
    )


def factor(sum_: Sum) -> int:
    """How many of the smallest unit of its cells go into the forms' unit."""
    return max((scale(code.removeprefix(BEFORE)) for code, _ in sum_.terms), default=1)


def holds(test: Test, told: Callable[[Agency], pl.Expr]) -> pl.Expr:
    """Whether a test is true of a row, null or false where it is not; `told` says so of what an agency's name tells."""
    match test:
        case Comparison(sum_, sign, number):
            compared: pl.Expr = sign(summed(sum_), number * factor(sum_))  # type: ignore[arg-type,assignment]
            return _with_before(compared, (code for code, _ in sum_.terms))
        case Known(codes):
            known = _all([column(code).is_not_null() for code in codes])
            return _with_before(known, codes)
        case Agency():
            return told(test)
        case AllOf(tests):
            return _all([holds(one, told) for one in tests])
        case AnyOf(tests):
            # A number that is not whole is held by no column: its row is asked alone.
            parts = [holds(one, told) for one in tests if not isinstance(one, Fraction)]
            return pl.any_horizontal(parts) if parts else pl.lit(value=False)
        case Not(one):
            return ~holds(one, told).fill_null(value=False)
        case Printed(table):
            return printed_table(table)
        case Unfilled(table):
            return pl.col(f"t{table}_states").str.contains_any(_UNFILLED).fill_null(value=False)
        case FormIs(table, form):
            return form_is(table, form)
        case YearKnown(first, last):
            bounds = [pl.col("year").is_not_null()]
            bounds += [] if first is None else [pl.col("year") >= first]
            bounds += [] if last is None else [pl.col("year") <= last]
            return _all(bounds)
        case YearBeforeKnown():
            return pl.col(HAS_BEFORE)
    raise TypeError(test)


def _all(parts: list[pl.Expr]) -> pl.Expr:
    return pl.all_horizontal(parts) if parts else pl.lit(value=True)


def _with_before(test: pl.Expr, codes: Iterable[str]) -> pl.Expr:
    spans = any(code.startswith(BEFORE) for code in codes)
    return test & pl.col(HAS_BEFORE) if spans else test


def form_is(table: int, form: Form, before: str = "") -> pl.Expr:
    """Whether a table has a form; the year before's with `before:`."""
    return pl.col(form_column(table, form, before))


def form_in(condition: Condition) -> pl.Expr:
    """Whether the condition's table has one of the forms that it is asked of."""
    if not condition.forms:
        return pl.lit(value=True)
    return reduce(or_, (form_is(condition.table, form) for form in condition.forms))


def has_table(table: int) -> pl.Expr:
    """Whether the source has any cell of a table."""
    letters = pl.col(f"t{table}_states")
    whole = pl.lit(value=True) if table == 4 else pl.col(f"t{table}_form").is_not_null()
    return pl.when(letters.is_null()).then(whole).otherwise(letters.str.strip_chars(ABSENT) != "")


def printed_table(table: int) -> pl.Expr:
    """Whether the source prints any cell of a table."""
    letters = pl.col(f"t{table}_states")
    there = letters.str.strip_chars("".join(_NOWHERE)) != ""
    return pl.when(letters.is_null()).then(has_table(table)).otherwise(there)


def printed_cell(code: str) -> pl.Expr:
    """Whether the source prints a cell."""
    table = table_of(code)
    letters, place = pl.col(f"t{table}_states"), CELLS_OF[table].index(code)
    forms = [form for form in Form if code in printed_codes(table, form)]
    whole = reduce(or_, (form_is(table, form) for form in forms), pl.lit(value=False))
    there = ~letters.str.slice(place, 1).is_in(_NOWHERE)
    return pl.when(letters.is_null()).then(whole).otherwise(there)
