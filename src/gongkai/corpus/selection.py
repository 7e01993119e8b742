"""A part of the corpus: some years, a division and all below it."""

from dataclasses import dataclass

import polars as pl

from gongkai.corpus.dictionary import Table
from gongkai.corpus.errors import CorpusError

NATION = "000000"


class NotByThat(CorpusError):
    """A table that does not tell by what it is to be chosen."""

    def __init__(self, table: Table, by: str) -> None:
        super().__init__(f"“{table.label}”这张表没有{by}，不能按{by}选取。请去掉这个条件。")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows are wanted: of these years, none for all; of this division and all below it, none for everywhere.

    `division` is a code of six digits, or of nine for a township; 000000 is the whole nation.
    """

    years: tuple[int, ...] = ()
    division: str = ""

    def by_report(self, table: Table) -> bool:
        """Whether only the reports can tell which rows of this table are wanted."""
        names = set(table.schema)
        return bool(self.years or self.division) and "report" in names and not {"year", "division"} <= names

    def of_reports(self, frame: pl.LazyFrame, reports: pl.LazyFrame) -> pl.LazyFrame:
        """The wanted rows of a table that names its reports; `reports` are in the form of REPORTS."""
        wanted = reports.filter(self._by_year(), self._by_division()).select("report")
        return frame.join(wanted, on="report", how="semi", maintain_order="left")

    def of(self, frame: pl.LazyFrame, table: Table) -> pl.LazyFrame:
        """The wanted rows of a table by its own columns; raises NotByThat where it has none to choose by."""
        if self.years and "year" not in table.schema:
            raise NotByThat(table, "年度")
        if self.division and "division" not in table.schema:
            raise NotByThat(table, "区划")
        return frame.filter(self._by_year(), self._by_division())

    def _by_year(self) -> pl.Expr:
        return pl.col("year").is_in(self.years) if self.years else pl.lit(value=True)

    def _by_division(self) -> pl.Expr:
        if not self.division:
            return pl.lit(value=True)
        return pl.col("division").str.starts_with(beginning(self.division))


def beginning(division: str) -> str:
    """What the codes of a division and of all below it begin with: 32 of 320000, 3208 of 320800."""
    if len(division) == len(NATION):
        while division.endswith("00"):
            division = division[:-2]
    return division
