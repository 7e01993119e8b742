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

_FORMS = {Form.F2019: 1, Form.F2021: 2}


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
        """The same as rows of SUMS, by year, scope, level and division."""
        both = pl.concat([self.about, self.cells.frame()], how="horizontal")
        return SUMS.fitted(stored(both)).sort("year", "scope", "level", "division")

    @classmethod
    def of(cls, table: pl.DataFrame) -> "Sums":
        """What `table` gave."""
        return cls(table.select(ABOUT), CellSums.of(restored(table), Groups.each(np.arange(table.height))))


def sums(reports: pl.DataFrame) -> Sums:
    """The sums of rows that have at least the columns NEEDED.

    A report of which it is not known whether it is the whole government's counts as the unit's own. A division may
    have several rows of `own` for a year: one for each run of reports that are of it.
    """
    whole = pl.col("scope").eq_missing("whole")
    asked = reports.select(
        (placed() & ~whole).alias("own"),
        (placed() & whole).alias("whole"),
        # By level first, so that the townships' rows lie together, and then those of a county and year, to be added up
        # where they lie. A report may print any number of 32 bits as its year.
        (
            (pl.col("level").fill_null(0).cast(pl.Int64) * 2**28 + pl.col("county").rle_id()) * 2**32
            + pl.col("year").fill_null(0)
        ).alias("key"),
        pl.col("division").rle_id(),
        *(pl.col("t3_form").eq_missing(form.value).alias(form.value) for form in Form),
    )
    own, wholes = (asked[name].arg_true().to_numpy().astype(np.intp) for name in ("own", "whole"))
    groups = Groups.by(asked["key"].to_numpy(), same=asked["division"].to_numpy(), rows=own, alone=wholes)
    # The whole reports are the first groups.
    named = reports.select("unit", "report", scope=pl.lit("whole"))[wholes]
    rest = named.clear(len(groups) - len(wholes)).with_columns(scope=pl.lit("own"))
    forms = [groups.united(asked[form.value].to_numpy()) * bit for form, bit in _FORMS.items()]
    return Sums(
        reports.select(_OF_DIVISION)[groups.first]
        .hstack(pl.concat([named, rest]))
        .with_columns(
            pl.Series("units_counted", groups.sizes),
            *(_with_numbers(reports, table, groups) for table in CELLS_OF),
            pl.Series("forms", np.add.reduce(forms)),
        )
        .select(ABOUT),
        CellSums.of(reports, groups),
    )


def _with_numbers(reports: pl.DataFrame, table: int, groups: Groups) -> pl.Series:
    """Of each group the reports with a number in this table."""
    cells = CELLS_OF[table]
    if any(reports[code].null_count() == 0 for code in cells):
        return pl.Series(f"t{table}_counted", groups.sizes)
    some = reports.select(pl.any_horizontal(pl.col(cells).is_not_null()).cast(pl.Int64)).to_series()
    return pl.Series(f"t{table}_counted", groups.sums(some.to_numpy()))
