"""A report's cells as a row of the wide table, and the row as cells again: nothing is lost on the way.

A plain table needs no word on states: its form is printed whole, every cell a number that its column holds, and none
below zero but changes, which may be. Any other table says of each cell what it is, by one letter.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gongkai.corpus.columns import CELLS, CELLS_OF, LARGEST, scale
from gongkai.report.forms import TABLE_4, Form, codes, is_signed, unit
from gongkai.report.value import Cell, Number, Report, State

ABSENT = " "
"""The report has no such cell: another form, or no such table."""
NUMBER = "."
APART = "x"
"""A number that its column cannot hold exactly, or whose reading a rule had to settle: it stands in `odd`."""
LETTERS = {
    State.BLANK: "b",
    State.PLACEHOLDER: "p",
    State.UNREADABLE: "u",
    State.UNDECIDED: "?",
    State.NOT_IN_FORM: "-",
}
_STATES = {letter: state for state, letter in LETTERS.items()}


def stored(code: str, value: Number) -> int | None:
    """The number as its column holds it, None if it cannot: too large, or finer than 分 or than one 件."""
    scaled = Decimal(value) * scale(code)
    if abs(scaled) > LARGEST or scaled != int(scaled):
        return None
    return int(scaled)


def number(code: str, value: int) -> Number:
    """A stored number in the unit of the form: whole if it is, else a Decimal."""
    factor = scale(code)
    return value if factor == 1 else Decimal(value) / factor


def printed_codes(table: int, form: str | None) -> tuple[str, ...]:
    """The cells of a table that a report in this form prints."""
    if table == 4:
        return TABLE_4
    if form is None:
        return ()
    return tuple(code for code in codes(Form(form), Form(form)) if code.startswith(f"t{table}."))


def cell_columns(report: Report) -> dict[str, Any]:
    """The columns of states, `odd` and the cells of a report; a cell that is absent here is null."""
    row: dict[str, Any] = {}
    odd = []
    for table, every in CELLS_OF.items():
        letters = []
        is_plain = True
        for code in every:
            cell = report.cells.get(code)
            letter = ABSENT
            if cell is not None:
                letter = LETTERS.get(cell.state, NUMBER)
                held = None
                if cell.value is not None and letter == NUMBER:
                    held = stored(code, cell.value)
                if cell.decided_by or (letter == NUMBER and held is None):
                    odd.append(_apart(code, cell))
                    letter, held = APART, held if letter == NUMBER else None
                if held is not None:
                    row[code] = held
                    is_plain &= held >= 0 or is_signed(code)
            letters.append(letter)
        form = {2: report.t2_form, 3: report.t3_form}.get(table)
        whole = set(printed_codes(table, form))
        is_plain &= all(
            letter == (NUMBER if code in whole else ABSENT)
            for code, letter in zip(every, letters, strict=True)
        )
        row[f"t{table}_states"] = None if is_plain else "".join(letters)
    row["odd"] = json.dumps(odd, ensure_ascii=False) if odd else None
    return row


def _apart(code: str, cell: Cell) -> dict[str, str | None]:
    return {
        "code": code,
        "raw": cell.raw,
        "state": cell.state.value,
        "value": None if cell.value is None else str(cell.value),
        "decided_by": cell.decided_by,
    }


def cells(row: Mapping[str, Any]) -> dict[str, Cell]:
    """The cells of a row again, without what only the raw file knows: the printed text and the position."""
    found: dict[str, Cell] = {}
    odd = {entry["code"]: entry for entry in json.loads(row["odd"] or "[]")}
    for table, every in CELLS_OF.items():
        letters = row[f"t{table}_states"]
        whole = set(printed_codes(table, row.get(f"t{table}_form")))
        for place, code in enumerate(every):
            letter = letters[place] if letters else NUMBER if code in whole else ABSENT
            if letter == ABSENT:
                continue
            if letter == APART:
                found[code] = _cell_apart(code, odd[code])
            elif letter == NUMBER:
                found[code] = Cell.number(code, number(code, row[code]))
            else:
                found[code] = Cell(state=_STATES[letter], unit=unit(code))
    return {code: found[code] for code in CELLS if code in found}


def _cell_apart(code: str, entry: Mapping[str, str | None]) -> Cell:
    text = entry["value"]
    value: Number | None = None
    if text is not None:
        value = Decimal(text) if set(text) & set(".Ee") else int(text)
    return Cell(entry["raw"] or "", value, State(entry["state"] or ""), unit(code), None, entry["decided_by"])
