"""Where a row of years is broken, of units by their reports and of divisions by their figures.

What a break is and how it is said stands in `gongkai.report.over_years`; here it is only found, over many at once.
"""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import polars as pl

from gongkai.corpus.comparing.tables import BREAKS, OF_DIVISION, OF_UNIT
from gongkai.report.codes import Column, t3
from gongkai.report.comparison import CarriedOver, InForce
from gongkai.report.finding import Answer
from gongkai.report.forms import FIRST_YEAR, Form, form_due
from gongkai.report.over_years import (
    Break,
    form_changed,
    not_carried_over,
    not_in_force,
    renamed,
    years_missing,
)

BASIS = "basis"
"""A division's figure rests on something else than the year before: a whole report, or the sum of its units."""

_OUT, _IN = t3("carried_out", Column.TOTAL), t3("carried_in", Column.TOTAL)
_DOCUMENTS = ("rules", "normative_docs")
_NEW_FORM = next(year for year in count(FIRST_YEAR) if form_due(year) is Form.F2021)
_CELLS = (_OUT, _IN, *(f"t2.{s}.{m}" for s in _DOCUMENTS for m in ("issued", "repealed", "in_force")))
_OF_UNITS = ("unit", "unit_name", "agency", "division", "match", "t2_form", "t3_form")
_OF_DIVISIONS = ("division", "name", "basis")
_BASES = {"whole": "本级政府的汇总报告", "units": "各单位报告之和"}

Row = dict[str, Any]


def of_units(reports: pl.LazyFrame, year: int | None = None) -> pl.DataFrame:
    """BREAKS of frames in REPORTS form, before the reports of one year or of all."""
    standing = reports.filter(pl.col("standing"), pl.col("year").is_not_null(), pl.col("unit").is_not_null())
    broken = (
        (pl.col("year") != pl.col("year_before") + 1)
        | _differs("division")
        | _differs("unit_name")
        | (pl.col("match") == "former").ne_missing(pl.col("match_before") == "former")
        | (pl.col("t2_form") != pl.col("t2_form_before"))
        | (pl.col("t3_form") != pl.col("t3_form_before"))
        | _mismatch()
    )
    return _found(standing, "unit", _OF_UNITS, broken, year, _unit_breaks, OF_UNIT, "unit_name")


def of_divisions(rollup: pl.LazyFrame, year: int | None = None) -> pl.DataFrame:
    """BREAKS of frames in ROLLUP form. A sum of units is not held to what was carried over: other units may count."""
    figures = rollup.filter(pl.col("kind") == "figure", pl.col("basis") != "none")
    broken = (
        (pl.col("year") != pl.col("year_before") + 1)
        | _differs("name")
        | _differs("basis")
        | ((pl.col("year") >= _NEW_FORM) & (pl.col("year_before") < _NEW_FORM))
        | _mismatch()
    )
    return _found(figures, "division", _OF_DIVISIONS, broken, year, _division_breaks, OF_DIVISION, "name")


def _found(
    rows: pl.LazyFrame,
    key: str,
    names: tuple[str, ...],
    broken: pl.Expr,
    year: int | None,
    breaks: Callable[[Row], Iterator[tuple[Break | str, int | None]]],
    of: str,
    name: str,
) -> pl.DataFrame:
    """Rows beside those before them, sifted by expressions; only the broken ones are looked at one by one."""
    columns = (*names, "year", *_CELLS)
    pairs = (
        rows.select(columns)
        .sort(key, "year")
        .with_columns(pl.col(columns).shift(1).name.suffix("_before"))
        .filter(pl.col(key) == pl.col(f"{key}_before"))
    )
    if year is not None:
        pairs = pairs.filter(pl.col("year") == year)
    found = [
        {
            "of": of,
            "subject": row[key],
            "name": row[name],
            "year": row["year"],
            "why": BASIS if isinstance(broken_by, str) else broken_by.why.value,
            "table": table,
            "says": broken_by if isinstance(broken_by, str) else broken_by.says,
        }
        for row in pairs.filter(broken).collect().iter_rows(named=True)
        for broken_by, table in breaks(row)
    ]
    return BREAKS.fitted(pl.DataFrame(found, schema=BREAKS.schema))


def _differs(column: str) -> pl.Expr:
    return pl.col(column).ne_missing(pl.col(f"{column}_before"))


def _mismatch() -> pl.Expr:
    mismatch = pl.col(_IN) != pl.col(f"{_OUT}_before")
    for subject in _DOCUMENTS:
        due = (
            pl.col(f"t2.{subject}.in_force_before")
            + pl.col(f"t2.{subject}.issued")
            - pl.col(f"t2.{subject}.repealed")
        )
        mismatch = mismatch.fill_null(value=False) | (pl.col(f"t2.{subject}.in_force") != due)
    return mismatch.fill_null(value=False)


def _unit_breaks(row: Row) -> Iterator[tuple[Break | str, int | None]]:
    year = row["year"]
    former = (row["match"] == "former") != (row["match_before"] == "former")
    if former or row["division"] != row["division_before"] or row["unit_name"] != row["unit_name_before"]:
        yield renamed(year, *_names(row)), None
    for table in (2, 3):
        before, after = row[f"t{table}_form_before"], row[f"t{table}_form"]
        if before and after and before != after:
            yield form_changed(year, table, Form(before), Form(after)), table
    yield from _follows(row)


def _names(row: Row) -> tuple[str, str]:
    """What the unit was called before and is called now, as printed where it is; told apart by something at least."""
    printed = row["agency_before"], row["agency"]
    if all(printed) and printed[0] != printed[1]:
        return printed
    known = row["unit_name_before"], row["unit_name"]
    if known[0] != known[1]:
        return known
    codes = (row["division_before"], row["division"])
    before, after = (f"{row['unit_name']}（{code or '区划不明'}）" for code in codes)
    return before, after


def _division_breaks(row: Row) -> Iterator[tuple[Break | str, int | None]]:
    year, then = row["year"], row["year_before"]
    if row["name"] != row["name_before"]:
        yield renamed(year, row["name_before"], row["name"]), None
    if row["basis"] != row["basis_before"]:
        yield f"{year}年依据{_BASES[row['basis']]}，此前依据{_BASES[row['basis_before']]}，口径不同。", None
    if form_due(year) is not form_due(then):
        for table in (2, 3):
            yield form_changed(year, table, form_due(then), form_due(year)), table
    if row["basis"] == row["basis_before"] == "whole" or year != then + 1:
        yield from _follows(row)


def _follows(row: Row) -> Iterator[tuple[Break | str, int | None]]:
    year, then = row["year"], row["year_before"]
    if year != then + 1:
        yield years_missing(then, year), None
        return
    over = CarriedOver(Column.TOTAL, row[f"{_OUT}_before"], row[_IN])
    if over.agrees is Answer.FAIL:
        yield not_carried_over(year, over), 3
    for subject in _DOCUMENTS:
        of = f"t2.{subject}"
        line = InForce(
            subject,
            row[f"{of}.in_force_before"],
            row[f"{of}.issued"],
            row[f"{of}.repealed"],
            row[f"{of}.in_force"],
        )
        if line.agrees is Answer.FAIL:
            yield not_in_force(year, line), 2
