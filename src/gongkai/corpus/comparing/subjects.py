"""Units and divisions in one form, so that both are ranked and held against their peers by the same code."""

from collections.abc import Collection

import polars as pl

from gongkai.corpus.columns import CELLS
from gongkai.corpus.comparing.tables import OF_DIVISION, OF_UNIT
from gongkai.corpus.metrics.metric import REPORTS_COUNTED
from gongkai.corpus.metrics.values import FORM

_TOWNSHIP = 4


def units(reports: pl.LazyFrame) -> pl.LazyFrame:
    """Of frames in REPORTS form the reports that stand for a unit of its own, with the columns of a subject.

    A whole-government report is left out: it is its division's figure. A township's parent is what it belongs to,
    any other unit's the division whose unit it is.
    """
    above = pl.coalesce("county", "prefecture", "province")
    return reports.filter(
        pl.col("standing"), pl.col("year").is_not_null(), pl.col("scope").ne_missing("whole")
    ).select(
        pl.lit(OF_UNIT).alias("of"),
        subject=pl.col("unit"),
        name=pl.col("unit_name"),
        report=pl.col("report"),
        parent=pl.when(pl.col("level") == _TOWNSHIP).then(above).otherwise(pl.col("division")),
        level=pl.col("level"),
        type=pl.col("kind"),
        year=pl.col("year"),
        **{code: pl.col(code) for code in (FORM, *CELLS)},
    )


def with_cells(subjects: pl.LazyFrame, cells: Collection[str]) -> pl.LazyFrame:
    """The rows without any other cells than these, so that no others are read."""
    return subjects.drop(code for code in CELLS if code not in cells)


def divisions(rollup: pl.LazyFrame) -> pl.LazyFrame:
    """Of frames in ROLLUP form the figures of divisions that have one, with the columns of a subject."""
    return rollup.filter(pl.col("kind") == "figure", pl.col("basis") != "none").select(
        pl.lit(OF_DIVISION).alias("of"),
        subject=pl.col("division"),
        name=pl.col("name"),
        report=pl.col("report"),
        parent=pl.col("parent"),
        level=pl.col("level"),
        type=pl.lit("division"),
        year=pl.col("year"),
        **{code: pl.col(code) for code in (REPORTS_COUNTED, *CELLS)},
    )
