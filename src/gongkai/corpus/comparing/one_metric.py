"""One metric as a person asks for it: a ranking of places or of units, and one of them through its years."""

import polars as pl

from gongkai.corpus.comparing import subjects
from gongkai.corpus.comparing.ranking import rank
from gongkai.corpus.comparing.series import series
from gongkai.corpus.metrics.metric import Metric


def divisions_ranked(rollup: pl.LazyFrame, metric: Metric, within: str) -> pl.DataFrame:
    """RANKINGS of frames in ROLLUP form as one list: whose parent it is does not matter, nor on which level it stands."""
    rows = subjects.with_cells(subjects.divisions(rollup), metric.cells).collect()
    return rank(rows.with_columns(parent=pl.lit(within), level=pl.col("level").min()), metric)


def units_ranked(reports: pl.LazyFrame, metric: Metric, within: str) -> pl.DataFrame:
    """RANKINGS of frames in REPORTS form: units of one level and type make one list, wherever they are."""
    rows = subjects.with_cells(subjects.units(reports), metric.cells).collect()
    return rank(rows.with_columns(parent=pl.lit(within)), metric)


def through_the_years(
    reports: pl.LazyFrame, rollup: pl.LazyFrame, breaks: pl.LazyFrame, metric: Metric, subject: str
) -> pl.DataFrame:
    """SERIES of a unit by its number, or of a division by its code, from frames in REPORTS, ROLLUP and BREAKS form."""
    of_units = subjects.units(reports.filter(pl.col("unit") == subject))
    of_divisions = subjects.divisions(rollup.filter(pl.col("division") == subject))
    own_breaks = breaks.filter(pl.col("subject") == subject).collect()
    return pl.concat(
        series(subjects.with_cells(rows, metric.cells).collect(), own_breaks, metric)
        for rows in (of_units, of_divisions)
    )
