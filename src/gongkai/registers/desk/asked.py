"""What a page of the ledgers is asked for: whose, of which year, which total, and what narrows it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest, QueryDict

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.desk.asked_table import AskedTable
from gongkai.records.moment import now
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import PowerItem, RowQuerySet
from gongkai.report.forms import FIRST_YEAR

NONE = "-"
"""Asks for rows in which a field is empty."""


class AskedYear(AskedTable):
    """`?agency=&subtree=1&year=2026`: this year where none is asked for, since ledgers are written in day by day.

    The coming year is offered too: tasks have days that lie ahead.
    """

    def __init__(self, query: QueryDict, actor: Actor, today: date) -> None:
        super().__init__(query, actor, today)
        self.years = range(today.year + 1, FIRST_YEAR - 1, -1)
        year = query.get("year", "")
        self.year = int(year) if year in map(str, self.years) else today.year
        self.is_own = actor.agency is not None and self.agency.pk == actor.agency.pk and not self.subtree

    def rows_of(self, ledger: Ledger) -> RowQuerySet:
        """All rows of the year, those struck out among them."""
        rows: RowQuerySet = ledger.model._default_manager.between(
            date(self.year, 1, 1), date(self.year, 12, 31)
        )
        if self.subtree:
            return rows.filter(agency__in=self.agencies)
        return rows.filter(agency=self.agency)

    @property
    def chosen(self) -> dict[str, Any]:
        """As the address says it; empty ones are left out of it."""
        agency = self.agency.pk if self.looks_below else ""
        return {"agency": agency, "subtree": int(self.subtree) or "", "year": self.year}

    @property
    def address(self) -> str:
        """As a query string, without page."""
        return self.opening()

    def opening(self, **instead: Any) -> str:
        """The same with other values, for a number that opens its rows."""
        return urlencode({name: value for name, value in {**self.chosen, **instead}.items() if value != ""})


@dataclass(frozen=True, slots=True)
class Filter:
    """A field by which the list is narrowed: `chosen` is one of the values of `choices`, or empty; `rows` is what it leaves."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    rows: Q


class AskedRows(AskedYear):
    """A list of one ledger. Filters have the names of their fields, `q` are words, `total` is a total that is opened,
    `struck=1` asks for the rows struck out."""

    def __init__(self, query: QueryDict, actor: Actor, today: date, ledger: Ledger) -> None:
        super().__init__(query, actor, today)
        self.ledger = ledger
        self.words = query.get("q", "").strip()[:100]
        self.struck = query.get("struck") == "1"
        self.filters = [self._filter(name, query.get(name, "")) for name in ledger.filters]
        asked = query.get("total", "")
        self.total = None if self.struck else next((one for one in ledger.totals if one.code == asked), None)

    @property
    def chosen(self) -> dict[str, Any]:
        """As the address says it."""
        return {
            **super().chosen,
            **{one.name: one.chosen for one in self.filters},
            "q": self.words,
            "struck": int(self.struck) or "",
            "total": self.total.code if self.total else "",
        }

    @property
    def whole(self) -> str:
        """Whose and which year as a query string, without anything that narrows the list."""
        return urlencode({name: value for name, value in super().chosen.items() if value != ""})

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but whose and which year is asked for."""
        return bool(self.words or self.struck or self.total or any(one.chosen for one in self.filters))

    def narrowed(self) -> RowQuerySet:
        """The rows that the filters leave, whatever total is opened: what the totals count."""
        rows = self.rows_of(self.ledger)
        rows = rows.exclude(struck_at=None) if self.struck else rows.counted()
        for one in self.filters:
            rows = rows.filter(one.rows)
        for word in self.words.split():
            found = Q()
            for name in self.ledger.search:
                found |= Q(**{f"{name}__contains": word})
            rows = rows.filter(found)
        return rows

    def found(self) -> RowQuerySet:
        """The rows asked for, newest first."""
        rows = self.narrowed()
        return (rows.filter(self.total.rows) if self.total else rows).newest_first()

    def _filter(self, name: str, asked: str) -> Filter:
        field: Any = self.ledger.model._meta.get_field(name)
        if isinstance(field, models.ForeignKey):
            theirs = field.related_model._default_manager.filter(agency=self.agency)
            theirs = theirs.filter(struck_at=None) if field.related_model is PowerItem else theirs
            choices = [(str(row.pk), str(row)) for row in theirs.order_by("pk")]
        else:
            choices = [(str(value), str(label)) for value, label in field.flatchoices]
        if field.blank:
            choices.append((NONE, "没有写"))
        chosen = asked if asked in {value for value, _label in choices} else ""
        rows = Q(**{name: chosen}) if chosen else Q()
        if chosen == NONE:
            rows = Q(**{name: None if field.null else ""})
        return Filter(name, str(field.verbose_name), tuple(choices), chosen, rows)


def asked_rows(request: HttpRequest, actor: Actor, ledger: Ledger) -> AskedRows:
    """What the request asks of one ledger; 404 for an agency out of reach."""
    try:
        return AskedRows(request.GET, actor, now().today, ledger)
    except Agency.DoesNotExist as nowhere:
        raise Http404 from nowhere
