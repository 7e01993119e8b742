"""A metric through the years, and what stands between one year and the next."""

import polars as pl

from gongkai.corpus.comparing.tables import SERIES
from gongkai.corpus.metrics.metric import Metric, PerForm
from gongkai.corpus.metrics.values import measured
from gongkai.report.codes import table_of
from gongkai.report.forms import Form, codes
from gongkai.report.over_years import Why

_IN_BOTH = frozenset(codes(Form.F2019, Form.F2019)) & frozenset(codes(Form.F2021, Form.F2021))


def series(frame: pl.DataFrame, breaks: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """SERIES of the rows of `subjects.units` or `subjects.divisions`, with those of BREAKS that concern the metric.

    A change of form concerns only what is not counted in both forms in the same way.
    """
    concerned = (
        breaks.filter(concerns(metric))
        .group_by("of", "subject", "year")
        .agg(breaks=pl.col("why").unique(maintain_order=True))
    )
    return SERIES.fitted(
        measured(frame, metric)
        .with_columns(metric=pl.lit(metric.code))
        .join(concerned, on=["of", "subject", "year"], how="left")
        .with_columns(pl.col("breaks").fill_null([]))
        .sort("of", "subject", "year")
    )


def concerns(metric: Metric) -> pl.Expr:
    """Which rows of BREAKS stand between two values of a metric."""
    tables = {table_of(code) for code in metric.cells}
    of_its_tables = pl.col("table").is_null() | pl.col("table").is_in(sorted(tables))
    if _same_in_both_forms(metric):
        return of_its_tables & (pl.col("why") != Why.FORM.value)
    return of_its_tables


def _same_in_both_forms(metric: Metric) -> bool:
    terms = (*metric.numerator, *metric.denominator)
    plain = {term for term in terms if not isinstance(term, PerForm) and term in metric.cells}
    return plain <= _IN_BOTH
