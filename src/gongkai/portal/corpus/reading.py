"""What the pages ask of the corpus, each answer kept as long as the corpus stays as it is.

All that touches Parquet is here; what reads it is loaded with the first question, not at the start of the site.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gongkai.portal.cached_pages import remembered
from gongkai.portal.corpus.place import CorpusStamp, corpus

if TYPE_CHECKING:
    import polars as pl

    from gongkai.corpus.dictionary import Table
    from gongkai.corpus.metrics.metric import Metric

NATION = "000000"
KEPT = 256
"""Answers of each kind that a process keeps; the largest, a ranking of all counties, takes some 2 MB."""


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
    def received(self) -> int:
        """Units due that have a report."""
        return self.due - self.missing

    @property
    def coverage(self) -> float | None:
        """Share of the units due that have a report, from 0 to 1; None where nobody is known to be due."""
        return self.received / self.due if self.due else None


_INFO = ("division", "name", "level", "parent", "year", "basis", "report")
_COUNTS = {"counted": "units_counted", "due": "units_due", "missing": "units_missing"}


def metrics() -> "dict[str, Metric]":
    """Every metric by its code."""
    from gongkai.corpus.metrics.catalogue import METRICS

    return METRICS


@remembered
@lru_cache(maxsize=4)
def years(stamp: CorpusStamp) -> tuple[int, ...]:
    """Years of which there is a figure, in order; where no report could be told a division, those of the reports."""
    import polars as pl

    from gongkai.corpus import manifest
    from gongkai.corpus.listing import UNITS

    if found := years_rolled_up(stamp):
        return found
    units = manifest.table(corpus(), "units", UNITS)
    first, last = units.select(pl.col("first_year").min(), pl.col("last_year").max()).collect().row(0)
    return () if first is None else tuple(range(first, last + 1))


@remembered
@lru_cache(maxsize=4)
def years_rolled_up(stamp: CorpusStamp) -> tuple[int, ...]:
    """Years of which the nation, and so any division, has a figure."""
    return tuple(row.year for row in of_division(stamp, "received_new", NATION) if row.basis != "none")


@remembered
@lru_cache(maxsize=4)
def top(stamp: CorpusStamp) -> str:
    """The division that the corpus is about: the nation, or the one province, prefecture or county that has reports."""
    found, asked = NATION, years_rolled_up(stamp)
    while asked:
        having: set[str] = set()
        for year in reversed(asked):
            having |= {row.division for row in right_below(stamp, "received_new", year, found) if row.counted}
            if len(having) > 1:
                return found
        own = any(row.basis == "whole" for row in of_division(stamp, "received_new", found))
        if len(having) != 1 or own:
            break
        (found,) = having
    return found


@remembered
@lru_cache(maxsize=KEPT)
def right_below(_stamp: CorpusStamp, metric: str, year: int, parent: str) -> tuple[Figure, ...]:
    """A metric of the divisions right below one, by code."""
    from gongkai.corpus.rolling_up import figures

    return _figures(figures(corpus(), year=year, parent=parent), metrics()[metric])


@remembered
@lru_cache(maxsize=KEPT)
def ranking(
    _stamp: CorpusStamp, metric: str, year: int, level: int | None, parent: str
) -> tuple[Figure, ...]:
    """Divisions in the order of a metric: right below `parent`, or those of a level anywhere below it.

    Ranked ones come first; those that nothing was reported of come last.
    """
    import polars as pl

    from gongkai.corpus.comparing.ranking import rank
    from gongkai.corpus.comparing.tables import OF_DIVISION
    from gongkai.corpus.metrics.metric import REPORTS_COUNTED
    from gongkai.corpus.rolling_up import figures

    asked = metrics()[metric]
    every = figures(corpus(), year=year, level=level, parent=parent).filter(pl.col("kind") == "figure")
    rows = every.select("kind", *_needed(asked)).collect()
    measured = {figure.division: figure for figure in _figures(rows.lazy(), asked)}
    # All in one list: whose parent it is does not matter, nor on which level the parent stands.
    subjects = rows.filter(pl.col("basis") != "none").select(
        pl.lit(OF_DIVISION).alias("of"),
        "name",
        "year",
        REPORTS_COUNTED,
        *asked.cells,
        subject=pl.col("division"),
        parent=pl.lit(parent),
        level=pl.lit(0, pl.Int8),
        type=pl.lit("division"),
    )
    found = [
        replace(measured.pop(row["subject"]), **{name: row[name] for name in _OF_RANK})
        for row in rank(subjects, asked).iter_rows(named=True)
    ]
    return (*found, *measured.values())


_OF_RANK = ("rank", "low", "high", "unranked")


@remembered
@lru_cache(maxsize=KEPT)
def breaks(_stamp: CorpusStamp, of: str, subject: str, metric: str) -> dict[int, tuple[str, ...]]:
    """Why a metric of a division or a unit (`of`) cannot be compared with the year before, by year."""
    import polars as pl

    from gongkai.corpus import manifest
    from gongkai.corpus.comparing.series import concerns
    from gongkai.corpus.comparing.tables import BREAKS, STEP

    rows = manifest.table(corpus(), STEP, BREAKS).filter(pl.col("of") == of, pl.col("subject") == subject)
    asked = rows.filter(concerns(metrics()[metric])).select("year", "says").unique(maintain_order=True)
    found: dict[int, tuple[str, ...]] = {}
    for year, says in asked.sort("year", maintain_order=True).collect().iter_rows():
        found[year] = (*found.get(year, ()), says)
    return found


@remembered
@lru_cache(maxsize=KEPT)
def of_division(_stamp: CorpusStamp, metric: str, division: str) -> tuple[Figure, ...]:
    """A metric of a division, by year."""
    return _figures(_series(_stamp, division).lazy(), metrics()[metric])


@remembered
@lru_cache(maxsize=KEPT)
def sums_of_units(_stamp: CorpusStamp, metric: str, division: str) -> dict[int, Figure]:
    """By year what a division's figure would be without its own whole report, where it has one."""
    rows = _figures(_series(_stamp, division).lazy(), metrics()[metric], kind="units")
    return {row.year: row for row in rows}


@remembered
@lru_cache(maxsize=32)
def _series(_stamp: CorpusStamp, division: str) -> "pl.DataFrame":
    from gongkai.corpus.rolling_up import series

    return series(corpus(), division)


def _figures(rows: "pl.LazyFrame", metric: "Metric", kind: str = "figure") -> tuple[Figure, ...]:
    import polars as pl

    from gongkai.corpus.metrics.values import measured

    asked = rows.filter(pl.col("kind") == kind).select(_needed(metric))
    found = measured(asked, metric).sort("year", "division")
    told = found.select(
        *_INFO,
        *(pl.col(column).fill_null(0).alias(name) for name, column in _COUNTS.items()),
        "value",
        "numerator",
        "denominator",
    )
    return tuple(Figure(**row) for row in told.collect().iter_rows(named=True))


def _needed(metric: "Metric") -> list[str]:
    """Columns of ROLLUP that a figure of the metric is made of."""
    from gongkai.corpus.metrics.metric import REPORTS_COUNTED

    return list(dict.fromkeys((*_INFO, *_COUNTS.values(), REPORTS_COUNTED, *metric.cells)))


@remembered
@lru_cache(maxsize=KEPT)
def finding_counts(_stamp: CorpusStamp, division: str) -> tuple[dict[str, Any], ...]:
    """Rows of FINDING_COUNTS of a division, by year and rule."""
    from gongkai.corpus import listing

    return tuple(listing.finding_counts(corpus(), division).iter_rows(named=True))


@remembered
@lru_cache(maxsize=KEPT)
def findings(
    _stamp: CorpusStamp, rule: str, year: int, division: str, skipped: int, most: int
) -> tuple[dict[str, Any], ...]:
    """So many rows of LISTED of a rule and a year after those skipped, in a division and all below it."""
    import polars as pl

    from gongkai.corpus import listing

    rows = listing.findings_of_rule(corpus(), rule).filter(pl.col("year") == year, listing.within(division))
    return tuple(rows.slice(skipped, most).collect().iter_rows(named=True))


@dataclass(frozen=True, slots=True)
class Held:
    """What the corpus holds: reports that count, units, units whose division is not known, files without a report."""

    reports: int
    units: int
    unmatched: int
    unread: int


@remembered
@lru_cache(maxsize=4)
def held(_stamp: CorpusStamp) -> Held:
    """Counted over the whole corpus."""
    import polars as pl

    from gongkai.corpus import manifest
    from gongkai.corpus.ingest.tables import UNREAD
    from gongkai.corpus.listing import UNITS

    counted = manifest.table(corpus(), "units", UNITS).select(
        pl.col("reports").sum(), pl.len().alias("units"), pl.col("division").is_null().sum()
    )
    reports, units, unmatched = counted.collect().row(0)
    unread = manifest.table(corpus(), "ingest", UNREAD).select(pl.len()).collect().item()
    return Held(reports, units, unmatched, unread)


@dataclass(frozen=True, slots=True)
class Told:
    """How often a rule held, was broken, and could not tell, over all reports of a year."""

    passed: int
    failed: int
    untold: int


@remembered
@lru_cache(maxsize=KEPT)
def verdicts(_stamp: CorpusStamp, rule: str, year: int) -> Told | None:
    """The three counts; None of a rule that is asked when a report is read, whose answers are not kept."""
    import polars as pl

    from gongkai.corpus import manifest
    from gongkai.corpus.checking import VERDICTS

    rows = manifest.table(corpus(), "check", VERDICTS).filter(pl.col("rule") == rule, pl.col("year") == year)
    found = rows.select(pl.len(), pl.sum("passed", "failed", "untold")).collect().row(0)
    return Told(*found[1:]) if found[0] else None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's reports, as rows by year, with its figures, its findings and what comparing found of it."""

    name: str
    division: str | None
    reports: tuple[dict[str, Any], ...]
    figures: dict[str, tuple[Figure, ...]]
    findings: tuple[dict[str, Any], ...]
    outliers: tuple[dict[str, Any], ...]
    alike: tuple[dict[str, Any], ...]
    repeated: tuple[dict[str, Any], ...]


_OF_REPORT = ("report", "year", "title", "source", "published_on", "t3_form", "scope", "flags")


@remembered
@lru_cache(maxsize=KEPT)
def unit(_stamp: CorpusStamp, code: str, asked: tuple[str, ...]) -> Unit | None:
    """A unit by its number with these metrics; None if no report of it counts."""
    import polars as pl

    from gongkai.corpus import listing, manifest
    from gongkai.corpus.comparing.tables import ALIKE, OF_UNIT, OUTLIERS, REPEATED, STEP

    reports = listing.reports_of_unit(corpus(), code)
    if reports.is_empty():
        return None
    last = reports.row(-1, named=True)

    def compared(table: "Table", chosen: pl.Expr) -> tuple[dict[str, Any], ...]:
        rows = manifest.table(corpus(), STEP, table).filter(chosen).collect()
        return tuple(rows.sort("year", descending=True).iter_rows(named=True))

    return Unit(
        last["unit_name"],
        last["division"],
        tuple(reports.select(_OF_REPORT).iter_rows(named=True)),
        {name: _of_reports(reports, metrics()[name]) for name in asked},
        tuple(listing.findings_of_unit(corpus(), code).iter_rows(named=True)),
        compared(OUTLIERS, (pl.col("of") == OF_UNIT) & (pl.col("subject") == code)),
        compared(ALIKE, (pl.col("unit") == code) | (pl.col("other_unit") == code)),
        compared(REPEATED, pl.col("unit") == code),
    )


def _of_reports(reports: "pl.DataFrame", metric: "Metric") -> tuple[Figure, ...]:
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


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a long list, and how many there are in all."""

    rows: tuple[dict[str, Any], ...]
    whole: int


def piece(frame: "pl.LazyFrame", skipped: int, most: int) -> Piece:
    """So many rows of a list after those skipped."""
    import polars as pl

    whole = frame.select(pl.len()).collect().item()
    rows = frame.slice(skipped, most).collect()
    return Piece(tuple(rows.iter_rows(named=True)), whole)
