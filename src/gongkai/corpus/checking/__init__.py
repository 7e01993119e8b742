"""The rules on cells asked of many reports at once, from the declarations of `gongkai.report.checks`.

`counts` and `findings` are pure functions of a frame in the form of REPORTS, sorted by unit and year, with all years
of its units; `check` does both for a corpus. A year before is that of the row above if it stands and is of the same
unit and the year before.
"""

import polars as pl

from gongkai.corpus.checking.answers import Answers
from gongkai.corpus.checking.cell_rules import AT_READING, CELL_RULES
from gongkai.corpus.checking.counting import VERDICTS, summed_up, verdicts
from gongkai.corpus.checking.finding_rows import finding_rows
from gongkai.corpus.checking.step import STEP, check
from gongkai.corpus.checking.words import message

__all__ = [
    "AT_READING",
    "CELL_RULES",
    "STEP",
    "VERDICTS",
    "check",
    "counts",
    "findings",
    "message",
    "summed_up",
]


def counts(frame: pl.DataFrame) -> pl.DataFrame:
    """How often each rule held, failed and could not be told, by place and year: rows of VERDICTS."""
    return verdicts(Answers(frame))


def findings(frame: pl.DataFrame) -> pl.DataFrame:
    """Broken rules: rows of FINDINGS, without their sentences; `message` makes that of an equation."""
    return finding_rows(Answers(frame))
