"""The answers on a frame of reports: of whole ones at once, of others by columns, and one by one where none can tell."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from gongkai.corpus.checking.agency_names import with_names
from gongkai.corpus.checking.apart import apart
from gongkai.corpus.checking.columns_of_tests import AS_WRITTEN
from gongkai.corpus.checking.instances import asked as every_question
from gongkai.corpus.checking.long_sums import with_long_sums
from gongkai.corpus.checking.one_by_one import Told, cases, told
from gongkai.corpus.checking.paired import asked, paired
from gongkai.corpus.checking.whole_rows import WholeRows


class Answers:
    """What the rules on cells say of the reports of a frame in the form of REPORTS.

    The frame is sorted by unit and year and has all years of its units; `paired.NEEDED` are the columns it must have.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        self.asked = asked(frame)
        self.whole = WholeRows(self.asked)
        self.others: pl.DataFrame | None = None
        """Rows that are not whole and that columns can tell, if there are any."""

        self._apart: list[int] = []
        is_other = self.whole.others
        if not is_other.any():
            return
        needed = is_other.copy()
        needed[:-1] |= is_other[1:] & self.asked.has_before[1:]
        rows = paired(self.asked.frame.filter(needed)).filter(is_other[needed])
        is_apart = rows.select(apart().fill_null(value=False).alias("apart"))["apart"].to_numpy()
        self._apart = np.flatnonzero(is_other)[is_apart].tolist()
        self.others = with_long_sums(with_names(rows.filter(~is_apart)).lazy()).collect()
        answers = [one.answer.alias(str(place)) for place, one in enumerate(every_question())]
        self.codes = self.others.lazy().select(answers).collect(optimizations=AS_WRITTEN)
        """For each of the others an answer to each of `instances.asked`, by its place there."""

    def one_by_one(self) -> Iterator[tuple[str, int | None, Told]]:
        """Report, year and every answer of the rows that columns cannot tell."""
        for report, case in cases(self.asked, self._apart):
            for one in told(case):
                yield report, case.report.year, one
