"""Rankings that say what they leave out: who has no number, and whose numbers are too small to be ranked by."""

from enum import StrEnum

import polars as pl

from gongkai.corpus.comparing.tables import GROUP, RANKINGS
from gongkai.corpus.comparing.wilson import wilson
from gongkai.corpus.metrics.metric import Kind, Metric
from gongkai.corpus.metrics.values import measured

WITHIN = (*(field.name for field in GROUP), "year")


class Unranked(StrEnum):
    """Why a row has no rank."""

    NO_NUMBER = "no_number"
    SMALL = "small"
    CONTRADICTORY = "contradictory"

    def label(self, metric: Metric) -> str:
        """In Chinese, for a reader of the ranking."""
        return {
            "no_number": "缺数",
            "small": f"分母不足{metric.least}",
            "contradictory": "分子大于分母或有负数",
        }[self.value]


def unranked(metric: Metric) -> pl.Expr:
    """Why a measured row cannot be ranked or compared; null where it can."""
    above, below = pl.col("numerator"), pl.col("denominator")
    missing, wrong, small = above.is_null(), above < 0, pl.lit(value=False)
    if metric.denominator:
        missing, wrong, small = missing | below.is_null(), wrong | (below < 0), below < max(1, metric.least)
    if metric.kind is Kind.SHARE:
        wrong = wrong | (above > below)
    return (
        pl.when(missing)
        .then(pl.lit(Unranked.NO_NUMBER.value))
        .when(wrong)
        .then(pl.lit(Unranked.CONTRADICTORY.value))
        .when(small)
        .then(pl.lit(Unranked.SMALL.value))
    )


def rank(frame: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """RANKINGS of the rows of `subjects.units` or `subjects.divisions`, within parent, level, type and year.

    The highest value is first, the same value has the same rank, and who is not ranked follows by value. Rows that
    are told apart by nothing else stand in the order of their numbers, so the order of the frame does not matter.
    """
    found = measured(frame, metric).with_columns(unranked=unranked(metric))
    low, high = wilson(pl.col("numerator"), pl.col("denominator"))
    share = metric.kind is Kind.SHARE
    ranks = pl.col("unranked").is_null()
    return RANKINGS.fitted(
        found.with_columns(
            metric=pl.lit(metric.code),
            low=low * metric.per if share else pl.lit(None, pl.Float64),
            high=high * metric.per if share else pl.lit(None, pl.Float64),
            rank=pl.when(ranks)
            .then(pl.col("value"))
            .rank("min", descending=True)
            .over(WITHIN)
            .cast(pl.Int64),
            ranked=ranks.sum().over(WITHIN).cast(pl.Int64),
        ).sort(*WITHIN, "rank", pl.col("value").neg(), "subject", nulls_last=True)
    )
