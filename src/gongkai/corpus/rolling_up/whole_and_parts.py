"""Where a whole-government report and what it covers disagree: rules RU-01 and RU-02, cell by cell.

What the rules ask, and how they say it, stands in `report.checks.rollup_sums`; here they are asked of every government
at once. （六）其他处理 of Table 3 is not compared where reports in both forms meet: it has no cell that all of them print.
"""

import polars as pl

from gongkai.corpus.columns import CELLS, CELLS_OF
from gongkai.corpus.rolling_up.cell_sums import has_gap
from gongkai.corpus.rolling_up.sums import placed
from gongkai.corpus.rolling_up.tables import DIFFERENCES
from gongkai.report.checks.rollup_sums import NOT_BELOW_A_UNIT, SUM_OF_UNITS

_KEY = ("division", "year", "cell")
_OTHER = "t3.outcome.other"
_BOTH_FORMS = 3


def differences(rolled: pl.DataFrame, reports: pl.LazyFrame) -> pl.DataFrame:
    """Rows of DIFFERENCES.

    `rolled` are the rows of `levels.rolled` after `refused`, with the column `units_missing`; `reports` are rows of
    REPORTS, asked only for the cells in which a whole report says less than its parts together.
    """
    unequal = _unequal(rolled)
    sums = unequal.filter(
        ~pl.col("gap"), (pl.col("units_missing") == 0) | (pl.col("units") > pl.col("whole"))
    ).with_columns(pl.lit(SUM_OF_UNITS.code).alias("rule"))
    # A part is larger than the whole only where the sum is too, unless counts are negative, which other rules tell of.
    less = unequal.filter(
        pl.col("whole") < pl.col("units"), pl.col("cell").is_in([*CELLS_OF[3], *CELLS_OF[4]])
    ).drop("units")
    below = less.join(_largest(rolled, reports, less), on=_KEY).filter(pl.col("whole") < pl.col("units"))
    below = below.with_columns(pl.lit(NOT_BELOW_A_UNIT.code).alias("rule"))
    both = [DIFFERENCES.fitted(rows) for rows in (sums, below)]
    order = pl.col("cell").cast(pl.Enum(CELLS)).to_physical()
    return pl.concat(both).sort("division", "year", order, "rule")


def _unequal(rolled: pl.DataFrame) -> pl.DataFrame:
    """Cells in which the whole and the sum are numbers and not the same: whole, units, and `gap` as of the sum."""
    key = ["division", "year"]
    of_sum = rolled.filter(pl.col("kind") == "units").sort(key)
    of_whole = rolled.filter(pl.col("kind") == "figure").join(of_sum, on=key, how="semi").sort(key)
    about = of_whole.select(
        *key, "report", "units_missing", (pl.col("forms") | of_sum["forms"]).alias("forms")
    )
    differ = of_whole.select((pl.col(code) != of_sum[code]).any() for code in CELLS).row(0, named=True)
    # At least one, so that the columns are there where nothing differs.
    unequal = [code for code in CELLS if differ[code]] or [CELLS[0]]
    lacking = of_sum.select(has_gap(code).alias(code) for code in unequal)
    cells = [
        about.with_columns(
            pl.lit(code).alias("cell"),
            of_whole[code].alias("whole"),
            of_sum[code].alias("units"),
            lacking[code].alias("gap"),
        ).filter(pl.col("whole") != pl.col("units"))
        for code in unequal
    ]
    mixed = (pl.col("forms") == _BOTH_FORMS) & pl.col("cell").str.starts_with(_OTHER)
    return pl.concat(cells).filter(~mixed)


def _largest(rolled: pl.DataFrame, reports: pl.LazyFrame, wanted: pl.DataFrame) -> pl.DataFrame:
    """The largest of the parts of each division, year and cell that is wanted, as `units`."""
    cells = sorted(set(wanted["cell"]))
    if not cells:
        return wanted.select(*_KEY).with_columns(pl.lit(None, pl.Int64).alias("units"))
    asked = wanted.select("division", "year").unique()
    own = (
        reports.filter(placed(), pl.col("scope").ne_missing("whole"))
        .filter(pl.col("division").is_in(asked["division"].unique().implode()))
        .select("division", "year", *cells)
        .collect()
    )
    below = rolled.filter(pl.col("kind") == "figure").select(
        pl.col("parent").alias("division"), "year", *cells
    )
    return (
        pl.concat([own, below])
        .join(asked, on=["division", "year"], how="semi")
        .group_by("division", "year")
        .agg(pl.col(cells).max())
        .unpivot(cells, index=["division", "year"], variable_name="cell", value_name="units")
    )
