"""A metric over any frame with cell columns, reports or rolled-up rows, as expressions."""

from collections.abc import Collection
from typing import TypeVar

import polars as pl

from gongkai.corpus.metrics.metric import CENT_OF_WAN, REPORTS_COUNTED, Kind, Metric, PerForm, Sum, Term
from gongkai.report.forms import Form

FORM = "t3_form"
Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)


def numerator(metric: Metric, columns: Collection[str]) -> pl.Expr:
    """The sum above the line, whole 件 or 分; null without one of its cells or beyond 64 bits.

    `columns` are those of the frame: a frame of reports has `t3_form`, one of rolled-up rows has not.
    """
    return _whole(_sum(metric.numerator, columns))


def denominator(metric: Metric, columns: Collection[str]) -> pl.Expr:
    """The sum below the line; null where the metric has none."""
    return _whole(_sum(metric.denominator, columns)) if metric.denominator else pl.lit(None, pl.Int64)


def value(metric: Metric, columns: Collection[str]) -> pl.Expr:
    """In the metric's unit; null without its cells, and where the denominator is not above zero."""
    return value_of(metric, numerator(metric, columns), denominator(metric, columns))


def value_of(metric: Metric, above: pl.Expr, below: pl.Expr) -> pl.Expr:
    """The same from the two sums."""
    if not metric.denominator:
        return above.cast(pl.Float64) / (CENT_OF_WAN if metric.kind is Kind.AMOUNT else 1)
    return pl.when(below > 0).then(above.cast(pl.Float64) * metric.per / below)


def measured(frame: Frame, metric: Metric) -> Frame:
    """The frame with the columns `numerator`, `denominator` and `value` of a metric."""
    columns = frame.collect_schema().names()
    return frame.with_columns(
        numerator=numerator(metric, columns),
        denominator=denominator(metric, columns),
    ).with_columns(value=value_of(metric, pl.col("numerator"), pl.col("denominator")))


def _whole(total: pl.Expr) -> pl.Expr:
    return total.cast(pl.Int64, strict=False)


def _sum(terms: Sum, columns: Collection[str]) -> pl.Expr:
    # In 128 bits: sums of rolled-up cells may leave 64, and would wrap without a word.
    total = _term(terms[0], columns)
    for term in terms[1:]:
        total = total + _term(term, columns)
    return total


def _term(term: Term, columns: Collection[str]) -> pl.Expr:
    if isinstance(term, PerForm):
        of_2019, of_2021 = _sum(term.of_2019, columns), _sum(term.of_2021, columns)
        if FORM in columns:
            return pl.when(pl.col(FORM) == Form.F2021.value).then(of_2021).otherwise(of_2019)
        both = of_2019 + of_2021
        left = _term(term.whole, columns) - _sum(term.rest, columns)
        # Without a number it bounds nothing, and what the parts themselves say is never cut.
        bounded = pl.when(left < both).then(pl.max_horizontal(left, of_2021)).otherwise(both)
        return pl.coalesce(bounded, of_2021, of_2019)
    if term == REPORTS_COUNTED and REPORTS_COUNTED not in columns:
        return pl.lit(1, pl.Int128)
    return pl.col(term).cast(pl.Int128)
