"""Figures of divisions: of which years there are any, over the years, side by side."""

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from gongkai.divisions import NATION
from gongkai.portal.cached_pages import remembered
from gongkai.portal.corpus.place import CorpusStamp, corpus
from gongkai.portal.corpus.reading.figure import Figure, figures_of, metrics
from gongkai.portal.corpus.reading.kept import KEPT

if TYPE_CHECKING:
    import polars as pl

_OF_RANK = ("rank", "low", "high", "unranked")


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

    return figures_of(figures(corpus(), year=year, parent=parent), metrics()[metric])


@remembered
@lru_cache(maxsize=KEPT)
def ranking(
    _stamp: CorpusStamp, metric: str, year: int, level: int | None, parent: str
) -> tuple[Figure, ...]:
    """Divisions in the order of a metric: right below `parent`, or those of a level anywhere below it.

    Ranked ones come first; those that nothing was reported of come last.
    """
    from gongkai.corpus.comparing.one_metric import divisions_ranked
    from gongkai.corpus.rolling_up import figures

    asked, rows = metrics()[metric], figures(corpus(), year=year, level=level, parent=parent)
    measured = {figure.division: figure for figure in figures_of(rows, asked)}
    found = [
        replace(measured.pop(row["subject"]), **{name: row[name] for name in _OF_RANK})
        for row in divisions_ranked(rows, asked, parent).iter_rows(named=True)
    ]
    return (*found, *measured.values())


@remembered
@lru_cache(maxsize=KEPT)
def breaks(stamp: CorpusStamp, of: str, subject: str, metric: str) -> dict[int, tuple[str, ...]] | None:
    """Why a metric of a division or a unit (`of`) cannot be compared with the year before, by year.

    None where nobody has looked yet.
    """
    if not stamp.compared:
        return None
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
    return figures_of(_series(_stamp, division).lazy(), metrics()[metric])


@remembered
@lru_cache(maxsize=KEPT)
def sums_of_units(_stamp: CorpusStamp, metric: str, division: str) -> dict[int, Figure]:
    """By year what a division's figure would be without its own whole report, where it has one."""
    rows = figures_of(_series(_stamp, division).lazy(), metrics()[metric], kind="units")
    return {row.year: row for row in rows}


@remembered
@lru_cache(maxsize=32)
def _series(_stamp: CorpusStamp, division: str) -> "pl.DataFrame":
    from gongkai.corpus.rolling_up import series

    return series(corpus(), division)
