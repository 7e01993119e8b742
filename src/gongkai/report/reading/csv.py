"""Reader of CSV: the list of cells that our own writer makes, or a form saved out of a spreadsheet."""

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO
from types import MappingProxyType

from gongkai.report.errors import Broken
from gongkai.report.forms import Form, codes, is_amount, unit
from gongkai.report.reading.blocks import Document, Grid, GridCell
from gongkai.report.reading.limits import MAX_GRID_PLACES, too_many_cells
from gongkai.report.reading.numbers import read_cell
from gongkai.report.reading.sheet import blocks_of_sheet
from gongkai.report.value import Cell, Number, Report, Section, State, Where

_HEADS = ("code", "raw", "value", "state")
_DELIMITERS = ",\t;"


def is_cell_list(text: str) -> bool:
    """Whether the first line names the columns of a list of cells."""
    head = next(iter(_rows(text[:400].split("\n", 1)[0])), [])
    return set(_HEADS) <= {name.strip() for name in head}


def read_form_csv(text: str) -> Document:
    """Paragraphs and the grid of a form saved as CSV; a merged cell is its text and blanks beside it."""
    rows = _rows(text)
    width = max(map(len, rows), default=0)
    if width * len(rows) > MAX_GRID_PLACES:
        raise too_many_cells()
    grid = Grid(
        tuple(
            tuple(GridCell(row[x] if x < len(row) else "", Where(line=y, cell=x + 1)) for x in range(width))
            for y, row in enumerate(rows, start=1)
        ),
        Where(table=1),
    )
    return Document(tuple(blocks_of_sheet(grid)))


def read_cell_list(text: str, name: str = "") -> Report:
    """The report in a list of cells (`code, label, raw, value, state, unit, where`).

    The apostrophe that keeps a spreadsheet from taking a text for a formula is taken off again.
    Raises `Broken` with the line of the first thing that does not fit.
    """
    rows = _rows(text)
    heads = [head.strip() for head in rows[0]]
    at = {head: heads.index(head) for head in _HEADS}
    texts: dict[str, list[str]] = {}
    cells: dict[str, Cell] = {}
    for line, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        if len(row) < len(heads):
            raise _broken(line, "列数不够")
        code, raw, value, state = (row[at[head]] for head in _HEADS)
        if "." in code and code[:1] == "t" and code[1:2].isdigit():
            if code in cells:
                raise _broken(line, f"单元格 {code} 出现了两次")
            cells[code] = _cell(code, raw.removeprefix("'"), value, state, line)
        else:
            texts.setdefault(code, []).append(raw.removeprefix("'"))
    return _report(texts, cells, name)


def _rows(text: str) -> list[list[str]]:
    delimiter = max(_DELIMITERS, key=text.count)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise Broken("CSV 文件格式有误，读不出行和列。请从表格软件重新导出。") from error


def _cell(code: str, raw: str, value: str, state: str, line: int) -> Cell:
    """The cell as listed, unless what is printed in it says otherwise."""
    if state not in {known.value for known in State}:
        raise _broken(line, f"单元格状态“{state}”不认识")
    stated = _value(code, value, line)
    if (stated is None) == (state == State.NUMBER.value):
        raise _broken(line, "状态与数值不一致")
    printed = read_cell(raw, code)
    if raw and stated is not None and printed.value is not None and printed.value != stated:
        raise _broken(line, f"原文“{raw}”与数值 {value} 不一致")
    return Cell(raw, stated, State(state), unit(code))


def _value(code: str, value: str, line: int) -> Number | None:
    if not value:
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise _broken(line, f"数值“{value}”不是数") from None
    if not number.is_finite() or len(value) > 40:
        raise _broken(line, f"数值“{value}”不是数")
    return number if is_amount(code) or "." in value else int(number)


def _report(texts: dict[str, list[str]], cells: dict[str, Cell], name: str) -> Report:
    def one(code: str) -> str:
        return texts.get(code, [""])[0]

    year = one("year")
    sections = tuple(
        Section(number, one(f"section_{number}.title"), tuple(texts.get(f"section_{number}.paragraph", ())))
        for number in range(1, 7)
        if f"section_{number}.title" in texts
    )
    return Report(
        title=one("title"),
        agency=one("agency"),
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        t2_form=_form(cells, 2),
        t3_form=_form(cells, 3),
        preamble=tuple(texts.get("preamble", ())),
        sections=sections,
        cells=MappingProxyType(cells),
        signature=one("signature"),
        signed_on=_date(one("signed_on")),
        source_name=name,
    )


def _form(cells: dict[str, Cell], table: int) -> Form | None:
    """The form whose codes of this table all are listed, or most of them."""
    prefix = f"t{table}."
    listed = {code for code in cells if code.startswith(prefix)}
    if not listed:
        return None
    printed = {form: {code for code in _codes(form, table) if code.startswith(prefix)} for form in Form}
    return max(Form, key=lambda form: len(listed & printed[form]) - len(listed - printed[form]))


def _codes(form: Form, table: int) -> Sequence[str]:
    return codes(form, None) if table == 2 else codes(None, form)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _broken(line: int, what: str) -> Broken:
    return Broken(f"单元格清单第 {line} 行有误：{what}。请用导出的原文件，不要改动列和代码。")
