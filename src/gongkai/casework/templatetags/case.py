"""The step bar of a case and the record of one as printed.

In code and not in the template for the reason that `proof` gives: every line is a dozen look-ups.
"""

from collections.abc import Iterable, Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.casework.desk.step_bar import Station

register = template.Library()


@register.filter
def stations(bar: Sequence[Station]) -> SafeString:
    """The `li`s of the step bar; on a phone the present one says its number."""
    shown = (_station(station, number, len(bar)) for number, station in enumerate(bar, 1))
    return mark_safe("".join(shown))  # noqa: S308 - each is escaped


def _station(station: Station, number: int, of: int) -> str:
    marked, counted, passed = "", "", ""
    if station.is_done:
        marked = ' class="done"'
    elif station.is_now:
        marked = ' class="now" aria-current="step"'
    if station.is_now:
        words = _("第%(n)s步，共%(all)s步：") % {"n": number, "all": of}
        counted = f'<b class="only">{words}</b>'
    if station.on:
        passed = f'<time datetime="{station.on.isoformat()}">{station.on_words}</time>'
    return f"<li{marked}><span>{counted}{escape(station.label)}</span>{passed}</li>"


@register.filter
def log_lines(log: Iterable[tuple[str, str, str, str]]) -> SafeString:
    """The `li`s of a record, the newest marked: when it was entered, by whom, what, a note."""
    shown = (_line(at == 0, *line) for at, line in enumerate(log))
    return mark_safe("".join(shown))  # noqa: S308 - each is escaped


def _line(is_newest: bool, says_when: str, who: str, sentence: str, note: str) -> str:
    marked = ' class="now"' if is_newest else ""
    noted = f'<p class="note">{escape(note)}</p>' if note else ""
    said = f"{escape(who)} {escape(sentence)}"
    return f'<li{marked}><span class="when">{escape(says_when)}</span>{said}{noted}</li>'
