"""What the board is asked for: agency or subtree, kind, section, and how urgent."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.asked_table import AskedTable
from gongkai.publishing.clocks.board import Line
from gongkai.publishing.clocks.clock import ClockKind, Urgency

OFFICE = "-"
"""Of no section: the office of disclosure answers for it."""


class AskedBoard(AskedTable):
    """`?agency=&subtree=1&kind=&unit=&urgency=`; raises `Agency.DoesNotExist` for an agency out of reach."""

    def __init__(self, query: QueryDict, actor: Actor, today: date) -> None:
        super().__init__(query, actor, today)
        kind, unit, how = query.get("kind", ""), query.get("unit", ""), query.get("urgency", "")
        self.kind = kind if kind in set(ClockKind) else ""
        is_number = unit.isascii() and unit.isdecimal() and len(unit) < 19
        self.unit = unit if unit == OFFICE or is_number else ""
        self.urgency = how if how in set(Urgency) else ""

    @property
    def chosen(self) -> dict[str, Any]:
        """What the address says."""
        return {
            "agency": self.agency.pk if self.looks_below else "",
            "subtree": int(self.subtree) or "",
            "kind": self.kind,
            "unit": self.unit,
            "urgency": self.urgency,
        }

    @property
    def address(self) -> str:
        """As a query string, without page."""
        return self.opening()

    def opening(self, **instead: object) -> str:
        """The same with other values."""
        return urlencode({name: value for name, value in {**self.chosen, **instead}.items() if value != ""})

    def of_kind_and_unit(self, lines: Iterable[Line]) -> list[Line]:
        """Those of the kind and section asked for, of whatever urgency."""
        return [one for one in lines if self._is_of(one)]

    def _is_of(self, line: Line) -> bool:
        unit = line.clock.unit
        of_unit = not self.unit or (unit is None if self.unit == OFFICE else str(unit) == self.unit)
        return of_unit and (not self.kind or line.clock.kind == self.kind)
