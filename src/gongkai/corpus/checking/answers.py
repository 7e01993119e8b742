"""The answers on a frame of reports: of plain rows in groups, of others by columns, and one by one where none can tell."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from gongkai.corpus.checking.agency_names import with_names
from gongkai.corpus.checking.apart import apart
from gongkai.corpus.checking.columns_of_tests import AS_WRITTEN
from gongkai.corpus.checking.instances import asked
from gongkai.corpus.checking.long_sums import with_long_sums
from gongkai.corpus.checking.one_by_one import Told, cases, told
from gongkai.corpus.checking.paired import paired
from gongkai.corpus.checking.plain_rows import ALIKE, plain


@dataclass(frozen=True, slots=True)
class Group:
    """Plain reports with the same answers: of which year, how many there are, and the answers."""

    year: int | None
    reports: int
    told: tuple[Told, ...]


class Answers:
    """What the rules on cells say of the reports of a frame in the form of REPORTS.

    The frame is sorted by unit and year and has all years of its units; `paired.NEEDED` are the columns it must have.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        self.rows = paired(frame)
        self._is_plain = plain(self.rows)
        others = self.rows.filter(~self._is_plain)
        is_apart = others.select(apart().fill_null(value=False).alias("apart"))["apart"]
        self._apart = (~self._is_plain).arg_true().filter(is_apart)
        self.others = with_long_sums(with_names(others.filter(~is_apart)).lazy()).collect()
        """Rows that are not plain and that columns can tell."""

        answers = [one.answer.alias(str(place)) for place, one in enumerate(asked())]
        self.codes = self.others.lazy().select(answers).collect(optimizations=AS_WRITTEN)
        """For each of them an answer to each of `instances.asked`, by its place there."""

    def plain_groups(self) -> Iterator[Group]:
        """Plain reports by what decides their answers."""
        alike = (
            self.rows.lazy()
            .select(pl.int_range(pl.len()).alias("number"), pl.lit(self._is_plain).alias("plain"), *ALIKE)
            .filter("plain")
            .group_by(ALIKE)
            .agg(pl.len().alias("reports"), pl.col("number").first())
            .collect()
        )
        chosen = alike.select("number", "year", "reports").sort("number")
        examples = cases(self.rows, chosen["number"].to_list())
        for (_, year, reports), (_, case) in zip(chosen.iter_rows(), examples, strict=True):
            yield Group(year, reports, tuple(told(case)))

    def one_by_one(self) -> Iterator[tuple[str, int | None, Told]]:
        """Report, year and every answer of the rows that columns cannot tell."""
        for report, case in cases(self.rows, self._apart.to_list()):
            for one in told(case):
                yield report, case.report.year, one
