"""A part of the corpus: some years, a division and all below it."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from gongkai.corpus.comparing.tables import OF_DIVISION
from gongkai.corpus.dictionary import Table
from gongkai.corpus.errors import CorpusError
from gongkai.divisions import NATION

_REPORTS_NAMED = ("report", "other")
"""Columns by which a row names the reports that it is about."""


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

    def of(self, frame: pl.LazyFrame, table: Table, reports: Callable[[], pl.LazyFrame]) -> pl.LazyFrame:
        """The wanted rows of a table: by its own columns, else by the reports, the unit or the division it is about.

        A row about two reports is wanted for either. `reports` gives rows in the form of REPORTS, and is asked only
        where the table does not tell by itself. Raises NotByThat where nothing does.
        """
        wanted: list[pl.Expr] = []
        for by, column, condition in self._conditions():
            if column in table.schema:
                frame = frame.filter(condition)
            elif "subject" in table.schema or "report" in table.schema:
                wanted.append(condition)
            else:
                raise NotByThat(table, by)
        if not wanted:
            return frame
        rows = reports().filter(*wanted)
        return self._of_subjects(frame, rows) if "subject" in table.schema else _naming(frame, table, rows)

    def _conditions(self) -> list[tuple[str, str, pl.Expr]]:
        conditions = []
        if self.years:
            conditions.append(("年度", "year", pl.col("year").is_in(self.years)))
        if self.division:
            conditions.append(("区划", "division", self._below("division")))
        return conditions

    def _below(self, column: str) -> pl.Expr:
        return pl.col(column).str.starts_with(beginning(self.division))

    def _of_subjects(self, frame: pl.LazyFrame, reports: pl.LazyFrame) -> pl.LazyFrame:
        """A figure of a division may rest on no report, and tells its division by itself."""
        units = reports.filter("standing").select("year", subject="unit")
        of_division = (pl.col("of") == OF_DIVISION) & self._below("subject")
        return _marked(frame, units, ["subject", "year"], "_unit").filter(of_division | "_unit").drop("_unit")


def _naming(frame: pl.LazyFrame, table: Table, reports: pl.LazyFrame) -> pl.LazyFrame:
    """The rows that name one of these reports."""
    marks = []
    for column in _REPORTS_NAMED:
        if column in table.schema:
            marks.append(f"_{column}")
            frame = _marked(frame, reports.select(pl.col("report").alias(column)), [column], marks[-1])
    return frame.filter(pl.any_horizontal(marks)).drop(marks)


def _marked(frame: pl.LazyFrame, wanted: pl.LazyFrame, by: list[str], mark: str) -> pl.LazyFrame:
    """The frame with a column that says whether the row is among the wanted ones."""
    found = wanted.unique().with_columns(pl.lit(value=True).alias(mark))
    return frame.join(found, on=by, how="left", maintain_order="left").with_columns(
        pl.col(mark).fill_null(value=False)
    )


def beginning(division: str) -> str:
    """What the codes of a division and of all below it begin with: 32 of 320000, 3208 of 320800."""
    if len(division) == len(NATION):
        while division.endswith("00"):
            division = division[:-2]
    return division
