"""What the page of Table 3 shows beside the table, and which cases its open number counts."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.casework.desk.asked_table import AskedTable
from gongkai.casework.models import SpellQuerySet, Theme
from gongkai.casework.table_3 import Received, Table3, cases, closed_without_outcome
from gongkai.law.receipt import Channel
from gongkai.report.forms import label

READERS = (Role.CLERK, Role.OGI_HEAD, Role.LEADER, Role.SUPERIOR_READER, Role.AUDITOR)
"""Posts that see every case of the agency, and so every list behind a number."""
WITHOUT_OUTCOME = "without_outcome"
_RECEIVED = "t3.received_new@total"


class Asked(AskedTable):
    """What the address asks for, a channel or theme of what was received included."""

    def __init__(self, query: QueryDict, actor: Actor, today: date) -> None:
        super().__init__(query, actor, today)
        self.channel = query.get("channel", "")
        self.theme = query.get("theme")

    @property
    def open_address(self) -> str:
        """The table with its open number."""
        opened = {"cell": self.cell, "channel": self.channel or None, "theme": self.theme}
        chosen = {name: value for name, value in opened.items() if value is not None}
        return f"{self.address}&{urlencode(chosen)}"

    def spells(self) -> SpellQuerySet:
        """What the open number counts; raises `NoSuchCell` for one that the table does not have."""
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
        return super().opened


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
