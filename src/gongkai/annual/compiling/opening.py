"""Opening balances (期初余额) in Table 3: applications carried in from records kept elsewhere, and what became of them.

Those still open are carried from year to year until a row of a later year settles them; so what is carried in is by
construction what was carried out the year before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from gongkai.agencies.models import Agency
from gongkai.annual.models import OpeningBalance
from gongkai.casework.table_3 import outcomes_in, printed_row
from gongkai.law.table_3_count import Row
from gongkai.publishing.figures import Figure
from gongkai.report.codes import APPLICANT_COLUMNS, column_of, row_of, t3
from gongkai.report.value import Number

_OUTCOME = "t3.outcome."
_DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Entries:
    """Which balances a row of Table 3 takes in a year; those `less` are taken away again."""

    where: Q
    less: Q

    def by(self, where: Q | None = None) -> Sum:
        """件, signed."""
        signed = Case(When(self.less, then=F("count") * -1), default=F("count"), output_field=IntegerField())
        return Sum(signed, filter=where)


def _entries(year: int) -> Mapping[str, Entries]:
    """By row, all outcomes as one."""
    opened, settling = Q(settles=None), Q(settles__isnull=False)
    left_open = opened & Q(outcome="")
    settled_before, settled = settling & Q(year__lt=year), settling & Q(year__lte=year)
    return {
        Row.CARRIED_IN: Entries(
            opened & Q(year=year) | left_open & Q(year__lt=year) | settled_before, settled_before
        ),
        Row.CARRIED_OUT: Entries(left_open & Q(year__lte=year) | settled, settled),
        _DECIDED: Entries(~Q(outcome="") & Q(year=year), Q(pk=None)),
    }


def opened_of_each(agencies: QuerySet[Agency], year: int) -> dict[int, dict[str, Number]]:
    """What opening balances add to the leaves of Table 3 (件), by agency and code; one question to the database."""
    entries = _entries(year)
    groups: Iterable[Any] = (
        _of(agencies, year)
        .values("agency", "column", "outcome")
        .annotate(**{row: these.by(these.where) for row, these in entries.items()})
        .order_by()
    )
    found: dict[int, dict[str, Number]] = {}
    for group in groups:
        cells = found.setdefault(group["agency"], {})
        for row in entries:
            if number := group[row]:
                printed = row if row != _DECIDED else _OUTCOME[3:] + printed_row(group["outcome"], year)
                code = t3(printed, group["column"])
                cells[code] = cells.get(code, 0) + number
    return found


def behind(agencies: QuerySet[Agency], year: int, code: str) -> Figure:
    """The opening balances that a cell of Table 3 counts, each an entry of its own, and their signed sum."""
    row, column = row_of(code).removeprefix("t3."), column_of(code)
    these = _entries(year).get(row) or _entries(year)[_DECIDED]
    rows = _of(agencies, year).filter(these.where)
    if row_of(code).startswith(_OUTCOME):
        rows = rows.filter(outcome__in=outcomes_in(row_of(code).removeprefix(_OUTCOME), year))
    elif row == Row.RECEIVED_NEW:
        rows = rows.none()
    if column in APPLICANT_COLUMNS:
        rows = rows.filter(column=column)
    return Figure("期初余额", rows.order_by("year", "pk"), these.by())


def with_settled(rows: QuerySet[OpeningBalance]) -> QuerySet[OpeningBalance]:
    """Each with `settled`, how many of those left open somebody has settled since (件)."""
    return rows.annotate(settled=Coalesce(Sum("settled_by__count", filter=Q(settled_by__struck_at=None)), 0))


def _of(agencies: QuerySet[Agency], year: int) -> QuerySet[OpeningBalance]:
    return OpeningBalance.objects.filter(
        agency__in=agencies.order_by().values("pk"), year__lte=year, struck_at=None
    )
