"""What a bucket of reports gives to the roll-up: sums of the units of each division, and whole reports as they are."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from gongkai.corpus.columns import CELLS, CELLS_OF
from gongkai.corpus.rolling_up.cell_sums import CellSums
from gongkai.corpus.rolling_up.groups import Groups
from gongkai.corpus.rolling_up.tables import COUNTED, COUNTED_REPORTS, SUMS
from gongkai.corpus.rolling_up.wide_numbers import restored, stored
from gongkai.report.forms import Form

NEEDED = (
    "report", "unit", "division", "level", "province", "prefecture", "county", "year", "scope", "standing",
    "t3_form", "unit_name", "title", "source", *CELLS,
)  # fmt: skip
"""Columns of REPORTS that the roll-up reads."""

_OF_DIVISION = ("division", "level", "province", "prefecture", "county", "year")
ABOUT = (
    *_OF_DIVISION,
    "scope",
    "unit",
    "report",
    "units_counted",
    *(field.name for field in COUNTED),
    "forms",
)
"""Columns of SUMS that tell what was added."""

_FORMS = {Form.F2019.value: 1, Form.F2021.value: 2}


def placed() -> pl.Expr:
    """Whether a report is counted: it stands, and its division and year are known."""
    return pl.col("standing") & pl.all_horizontal(pl.col("division", "level", "year").is_not_null())


def counted(reports: pl.DataFrame) -> pl.DataFrame:
    """Rows of COUNTED_REPORTS from rows that have at least the columns NEEDED."""
    found = COUNTED_REPORTS.fitted(reports.filter(placed()))
    return found.sort("year", "division", "unit", "report")


@dataclass(frozen=True)
class Sums:
    """Rows of what was added: `about` tells which, by the columns of SUMS before GAPS; `cells` has their numbers."""

    about: pl.DataFrame
    cells: CellSums

    def table(self) -> pl.DataFrame:
        """The same as rows of SUMS, by year and division."""
        both = pl.concat([self.about, self.cells.frame()], how="horizontal")
        return SUMS.fitted(stored(both)).sort("year", "division")

    @classmethod
    def of(cls, table: pl.DataFrame) -> "Sums":
        """What `table` gave."""
        return cls(table.select(ABOUT), CellSums.of(restored(table).rechunk()))


def sums(reports: pl.DataFrame) -> Sums:
    """The sums of rows that have at least the columns NEEDED.

    A report of which it is not known whether it is the whole government's counts as the unit's own. A division may
    have several rows of `own` for a year: one for each run of reports that are of it.
    """
    whole = pl.col("scope").eq_missing("whole")
    asked = reports.select(
        (placed() & ~whole).alias("own"),
        (placed() & whole).alias("whole"),
        # By level first, so that the townships' rows lie together. A report may print any number of 32 bits as its year.
        (
            (pl.col("level").fill_null(0).cast(pl.Int64) * 2**28 + pl.col("division").rle_id()) * 2**32
            + pl.col("year").fill_null(0)
        ).alias("key"),
        pl.col("t3_form").replace_strict(_FORMS, default=0, return_dtype=pl.Int64).alias("forms"),
    )
    own, wholes = (asked[name].arg_true().to_numpy().astype(np.intp) for name in ("own", "whole"))
    groups = Groups.by(asked["key"].to_numpy(), own, alone=wholes)
    about = reports.select(*_OF_DIVISION, "unit", "report", whole.alias("whole"))[groups.first]
    return Sums(
        about.select(
            *_OF_DIVISION,
            pl.when("whole").then(pl.lit("whole")).otherwise(pl.lit("own")).alias("scope"),
            pl.when("whole").then("unit").alias("unit"),
            pl.when("whole").then("report").alias("report"),
            pl.Series("units_counted", groups.sizes),
            *(_with_numbers(reports, table, groups) for table in CELLS_OF),
            pl.Series("forms", groups.united(asked["forms"].to_numpy())),
        ),
        CellSums.of(reports).added(groups),
    )


def _with_numbers(reports: pl.DataFrame, table: int, groups: Groups) -> pl.Series:
    """Of each group the reports with a number in this table."""
    cells = CELLS_OF[table]
    if any(reports[code].null_count() == 0 for code in cells):
        return pl.Series(f"t{table}_counted", groups.sizes)
    some = reports.select(pl.any_horizontal(pl.col(cells).is_not_null()).cast(pl.Int64)).to_series()
    return pl.Series(f"t{table}_counted", groups.sums(some.to_numpy()))
