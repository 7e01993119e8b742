"""Which value belongs to which column of a row, where a source leaves cells blank.

A pipe marks a blank cell; without pipes only the distance between lines can show one. Where neither decides, the
row is undecided: values are never moved up into the place of a blank.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongkai.report.reading.stream import Role, Token


@dataclass(slots=True)
class Row:
    """A label with the values and blank cells that follow it, up to `next_line` where the next piece stands."""

    label: Token
    slots: list[Token] = field(default_factory=list)
    next_line: int | None = None
    cut_off: bool = False
    """The source ends with this row."""

    @property
    def values(self) -> list[Token]:
        """The slots that hold something."""
        return [slot for slot in self.slots if slot.role is Role.VALUE]

    @property
    def piped(self) -> bool:
        """Whether cell marks tell the cells of the row apart."""
        return any(slot.piped or slot.role is Role.BLANK for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in lines that the complete rows of a source keep.

    `cell`: from one cell to the next (0 where no distance is kept); `row_ends`: from the last cell of a row to
    what follows, each distance that several rows have; `leading`: some rows have blank cells before their values
    that are no data, as where a merged label cell was expanded.
    """

    cell: int = 0
    row_ends: tuple[int, ...] = ()
    leading: bool = False


def spacing_of(rows: Iterable[tuple[Row, int]]) -> Spacing:
    """The distances in the rows that are complete without question, each with its number of columns."""
    cells: Counter[int] = Counter()
    ends: Counter[int] = Counter()
    leading = False
    for row, columns in rows:
        values = row.values
        if len(values) != columns:
            continue
        if row.piped:
            leading = leading or row.slots.index(values[0]) > 0
            continue
        steps = _steps(row)
        if len(set(steps)) == 1 and steps[0] > 0:
            cells[steps[0]] += len(steps)
            if row.next_line is not None:
                ends[row.next_line - values[-1].end_line] += 1
    if len(cells) != 1:
        return Spacing(leading=leading)
    most = sum(ends.values())
    return Spacing(
        next(iter(cells)),
        tuple(sorted(end for end, count in ends.items() if count > 1 and count * 8 >= most)),
        leading,
    )


def columns_of(row: Row, columns: int, spacing: Spacing) -> list[Token | None] | None:
    """The token of each column, None in a list for a blank cell; None altogether where the source does not decide."""
    values = row.values
    if not values:
        return [None] * columns
    if row.piped:
        return _among_marks(row, columns, spacing)
    if len(values) == columns:
        return list(values)
    if len(values) > columns or not spacing.cell or spacing.cell < 0:
        return None
    return _by_distance(row, columns, spacing)


def _among_marks(row: Row, columns: int, spacing: Spacing) -> list[Token | None] | None:
    filled = [position for position, slot in enumerate(row.slots) if slot.role is Role.VALUE]
    first, last = filled[0], filled[-1]
    if last - first + 1 == columns:
        start = first
    elif len(row.slots) == columns or (len(row.slots) > columns and last < columns and not spacing.leading):
        start = 0
    else:
        return None
    return [slot if slot.role is Role.VALUE else None for slot in row.slots[start : start + columns]]


def _by_distance(row: Row, columns: int, spacing: Spacing) -> list[Token | None] | None:
    found: list[Token | None] = []
    for value, step in zip(row.values, _steps(row), strict=True):
        blanks, odd = divmod(step, spacing.cell)
        if odd or blanks < 1:
            return None
        found += [None] * (blanks - 1) + [value]
    missing = columns - len(found)
    if missing == 0:
        return found
    if missing < 0 or row.next_line is None:
        return None
    after = row.next_line - row.values[-1].end_line
    if sum(after - end == missing * spacing.cell for end in spacing.row_ends) != 1:
        return None
    return found + [None] * missing


def _steps(row: Row) -> Sequence[int]:
    lines = [row.label.end_line, *(value.line for value in row.values)]
    return [later - earlier for earlier, later in itertools.pairwise(lines)]
