"""How much the corpus holds."""

from dataclasses import dataclass
from functools import lru_cache

from gongkai.portal.cached_pages import remembered
from gongkai.portal.corpus.place import CorpusStamp, corpus


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
