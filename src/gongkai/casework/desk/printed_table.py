"""A statutory table as its page prints it: real labels, every number but zero a link to its cases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gongkai.report.checks.wording import number as figure
from gongkai.report.forms import label, unit
from gongkai.report.value import Number, Report
from gongkai.report.writing.form_slots import Slot, form_slots
from gongkai.report.writing.tables import CAPTIONS, statutory_table


class Asked(Protocol):
    """Which number is open, and the address of the page without one, as a query string."""

    @property
    def cell(self) -> str: ...

    @property
    def address(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Printed:
    """The statutory table ready to print: rows of cells as HTML."""

    title: str
    head: list[list[SafeString]]
    body: list[list[SafeString]]


def printed(number: int, report: Report, counts: Mapping[str, Number], asked: Asked) -> Printed:
    """Table 2, 3 or 4 of the report, each of its `counts` (by cell code) opening its records beside the table."""
    return laid_out(number, report, lambda slot: _number(slot, counts[slot.code], asked))


def laid_out(number: int, report: Report, place: Callable[[Slot], SafeString]) -> Printed:
    """Table 2, 3 or 4 of the report, the places of its cells as `place` prints them, `<td>` included."""
    table = statutory_table(report, number)
    assert table is not None  # noqa: S101
    rows = [[place(slot) if slot.code else _head(slot) for slot in row] for row in form_slots(number, table)]
    title = CAPTIONS[number].replace(" ", "　")
    return Printed(title, rows[: table.head_rows], rows[table.head_rows :])


# Cells are put together in code: 200 of them through a template took two thirds of the page's time.
def _number(slot: Slot, count: Number, asked: Asked) -> SafeString:
    code = slot.code
    row, _, column = code.partition("@")
    total = column == "total" or row.endswith(".total")
    is_open = code == asked.cell
    styles = ("sum" if total else "", "" if count else "zero", "open" if is_open else "")
    style = " ".join(filter(None, styles))
    anchor = "c-" + code.replace("@", "--").replace(".", "-")
    columns = format_html(' colspan="{}"', slot.columns) if slot.columns > 1 else ""
    if not count:
        return format_html('<td id="{}" class="{}"{}>0</td>', anchor, style, columns)
    return format_html(
        '<td id="{}"{}{}><a class="n"{} aria-label="{}，{}{}" href="?{}&amp;cell={}#open">{}</a></td>',
        anchor,
        format_html(' class="{}"', style) if style else "",
        columns,
        mark_safe(' aria-current="true"') if is_open else "",
        label(code).replace("·", "，"),
        figure(count),
        unit(code),
        asked.address,
        code,
        figure(count),
    )


def _head(slot: Slot) -> SafeString:
    words = format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in slot.parts))
    upright = slot.style in ("v", "g", "corner")
    attributes = {
        "class": slot.style,
        "colspan": slot.columns if slot.columns > 1 else "",
        "rowspan": slot.rows if slot.rows > 1 else "",
        "scope": slot.scope,
    }
    return format_html(
        "<th{}>{}</th>",
        format_html_join("", ' {}="{}"', ((name, value) for name, value in attributes.items() if value)),
        format_html("<span>{}</span>", words) if upright else words,
    )
