"""What the pages ask of the corpus, each answer kept as long as the corpus stays as it is.

All that touches Parquet is here; what reads it is loaded with the first question, not at the start of the site.
"""

from gongkai.divisions import NATION
from gongkai.portal.corpus.reading.divisions import (
    breaks,
    of_division,
    ranking,
    sums_of_units,
    top,
    years,
    years_rolled_up,
)
from gongkai.portal.corpus.reading.figure import Figure, metrics
from gongkai.portal.corpus.reading.findings import Told, finding_counts, findings, verdicts
from gongkai.portal.corpus.reading.held import held
from gongkai.portal.corpus.reading.lists import height, rows
from gongkai.portal.corpus.reading.units import Unit, unit
from gongkai.portal.corpus.reading.version import is_of_other_version

__all__ = [
    "NATION",
    "Figure",
    "Told",
    "Unit",
    "breaks",
    "finding_counts",
    "findings",
    "height",
    "held",
    "is_of_other_version",
    "metrics",
    "of_division",
    "ranking",
    "rows",
    "sums_of_units",
    "top",
    "unit",
    "verdicts",
    "years",
    "years_rolled_up",
]
