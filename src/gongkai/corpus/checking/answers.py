"""The answers on a frame of reports: of whole ones at once, of others row by row, and one by one where none can tell."""

from collections.abc import Iterator

import polars as pl

from gongkai.corpus.checking.one_by_one import Told, cases, told
from gongkai.corpus.checking.other_rows import OtherRows
from gongkai.corpus.checking.paired import asked
from gongkai.corpus.checking.rows import Table
from gongkai.corpus.checking.whole_rows import WholeRows


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

    def one_by_one(self) -> Iterator[tuple[str, int | None, Told]]:
        """Report, year and every answer of the rows that only the single-report checker can tell."""
        for report, case in cases(self.asked, self._apart):
            for one in told(case):
                yield report, case.report.year, one
