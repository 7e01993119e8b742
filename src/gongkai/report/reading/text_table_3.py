"""Table 3 in a recognised text: rows of seven by their labels, and runs of digits where the row decides."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gongkai.report.codes import COLUMNS, Column
from gongkai.report.forms import TABLE_3, Form, outcome_leaves
from gongkai.report.reading.digit_runs import readings, readings_by_sum
from gongkai.report.reading.label_matching import fold_label
from gongkai.report.reading.labels import GROUP_CODES
from gongkai.report.reading.slots import Row, Spacing, columns_of
from gongkai.report.reading.text_tables import (
    TableReading,
    absent,
    printed,
    rows_in,
    run_text,
    settled,
    undecided,
)
from gongkai.report.reading.tokens import Role, Token
from gongkai.report.value import Cell, PrintedLabel, Remark, State

WIDTH = len(COLUMNS)
OTHER = "t3.outcome.other"
TOTAL = "t3.outcome.total"
_ORGANISATIONS = COLUMNS[1:6]
_MOST_REPEATS = 4
"""A label may stand once more as a heading, or under a page break; beyond that the source is no report."""

_NOTHING = (State.BLANK, State.UNDECIDED)


@dataclass(slots=True)
class Table3:
    """The rows of the table, lines of seven values without a label, and the order of the columns."""

    rows: list[Row] = field(default_factory=list)
    loose: list[list[Token]] = field(default_factory=list)
    columns: tuple[Column, ...] | None = COLUMNS


def table_3_rows(tokens: Sequence[Token]) -> Table3:
    """Rows in order of the text.

    Where most rows stand with their label on one line, a line of seven values alone has lost its label: it is
    kept apart, whatever label stands before it.
    """
    rows = [row for row in rows_in(tokens, 3) if row.label.match and row.label.match.code.startswith("t3.")]
    for above, row in pairwise(rows):
        row.after_group = not above.slots and _code(above) in GROUP_CODES
    table = Table3([row for row in rows if _is_row(row)], columns=_columns(tokens))
    if sum(_on_one_line(row) for row in table.rows) < 3:
        return table
    loose = _value_lines(tokens)
    if not loose:
        return table
    table.loose = loose
    taken = {id(token) for line in loose for token in line}
    for row in table.rows:
        row.slots = [slot for slot in row.slots if id(slot) not in taken and slot.line == row.label.end_line]
    return table


def columns_flush_right(tokens: Sequence[Token]) -> int:
    """Seven, where a line of the head shows 总计 in the seventh place from 自然人 and nothing after it; else 0.

    Then the merged cells of the table were laid out with blanks, and its columns end every line.
    """
    line: list[str] = []
    number = 0
    for token in tokens:
        if token.table != 3 or token.role is Role.ROW_END:
            continue
        if token.line != number:
            if _laid_out(line):
                return WIDTH
            line, number = [], token.line
        line.append(token.match.code if token.match else "")
    return WIDTH if _laid_out(line) else 0


def _laid_out(line: Sequence[str]) -> bool:
    first, last = f"t3.*@{Column.NATURAL_PERSON}", f"t3.*@{Column.TOTAL}"
    return line[-1:] == [last] and line[-WIDTH : -WIDTH + 1] == [first]


def form_of_rows(rows: Iterable[Row]) -> Form | None:
    """2021 by a sub-row of （六）, 2019 by （六） as a row of its own; None where the source shows neither."""
    codes = {_code(row): row for row in rows}
    if any(code.startswith(OTHER + ".") for code in codes):
        return Form.F2021
    if OTHER in codes and (codes[OTHER].values or TOTAL in codes or "t3.carried_out" in codes):
        return Form.F2019
    return None


def read_table_3(table: Table3, form: Form | None, spacing: Spacing) -> TableReading:
    """Cells of Table 3. Without a known form only the rows that stand there have cells."""
    reading = TableReading(form)
    runs: dict[str, str] = {}
    blanks = any(not row.slots for row in table.rows if _code(row) not in GROUP_CODES)
    met: Counter[str] = Counter()
    for row in table.rows:
        code = _code(row)
        met[code] += 1
        if met[code] > _MOST_REPEATS:
            continue
        if code in GROUP_CODES and not (code == OTHER and (form is not Form.F2021 or row.values)):
            continue
        cells = _row_cells(row, table.columns, spacing, blanks=blanks)
        if cells and cells[0].state is State.UNDECIDED and run_text(row).isdecimal():
            runs[code] = run_text(row)
        _take(reading, code, cells)
    _take_loose(reading, table, form)
    _settle_runs(reading, runs, form)
    if form:
        for due in TABLE_3[form]:
            for cell_code in due.cells:
                reading.cells.setdefault(cell_code, absent(cell_code))
    return reading


def repeated(rows: Sequence[Row]) -> bool:
    """Whether the table stands there twice with its numbers, as where two reports share a source."""
    full = [_code(row) for row in rows if len(row.values) == WIDTH]
    return all(full.count(code) > 1 for code in ("t3.received_new", TOTAL, "t3.carried_out"))


def variants(tokens: Sequence[Token]) -> list[PrintedLabel]:
    """Wordings other than the form's, each once."""
    found: dict[tuple[str, str], PrintedLabel] = {}
    labels = [
        (token, token.match)
        for token in tokens
        if token.table == 3 and token.role is Role.LABEL and token.match
    ]
    as_due = {match.code for _, match in labels if match.exact}
    for token, match in labels:
        variant = match.variant(token.text, token.where)
        # A short name of a row met besides its full one is a head that a conversion added, or torn.
        if variant and variant.code not in as_due and token is not tokens[-1]:
            found.setdefault((variant.code, fold_label(variant.printed)), variant)
    return list(found.values())


def _code(row: Row) -> str:
    return row.label.match.code if row.label.match else ""


def _is_row(row: Row) -> bool:
    code = _code(row)
    return not code.startswith("t3.*") and code.startswith(("t3.outcome", "t3.received_new", "t3.carried"))


def _columns(tokens: Sequence[Token]) -> tuple[Column, ...] | None:
    """The columns as the heads name them; None where the heads contradict the form and do not name all columns."""
    named: list[Column] = []
    for token in tokens:
        if token.table != 3 or token.role is not Role.LABEL or token.match is None:
            continue
        if token.match.code.startswith("t3.*@"):
            named.append(Column(token.match.code.partition("@")[2]))
        elif token.match.code == "t3.received_new":
            break
    named = list(dict.fromkeys(named))
    organisations = [column for column in named if column in _ORGANISATIONS]
    outer = [column for column in named if column not in _ORGANISATIONS]
    if outer not in ([Column.NATURAL_PERSON, Column.TOTAL], [Column.NATURAL_PERSON], [Column.TOTAL], []):
        return None
    if organisations == sorted(organisations, key=COLUMNS.index):
        return COLUMNS
    if len(organisations) == len(_ORGANISATIONS):
        return (Column.NATURAL_PERSON, *organisations, Column.TOTAL)
    return None


def _on_one_line(row: Row) -> bool:
    values = [value for value in row.values if value.line == row.label.end_line]
    return len(values) == WIDTH


def _value_lines(tokens: Sequence[Token]) -> list[list[Token]]:
    """Lines among the rows that hold seven values and nothing else."""
    lines: dict[int, list[Token]] = {}
    labelled: set[int] = set()
    for token in tokens:
        if token.table != 3:
            continue
        if token.role is Role.VALUE and token.piped:
            lines.setdefault(token.line, []).append(token)
        elif token.role in (Role.LABEL, Role.TEXT):
            labelled.update(range(token.line, token.end_line + 1))
    return [values for line, values in sorted(lines.items()) if len(values) == WIDTH and line not in labelled]


def _row_cells(
    row: Row, columns: tuple[Column, ...] | None, spacing: Spacing, *, blanks: bool
) -> tuple[Cell, ...]:
    """Seven cells in the form's order of columns."""
    code, at = _code(row), row.label.where
    raw = " ".join(value.text for value in row.values)
    whole = run_text(row)
    if whole.isdecimal() and len(whole) > 1:
        return _cut(whole, code, row, blanks=blanks)
    found = columns_of(row, WIDTH, spacing)
    if found is None and row.cut_off and row.piped and columns == COLUMNS:
        return _left_cells(row, code)
    if found is None or (columns is None and row.values):
        return tuple(undecided(f"{code}@{column}", raw, at) for column in COLUMNS)
    by_column = dict(zip(columns or COLUMNS, found, strict=True))
    return tuple(printed(by_column[column], f"{code}@{column}", at=at) for column in COLUMNS)


def _left_cells(row: Row, code: str) -> tuple[Cell, ...]:
    """A row in which the source breaks off: its first cells, as far as a mark closes them."""
    tokens = row.slots[:-1] if row.slots and not row.slots[-1].closed else row.slots
    cells = [
        printed(token if token.role is Role.VALUE else None, f"{code}@{column}", at=row.label.where)
        for column, token in zip(COLUMNS, tokens, strict=False)
    ]
    missing = COLUMNS[len(cells) :]
    return (*cells, *(undecided(f"{code}@{column}", "", row.label.where) for column in missing))


def _cut(whole: str, code: str, row: Row, *, blanks: bool) -> tuple[Cell, ...]:
    place = row.values[0].where
    free = readings(whole, WIDTH)
    if len(free) == 1 and len(free[0]) == WIDTH:
        numbers, rule = tuple(map(int, free[0])), None
    else:
        summed = readings_by_sum(whole, WIDTH, blanks=blanks)
        if len(summed) != 1 or len(summed[0]) != WIDTH:
            return tuple(undecided(f"{code}@{column}", whole, place) for column in COLUMNS)
        numbers, rule = summed[0], "T3-03"
    return tuple(
        settled(f"{code}@{column}", str(number), number, place, rule)
        for column, number in zip(COLUMNS, numbers, strict=True)
    )


def _take(reading: TableReading, code: str, cells: Sequence[Cell]) -> None:
    """Enters a row; the same row with other numbers elsewhere leaves it undecided."""
    codes = [f"{code}@{column}" for column in COLUMNS]
    known = [reading.cells.get(cell_code) for cell_code in codes]
    if any(cell is not None and cell.state not in _NOTHING for cell in known):
        if all(cell.state in _NOTHING for cell in cells):
            return
        same = all(
            old is not None and (old.state, old.value) == (new.state, new.value)
            for old, new in zip(known, cells, strict=True)
        )
        if not same:
            for cell_code, cell in zip(codes, cells, strict=True):
                reading.cells[cell_code] = undecided(cell_code, cell.raw, cell.where)
        return
    if (
        known[0] is not None
        and known[0].state is State.UNDECIDED
        and all(cell.state in _NOTHING for cell in cells)
    ):
        return
    reading.cells.update(zip(codes, cells, strict=True))


def _take_loose(reading: TableReading, table: Table3, form: Form | None) -> None:
    """Lines of seven values between two labelled rows, where exactly as many rows of the form lie between those.

    The form's order of rows is the only thing that can name them; one line too few or too many, and none is named.
    """
    if not table.loose or form is None or table.columns != COLUMNS:
        return
    order = [row.code for row in TABLE_3[form]]
    anchors = [
        (row.label.line, order.index(_code(row))) for row in table.rows if row.values and _code(row) in order
    ]
    if anchors != sorted(anchors) or any(one[1] >= other[1] for one, other in pairwise(anchors)):
        return
    named = []
    for (above, first), (below, last) in pairwise([(0, -1), *anchors, (10**9, len(order))]):
        lines = [line for line in table.loose if above < line[0].line < below]
        if len(lines) != last - first - 1:
            continue
        for code, line in zip(order[first + 1 : last], lines, strict=True):
            cells = [printed(token, f"{code}@{column}") for column, token in zip(COLUMNS, line, strict=True)]
            reading.cells.update(zip((f"{code}@{column}" for column in COLUMNS), cells, strict=True))
            named.append(line[0])
    if named:
        reading.remarks.append(
            Remark(
                "rows_by_order",
                f"表三有 {len(named)} 行数字与行名分离，已按表格固定的行序归到前后两个行名之间的各行，请对照原文核对。",
                named[0].where,
            )
        )


def _settle_runs(reading: TableReading, runs: Mapping[str, str], form: Form | None) -> None:
    """Rows of digits that only the other rows can cut: the one left open in T3-02, then the one in T3-01."""
    if form is None or not runs:
        return
    leaves = outcome_leaves(form)
    equations = (
        ("T3-02", [(TOTAL, 1), *((leaf, -1) for leaf in leaves)]),
        ("T3-01", [("t3.received_new", 1), ("t3.carried_in", 1), (TOTAL, -1), ("t3.carried_out", -1)]),
    )
    for _ in range(2):
        for rule, terms in equations:
            open_rows = [(code, sign) for code, sign in terms if not _numbers(reading, code)]
            if len(open_rows) != 1 or open_rows[0][0] not in runs:
                continue
            code, sign = open_rows[0]
            sums = [
                -sign
                * sum(factor * _numbers(reading, other)[place] for other, factor in terms if other != code)
                for place in range(WIDTH)
            ]
            if min(sums) >= 0 and "".join(map(str, sums)) == runs[code]:
                for column, number in zip(COLUMNS, sums, strict=True):
                    at = reading.cells[f"{code}@{column}"].where
                    reading.cells[f"{code}@{column}"] = settled(
                        f"{code}@{column}", str(number), number, at, rule
                    )


def _numbers(reading: TableReading, code: str) -> tuple[int, ...]:
    cells = [reading.cells.get(f"{code}@{column}") for column in COLUMNS]
    numbers = tuple(int(cell.value) for cell in cells if cell is not None and cell.value is not None)
    return numbers if len(numbers) == WIDTH else ()
