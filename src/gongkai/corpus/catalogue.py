"""Every table of a corpus by the name under which it is asked for, and how far the work must be for it to be there."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.corpus.checking import VERDICTS
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.comparing.tables import ALIKE, BREAKS, OUTLIERS, REPEATED
from gongkai.corpus.dictionary import Table
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.ingest.tables import COUNTS, RAW, SECTIONS, SENTENCES, UNREAD
from gongkai.corpus.listing.tables import FINDING_COUNTS, LISTED, UNITS
from gongkai.corpus.rolling_up.tables import DIFFERENCES, MISSING, ROLLUP


class Stage(StrEnum):
    """How far the work on a corpus is."""

    READ = "read"
    MATCHED = "matched"
    CHECKED = "checked"
    LISTED = "listed"
    ROLLED_UP = "rolled_up"
    COMPARED = "compared"


NEEDS: dict[Stage, tuple[Stage, ...]] = {
    Stage.READ: (),
    Stage.MATCHED: (Stage.READ,),
    Stage.CHECKED: (Stage.MATCHED,),
    Stage.LISTED: (Stage.CHECKED,),
    Stage.ROLLED_UP: (Stage.MATCHED,),
    Stage.COMPARED: (Stage.MATCHED, Stage.ROLLED_UP),
}
"""What comes right before each stage."""


@dataclass(frozen=True, slots=True)
class Held:
    """A table, the step that fills it, and the stage at which it is there."""

    table: Table
    step: str
    stage: Stage


TABLES: dict[str, Held] = {
    "reports": Held(REPORTS, "agencies", Stage.MATCHED),
    "findings": Held(LISTED, "lists", Stage.LISTED),
    "finding_counts": Held(FINDING_COUNTS, "lists", Stage.LISTED),
    "verdicts": Held(VERDICTS, "check", Stage.CHECKED),
    "units": Held(UNITS, "units", Stage.LISTED),
    "divisions": Held(ROLLUP, "rollup", Stage.ROLLED_UP),
    "missing": Held(MISSING, "rollup", Stage.ROLLED_UP),
    "differences": Held(DIFFERENCES, "rollup", Stage.ROLLED_UP),
    "breaks": Held(BREAKS, "compare", Stage.COMPARED),
    "outliers": Held(OUTLIERS, "compare", Stage.COMPARED),
    "alike": Held(ALIKE, "compare", Stage.COMPARED),
    "repeated": Held(REPEATED, "compare", Stage.COMPARED),
    "counts": Held(COUNTS, "ingest", Stage.READ),
    "sections": Held(SECTIONS, "ingest", Stage.READ),
    "sentences": Held(SENTENCES, "ingest", Stage.READ),
    "raw": Held(RAW, "ingest", Stage.READ),
    "unread": Held(UNREAD, "ingest", Stage.READ),
}


STEPS = frozenset(
    {
        *(held.step for held in TABLES.values()),
        *("pieces", "rollup-sums", "likeness-sentences", "likeness-numbers", "likeness-telling"),
    }
)
"""Every step of this version, those between the tables too."""


class UnknownTable(CorpusError):
    """A name that no table has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有叫 {name} 的表。有这些：{'、'.join(TABLES)}。")
