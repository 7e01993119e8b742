"""Which value belongs to which column of a row, where a source leaves cells blank.

A pipe marks a blank cell; without pipes only the distance between lines can show one. Where neither decides, the
row is undecided: values are never moved up into the place of a blank.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.report.reading.tokens import Role, Token


@dataclass(slots=True)
class Row:
    """A label with the values and blank cells that follow it, up to `next_line` where the next piece stands."""

    label: Token
    slots: list[Token] = field(default_factory=list)
    next_line: int | None = None
    cut_off: bool = False
    """The source ends with this row."""
    after_group: bool = False
    """A merged group label stands before the row's own, which changes the marks that end it."""
    under_heads: bool = False
    """The label is a head above the row, so that the distance to the first value says nothing."""

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
    flush: int = 0
    """Columns that the heads show at the right end of every line, blank places of merged cells before them; 0 where
    they show no such thing."""
    spare: Mapping[tuple[int, bool], Sequence[tuple[int, int]]] = field(default_factory=dict)
    """Complete rows by columns and `after_group`: line, and how many blank slots follow the last cell. Those are
    marks of the row's end."""
    shapes: Mapping[tuple[int, bool], Counter[int]] = field(default_factory=dict)
    """How many rows have how many slots, by columns and `after_group`, blank or not."""


def spacing_of(rows: Iterable[tuple[Row, int]], *, flush: int = 0) -> Spacing:
    """The distances in the rows that are complete without question, each with its number of columns."""
    cells: Counter[int] = Counter()
    ends: Counter[int] = Counter()
    leading = False
    spare: dict[tuple[int, bool], list[tuple[int, int]]] = {}
    shapes: dict[tuple[int, bool], Counter[int]] = {}
    for row, columns in rows:
        values = row.values
        if row.piped:
            shapes.setdefault((columns, row.after_group), Counter())[len(row.slots)] += 1
        if row.piped and values:
            first, last = row.slots.index(values[0]), row.slots.index(values[-1])
            if last - first + 1 == columns:
                leading = leading or first > 0
                complete = spare.setdefault((columns, row.after_group), [])
                complete.append((row.label.line, len(row.slots) - columns))
            continue
        if len(values) != columns or row.under_heads:
            continue
        steps = _steps(row)
        if len(set(steps)) == 1 and steps[0] > 0:
            cells[steps[0]] += len(steps)
            if row.next_line is not None:
                ends[row.next_line - values[-1].end_line] += 1
    if len(cells) != 1:
        return Spacing(leading=leading, flush=flush, spare=spare, shapes=shapes)
    most = sum(ends.values())
    kept = tuple(sorted(end for end, count in ends.items() if count > 1 and count * 8 >= most))
    return Spacing(next(iter(cells)), kept, leading, flush, spare, shapes)


def columns_of(row: Row, columns: int, spacing: Spacing) -> list[Token | None] | None:
    """The token of each column, None in a list for a blank cell; None altogether where the source does not decide."""
    values = row.values
    if not values:
        return [None] * columns
    if _has_stray(row, columns, spacing):
        return None
    if row.piped:
        return _among_marks(row, columns, spacing)
    if len(values) == columns:
        return list(values)
    if len(values) > columns or not spacing.cell or spacing.cell < 0:
        return None
    return _by_distance(row, columns, spacing)


def _among_marks(row: Row, columns: int, spacing: Spacing) -> list[Token | None] | None:
    if columns == spacing.flush:
        # Blank places before the words of the next line come after this one's.
        line = [slot for slot in row.slots if slot.line == row.label.end_line]
        if len(line) >= columns and all(slot.role is not Role.VALUE for slot in line[:-columns]):
            return [slot if slot.role is Role.VALUE else None for slot in line[-columns:]]
        return None
    filled = [position for position, slot in enumerate(row.slots) if slot.role is Role.VALUE]
    first, last = filled[0], filled[-1]
    if last - first + 1 == columns:
        start = first
    elif (
        len(row.slots) < columns
        or last >= columns
        or (spacing.leading and len(row.slots) > columns)
        or (last < columns - 1 and not _ends_as_others_do(row, columns, spacing))
    ):
        return None
    else:
        start = 0
    return [slot if slot.role is Role.VALUE else None for slot in row.slots[start : start + columns]]


def _ends_as_others_do(row: Row, columns: int, spacing: Spacing) -> bool:
    """Whether blank slots at the end are cells: a mark that ends the row looks the same as a blank last cell."""
    kind = (columns, row.after_group)
    complete = spacing.spare.get(kind, ())
    shapes = spacing.shapes.get(kind, Counter())
    if not complete and len(shapes) == 1 and shapes.total() > 1:
        return True
    # Table 4 has a single row: how the rows of the other tables end is all there is to go by.
    complete = complete or [
        entry
        for (width, _), entries in spacing.spare.items()
        if width == columns or row.under_heads
        for entry in entries
    ]
    above = max((entry for entry in complete if entry[0] <= row.label.line), default=None)
    below = min((entry for entry in complete if entry[0] > row.label.line), default=None)
    return all(len(row.slots) - columns == near[1] for near in (above, below) if near)


def _has_stray(row: Row, columns: int, spacing: Spacing) -> bool:
    """Whether the last value stands otherwise than all before it: a page number, where the row has a blank cell."""
    *cells, last = row.values
    if len(cells) < 2:
        return False
    if row.piped:
        unmarked = not last.piped and all(cell.piped for cell in cells)
        outdented = last.column == 1 and all(cell.column > 1 for cell in cells)
        return (unmarked or outdented) and len(row.slots) > columns
    if all(cell.line == row.label.end_line for cell in cells):
        return last.line != row.label.end_line
    steps = _steps(row)
    return 0 < spacing.cell < steps[-1] and set(steps[1:-1]) == {spacing.cell} and len(row.values) == columns


def _by_distance(row: Row, columns: int, spacing: Spacing) -> list[Token | None] | None:
    found: list[Token | None] = []
    for position, (value, step) in enumerate(zip(row.values, _steps(row), strict=True)):
        if position == 0 and row.under_heads:
            found.append(value)
            continue
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
