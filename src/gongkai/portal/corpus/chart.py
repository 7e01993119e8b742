"""A column chart over years as SVG: places in per cent, so that letters stay letters on every screen.

What a chart shows stands in the table under it. It is read without colour: columns are dark on white, those of years
with few reports are hatched, and a broken line with a word says where two years cannot be compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

TOP, BOTTOM = 16.0, 86.0
"""Between these the columns stand; values are written above, years below."""
MOST_LABELS = 8
"""Years that have room side by side on a phone."""
MOST_LETTERS = 5
"""Of values that have room over each other's neighbours there: 71.3%, 1250件."""
_FILLED = 0.62
"""Of a year's share of the width."""


@dataclass(frozen=True, slots=True)
class Point:
    """A year: its value, None where there is none, and how the table writes it.

    `few` years have reports of a small part of those who owe one; `broken` ones cannot be compared with the year before.
    """

    year: int
    value: float | None
    shown: str
    few: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A column with the places of its lines and words, in per cent of the whole chart."""

    point: Point
    left: float
    width: float
    middle: float
    top: float
    height: float
    year_shown: bool
    value_shown: bool
    edge: float
    """Where its year begins: the place of the line of a break."""


@dataclass(frozen=True, slots=True)
class Chart:
    """All columns, and what a screen reader says in place of the picture."""

    bars: tuple[Bar, ...]
    says: str

    @property
    def has_few(self) -> bool:
        """Whether a hatched column has to be explained."""
        return any(bar.point.few and bar.point.value is not None for bar in self.bars)

    @property
    def has_breaks(self) -> bool:
        """Whether a broken line has to be explained."""
        return any(bar.point.broken for bar in self.bars)


def chart(points: Sequence[Point]) -> Chart | None:
    """The chart of a series in the order of years; None below two values, where two figures say as much."""
    known = [point for point in points if point.value is not None]
    if len(known) < 2:
        return None
    most = max(point.value or 0 for point in known)
    step = 100 / len(points)
    every = -(-len(points) // MOST_LABELS)
    told = {known[0].year, known[-1].year, max(known, key=lambda point: point.value or 0).year}
    roomy = len(points) <= MOST_LABELS and max(len(point.shown) for point in known) <= MOST_LETTERS
    if roomy:
        told = {point.year for point in known}
    bars = []
    for place, point in enumerate(points):
        height = (BOTTOM - TOP) * (point.value or 0) / most if most > 0 else 0.0
        height = max(height, 0.0)
        bars.append(
            Bar(
                point,
                left=round(step * (place + (1 - _FILLED) / 2), 2),
                width=round(step * _FILLED, 2),
                middle=round(step * (place + 0.5), 2),
                top=round(BOTTOM - height, 2),
                height=round(height, 2),
                year_shown=(len(points) - 1 - place) % every == 0,
                # Of two long neighbours the later one is written.
                value_shown=point.year in told
                and (roomy or not any(after.year in told for after in points[place + 1 : place + 2])),
                edge=round(step * place, 2),
            )
        )
    said = (_("%(year)s年%(shown)s") % {"year": point.year, "shown": point.shown} for point in known)
    return Chart(tuple(bars), _("；").join(said))


def share(value: float | None, most: float | None) -> float | None:
    """Length of a bar in a cell, in per cent of the longest; None where there is nothing to draw."""
    if value is None or not most or most <= 0 or value < 0:
        return None
    return round(100 * value / most, 1)
