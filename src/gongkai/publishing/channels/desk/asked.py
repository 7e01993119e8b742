"""What the page of the ledger is asked for: scope, channel, column, section, words."""

from datetime import date
from typing import Any

from django.http import QueryDict

from gongkai.agencies.actor import Actor
from gongkai.publishing.asked_scope import AskedScope
from gongkai.publishing.channels.figures import NONE
from gongkai.publishing.models import ChannelKind, Placement
from gongkai.publishing.models.channel import PlacementQuerySet


class AskedLedger(AskedScope):
    """`column` is a column's code, `unit` and `account` are numbers; `-` means those without."""

    def __init__(self, query: QueryDict, actor: Actor, today: date) -> None:
        super().__init__(query, actor, today)
        channel = query.get("channel", "")
        self.channel = channel if channel in ChannelKind.values else ""
        self.column = query.get("column", "")[:40]
        self.unit = _number(query.get("unit", ""))
        self.account = _number(query.get("account", ""))
        self.words = query.get("q", "").strip()[:100]
        self.struck = query.get("state") == "struck"

    @property
    def chosen(self) -> dict[str, Any]:
        """As the address says it."""
        return {
            **super().chosen,
            "channel": self.channel,
            "column": self.column,
            "unit": self.unit,
            "account": self.account,
            "q": self.words,
            "state": "struck" if self.struck else "",
        }

    def found(self) -> PlacementQuerySet:
        """The entries asked for: those that count, or else those struck out."""
        rows = self.scope.theirs(Placement.objects.all()).between(self.first, self.last)
        rows = rows.exclude(struck_at=None) if self.struck else rows.counted()
        if self.channel:
            rows = rows.filter(channel=self.channel)
        if self.column:
            rows = rows.filter(column__code=self.column) if self.column != NONE else rows.filter(column=None)
        if self.unit:
            rows = rows.filter(unit=int(self.unit) if self.unit != NONE else None)
        if self.account:
            rows = rows.filter(account=int(self.account) if self.account != NONE else None)
        for word in self.words.split():
            rows = rows.filter(title__contains=word)
        return rows.order_by("-on", "-pk")


def _number(text: str) -> str:
    return text if text == NONE or (text.isascii() and text.isdecimal() and len(text) < 19) else ""
