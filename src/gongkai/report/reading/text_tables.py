"""The rows of the three tables in a recognised text, and the cells that they decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongkai.report.forms import Form, unit
from gongkai.report.reading.numbers import read_cell
from gongkai.report.reading.slots import Row
from gongkai.report.reading.tokens import Role, Token
from gongkai.report.value import Cell, Number, PrintedLabel, Remark, State, Where


@dataclass(slots=True)
class TableReading:
    """What one table of the source says."""

    form: Form | None = None
    cells: dict[str, Cell] = field(default_factory=dict)
    labels: list[PrintedLabel] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def rows_in(
    tokens: Sequence[Token], table: int, roles: Iterable[Role] = (Role.LABEL, Role.HEAD, Role.ITEM)
) -> list[Row]:
    """Every label of a table with the values after it; a text between label and values parts them."""
    wanted = frozenset(roles)
    rows: list[Row] = []
    current: Row | None = None
    for token in tokens:
        if token.role in (Role.VALUE, Role.BLANK):
            if current is not None and token.table == table:
                current.slots.append(token)
            continue
        if token.role is Role.ROW_END or token.code == "rest":
            continue
        if current is not None:
            current.next_line = current.next_line or token.line
            current = None
        if token.role in wanted and token.table == table:
            current = Row(token)
            rows.append(current)
    if current is not None:
        current.cut_off = True
    return rows


def printed(token: Token | None, code: str, *, at: Where | None = None, head: str = "") -> Cell:
    """The cell of a token; without one, a blank cell at the place of its row."""
    if token is None:
        return Cell("", None, State.BLANK, unit(code), at)
    return read_cell(token.text, code, token.where, head=head)


def undecided(code: str, raw: str, at: Where | None) -> Cell:
    """A cell that the source has and does not decide."""
    return Cell(raw, None, State.UNDECIDED, unit(code), at)


def absent(code: str) -> Cell:
    """A cell whose row the source does not have, though its table should."""
    return Cell("", None, State.NOT_IN_FORM, unit(code))


def settled(code: str, raw: str, value: Number, at: Where | None, rule: str | None) -> Cell:
    """A cell cut out of a run of digits, by `rule` where one had to settle it."""
    return Cell(raw, value, State.NUMBER, unit(code), at, rule)


def run_text(row: Row) -> str:
    """The digits of a row whose values stand together as one; empty where they do not."""
    values = row.values
    return values[0].text if len(values) == 1 and not row.piped else ""
