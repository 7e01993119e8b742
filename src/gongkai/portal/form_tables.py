"""The statutory tables as rows for a template: the printed form of `gongkai.report.writing.tables`, with its cells
marked and its labels able to break and to open a row."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gongkai.paper.table import Head, Table, TableCell
from gongkai.portal.cell_address import row_of_cell
from gongkai.portal.cell_view import CellView
from gongkai.report.codes import Track
from gongkai.report.forms import TRACK_LABELS, Form
from gongkai.report.value import Report
from gongkai.report.writing.tables import statutory_table

Cells = Callable[[str], CellView]

_JOINT = re.compile(r"(?<=^商业)(?=企业$)|(?<=^科研)(?=机构$)|(?<=社会公益)(?=组织)|(?<=法律服务)(?=机构)"
                    r"|(?<=^结果)(?=..$)|(?<=^其他)(?=结果$)|(?<=^尚未)(?=审结$)|(?<=）)(?=.{4}$)|(?=（单位)")  # fmt: skip
"""Where a head may break in a narrow column: at words, never inside one."""
_TRACK_ROWS = {TRACK_LABELS[track]: f"t4.{track}" for track in Track}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the table: a head with its words, or a cell. `row` is the row that the head opens."""

    rows: int
    columns: int
    parts: tuple[str, ...] = ()
    scope: str = ""
    style: str = ""
    row: str = ""
    cell: CellView | None = None


@dataclass(frozen=True, slots=True)
class FormTable:
    """A statutory table, ready to print; `style` is its class in the style sheet.

    `presumed` is the form it is printed in where the source, a fragment, shows too little to tell.
    """

    number: int
    title: str
    form: Form | None
    head: tuple[tuple[Slot, ...], ...]
    body: tuple[tuple[Slot, ...], ...]
    style: str
    presumed: Form | None = None


def form_table(report: Report, number: int, cells: Cells) -> FormTable | None:
    """Table 2, 3 or 4 of the report; None where it has none."""
    presumed = None
    table = statutory_table(report, number)
    if table is None and report.has_table(number):
        # The more of the cells a form prints, the better it fits; where both fit, the form of the other table.
        known = report.t2_form or report.t3_form
        presumed = max(Form, key=lambda form: (len(_shown(report, number, form)), form == known))
        table = _in_form(report, number, presumed)
    if table is None:
        return None
    rows = [tuple(_slots(number, row, cells)) for row in table.rows]
    return FormTable(
        number=number,
        title=table.caption.replace(" ", "　"),
        form={2: report.t2_form, 3: report.t3_form}.get(number),
        head=tuple(rows[: table.head_rows]),
        body=tuple(rows[table.head_rows :]),
        style=f"form-{number}",
        presumed=presumed,
    )


def _in_form(report: Report, number: int, form: Form) -> Table | None:
    return statutory_table(replace(report, t2_form=form, t3_form=form), number)


def _shown(report: Report, number: int, form: Form) -> set[str]:
    """The cells of the report that the table prints in this form."""
    table = _in_form(report, number, form)
    return {cell.key for row in table.rows for cell in row if cell.key in report.cells} if table else set()


def _slots(number: int, row: tuple[TableCell, ...], cells: Cells) -> Iterator[Slot]:
    codes = [cell.key for cell in row if cell.key]
    for cell in row:
        if cell.key:
            yield Slot(cell.rows, cell.columns, cell=cells(cell.key))
            continue
        opens = ""
        if cell.head is Head.ROW and any(cells(code).cell for code in codes):
            opens = row_of_cell(codes[0])
        elif cell.head is not Head.ROW or not codes:
            opens = _TRACK_ROWS.get(cell.text, "")
        corner = number == 3 and cell.rows == cell.columns == 3
        yield Slot(
            cell.rows,
            cell.columns,
            tuple(_JOINT.split(cell.text)),
            "" if corner else (cell.head or ""),
            "corner" if corner else _style(number, cell, codes),
            opens,
        )


def _style(number: int, cell: TableCell, codes: list[str]) -> str:
    """The class of a head: which level of Table 3 it stands on, which kind of line of Table 2."""
    if number == 2:
        return {Head.COLUMNS: "item", Head.COLUMN: "head", Head.ROW: "leaf in0"}.get(
            cell.head or Head.ROW, ""
        )
    if number == 4:
        return ""
    if cell.head is Head.ROWS:
        # The outcomes group holds all the others, and its label runs down the page.
        return "v" if cell.text.startswith("三") else "g"
    if cell.head is Head.ROW:
        total = " sum" if codes[0].startswith("t3.outcome.total@") else ""
        return f"leaf in{3 - cell.columns}{total}"
    return ""


def row_codes(report: Report, row: str) -> tuple[str, ...]:
    """Codes of the cells of one row of the report, in printed order; empty for a row that it lacks."""
    return tuple(code for code in report.cells if row_of_cell(code) == row)
