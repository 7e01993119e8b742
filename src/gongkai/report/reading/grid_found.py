"""What was found in grids so far: cells by code, and labels worded otherwise than in the form."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.report.forms import unit
from gongkai.report.reading.grid_lines import Placed
from gongkai.report.reading.grid_words import cell_of
from gongkai.report.reading.label_matching import LabelMatch
from gongkai.report.value import Cell, PrintedLabel, State


@dataclass(slots=True)
class GridFindings:
    """Cells and labels, each code once."""

    cells: dict[str, Cell] = field(default_factory=dict)
    labels: dict[str, PrintedLabel] = field(default_factory=dict)
    contradicted: set[str] = field(default_factory=set)
    """Cells that came up twice with different contents."""

    def store(self, code: str, value: Placed | None, row: Sequence[Placed], head: str = "") -> None:
        """One cell; undecided where the row does not tell its columns, or where the table states it twice."""
        if value is None:
            raw = " ".join(cell.text.strip() for cell in row)
            cell = Cell(raw, None, State.UNDECIDED, unit(code), row[0].cell.where if row else None)
        else:
            cell = cell_of(value.text, code, value.cell.where, head)
        before = self.cells.get(code)
        if before is None or (before.state is State.UNDECIDED and not before.raw.strip()):
            self.cells[code] = cell
        elif code not in self.contradicted and (before.raw, before.state) != (cell.raw, cell.state):
            self.contradicted.add(code)
            both = f"{before.raw} / {cell.raw}"
            self.cells[code] = Cell(both, None, State.UNDECIDED, unit(code), before.where)

    def note(self, found: LabelMatch, cell: Placed) -> None:
        """Keep the wording of a label where it is not the form's."""
        if found.code not in self.labels and (label := found.variant(cell.text, cell.cell.where)):
            self.labels[found.code] = label
