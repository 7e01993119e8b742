"""The answers on a frame of reports: of whole ones at once, of others row by row, and one by one where none can tell."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from gongkai.corpus.checking.one_by_one import Told, cases, told
from gongkai.corpus.checking.other_rows import OtherRows
from gongkai.corpus.checking.paired import asked
from gongkai.corpus.checking.rows import Table
from gongkai.corpus.checking.whole_rows import WholeRows
from gongkai.report.finding import Answer

Key = tuple[str, str, int | None]
"""Rule, place and year."""


@dataclass(frozen=True, slots=True)
class OneByOne:
    """How often each answer was given, and what failed with its report."""

    counted: Counter[tuple[Key, Answer]]
    failed: list[tuple[str, Told]]


class Answers:
    """What the rules on cells say of the reports of a frame in the form of REPORTS.

    The frame is sorted by unit and year and has all years of its units; `paired.NEEDED` are the columns it must have.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        self.asked = asked(frame)
        self.table = Table(self.asked)
        whole = WholeRows(self.table)
        others = OtherRows(self.table)
        self.groups = whole.groups
        self.answered = [*others.answered, *whole.answered]
        self._apart = others.apart.tolist()

    @cached_property
    def one_by_one(self) -> OneByOne:
        """The answers of the rows that only the single-report checker can tell, each asked once."""
        found = OneByOne(Counter(), [])
        for report, case in cases(self.asked, self._apart):
            for one in told(case):
                found.counted[(one.rule, one.place, case.report.year), one.answer] += 1
                if one.answer is Answer.FAIL:
                    found.failed.append((report, one))
        return found
