"""What the page of Table 3 shows: whose table, of which year, which number is open and which cases it counts."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Reach, Role
from gongkai.agencies.tree import paths_above
from gongkai.casework.models import SpellQuerySet, Theme
from gongkai.casework.table_3 import Received, Table3, cases, closed_without_outcome
from gongkai.law.receipt import Channel
from gongkai.report.forms import FIRST_YEAR, label
from gongkai.report.writing.form_slots import Slot, form_slots
from gongkai.report.writing.tables import CAPTIONS, statutory_table

READERS = (Role.CLERK, Role.OGI_HEAD, Role.LEADER, Role.SUPERIOR_READER, Role.AUDITOR)
"""Posts that see every case of the agency, and so every list behind a number."""
REPORT_SEASON_ENDS = 3
"""Until the end of March (条例 Art 49) the year asked about is the one past, whose report is being written."""
WITHOUT_OUTCOME = "without_outcome"
_RECEIVED = "t3.received_new@total"


class Asked:
    """What the address asks for; raises `Agency.DoesNotExist` for an agency out of reach, `NoSuchCell` for a number
    that the table does not have. A year that cannot be meant is the usual one."""

    def __init__(self, query: QueryDict, actor: Actor, today: date) -> None:
        within = Agency.objects.in_reach_of(actor)
        number = query.get("agency", "")
        if actor.agency is None or actor.role is None:
            raise Agency.DoesNotExist
        is_number = number.isascii() and number.isdecimal() and len(number) < 19
        own = not is_number or int(number) == actor.agency.pk
        self.agency = actor.agency if own else within.get(pk=int(number))
        self._top = actor.agency.path
        self.looks_below = actor.role.reach is Reach.SUBTREE
        self.subtree = self.looks_below and query.get("subtree") == "1"
        self.years = range(today.year, FIRST_YEAR - 1, -1)
        year = query.get("year", "")
        usual = today.year - 1 if today.month <= REPORT_SEASON_ENDS else today.year
        self.year = int(year) if year in map(str, self.years) else usual
        self.cell = query.get("cell", "")
        self.channel = query.get("channel", "")
        self.theme = query.get("theme")

    @property
    def agencies(self) -> QuerySet[Agency]:
        """Whose applications are counted."""
        every = Agency.objects.all()
        return every.within(self.agency) if self.subtree else every.filter(pk=self.agency.pk)

    @cached_property
    def neighbours(self) -> list[Agency]:
        """Agencies that the page offers to who looks below: those above within reach, this one, those directly below."""
        if not self.looks_below:
            return []
        above = Q(path__in=paths_above(self.agency.path), path__gte=self._top)
        return list(Agency.objects.filter(above | Q(pk=self.agency.pk) | Q(parent=self.agency)).in_order())

    @property
    def name(self) -> str:
        """Whose table it is: 青溪县人民政府及下级机关."""
        return f"{self.agency.name}及下级机关" if self.subtree else self.agency.name

    @property
    def address(self) -> str:
        """The table without an open number, as a query string."""
        chosen = {"agency": self.agency.pk, "subtree": int(self.subtree) or "", "year": self.year}
        return urlencode({name: value for name, value in chosen.items() if value != ""})

    @property
    def open_address(self) -> str:
        """The table with its open number."""
        opened = {"cell": self.cell, "channel": self.channel or None, "theme": self.theme}
        chosen = {name: value for name, value in opened.items() if value is not None}
        return f"{self.address}&{urlencode(chosen)}"

    def spells(self) -> SpellQuerySet:
        """What the open number counts."""
        if self.cell == WITHOUT_OUTCOME:
            return closed_without_outcome(self.agencies, self.year)
        found = cases(self.agencies, self.year, self.cell)
        if self.channel:
            found = found.filter(application__channel=self.channel)
        if self.theme is not None:
            found = found.filter(application__theme=self.theme)
        return found

    @property
    def opened(self) -> str:
        """The open number in words."""
        if self.cell == WITHOUT_OUTCOME:
            return "已办结而没有结果的"
        if self.channel:
            return f"本年新收，{_channel(self.channel)}"
        if self.theme is not None:
            return f"本年新收，{_theme(self.theme)}"
        return label(self.cell).replace("·", "，")


@dataclass(frozen=True, slots=True)
class Printed:
    """The statutory table ready to print: rows of cells as HTML."""

    title: str
    head: list[list[SafeString]]
    body: list[list[SafeString]]


def printed(table: Table3, asked: Asked) -> Printed:
    """Table 3 with its numbers, each but zero a link that opens its cases beside the table."""
    laid_out = statutory_table(table.report(""), 3)
    assert laid_out is not None  # noqa: S101
    rows = [
        [_number(slot.code, table.cells[slot.code], asked) if slot.code else _head(slot) for slot in row]
        for row in form_slots(3, laid_out)
    ]
    title = CAPTIONS[3].replace(" ", "　")
    return Printed(title, rows[: laid_out.head_rows], rows[laid_out.head_rows :])


# Cells are put together in code: 200 of them through a template took two thirds of the page's time.
def _number(code: str, count: int, asked: Asked) -> SafeString:
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


@dataclass(frozen=True, slots=True)
class Share:
    """A count beside the table: its words, 件, and what opens its list."""

    words: str
    count: int
    opens: str


def by_channel(found: Received) -> list[Share]:
    """本年新收 by channel."""
    return [
        Share(_channel(code), n, f"cell={_RECEIVED}&channel={code}") for code, n in found.channels.items()
    ]


def by_theme(found: Received) -> list[Share]:
    """本年新收 by theme."""
    return [Share(_theme(code), n, f"cell={_RECEIVED}&theme={code}") for code, n in found.themes.items()]


def by_outcome(table: Table3) -> list[Share]:
    """办理结果, those that occurred, the commonest first."""
    totals = [
        (code, count)
        for code, count in table.cells.items()
        if code.startswith("t3.outcome.") and code.endswith("@total") and count
    ]
    return [
        Share(label(code).rpartition("·")[0], count, f"cell={code}")
        for code, count in sorted(totals, key=lambda one: -one[1])
        if code != "t3.outcome.total@total"
    ]


def _channel(code: str) -> str:
    return Channel(code).label if code in tuple(Channel) else code


def _theme(code: str) -> str:
    return Theme(code).label if code in Theme.values else "没有标主题"
