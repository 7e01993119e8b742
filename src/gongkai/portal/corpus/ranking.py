"""Divisions in the order of a metric, as `corpus.comparing` ranks them, with bars to draw beside."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gongkai.portal.corpus.chart import share
from gongkai.portal.corpus.reading import Figure
from gongkai.portal.corpus.wording import per_cent, shown, two_numbers

if TYPE_CHECKING:
    from gongkai.corpus.metrics.metric import Metric

BINS = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row as it is printed: `bar` in per cent of the longest; `why_not` where it has no rank."""

    figure: Figure
    shown: str
    made_of: str
    interval: str
    bar: float | None
    why_not: str


def rows(figures: Iterable[Figure], metric: "Metric") -> list[Ranked]:
    """Rows in the order in which they come."""
    every = list(figures)
    most = max((figure.value or 0 for figure in every if figure.rank), default=None)
    return [
        Ranked(
            figure,
            shown(metric, figure.value),
            two_numbers(metric, figure),
            "" if figure.low is None else f"{figure.low:.1f}—{figure.high:.1f}%",
            share(figure.value, most) if figure.rank else None,
            _why_not(figure, metric),
        )
        for figure in every
    ]


def _why_not(figure: Figure, metric: "Metric") -> str:
    if figure.basis == "none":
        return _("没有收到报告")
    return {
        None: "",
        "no_number": _("缺数"),
        "small": _("分母不足%(least)s") % {"least": metric.least},
        "contradictory": _("分子大于分母或有负数"),
    }[figure.unranked]


@dataclass(frozen=True, slots=True)
class Bin:
    """How many ranked divisions have a value from `low` to below `high`, the last bin with its upper end."""

    words: str
    how_many: int
    share: str
    bar: float | None


def distribution(figures: Iterable[Figure], metric: "Metric") -> list[Bin]:
    """Ten ranges of one width; none where fewer than ten are ranked or all are alike."""
    values = sorted(figure.value for figure in figures if figure.rank and figure.value is not None)
    if len(values) < BINS or values[0] == values[-1]:
        return []
    low, width = values[0], (values[-1] - values[0]) / BINS
    counted = [0] * BINS
    for value in values:
        counted[min(int((value - low) / width), BINS - 1)] += 1
    most = max(counted)
    return [
        Bin(
            f"{shown(metric, low + place * width)}—{shown(metric, low + (place + 1) * width)}",
            number,
            per_cent(number, len(values)),
            share(number, most),
        )
        for place, number in enumerate(counted)
    ]
