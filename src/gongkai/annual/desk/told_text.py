"""The words of a passage as a page shows them: every figure a number that opens its records, every gap marked."""

import re
from urllib.parse import quote

from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.annual.narrative.facts import FACTS
from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.references import PLACEHOLDER, REFERENCE, codes_in, rendered

_PIECES = re.compile(f"{REFERENCE.pattern}|{PLACEHOLDER.pattern}")


def told_text(text: str, numbers: Numbers, report_id: int) -> SafeString:
    """The paragraphs as HTML. A number that is nought is plain text: there is nothing to open."""
    numbers.ask(codes_in(text))
    lines = [line for line in text.splitlines() if line.strip()]
    return format_html_join("", "<p>{}</p>", ((_line(line, numbers, report_id),) for line in lines))


def address_of(code: str, numbers: Numbers, report_id: int) -> str:
    """Where a figure opens: a cell among the tables, all else by itself."""
    if code in numbers.cells:
        return f"{reverse('annual-tables', args=[report_id])}?cell={quote(code)}#open"
    return reverse("annual-figure", args=[report_id, code])


def _line(line: str, numbers: Numbers, report_id: int) -> SafeString:
    told = []
    at = 0
    for match in _PIECES.finditer(line):
        told += [conditional_escape(line[at : match.start()]), _piece(match, numbers, report_id)]
        at = match.end()
    told.append(conditional_escape(line[at:]))
    return mark_safe("".join(told))  # noqa: S308 - each piece is escaped


def _piece(match: re.Match[str], numbers: Numbers, report_id: int) -> SafeString:
    if match[1] is None:
        return format_html("<mark>{}</mark>", match[0])
    code = match[1].strip()
    if code not in numbers:
        return format_html(
            '<strong class="error">{}</strong>', _("%(code)s没有这样的数据") % {"code": match[0]}
        )
    says = rendered(match[0], numbers)
    if code in FACTS or not numbers[code]:
        return conditional_escape(says)
    return format_html('<a class="n" href="{}">{}</a>', address_of(code, numbers, report_id), says)
