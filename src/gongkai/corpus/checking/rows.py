"""Rows of a frame of reports as numpy sees them: a stretch of them, or some."""

from collections.abc import Iterable
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from gongkai.corpus.checking.agency_names import surely_no
from gongkai.corpus.checking.kinds import KINDS, Kinds, among, kind_numbers
from gongkai.corpus.checking.paired import Asked
from gongkai.corpus.checking.stored_numbers import Flags, Numbers, Places, StoredNumbers
from gongkai.corpus.columns import CELLS
from gongkai.report.checks.answerable import YEARS
from gongkai.report.checks.condition import Agency
from gongkai.report.checks.equation import BEFORE

NO_YEAR = 0
"""Stands for a year that is not known; no calendar has it."""
GROUPS = YEARS.stop * len(KINDS)
"""How many groups there are: of each year and kind."""


def year_of(group: int) -> int | None:
    """The year of a group's reports, if it is known."""
    return group // len(KINDS) or None


class Table:
    """All that is asked of whole reports: their cells, kinds and years; the cells are not to be written to."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._stored = StoredNumbers(asked.frame, CELLS)
        cells = self._stored.columns
        self.cells = cells | {BEFORE + code: column for code, column in cells.items()}
        self.kinds = kind_numbers(asked)
        self.years: NDArray[np.int32] = asked.years.fill_null(NO_YEAR).to_numpy()
        self.groups: Places = self.years * np.intp(len(KINDS)) + self.kinds
        """For each row the number of its year and kind."""

        self._surely_no: dict[Agency, Flags] = {}
        self._are: dict[Kinds, Flags] = {}

    def are(self, kinds: Kinds) -> Flags:
        """Which rows are of these kinds."""
        if kinds not in self._are:
            self._are[kinds] = among(kinds)[self.kinds]
        return self._are[kinds]

    def surely_no(self, test: Agency) -> Flags:
        """For each row whether the end of the agency's name is enough for the test to say no."""
        if test not in self._surely_no:
            if test.ends:
                told = self._names.to_frame().select(surely_no(test)).to_series().to_numpy()
                self._surely_no[test] = told[self._place_of_name]
            else:
                self._surely_no[test] = np.zeros(len(self.kinds), np.bool_)
        return self._surely_no[test]

    def told(self, test: Agency, numbers: slice | Places) -> Flags:
        """Of these rows what the agencies' names tell of a test, each name asked once."""
        names, which = np.unique(self._place_of_name[numbers], return_inverse=True)
        told = [test.about(name or "") is test.answer for name in self._names.gather(names)]
        return np.array(told, np.bool_)[which]

    @cached_property
    def _names(self) -> pl.Series:
        """The agencies' names; a unit's years lie together, and mostly it has one for all of them."""
        return self.asked.frame["agency"].rle().struct.field("value").alias("agency")

    @cached_property
    def _place_of_name(self) -> Places:
        return self.asked.frame["agency"].rle_id().cast(pl.Int64).to_numpy()


class Rows:
    """Some rows of a table, those from one number on to another or those with these numbers."""

    def __init__(self, table: Table, numbers: slice | Places) -> None:
        self.table = table
        self.numbers = numbers
        self.kinds = table.kinds[numbers]
        if isinstance(numbers, slice):
            # There is no row above the first, and nothing is asked of it; any will do.
            above = slice(numbers.start - 1, numbers.stop - 1) if numbers.start else None
            self._above = above or np.maximum(np.arange(numbers.stop) - 1, 0)
        else:
            self._above = numbers - 1
        self._cells: dict[str, Numbers] = {}

    def __len__(self) -> int:
        return len(self.kinds)

    def cell(self, code: str) -> Numbers:
        """A cell's numbers, of the row above where the code says so; where there is none any number."""
        if code not in self._cells:
            numbers = self._above if code.startswith(BEFORE) else self.numbers
            self._cells[code] = self.table.cells[code][numbers]
        return self._cells[code]

    def weighted(self, terms: Iterable[tuple[str, int]]) -> Numbers:
        """A weighted sum of cells."""
        total: Numbers | None = None
        for code, weight in terms:
            part = self.cell(code)
            if abs(weight) != 1:
                part = part * abs(weight)
            if total is None:
                total = part if weight > 0 else -part
            else:
                total = total + part if weight > 0 else total - part
        return np.zeros(len(self), np.int64) if total is None else total

    def are(self, kinds: Kinds) -> Flags:
        """Which rows are of these kinds."""
        return self.table.are(kinds)[self.numbers]

    def years_between(self, first: int | None, last: int | None) -> Flags:
        """Which rows' years are known and within these bounds, if there are any."""
        years = self.table.years[self.numbers]
        found: Flags = years != NO_YEAR
        if first is not None:
            found &= years >= first
        if last is not None:
            found &= years <= last
        return found

    def told(self, test: Agency) -> Flags:
        """What the agencies' names tell of a test."""
        return self.table.told(test, self.numbers)

    def surely_no(self, test: Agency) -> Flags:
        """Whether the end of the agency's name is enough for the test to say no."""
        return self.table.surely_no(test)[self.numbers]

    def narrowed(self, places: Places) -> "Rows":
        """Those of them at these places."""
        if isinstance(self.numbers, slice):
            return Rows(self.table, places + self.numbers.start)
        return Rows(self.table, self.numbers[places])
