"""The statutory tables found in grids: cells by their labels, never by counting rows.

The tables may be one grid, several (one for each group, or cut by pages), or parts of a larger one. What is known
of a table (its heads, the group that a row stands in) is carried from grid to grid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.report.codes import table_of
from gongkai.report.forms import Form
from gongkai.report.reading.blocks import Grid
from gongkai.report.reading.grid_found import GridFindings
from gongkai.report.reading.grid_heads import (
    Heads,
    by_number,
    column_heads,
    has_litigation,
    result_heads,
)
from gongkai.report.reading.grid_lines import Line, Placed, lines
from gongkai.report.reading.grid_table_2 import GridTable2, opens_block
from gongkai.report.reading.grid_words import row_of_3, words
from gongkai.report.reading.label_matching import LabelMatch
from gongkai.report.reading.labels import GROUP_CODES, OUTCOMES
from gongkai.report.reading.torn_rows import whole_rows
from gongkai.report.reading.wrong_spans import STATUTORY_COLUMNS
from gongkai.report.value import Cell, PrintedLabel, State

_OTHER = "t3.outcome.other"
_SUB_ROWS = tuple(f"{_OTHER}.{row}" for row in ("no_correction", "unpaid_fee", "misc"))
_TWO_REPORTS = 30
"""Cells that contradict each other: one row printed twice makes seven, a second report most of its numbers."""
_AMBIGUOUS = frozenset((f"{_OTHER}.misc", "t3.outcome.total"))
"""Rows whose words are columns too (其他, 总计): rows only once Table 3 has begun."""


@dataclass(frozen=True, slots=True)
class GridReading:
    """What the grids of a document say.

    `cells` holds what was found, nothing else; `used` the numbers (from 0) of the grids that hold statutory
    tables; `labels` the wordings that differ from the form; `repeated`: the tables came up twice with different
    numbers, so that they are of two reports.
    """

    cells: Mapping[str, Cell]
    t2_form: Form | None
    t3_form: Form | None
    labels: tuple[PrintedLabel, ...]
    used: frozenset[int]
    repeated: bool = False

    def has_table(self, table: int) -> bool:
        """Whether any cell of statutory table 2, 3 or 4 was found."""
        return any(table_of(code) == table for code in self.cells)


def read_grids(grids: Sequence[Grid]) -> GridReading:
    """Cells of Tables 2, 3 and 4 from all grids of a document, in their order."""
    reader = _Reader()
    for number, grid in enumerate(grids):
        for line in whole_rows(lines(grid, number)):
            reader.read(line)
    return reader.reading()


class _Reader:
    """Takes the rows of all grids; the table that the row before stood in tells what an ambiguous row is."""

    def __init__(self) -> None:
        self.found = GridFindings()
        self.used: set[int] = set()
        self.table_2 = GridTable2(self.found)
        self.table = 0
        self.heads_3: Heads | None = None
        self.heads_4: Heads | None = None
        self.head_rows: list[Line] = []
        self.group: str | None = None
        self.torn = ""
        self.waiting: tuple[str, list[Placed], Line] | None = None

    def read(self, line: Line) -> None:
        """Take one row; its kind follows from the labels in it."""
        if self.head_rows and self.head_rows[-1].grid != line.grid and self.table != 4:
            self._end_heads_3()
        if self._row_of_2(line) or self._row_of_4(line) or self._row_of_3(line):
            self.used.add(line.grid)

    def _row_of_2(self, line: Line) -> bool:
        if self.head_rows and self.table in (3, 4) and not opens_block(line):
            return False
        if self.table_2.row(line, begun=self.table == 2):
            self._begin(2)
            return True
        return False

    # Table 3

    def _row_of_3(self, line: Line) -> bool:
        if self._is_head_of_3(line):
            if not self.head_rows:
                self._begin(3)
            self.head_rows.append(line)
            return True
        label, found, values = self._label_of_3(line)
        if found is not None and found.code not in GROUP_CODES:
            self._end_heads_3()
            self._settle_waiting("")
            self._values_of_3(line, found, label, values)
            return True
        if found is not None:
            self._end_heads_3()
            self.group = found.code
            if found.code == _OTHER and values:
                self._values_of_3(line, found, label, values)
            return True
        if self.table == 3 and self.head_rows and not any(words(c.text).is_value for c in line.own):
            self.head_rows.append(line)
            return True
        return self.table == 3 and bool(label) and self._piece_of_3(line, label, values)

    def _label_of_3(self, line: Line) -> tuple[list[Placed], LabelMatch | None, list[Placed]]:
        """The words left of a row's values, the row or group they name, and the values."""
        left: list[Placed] = []
        end = len(line.cells)
        for at, cell in enumerate(line.cells):
            if cell.blank and (not left or not cell.starts):
                continue
            if cell.starts and (cell.blank or words(cell.text).is_value):
                end = at
                break
            left.append(cell)
        values = [cell for cell in line.cells[end:] if cell.starts]
        if any(not cell.blank and not words(cell.text).is_value and row_of_3(cell.text) for cell in values):
            return [], None, []
        own = [cell for cell in left if cell.starts]
        if not own:
            return [], None, values
        for cell in left:
            if (group := row_of_3(cell.text)) and group.code in GROUP_CODES and group.code != OUTCOMES:
                self.group = group.code
        found = None
        for first in range(len(own) - 1, -1, -1):
            found = row_of_3("".join(cell.text for cell in own[first:]), self.group)
            if found is not None and (self.table == 3 or found.code not in _AMBIGUOUS):
                break
            found = None
        return own, found, values

    def _values_of_3(
        self, line: Line, found: LabelMatch, label: Sequence[Placed], values: Sequence[Placed]
    ) -> None:
        self._begin(3)
        row = found.code
        if row.startswith("t3.outcome."):
            group = row.rpartition(".")[0]
            self.group = group if group in GROUP_CODES else self.group
        self.found.note(found, label[-1])
        if len(values) == 0:
            return
        heads = self.heads_3 or by_number(STATUTORY_COLUMNS)
        assigned = heads.assign(line, values)
        for head in heads.columns:
            if head.code is not None:
                code = f"{row}{head.code.removeprefix('t3.*')}"
                self.found.store(code, assigned.get(head.code) if assigned else None, values)

    def _piece_of_3(self, line: Line, label: Sequence[Placed], values: list[Placed]) -> bool:
        """A row whose label is torn by a page break: its other half stands in the row before or after."""
        printed = "".join(cell.text for cell in label)
        if all(value.blank for value in values):
            if self.waiting is not None:
                return self._settle_waiting(printed)
            found = row_of_3(self.torn + printed, self.group) if self.torn else None
            self.torn = "" if found else self.torn + printed
            return True
        found = row_of_3(self.torn + printed, self.group) if self.torn else None
        self.torn = ""
        if found is not None and found.code not in GROUP_CODES:
            self._values_of_3(line, found, label, values)
        else:
            self.waiting = (printed, values, line)
        return True

    def _settle_waiting(self, rest: str) -> bool:
        if self.waiting is None:
            self.torn = ""
            return False
        printed, values, line = self.waiting
        self.waiting = None
        found = row_of_3(printed + rest, self.group) if rest else None
        if found is not None and found.code not in GROUP_CODES:
            self._values_of_3(line, found, values[:1], values)
        return True

    def _is_head_of_3(self, line: Line) -> bool:
        found = [match for cell in line.own if not cell.blank and (match := words(cell.text).column)]
        return any(match.code not in _COLUMNS_ALIKE for match in found)

    def _end_heads_3(self) -> None:
        """The first row of data ends the head; a head repeated after a page break replaces the one before."""
        if self.head_rows and self.table == 3:
            heads, met = column_heads(self.head_rows)
            if heads is not None:
                self.heads_3 = heads
            for found, cell in met:
                self.found.note(found, cell)
        self.head_rows = []

    # Table 4

    def _row_of_4(self, line: Line) -> bool:
        found = [match for cell in line.own if not cell.blank and (match := words(cell.text).head_4)]
        if any(has_litigation(match) for match in found):
            if self.table != 4 or not self.head_rows or self.head_rows[-1].grid != line.grid:
                self._begin(4)
                self.head_rows = []
            self.head_rows.append(line)
            self.heads_4 = None
            return True
        if self.table != 4 or not self.head_rows:
            return False
        if not any(words(cell.text).is_value for cell in line.own):
            # Words torn over rows belong to the head; blank rows are no data.
            self.head_rows.append(line)
            self.heads_4 = None
            return True
        return self._values_of_4(line)

    def _values_of_4(self, line: Line) -> bool:
        if self.heads_4 is None:
            self.heads_4, met = result_heads(self.head_rows)
            for found, cell in met:
                self.found.note(found, cell)
        if self.heads_4 is None:
            return False
        values = [cell for cell in line.own if cell.blank or words(cell.text).is_value]
        assigned = self.heads_4.assign(line, values)
        for head in self.heads_4.columns:
            if head.code is not None:
                self.found.store(head.code, assigned.get(head.code) if assigned else None, values)
        return True

    # All tables

    def _begin(self, table: int) -> None:
        if self.table != table:
            self.table = table
            self.head_rows = []

    def reading(self) -> GridReading:
        """What was found, once every row was read."""
        self._settle_waiting("")
        self.table_2.note_subjects()
        rows = {code.partition("@")[0] for code in self.found.cells}
        t3_form: Form | None = None
        if any(row.startswith("t3.") for row in rows):
            sub_rows = any(row in rows for row in _SUB_ROWS)
            t3_form = Form.F2019 if _OTHER in rows and not sub_rows else Form.F2021
        if t3_form is Form.F2021:
            self._drop_blank_group_line()
        return GridReading(
            MappingProxyType(self.found.cells),
            self.table_2.form,
            t3_form,
            tuple(self.found.labels.values()),
            frozenset(self.used),
            len(self.found.contradicted) >= _TWO_REPORTS,
        )

    def _drop_blank_group_line(self) -> None:
        """（六）其他处理 of 2021 heads three rows and has no cells, unless an office filled them."""
        printed = [code for code in self.found.cells if code.startswith(f"{_OTHER}@")]
        if all(self.found.cells[code].state is State.BLANK for code in printed):
            for code in printed:
                del self.found.cells[code]


_COLUMNS_ALIKE = frozenset(("t3.*@org_other", "t3.*@total"))
"""Heads whose words stand elsewhere too."""
