"""Whose statutory table a page counts, of which year, and which number is open: what Tables 3 and 4 ask alike."""

from datetime import date
from functools import cached_property
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, QueryDict

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Reach
from gongkai.agencies.tree import paths_above
from gongkai.records.moment import now
from gongkai.report.forms import FIRST_YEAR, label

REPORT_SEASON_ENDS = 3
"""Until the end of March (条例 Art 49) the year asked about is the one past, whose report is being written."""


class AskedTable:
    """What the address asks for; raises `Agency.DoesNotExist` for an agency out of reach. A year that cannot be meant
    is the usual one."""

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

    @property
    def agencies(self) -> QuerySet[Agency]:
        """Whose cases are counted."""
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
        return f"{self.address}&{urlencode({'cell': self.cell})}"

    @property
    def opened(self) -> str:
        """The open number in words."""
        return label(self.cell).replace("·", "，")


Asked = TypeVar("Asked", bound=AskedTable)


def asked_of(kind: type[Asked], request: HttpRequest, actor: Actor) -> Asked:
    """What the request asks for; 404 for an agency out of reach."""
    try:
        return kind(request.GET, actor, now().today)
    except Agency.DoesNotExist as nowhere:
        raise Http404 from nowhere
