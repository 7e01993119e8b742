"""A unit with everything that its page shows."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gongkai.portal.cached_pages import remembered
from gongkai.portal.corpus.place import CorpusStamp, corpus
from gongkai.portal.corpus.reading.figure import Figure, figures_of_unit, metrics
from gongkai.portal.corpus.reading.kept import KEPT

if TYPE_CHECKING:
    from gongkai.corpus.dictionary import Table

_OF_REPORT = ("report", "year", "title", "source", "published_on", "t3_form", "scope", "flags")


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
        {name: figures_of_unit(reports, metrics()[name]) for name in asked},
        tuple(listing.findings_of_unit(corpus(), code).iter_rows(named=True)),
        compared(OUTLIERS, (pl.col("of") == OF_UNIT) & (pl.col("subject") == code)),
        compared(ALIKE, (pl.col("unit") == code) | (pl.col("other_unit") == code)),
        compared(REPEATED, pl.col("unit") == code),
    )
