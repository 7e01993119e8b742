"""What the rules say: how many findings there are, which, and how often a rule held."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from gongkai.portal.cached_pages import remembered
from gongkai.portal.corpus.place import CorpusStamp, corpus
from gongkai.portal.corpus.reading.kept import KEPT


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
class Told:
    """How often rules held, were broken, and could not tell, over all reports of a year."""

    passed: int
    failed: int
    untold: int


@remembered
@lru_cache(maxsize=KEPT)
def verdicts(_stamp: CorpusStamp, year: int, rule: str | None = None) -> Told | None:
    """The three counts of a rule, or of all; None where nothing was asked.

    Answers of the rules that are asked when a report is read are not kept, and not counted.
    """
    import polars as pl

    from gongkai.corpus import manifest
    from gongkai.corpus.checking import VERDICTS

    rows = manifest.table(corpus(), "check", VERDICTS).filter(pl.col("year") == year)
    if rule is not None:
        rows = rows.filter(pl.col("rule") == rule)
    found = rows.select(pl.len(), pl.sum("passed", "failed", "untold")).collect().row(0)
    return Told(*found[1:]) if found[0] else None
