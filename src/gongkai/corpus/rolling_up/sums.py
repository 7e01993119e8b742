"""What a bucket of reports gives to the roll-up: sums of the units of each division, and whole reports as they are."""

import polars as pl

from gongkai.corpus.columns import CELLS, CELLS_OF
from gongkai.corpus.rolling_up.exact_sums import added
from gongkai.corpus.rolling_up.tables import COUNTED_REPORTS, SUMS
from gongkai.corpus.rolling_up.wide_numbers import stored
from gongkai.report.forms import Form

NEEDED = (
    "report", "unit", "division", "level", "province", "prefecture", "county", "year", "scope", "standing",
    "t3_form", "unit_name", "title", "source", *CELLS,
)  # fmt: skip
"""Columns of REPORTS that the roll-up reads."""

_FORMS = {Form.F2019.value: 1, Form.F2021.value: 2}


def placed() -> pl.Expr:
    """Whether a report is counted: it stands, and its division and year are known."""
    return pl.col("standing") & pl.all_horizontal(pl.col("division", "level", "year").is_not_null())


def counted(reports: pl.DataFrame) -> pl.DataFrame:
    """Rows of COUNTED_REPORTS from rows that have at least the columns NEEDED."""
    found = COUNTED_REPORTS.fitted(reports.filter(placed()))
    return found.sort("year", "division", "unit", "report")


def sums(reports: pl.DataFrame) -> pl.DataFrame:
    """Rows of SUMS from rows that have at least the columns NEEDED.

    A report of which it is not known whether it is the whole government's counts as the unit's own.
    """
    whole = pl.col("scope").eq_missing("whole")
    rows = reports.filter(placed()).with_columns(
        pl.when(whole).then(pl.lit("whole")).otherwise(pl.lit("own")).alias("scope"),
        *(pl.when(whole).then(pl.col(name)).alias(name) for name in ("unit", "report")),
        *(
            pl.any_horizontal(pl.col(codes).is_not_null()).alias(f"t{table}_counted")
            for table, codes in CELLS_OF.items()
        ),
        pl.col("t3_form").replace_strict(_FORMS, default=0, return_dtype=pl.Int64).alias("forms"),
    )
    totals = added(
        rows,
        ("division", "year", "scope", "unit", "report"),
        (
            pl.col("level", "province", "prefecture", "county").min(),
            pl.len().cast(pl.Int64).alias("units_counted"),
            *(pl.col(f"t{table}_counted").sum().cast(pl.Int64) for table in CELLS_OF),
            pl.col("forms").bitwise_or(),
        ),
    )
    return SUMS.fitted(stored(totals).sort("year", "division", "scope", "unit", "report"))
