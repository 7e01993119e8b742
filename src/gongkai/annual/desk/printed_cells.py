"""The cells of a report's tables as its page prints them: the number, and beside it what was adjusted, with its sign."""

from collections.abc import Callable

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from gongkai.annual.compiling import Compiled, CompiledCell
from gongkai.annual.compiling.totals import is_total
from gongkai.annual.desk.asked_tables import AskedTables
from gongkai.report.checks.wording import number
from gongkai.report.forms import label, unit
from gongkai.report.value import Number
from gongkai.report.writing.form_slots import Slot


def signed(amount: Number) -> str:
    """＋1 or －0.5."""
    return f"＋{number(amount)}" if amount > 0 else f"－{number(-amount)}"


def anchor(code: str) -> str:
    """The id of a cell on its page."""
    return "c-" + code.replace("@", "--").replace(".", "-")


# Cells are put together in code: 200 of them through a template took two thirds of the page's time.
def places(
    compiled: Compiled, asked: AskedTables, opens: Callable[[str], str]
) -> Callable[[Slot], SafeString]:
    """How to print the place of a cell; `opens` is the address of the list behind a number, or nothing."""

    def place(slot: Slot) -> SafeString:
        cell = compiled.cells[slot.code]
        total = is_total(cell.code)
        styles = (
            "sum" if total else "",
            "" if cell.value else "zero",
            "open" if cell.code == asked.cell else "",
            "ask" if cell.adjusted and not total else "",
        )
        return format_html(
            '<td id="{}"{}{}>{}{}</td>',
            anchor(cell.code),
            _attribute("class", " ".join(filter(None, styles))),
            _attribute("colspan", str(slot.columns) if slot.columns > 1 else ""),
            _number(cell, asked, opens(cell.code)),
            format_html("<small>{}</small>", signed(cell.adjusted)) if cell.adjusted and not total else "",
        )

    return place


def _number(cell: CompiledCell, asked: AskedTables, address: str) -> SafeString | str:
    """A number that has something behind it opens it; zeros are plain, unless records were adjusted away."""
    if not address or not (cell.value or cell.by_records or cell.adjusted):
        return number(cell.value)
    return format_html(
        '<a class="n"{} aria-label="{}，{}{}" href="{}">{}</a>',
        mark_safe(' aria-current="true"') if cell.code == asked.cell else "",
        label(cell.code).replace("·", "，"),
        number(cell.value),
        unit(cell.code),
        address,
        number(cell.value),
    )


def _attribute(name: str, value: str) -> SafeString | str:
    return format_html(' {}="{}"', name, value) if value else ""
