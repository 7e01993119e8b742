"""Table 3 (收到和处理政府信息公开申请情况) of any agencies and year, counted from the spells of their applications."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, Case, Count, ExpressionWrapper, F, Q, QuerySet, Value, When

from gongkai.agencies.models import Agency
from gongkai.casework.models import Spell, SpellQuerySet
from gongkai.law.outcome import Outcome
from gongkai.law.table_3_count import Row
from gongkai.report.codes import APPLICANT_COLUMNS, COLUMNS, Column, column_of, row_of, t3
from gongkai.report.forms import TABLE_3, Form, form_due
from gongkai.report.value import Cell, Completeness, Report

_STAYS = "stays"
"""How a spell leaves the year that it does not end in."""
_ROWS = {
    "t3.received_new": SpellQuerySet.received_new,
    "t3.carried_in": SpellQuerySet.carried_in,
    "t3.carried_out": SpellQuerySet.carried_out,
}
_OUTCOME = "t3.outcome."


class NoSuchCell(LookupError):
    """A code that Table 3 of the year does not print."""


@dataclass(frozen=True)
class Table3:
    """Table 3 of some agencies in one year: 件 by cell code, zeros included.

    `without_outcome` are closed in the year with no outcome on record; the table does not balance until they have one.
    """

    year: int
    cells: Mapping[str, int]
    without_outcome: int

    @property
    def form(self) -> Form:
        """The form of the year."""
        return form_due(self.year)

    @cached_property
    def balance(self) -> tuple[int, int, int, int]:
        """Totals that must balance: received and carried in; decided and carried out."""
        rows = (Row.RECEIVED_NEW, Row.CARRIED_IN, "outcome.total", Row.CARRIED_OUT)
        received, carried_in, decided, carried_out = (self.cells[t3(row, Column.TOTAL)] for row in rows)
        return received, carried_in, decided, carried_out

    @property
    def balances(self) -> bool:
        """一、＋二、＝三、＋四、"""
        received, carried_in, decided, carried_out = self.balance
        return received + carried_in == decided + carried_out

    def report(self, agency: str) -> Report:
        """The table as part of an annual report, for checks and writers."""
        return Report(
            title=f"{agency}{self.year}年收到和处理政府信息公开申请情况",
            agency=agency,
            year=self.year,
            t3_form=self.form,
            cells={code: Cell.number(code, count) for code, count in self.cells.items()},
            completeness=Completeness.FRAGMENT,
        )


def table_3(agencies: QuerySet[Agency], year: int) -> Table3:
    """The table of all these agencies together; one question to the database."""
    return _table(_groups(agencies, year), year)


def table_3_of_each(agencies: QuerySet[Agency], year: int) -> dict[int, Table3]:
    """The table of each of these agencies that had a case in the year, by its key; one question to the database."""
    by_agency: dict[int, list[dict[str, Any]]] = {}
    for group in _groups(agencies, year, "agency"):
        by_agency.setdefault(group["agency"], []).append(group)
    return {agency: _table(groups, year) for agency, groups in by_agency.items()}


def _groups(agencies: QuerySet[Agency], year: int, *by: str) -> Iterable[dict[str, Any]]:
    """The spells that the year touches, counted by column, by how they came and by how they leave."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    found: Iterable[dict[str, Any]] = (
        _of(agencies)
        .filter(entered_on__lt=after)
        .filter(Q(left_on=None) | Q(left_on__gte=first))
        .values(
            *by,
            "column",
            is_new=ExpressionWrapper(Q(entered_on__gte=first), output_field=BooleanField()),
            leaves=Case(When(left_on__lt=after, then=F("outcome")), default=Value(_STAYS)),
        )
        .annotate(count=Count("pk"))
        .order_by()
    )
    return found


def _table(groups: Iterable[dict[str, Any]], year: int) -> Table3:
    counted: Counter[str] = Counter()
    without_outcome = 0
    for group in groups:
        column, count = group["column"], group["count"]
        entered = Row.RECEIVED_NEW if group["is_new"] else Row.CARRIED_IN
        rows: list[str] = [entered]
        if group["leaves"] == _STAYS:
            rows.append(Row.CARRIED_OUT)
        elif group["leaves"]:
            rows += [f"outcome.{printed_row(group['leaves'], year)}", "outcome.total"]
        else:
            without_outcome += count
        for row in rows:
            counted[t3(row, column)] += count
            counted[t3(row, Column.TOTAL)] += count
    codes = [code for row in TABLE_3[form_due(year)] for code in row.cells]
    return Table3(year, {code: counted[code] for code in codes}, without_outcome)


def cases(agencies: QuerySet[Agency], year: int, code: str) -> SpellQuerySet:
    """The spells that a cell counts, each with its application, in order of receipt. Raises `NoSuchCell`."""
    row, column = row_of(code), column_of(code)
    if column not in COLUMNS or row not in {row.code for row in TABLE_3[form_due(year)]}:
        raise NoSuchCell(code)
    spells = _of(agencies)
    if question := _ROWS.get(row):
        spells = question(spells, year)
    else:
        outcomes = outcomes_in(row.removeprefix(_OUTCOME), year)
        spells = spells.decided(year).filter(outcome__in=outcomes)
    if column in APPLICANT_COLUMNS:
        spells = spells.filter(column=column)
    return spells.select_related("application", "application__agency").order_by("entered_on", "pk")


def closed_without_outcome(agencies: QuerySet[Agency], year: int) -> SpellQuerySet:
    """What `Table3.without_outcome` counts."""
    found = _of(agencies).decided(year).filter(outcome="")
    return found.select_related("application", "application__agency").order_by("entered_on", "pk")


@dataclass(frozen=True, slots=True)
class Received:
    """What was received in a year, by channel and by theme: 件 by code."""

    channels: Mapping[str, int]
    themes: Mapping[str, int]


def received(agencies: QuerySet[Agency], year: int) -> Received:
    """本年新收 by channel and theme, the commonest first; one question to the database."""
    groups = (
        _of(agencies)
        .received_new(year)
        .values_list("application__channel", "application__theme")
        .annotate(count=Count("pk"))
        .order_by()
    )
    channels: Counter[str] = Counter()
    themes: Counter[str] = Counter()
    for channel, theme, count in groups:
        channels[channel] += count
        themes[theme] += count
    return Received(dict(channels.most_common()), dict(themes.most_common()))


def _of(agencies: QuerySet[Agency]) -> SpellQuerySet:
    found: SpellQuerySet = Spell.objects.filter(agency__in=agencies.order_by().values("pk"))
    return found


def printed_row(outcome: str, year: int) -> str:
    """The outcome's row, without its `t3.outcome.`: the form of 2019 prints （六） as one."""
    group = Outcome(outcome).group
    return group if group == "other" and form_due(year) is Form.F2019 else outcome


def outcomes_in(row: str, year: int) -> list[str]:
    """The outcomes that a row counts, the row without its `t3.outcome.`; none for a row that the form lacks."""
    return [outcome for outcome in Outcome if row in ("total", printed_row(outcome, year))]
