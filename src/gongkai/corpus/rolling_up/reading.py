"""Questions to the rolled-up tables, as pages and commands ask them."""

import polars as pl

from gongkai.corpus.manifest import table
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up.tables import (
    COUNTED_REPORTS,
    DIFFERENCES,
    MISSING,
    ROLLUP,
    STEP,
    SUMS_STEP,
)
from gongkai.divisions import NATION


def figures(place: Place, *, year: int, level: int | None = None, parent: str | None = None) -> pl.LazyFrame:
    """Rows of ROLLUP of a year, both kinds, by level and division.

    `parent` alone: the divisions right below it. With `level` too: those of the level anywhere below it.
    """
    rows = table(place, STEP, ROLLUP).filter(pl.col("year") == year)
    if parent is not None:
        rows = rows.filter(pl.col("parent") == parent if level is None else _within(parent))
    return rows if level is None else rows.filter(pl.col("level") == level)


def series(place: Place, division: str) -> pl.DataFrame:
    """Rows of ROLLUP of a division, both kinds, by year."""
    rows = table(place, STEP, ROLLUP).filter(pl.col("division") == division)
    return rows.collect().sort("year", "kind")


def behind(place: Place, division: str, year: int) -> pl.LazyFrame:
    """Rows of COUNTED_REPORTS that make up a division's figure, by division and unit."""
    columns = ("division", "parent", "basis", "report")
    known = figures(place, year=year).filter(pl.col("kind") == "figure", _within(division)).select(columns)
    every = known.collect()
    reached, wholes, added = every.filter(pl.col("division") == division), [], []
    while reached.height:
        wholes += reached["report"].drop_nulls().to_list()
        open_ = reached.filter(pl.col("basis") != "whole")
        added += open_["division"].to_list()
        reached = every.join(open_, left_on="parent", right_on="division", how="semi")
    own = pl.col("scope").ne_missing("whole") & pl.col("division").is_in(added)
    return (
        table(place, SUMS_STEP, COUNTED_REPORTS)
        .filter(pl.col("year") == year, _within(division), own | pl.col("report").is_in(wholes))
        .sort("division", "unit")
    )


def missing(place: Place, division: str, year: int) -> pl.LazyFrame:
    """Rows of MISSING of a division and all below it."""
    return table(place, STEP, MISSING).filter(pl.col("year") == year, _within(division))


def differences(place: Place, *, year: int | None = None, division: str | None = None) -> pl.LazyFrame:
    """Rows of DIFFERENCES, of a year or of a division where one is given."""
    rows = table(place, STEP, DIFFERENCES)
    if year is not None:
        rows = rows.filter(pl.col("year") == year)
    return rows if division is None else rows.filter(pl.col("division") == division)


def _within(division: str) -> pl.Expr:
    """Whether a row's division is this one or lies below it: the code says so."""
    if division == NATION:
        return pl.lit(True)
    head = division if len(division) == 9 else division.removesuffix("0000")
    head = head.removesuffix("00") if len(head) == 6 else head
    # Between two codes, and not by their beginning: the reader of Parquet then passes over what lies outside.
    return pl.col("division").is_between(pl.lit(head), pl.lit(head + ":"), closed="left")
