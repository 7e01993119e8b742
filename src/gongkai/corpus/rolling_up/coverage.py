"""How much of what was due is there: units due and units missing, of every division with all below it."""

import polars as pl

from gongkai.corpus.agencies.due import due
from gongkai.corpus.agencies.lineage import name_in, names_ever
from gongkai.corpus.rolling_up.levels import LEVELS, parent
from gongkai.corpus.rolling_up.tables import MISSING
from gongkai.divisions import NATION


def units_due(counted: pl.LazyFrame, year: int) -> pl.DataFrame:
    """Units due in a year with their places, and whether each is `there`; `counted` are reports of all years."""
    rows = counted.with_columns(pl.lit(True).alias("standing"))
    there = counted.filter(pl.col("year") == year).select("unit").unique().collect()["unit"]
    return due(rows, year).with_columns(pl.col("unit").is_in(there.implode()).alias("there"))


def missing(units: pl.DataFrame, year: int) -> pl.DataFrame:
    """Rows of MISSING: those of `units_due` that are not there."""
    absent = units.filter(~pl.col("there")).with_columns(pl.lit(year, pl.Int32).alias("year"))
    return MISSING.fitted(absent.sort("division", "unit"))


def coverage(units: pl.DataFrame) -> pl.DataFrame:
    """Of each division with a unit due in it or below: division, level, parent, units_due, units_missing."""
    nation = units.with_columns(
        pl.lit(NATION).alias("division"),
        pl.lit(0, pl.Int8).alias("level"),
        *(pl.lit(None, pl.String).alias(name) for name in ("province", "prefecture", "county")),
    )
    chains = [units, nation]
    for place, level in (("county", 3), ("prefecture", 2), ("province", 1)):
        below = [name for name, other in (("county", 3), ("prefecture", 2)) if other > level]
        chains.append(
            units.filter(pl.col(place).is_not_null()).with_columns(
                pl.col(place).alias("division"),
                pl.lit(level, pl.Int8).alias("level"),
                *(pl.lit(None, pl.String).alias(name) for name in below),
            )
        )
    columns = ("unit", "there", "division", "level", "province", "prefecture", "county")
    every = pl.concat([chain.select(columns) for chain in chains]).unique(["unit", "division"])
    counts = every.group_by("division").agg(
        pl.col("level", "province", "prefecture", "county").min(),
        pl.len().cast(pl.Int64).alias("units_due"),
        (~pl.col("there")).sum().cast(pl.Int64).alias("units_missing"),
    )
    return pl.concat(
        [
            counts.filter(pl.col("level") == level).select(
                "division", "level", parent(level), "units_due", "units_missing"
            )
            for level in LEVELS
        ]
    )


def named(divisions: pl.Series, year: int) -> pl.Series:
    """The names of divisions in that year; a code that nobody knows stands for itself."""

    def name(code: str) -> str:
        if code == NATION:
            return "全国"
        known = names_ever().get(code)
        return code if known is None else name_in(code, year) or known[0]

    return pl.Series("name", [name(code) for code in divisions], pl.String)
