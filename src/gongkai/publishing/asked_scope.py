"""Whose ledger a page shows, and of which days: what every ledger of publishing asks of its address."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.asked_table import AskedTable
from gongkai.publishing.scope import Scope


class AskedScope(AskedTable):
    """`?agency=&subtree=1&from=2026-01-01&to=2026-12-31`; this year where no days, or none that can be meant, are asked
    for. Raises `Agency.DoesNotExist` for an agency out of reach."""

    def __init__(self, query: QueryDict, actor: Actor, today: date) -> None:
        super().__init__(query, actor, today)
        first, last = _day(query.get("from", "")), _day(query.get("to", ""))
        self.first = first or date((last or today).year, 1, 1)
        self.last = last or date(self.first.year, 12, 31)
        if self.last < self.first:
            self.first, self.last = self.last, self.first

    @property
    def scope(self) -> Scope:
        """The same as a value."""
        return Scope(self.agency, self.first, self.last, self.subtree)

    @property
    def chosen(self) -> dict[str, Any]:
        """What the address says; empty ones are left out of it."""
        agency = self.agency.pk if self.looks_below else ""
        days = {"from": self.first.isoformat(), "to": self.last.isoformat()}
        return {"agency": agency, "subtree": int(self.subtree) or "", **days}

    @property
    def address(self) -> str:
        """As a query string, without page."""
        return self.opening()

    def opening(self, **instead: str) -> str:
        """The same with other values, for a number that opens its rows."""
        return urlencode({name: value for name, value in {**self.chosen, **instead}.items() if value != ""})


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 1949 < found.year < 2200 else None
