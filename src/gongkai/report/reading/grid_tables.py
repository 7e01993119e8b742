"""The statutory tables found in grids: cells by their labels, never by counting rows.

The tables may be one grid, several (one for each group, or cut by pages), or parts of a larger one. What is known
of a table (its heads, the group that a row stands in) is carried from grid to grid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from gongkai.report.codes import table_of
from gongkai.report.forms import TABLE_2, Form, unit
from gongkai.report.reading.blocks import Grid
from gongkai.report.reading.grid_heads import (
    STATUTORY_COLUMNS,
    Head,
    Heads,
    column_heads,
    has_litigation,
    result_heads,
)
from gongkai.report.reading.grid_lines import Line, Placed, lines
from gongkai.report.reading.grid_words import cell_of, row_of_3, words
from gongkai.report.reading.labels import GROUP_CODES, OUTCOMES, LabelMatch, subject_variant
from gongkai.report.value import Cell, PrintedLabel, State, Where

_OTHER = "t3.outcome.other"
_SUB_ROWS = tuple(f"{_OTHER}.{row}" for row in ("no_correction", "unpaid_fee", "misc"))
_AMBIGUOUS = frozenset((f"{_OTHER}.misc", "t3.outcome.total"))
"""Rows whose words are columns too (其他, 总计): rows only once Table 3 has begun."""


@dataclass(frozen=True, slots=True)
class GridReading:
    """What the grids of a document say.

    `cells` holds what was found, nothing else; `used` the numbers (from 0) of the grids that hold statutory
    tables; `labels` the wordings that differ from the form.
    """

    cells: Mapping[str, Cell]
    t2_form: Form | None
    t3_form: Form | None
    labels: tuple[PrintedLabel, ...]
    used: frozenset[int]

    def has_table(self, table: int) -> bool:
        """Whether any cell of statutory table 2, 3 or 4 was found."""
        return any(table_of(code) == table for code in self.cells)


def read_grids(grids: Sequence[Grid]) -> GridReading:
    """Cells of Tables 2, 3 and 4 from all grids of a document, in their order."""
    reader = _Reader()
    for number, grid in enumerate(grids):
        for line in lines(grid, number):
            reader.read(line)
    return reader.reading()


@dataclass
class _Reader:
    cells: dict[str, Cell] = field(default_factory=dict)
    labels: dict[str, PrintedLabel] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    table: int = 0
    measure_forms: list[Form] = field(default_factory=list)
    subjects: list[tuple[LabelMatch, str, Where | None]] = field(default_factory=list)
    heads_2: Heads | None = None
    heads_3: Heads | None = None
    heads_4: Heads | None = None
    head_rows: list[Line] = field(default_factory=list)
    group: str | None = None
    torn: str = ""
    waiting: tuple[Line, str, list[Placed]] | None = None

    def read(self, line: Line) -> None:
        """Take one row; its kind follows from the labels in it."""
        if self.head_rows and self.head_rows[-1].grid != line.grid and self.table != 4:
            self._end_heads_3()
        if self._row_of_2(line) or self._row_of_4(line) or self._row_of_3(line):
            self.used.add(line.grid)

    # Table 2

    def _row_of_2(self, line: Line) -> bool:
        if self.head_rows and self.table in (3, 4) and not any(words(c.text).item for c in line.own):
            return False
        items = [cell for cell in line.own if words(cell.text).item]
        measures = [(cell, measure) for cell in line.own if (measure := words(cell.text).measure)]
        if items:
            self._begin(2)
            self.heads_2 = None
        if measures:
            self._begin(2)
            self.heads_2 = Heads(
                line.width,
                tuple(Head(found.code, cell.x, cell.end, cell.text) for cell, (found, _) in measures),
            )
            for cell, (measure_label, form) in measures:
                self.measure_forms.append(form)
                self._note(measure_label, cell)
        subjects = [
            (at, found)
            for at, cell in enumerate(line.own)
            if not cell.blank and (found := words(cell.text).subject)
        ]
        # 行政许可 may stand in any text; as a row of Table 2 it needs the table's heads before it.
        if subjects and (self.table == 2 or self.heads_2 is not None):
            for (at, found), end in zip(
                subjects, (*(at for at, _ in subjects[1:]), len(line.own)), strict=True
            ):
                self._subject(line, line.own[at], found, line.own[at + 1 : end])
        return bool(items or measures or (subjects and self.table == 2))

    def _subject(self, line: Line, label: Placed, found: LabelMatch, values: Sequence[Placed]) -> None:
        self._begin(2)
        self.subjects.append((found, label.text, label.cell.where))
        if not values or any(words(value.text).measure for value in values):
            return
        heads = self.heads_2 or self._heads_due(found.code, line, values)
        if heads is None:
            return
        codes = [f"{found.code}.{(head.code or '').rpartition('.')[2]}" for head in heads.columns]
        known = {code for form in Form for block in TABLE_2[form] for code in block.codes}
        if not any(code in known for code in codes):
            return
        assigned = heads.assign(line, values)
        for head, code in zip(heads.columns, codes, strict=True):
            if code in known and head.code is not None:
                value = assigned.get(head.code) if assigned else None
                self._store(code, value, values, head=head.printed)

    def _heads_due(self, subject: str, line: Line, values: Sequence[Placed]) -> Heads | None:
        """The measures that one form alone prints for a row whose heads are lost, if their number fits."""
        forms = set(self.measure_forms)
        fitting = [
            block.measures
            for form in Form
            if form in forms and len(forms) == 1
            for block in TABLE_2[form]
            if any(f"t2.{one.code}" == subject for one in block.subjects)
            and len(block.measures) == len(values)
        ]
        if len(fitting) != 1:
            return None
        return Heads(
            line.width,
            tuple(
                Head(f"t2.*.{measure.code}", value.x, value.end)
                for measure, value in zip(fitting[0], values, strict=True)
            ),
        )

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
        self._note(found, label[-1])
        if len(values) == 0:
            return
        heads = self.heads_3 or Heads(
            0, tuple(Head(code, at, at + 1) for at, code in enumerate(STATUTORY_COLUMNS))
        )
        assigned = heads.assign(line, values)
        for head in heads.columns:
            if head.code is not None:
                code = f"{row}{head.code.removeprefix('t3.*')}"
                self._store(code, assigned.get(head.code) if assigned else None, values)

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
            self.waiting = (line, printed, values)
        return True

    def _settle_waiting(self, rest: str) -> bool:
        if self.waiting is None:
            self.torn = ""
            return False
        line, printed, values = self.waiting
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
                self._note(found, cell)
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
                self._note(found, cell)
        if self.heads_4 is None:
            return False
        values = [cell for cell in line.own if cell.blank or words(cell.text).is_value]
        assigned = self.heads_4.assign(line, values)
        for head in self.heads_4.columns:
            if head.code is not None:
                self._store(head.code, assigned.get(head.code) if assigned else None, values)
        return True

    # All tables

    def _begin(self, table: int) -> None:
        if self.table != table:
            self.table = table
            self.head_rows = []

    def _store(self, code: str, value: Placed | None, row: Sequence[Placed], head: str = "") -> None:
        """One cell; undecided where the row does not tell its columns, or where the table states it twice."""
        if value is None:
            raw = " ".join(cell.text.strip() for cell in row)
            cell = Cell(raw, None, State.UNDECIDED, unit(code), row[0].cell.where if row else None)
        else:
            cell = cell_of(value.text, code, value.cell.where, head)
        before = self.cells.get(code)
        if before is None:
            self.cells[code] = cell
        elif (before.raw, before.state) != (cell.raw, cell.state):
            self.cells[code] = Cell(
                f"{before.raw} / {cell.raw}", None, State.UNDECIDED, unit(code), before.where
            )

    def _note(self, found: LabelMatch, cell: Placed) -> None:
        if (label := found.variant(cell.text, cell.cell.where)) and found.code not in self.labels:
            self.labels[found.code] = label

    def reading(self) -> GridReading:
        """What was found, once every row was read."""
        self._settle_waiting("")
        t2_form = self._form_of_2()
        if t2_form is not None:
            for found, printed, where in self.subjects:
                if label := subject_variant(found, printed, t2_form, where):
                    self.labels.setdefault(found.code, label)
        rows = {code.partition("@")[0] for code in self.cells}
        t3_form: Form | None = None
        if any(row.startswith("t3.") for row in rows):
            sub_rows = any(row in rows for row in _SUB_ROWS)
            t3_form = Form.F2019 if _OTHER in rows and not sub_rows else Form.F2021
        if t3_form is Form.F2021:
            self._drop_blank_group_line()
        return GridReading(
            MappingProxyType(self.cells),
            t2_form,
            t3_form,
            tuple(self.labels.values()),
            frozenset(self.used),
        )

    def _form_of_2(self) -> Form | None:
        if not any(code.startswith("t2.") for code in self.cells):
            return None
        count = {form: self.measure_forms.count(form) for form in Form}
        return Form.F2019 if count[Form.F2019] > count[Form.F2021] else Form.F2021

    def _drop_blank_group_line(self) -> None:
        """（六）其他处理 of 2021 heads three rows and has no cells, unless an office filled them."""
        printed = [code for code in self.cells if code.startswith(f"{_OTHER}@")]
        if all(self.cells[code].state is State.BLANK for code in printed):
            for code in printed:
                del self.cells[code]


_COLUMNS_ALIKE = frozenset(("t3.*@org_other", "t3.*@total"))
"""Heads whose words stand elsewhere too."""
