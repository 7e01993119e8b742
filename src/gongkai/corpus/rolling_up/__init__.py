"""Reports added up by division, from the township to the nation, each counted once."""

from gongkai.corpus.rolling_up.reading import behind, differences, figures, missing, series
from gongkai.corpus.rolling_up.roll_up import roll_up
from gongkai.corpus.rolling_up.tables import DIFFERENCES, MISSING, ROLLUP

__all__ = [
    "DIFFERENCES",
    "MISSING",
    "ROLLUP",
    "behind",
    "differences",
    "figures",
    "missing",
    "roll_up",
    "series",
]
