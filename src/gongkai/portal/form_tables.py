"""The statutory tables as rows for a template: the places of `gongkai.report.writing.form_slots`, with their cells
marked and their labels able to open a row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gongkai.paper.table import Table
from gongkai.portal.cell_address import row_of_cell
from gongkai.portal.cell_view import CellView
from gongkai.report.codes import Track
from gongkai.report.forms import TRACK_LABELS, Form
from gongkai.report.value import Report
from gongkai.report.writing.form_slots import Slot as FormSlot
from gongkai.report.writing.form_slots import form_slots
from gongkai.report.writing.tables import statutory_table

Cells = Callable[[str], CellView]

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
    rows = [tuple(_opening(row, cells)) for row in form_slots(number, table)]
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


def _opening(row: tuple[FormSlot, ...], cells: Cells) -> Iterator[Slot]:
    """The row with its cells, and each head with the row that it opens."""
    for slot in row:
        if slot.code:
            yield Slot(slot.rows, slot.columns, cell=cells(slot.code))
            continue
        opens = ""
        if slot.scope == "row" and any(cells(code).cell for code in slot.codes):
            opens = row_of_cell(slot.codes[0])
        elif slot.scope != "row" or not slot.codes:
            opens = _TRACK_ROWS.get(slot.text, "")
        yield Slot(slot.rows, slot.columns, slot.parts, slot.scope, slot.style, opens)


def row_codes(report: Report, row: str) -> tuple[str, ...]:
    """Codes of the cells of one row of the report, in printed order; empty for a row that it lacks."""
    return tuple(code for code in report.cells if row_of_cell(code) == row)
