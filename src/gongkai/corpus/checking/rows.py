"""Rows of a frame of reports as numpy sees them: a stretch of them, or some."""

from collections.abc import Callable, Iterable
from functools import cache, cached_property
from itertools import groupby

import numpy as np
import polars as pl
from numpy.typing import NDArray

from gongkai.corpus.checking.agency_names import surely_no
from gongkai.corpus.checking.kinds import KINDS, WHOLE, Kinds, among, kind_numbers
from gongkai.corpus.checking.paired import Asked
from gongkai.corpus.checking.states import States, Words
from gongkai.corpus.columns import CELLS
from gongkai.corpus.stored_numbers import Flags, Numbers, Places, StoredNumbers
from gongkai.report.checks.answerable import YEARS
from gongkai.report.checks.condition import Agency
from gongkai.report.checks.equation import BEFORE
from gongkai.report.codes import table_of

NO_YEAR = 0
"""Stands for a year that is not known; no calendar has it."""
GROUPS = YEARS.stop * len(KINDS)
"""How many groups there are: of each year and kind."""


def year_of(group: int) -> int | None:
    """The year of a group's reports, if it is known."""
    return group // len(KINDS) or None


class Table:
    """All that is asked of reports: their cells, kinds and years; the cells are not to be written to."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._stored = StoredNumbers(asked.frame, CELLS)
        cells = self._stored.columns
        self.cells = cells | {BEFORE + code: column for code, column in cells.items()}
        self.kinds = kind_numbers(asked)
        self.years: NDArray[np.int32] = asked.years.fill_null(NO_YEAR).to_numpy()
        self._surely_no: dict[Agency, Flags] = {}
        self._are: dict[Kinds, Flags] = {}
        self._states: dict[int, States] = {}

    @property
    def are_whole(self) -> Flags:
        """The rows that are whole, and were not taken for others."""
        return self.kinds < len(WHOLE)

    @property
    def groups(self) -> Places:
        """For each row the number of its year and kind."""
        return self.years * np.intp(len(KINDS)) + self.kinds

    def take_for_others(self, rows: Flags) -> None:
        """Let whole rows among these be of a kind that is not."""
        rows = rows & self.are_whole
        if rows.any():
            self.kinds[rows] += np.uint8(len(WHOLE))
            self._are.clear()

    def states(self, table: int) -> States:
        """What the source has of a statutory table."""
        if table not in self._states:
            self._states[table] = States.of(self.asked.frame, table)
        return self._states[table]

    def are(self, kinds: Kinds) -> Flags:
        """Which rows are of these kinds."""
        if kinds not in self._are:
            self._are[kinds] = among(kinds)[self.kinds]
        return self._are[kinds]

    def surely_no(self, test: Agency) -> Flags:
        """For each row whether the end of the agency's name is enough for the test to say no."""
        if test not in self._surely_no:
            found = np.zeros(len(self.kinds), np.bool_)
            if test.ends:
                found = self._names.select(surely_no(test)).to_series().to_numpy()[self._place_of_name]
            self._surely_no[test] = found
        return self._surely_no[test]

    def told(self, test: Agency, numbers: slice | Places) -> Flags:
        """Of these rows what the agencies' names tell of a test, each name asked once."""
        names, which = np.unique(self._place_of_name[numbers], return_inverse=True)
        told = [
            test.about(name or "") is test.answer for name in self._names["agency"].gather(names.tolist())
        ]
        return np.array(told, np.bool_)[which]

    @cached_property
    def _names(self) -> pl.DataFrame:
        """The agencies' names, and of how many rows each is in turn: a unit's years lie together, and mostly it has one
        for all of them."""
        return self.asked.frame["agency"].rle().struct.unnest().rename({"value": "agency"})

    @cached_property
    def _place_of_name(self) -> Places:
        return np.repeat(np.arange(self._names.height), self._names["len"].to_numpy())


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
        self._are: dict[Kinds, Flags] = {}

    def __len__(self) -> int:
        return len(self.kinds)

    def cell(self, code: str) -> Numbers:
        """A cell's numbers, of the row above where the code says so; where it is not known any number."""
        if code not in self._cells:
            numbers = self._above if code.startswith(BEFORE) else self.numbers
            column = self.table.cells[code]
            # Bounds are not asked again: what a stretch or an array has of a table is in it.
            self._cells[code] = (
                column[numbers] if isinstance(numbers, slice) else column.take(numbers, mode="clip")
            )
        return self._cells[code]

    def known(self, codes: Iterable[str]) -> Flags:
        """Which rows have a number in all these cells, of the year before where the code says so."""
        found = np.ones(len(self), np.bool_)
        for table, is_before, own in _by_table(tuple(codes)):
            states = self.table.states(table)
            found &= states.words.known(own)[states.which[self._above if is_before else self.numbers]]
            if is_before:
                found &= self.table.asked.has_before[self.numbers]
        return found

    def told_by_states(self, table: int, told: Callable[[Words], Flags]) -> Flags:
        """What the states of a statutory table's cells tell."""
        states = self.table.states(table)
        return told(states.words)[states.which[self.numbers]]

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
        if kinds not in self._are:
            self._are[kinds] = self.table.are(kinds)[self.numbers]
        return self._are[kinds]

    def years_between(self, first: int | None, last: int | None) -> Flags:
        """Which rows' years are known and within these bounds, if there are any."""
        years = self.table.years[self.numbers]
        found: Flags = years != NO_YEAR
        if first is not None:
            found &= years >= first
        if last is not None:
            found &= years <= last
        return found

    def told(self, test: Agency, kinds: Kinds) -> Flags:
        """What the agencies' names tell of a test, on rows of these kinds."""
        found = np.full(len(self), test.answer is False)
        is_open = np.flatnonzero(self.are(kinds) & ~self.surely_no(test))
        if len(is_open):
            found[is_open] = self.table.told(test, self.narrowed(is_open).numbers)
        return found

    def surely_no(self, test: Agency) -> Flags:
        """Whether the end of the agency's name is enough for the test to say no."""
        return self.table.surely_no(test)[self.numbers]

    def narrowed(self, places: Places) -> "Rows":
        """Those of them at these places."""
        if isinstance(self.numbers, slice):
            return Rows(self.table, places + self.numbers.start)
        return Rows(self.table, self.numbers[places])


@cache
def _by_table(codes: tuple[str, ...]) -> tuple[tuple[int, bool, tuple[str, ...]], ...]:
    """Codes of cells by table and year, as the report itself names them; whether it is the year before."""
    return tuple(
        (table, is_before, tuple(code.removeprefix(BEFORE) for code in group))
        for (table, is_before), group in groupby(sorted(codes, key=_table_and_year), key=_table_and_year)
    )


def _table_and_year(code: str) -> tuple[int, bool]:
    return table_of(code.removeprefix(BEFORE)), code.startswith(BEFORE)
