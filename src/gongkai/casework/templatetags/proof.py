"""The cells of the proof sheet's calendar.

In code and not in the template: 56 cells of a dozen look-ups each would take most of the time of the page of a case.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from gongkai.casework.proof_sheet import Slot

register = template.Library()

_COMMA = '<span class="sr">，</span>'


@register.filter
def day_cells(slots: Iterable[Slot]) -> SafeString:
    """The `td`s of a week; a screen reader hears 「3月12日，第12个工作日，今天」."""
    return mark_safe("".join(map(_cell, slots)))  # noqa: S308 - see below


def _cell(slot: Slot) -> str:
    """Dates, numbers, classes of ours, and notes that are escaped."""
    on, day = slot.date, slot.day
    if slot.names_month:
        shown = f"{on.month}月<wbr>{on.day}日"
    else:
        shown = f'<span class="sr">{on.month}月</span>{on.day}<span class="sr">日</span>'
    style, number, notes = "before", "", ""
    if day:
        style = day.style
        if day.number:
            number = f'{_COMMA}<b><span class="sr">第</span>{day.number}<span class="sr">个工作日</span></b>'
        notes = "".join(f"{_COMMA} <i>{conditional_escape(note)}</i>" for note in day.notes)
    marked = f' class="{style}"' if style else ""
    return f'<td{marked}><time datetime="{on.isoformat()}">{shown}</time>{number}{notes}</td>'
