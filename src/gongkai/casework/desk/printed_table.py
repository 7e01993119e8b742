"""A statutory table as its page prints it: real labels, every number but zero a link to its cases."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gongkai.casework.desk.asked_table import AskedTable
from gongkai.report.forms import label
from gongkai.report.value import Report
from gongkai.report.writing.form_slots import Slot, form_slots
from gongkai.report.writing.tables import CAPTIONS, statutory_table


@dataclass(frozen=True, slots=True)
class Printed:
    """The statutory table ready to print: rows of cells as HTML."""

    title: str
    head: list[list[SafeString]]
    body: list[list[SafeString]]


def printed(number: int, report: Report, counts: Mapping[str, int], asked: AskedTable) -> Printed:
    """Table 3 or 4 of the report, each of its `counts` (件 by cell code) opening its cases beside the table."""
    laid_out = statutory_table(report, number)
    assert laid_out is not None  # noqa: S101
    rows = [
        [_number(slot.code, counts[slot.code], asked) if slot.code else _head(slot) for slot in row]
        for row in form_slots(number, laid_out)
    ]
    title = CAPTIONS[number].replace(" ", "　")
    return Printed(title, rows[: laid_out.head_rows], rows[laid_out.head_rows :])


# Cells are put together in code: 200 of them through a template took two thirds of the page's time.
def _number(code: str, count: int, asked: AskedTable) -> SafeString:
    row, _, column = code.partition("@")
    total = column == "total" or row.endswith(".total")
    is_open = code == asked.cell
    styles = ("sum" if total else "", "" if count else "zero", "open" if is_open else "")
    style = " ".join(filter(None, styles))
    anchor = "c-" + code.replace("@", "--").replace(".", "-")
    if not count:
        return format_html('<td id="{}" class="{}">0</td>', anchor, style)
    return format_html(
        '<td id="{}"{}><a class="n"{} aria-label="{}，{}件" href="?{}&amp;cell={}#open">{}</a></td>',
        anchor,
        format_html(' class="{}"', style) if style else "",
        mark_safe(' aria-current="true"') if is_open else "",
        label(code).replace("·", "，"),
        count,
        asked.address,
        code,
        count,
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
