"""A metric over the years: its points, and why two years cannot be compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gongkai.portal.corpus.chart import Chart, Point, chart
from gongkai.portal.corpus.reading import Figure
from gongkai.portal.corpus.wording import shown, two_numbers, with_unit

if TYPE_CHECKING:
    from gongkai.corpus.metrics.metric import Metric

FEW = 0.9
"""Below this share of the units due a year is drawn hatched."""


@dataclass(frozen=True, slots=True)
class Line:
    """A year in the table under the chart. `change` is against the year before, empty where they cannot be compared."""

    figure: Figure
    shown: str
    made_of: str
    change: str
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The table, oldest year first, and the chart if there is one."""

    lines: tuple[Line, ...]
    chart: Chart | None
    compared: bool
    """Whether anybody has looked for what stands between two years."""

    @property
    def breaks(self) -> tuple[Line, ...]:
        """Years that cannot be compared with the one before."""
        return tuple(line for line in self.lines if line.broken)


def series(
    figures: Sequence[Figure], metric: "Metric", breaks: Mapping[int, tuple[str, ...]] | None = None
) -> Series:
    """From the figures of a division or a unit, by year, and the reasons for breaks before a year, if it is known."""
    known = [figure for figure in figures if figure.basis != "none"]
    lines = tuple(_lines(known, metric, breaks or {}))
    points = [
        Point(
            line.figure.year,
            line.figure.value,
            line.shown,
            few=line.figure.basis == "units" and (line.figure.coverage or 1.0) < FEW,
            broken=bool(line.broken),
        )
        for line in lines
    ]
    return Series(lines, chart(points), compared=breaks is not None)


def _lines(
    figures: Sequence[Figure], metric: "Metric", breaks: Mapping[int, tuple[str, ...]]
) -> Iterator[Line]:
    before: Figure | None = None
    for figure in figures:
        broken = breaks.get(figure.year, ()) if before else ()
        change = "" if broken or before is None else _change(before, figure, metric)
        yield Line(figure, shown(metric, figure.value), two_numbers(metric, figure), change, broken)
        before = figure


def _change(before: Figure, figure: Figure, metric: "Metric") -> str:
    """Against the year before: in per cent of a count, in percentage points of a share."""
    if before.value is None or figure.value is None:
        return ""
    difference = figure.value - before.value
    if metric.unit == "%":
        return _("%(points)s个百分点") % {"points": f"{difference:+z.1f}"}
    if before.value == 0:
        return with_unit(metric, f"{difference:+z.{metric.digits}f}")
    return f"{100 * difference / before.value:+z.1f}%"
