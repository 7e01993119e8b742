"""A metric of a division or of a unit in a year, with what it rests on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gongkai.divisions import NATION

if TYPE_CHECKING:
    import polars as pl

    from gongkai.corpus.metrics.metric import Metric

_INFO = ("division", "name", "level", "parent", "year", "basis", "report")
_COUNTS = {"counted": "units_counted", "due": "units_due", "missing": "units_missing"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric of a division in a year, with what it rests on.

    `value` is in the metric's unit, `numerator` and `denominator` are whole 件 or 分; None where there is none.
    `basis` is whole, units or none, as the roll-up says; `counted`, `due` and `missing` are reports and units. Where
    it was ranked, `rank`, the interval of a share and why it takes no rank are those of `corpus.comparing`.
    """

    division: str
    name: str
    level: int
    parent: str | None
    year: int
    basis: str
    report: str | None
    counted: int
    due: int
    missing: int
    value: float | None
    numerator: int | None
    denominator: int | None
    rank: int | None = None
    low: float | None = None
    high: float | None = None
    unranked: str | None = None

    @property
    def place(self) -> str:
        """Its name, that of the nation in the language of the page."""
        return _("全国") if self.division == NATION else self.name

    @property
    def received(self) -> int:
        """Units due that have a report."""
        return self.due - self.missing

    @property
    def coverage(self) -> float | None:
        """Share of the units due that have a report, from 0 to 1; None where nobody is known to be due."""
        return self.received / self.due if self.due else None


def metrics() -> "dict[str, Metric]":
    """Every metric by its code."""
    from gongkai.corpus.metrics.catalogue import METRICS

    return METRICS


def figures_of(rows: "pl.LazyFrame", metric: "Metric", kind: str = "figure") -> tuple[Figure, ...]:
    """Of rolled-up rows of a kind, by year and division."""
    import polars as pl

    from gongkai.corpus.metrics.values import measured

    asked = rows.filter(pl.col("kind") == kind).select(_columns_of(metric))
    found = measured(asked, metric).sort("year", "division")
    told = found.select(
        *_INFO,
        *(pl.col(column).fill_null(0).alias(name) for name, column in _COUNTS.items()),
        "value",
        "numerator",
        "denominator",
    )
    return tuple(Figure(**row) for row in told.collect().iter_rows(named=True))


def _columns_of(metric: "Metric") -> list[str]:
    """Columns of ROLLUP that a figure of the metric is made of."""
    from gongkai.corpus.metrics.metric import REPORTS_COUNTED

    return list(dict.fromkeys((*_INFO, *_COUNTS.values(), REPORTS_COUNTED, *metric.cells)))


def figures_of_unit(reports: "pl.DataFrame", metric: "Metric") -> tuple[Figure, ...]:
    """Of the reports of a unit, in their order."""
    from gongkai.corpus.metrics.values import measured

    rows = measured(reports.filter(reports["year"].is_not_null()), metric)
    return tuple(
        Figure(
            division=row["unit"],
            name=row["unit_name"],
            level=row["level"] or 0,
            parent=None,
            year=row["year"],
            basis=row["scope"] or "own",
            report=row["report"],
            counted=1,
            due=1,
            missing=0,
            value=row["value"],
            numerator=row["numerator"],
            denominator=row["denominator"],
        )
        for row in rows.iter_rows(named=True)
    )
