"""The cells of the proof sheet's calendar and the lines of its ledger.

In code and not in the template: 56 cells of a dozen look-ups each would take most of the time of the page of a case.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.casework.proof_ledger import LedgerLine
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
        notes = "".join(f"{_COMMA} <i>{escape(note)}</i>" for note in day.notes)
    marked = f' class="{style}"' if style else ""
    return f'<td{marked}><time datetime="{on.isoformat()}">{shown}</time>{number}{notes}</td>'


@register.filter
def ledger_rows(lines: Iterable[LedgerLine]) -> SafeString:
    """The `tr`s of the ledger; a stretch and a list of articles may break between their parts only."""
    return mark_safe("".join(map(_row, lines)))  # noqa: S308 - each is escaped


def _row(line: LedgerLine) -> str:
    stretch, articles = _kept(line.parts, "至"), _kept(line.articles, "、")
    return (
        f'<tr><th scope="row">{stretch}</th><td>{line.counted}</td><td>{line.total}</td>'
        f'<td data-label="{escape(_("说明"))}">{escape(line.says)}<span class="tail">{articles}</span></td></tr>'
    )


def _kept(parts: Iterable[str], between: str) -> str:
    return f"{between}<wbr>".join(f'<span class="keep">{escape(part)}</span>' for part in parts)
