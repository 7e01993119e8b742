"""Units and divisions far from their peers: robustly, so that one wild number does not hide another.

Peers are of the same level, type and year. Counts and amounts are compared on a logarithmic scale by median and
median deviation, shares by the binomial spread around what the peers have together. docs/decisions/0032 says why.
"""

from collections.abc import Iterable
from typing import Any

import polars as pl

from gongkai.corpus.comparing.ranking import unranked
from gongkai.corpus.comparing.tables import OF_DIVISION, OUTLIERS
from gongkai.corpus.metrics.catalogue import METRICS
from gongkai.corpus.metrics.metric import Kind, Metric
from gongkai.corpus.metrics.values import FORM, measured

FAR = 3.5
"""Robust standard deviations from which on a value is told of (Iglewicz and Hoaglin 1993)."""
LEAST_PEERS = 20
APART = 20
"""件 or 万元 by which a count or an amount has to differ from the median, however close together the peers are."""
APART_POINTS = 10
"""Points of per cent by which a share has to differ from the peers'."""

_SPREAD_OF_MEDIAN = 1.4826
"""Makes a median deviation comparable to a standard deviation, if values were normal."""
_LEAST_SPREAD = 0.5
"""Of logarithms: where most peers have the same number, far is still some six times as much."""
_HEAVIEST = 20
"""Times the median denominator, beyond which a peer weighs no more in what all have together."""

_PEERS = ("of", "level", "type", "year")
_KEPT = ("of", "subject", "name", "report", "level", "type", "year")
_COMPARED = (Kind.COUNT, Kind.AMOUNT, Kind.SHARE)
COMPARED_CELLS = frozenset(
    code for metric in METRICS.values() if metric.kind in _COMPARED for code in metric.cells
)
"""The cells that rows are compared by, a third of all."""

_LEVELS = ("国家级", "省级", "地级", "县级", "乡级")
_TYPES = {"government": "政府", "department": "部门"}


def outliers(frame: pl.DataFrame, metrics: Iterable[Metric] = METRICS.values()) -> pl.DataFrame:
    """OUTLIERS among the rows of `subjects.units` or `subjects.divisions`, by metric, the farthest first."""
    placed = frame.filter(pl.col("level").is_not_null(), pl.col("type").is_not_null())
    form = [FORM] if FORM in frame.columns else []
    found = [OUTLIERS.empty()]
    for metric in metrics:
        if metric.kind not in _COMPARED:
            continue
        rows = measured(placed.select(*_KEPT, *form, *metric.cells), metric).filter(
            unranked(metric).is_null()
        )
        judged = _shares(rows, metric.per) if metric.kind is Kind.SHARE else _numbers(rows)
        far = judged.filter(pl.col("peers") >= LEAST_PEERS, pl.col("distance").abs() >= FAR).sort(
            pl.col("distance").abs(), "subject", "year", descending=[True, False, False]
        )
        said = [_sentence(row, metric) for row in far.iter_rows(named=True)]
        found.append(
            OUTLIERS.fitted(
                far.with_columns(pl.lit(metric.code).alias("metric"), pl.Series("says", said, pl.String))
            )
        )
    return pl.concat(found)


def _numbers(rows: pl.DataFrame) -> pl.DataFrame:
    logarithm = pl.col("value").log1p()
    return (
        rows.with_columns(logarithm=logarithm)
        .with_columns(
            peers=pl.len().over(_PEERS).cast(pl.Int64) - 1,
            expected=pl.col("value").median().over(_PEERS),
            middle=pl.col("logarithm").median().over(_PEERS),
        )
        .with_columns(
            spread=(
                (pl.col("logarithm") - pl.col("middle")).abs().median().over(_PEERS) * _SPREAD_OF_MEDIAN
            ).clip(lower_bound=_LEAST_SPREAD)
        )
        .with_columns(
            distance=(pl.col("logarithm") - pl.col("middle")) / pl.col("spread"),
            low=((pl.col("middle") - FAR * pl.col("spread")).exp() - 1).clip(lower_bound=0),
            high=(pl.col("middle") + FAR * pl.col("spread")).exp() - 1,
        )
        .filter((pl.col("value") - pl.col("expected")).abs() >= APART)
    )


def _shares(rows: pl.DataFrame, per: int) -> pl.DataFrame:
    """A z of the binomial is Wilson's interval asked the other way: far is whose interval leaves the peers' share out.

    Agencies differ by more than chance, so the spread is widened to what the middle half of the peers shows.
    """
    own = pl.col("numerator").cast(pl.Float64) / pl.col("denominator")
    share, weight = pl.col("share"), pl.col("weight")
    return (
        rows.with_columns(
            share=own,
            weight=pl.min_horizontal(
                pl.col("denominator").cast(pl.Float64),
                pl.col("denominator").median().over(_PEERS) * _HEAVIEST,
            ),
        )
        .with_columns(
            peers=pl.len().over(_PEERS).cast(pl.Int64) - 1,
            # Half a case more on either side: the share of peers who all have none is small, not nought.
            together=((share * weight).sum().over(_PEERS) - share * weight + 0.5)
            / (weight.sum().over(_PEERS) - weight + 1),
        )
        .with_columns(
            error=(pl.col("together") * (1 - pl.col("together")) / pl.col("denominator")).sqrt(),
        )
        .with_columns(z=(share - pl.col("together")) / pl.col("error"))
        .with_columns(
            spread=(pl.col("z").abs().median().over(_PEERS) * _SPREAD_OF_MEDIAN).clip(lower_bound=1)
        )
        .with_columns(
            distance=pl.col("z") / pl.col("spread"),
            expected=pl.col("together") * per,
            low=(pl.col("together") - FAR * pl.col("spread") * pl.col("error")).clip(lower_bound=0) * per,
            high=(pl.col("together") + FAR * pl.col("spread") * pl.col("error")).clip(upper_bound=1) * per,
        )
        .filter((pl.col("value") - pl.col("expected")).abs() >= APART_POINTS)
    )


def peers_words(of: str, level: int, kind: str) -> str:
    """Who the peers are: `县级部门`, `乡镇街道`, `地级区划`."""
    if of == OF_DIVISION:
        return f"{_LEVELS[level]}区划"
    return f"{_LEVELS[level]}{_TYPES[kind]}" if kind in _TYPES else "乡镇街道"


def _sentence(row: dict[str, Any], metric: Metric) -> str:
    side = "偏高" if row["distance"] > 0 else "偏低"
    who = peers_words(row["of"], row["level"], row["type"])
    common = f"{metric.shown(row['low'])}至{metric.shown(row['high'])}"
    if metric.kind is Kind.SHARE:
        return (
            f"{row['year']}年{metric.label}{metric.shown(row['value'])}（{row['numerator']:,}／{row['denominator']:,}），"
            f"{side}：其他{row['peers']:,}个{who}合起来为{metric.shown(row['expected'])}，"
            f"件数与它相当的，常见范围为{common}。"
        )
    return (
        f"{row['year']}年{metric.label}{metric.shown(row['value'])}，{side}："
        f"同类{who}（另有{row['peers']:,}个）的中位数为{metric.shown(row['expected'])}，常见范围为{common}。"
    )
