"""Up the levels: what a division's figure is, from the townships to the nation.

Its own whole-government report if there is one; else the reports of its own units and the figures of the divisions
right below it. A report is thus counted once, whoever else published one (docs/decisions/0031).
"""

import polars as pl

from gongkai.corpus.columns import CELLS
from gongkai.corpus.rolling_up.exact_sums import added
from gongkai.corpus.rolling_up.tables import COUNTED, GAPS, NATION

LEVELS = (4, 3, 2, 1, 0)

_PLACES = ("level", "province", "prefecture", "county")
_COUNTS = ("units_counted", *(field.name for field in COUNTED), "forms")
_ROW = ("division", "year", *_PLACES, *_COUNTS, *GAPS, *CELLS)
_ABOVE = {
    4: ("county", "prefecture", "province"),
    3: ("prefecture", "province"),
    2: ("province",),
    1: (),
}
_LEVEL_OF = {"county": 3, "prefecture": 2, "province": 1}


def rolled(sums: pl.DataFrame) -> pl.DataFrame:
    """Every division that a report was counted for, with `kind`, `basis`, `report`, `parent` and `divisions_below`.

    `sums` are rows of SUMS after `restored`; the cells stay exact, Int64 or Int128.
    """
    own = sums.filter(pl.col("scope") == "own").with_columns(below=pl.lit(0, pl.Int64))
    # Two reports of one government for a year, under two names, are not added: the first by name is taken.
    wholes = (
        sums.filter(pl.col("scope") == "whole")
        .sort("unit", "report")
        .unique(["division", "year"], keep="first", maintain_order=True)
    )
    waiting = {level: [own.clear().select(*_ROW, "below")] for level in LEVELS}
    _wait(own.select(*_ROW, "below"), waiting)
    done = []
    for level in LEVELS:
        here = pl.concat(waiting.pop(level), how="vertical_relaxed")
        found = _level(here, wholes.filter(pl.col("level") == level)).with_columns(parent(level))
        done.append(found)
        if level:
            _wait(_handed_up(found.filter(pl.col("kind") == "figure"), level), waiting)
    return pl.concat(done, how="vertical_relaxed").sort("year", "level", "division", "kind")


def _wait(rows: pl.DataFrame, waiting: dict[int, list[pl.DataFrame]]) -> None:
    for (level,), of_level in rows.partition_by("level", as_dict=True).items():
        waiting[int(str(level))].append(of_level)


def _level(here: pl.DataFrame, wholes: pl.DataFrame) -> pl.DataFrame:
    places = [pl.col(name).min() for name in _PLACES]
    counts = [pl.col(name).sum() for name in (*_COUNTS[:-1], "below")]
    parts = added(here, ("division", "year"), (*places, *counts, pl.col("forms").bitwise_or()))
    given = wholes.select("division", "year", "report")
    parts = parts.join(given, on=("division", "year"), how="left", maintain_order="left").with_columns(
        pl.when(pl.col("report").is_null()).then(pl.lit("figure")).otherwise(pl.lit("units")).alias("kind"),
        pl.when(pl.col("report").is_null()).then(pl.lit("units")).otherwise(pl.lit("whole")).alias("basis"),
    )
    figures = wholes.with_columns(
        pl.lit("figure").alias("kind"), pl.lit("whole").alias("basis"), pl.lit(0, pl.Int64).alias("below")
    )
    columns = (*_ROW, "below", "report", "kind", "basis")
    return pl.concat([parts.select(columns), figures.select(columns)], how="vertical_relaxed")


def parent(level: int) -> pl.Expr:
    """The division right above one of this level, by the columns `county`, `prefecture` and `province`."""
    if level == 0:
        return pl.lit(None, pl.String).alias("parent")
    return pl.coalesce(*_ABOVE[level], pl.lit(NATION)).alias("parent")


def _handed_up(figures: pl.DataFrame, level: int) -> pl.DataFrame:
    """The figures as rows of the divisions above."""
    level_above = pl.coalesce(
        *(
            pl.when(pl.col(name).is_not_null()).then(pl.lit(_LEVEL_OF[name], pl.Int8))
            for name in _ABOVE[level]
        ),
        pl.lit(0, pl.Int8),
    )
    kept = {"province": (1, 2, 3), "prefecture": (2, 3), "county": (3,)}
    return (
        figures.with_columns(
            pl.col("parent").alias("division"), level_above.alias("level"), below=pl.lit(1, pl.Int64)
        )
        .with_columns(
            pl.when(pl.col("level").is_in(levels)).then(pl.col(name)).alias(name)
            for name, levels in kept.items()
        )
        .select(*_ROW, "below")
    )
