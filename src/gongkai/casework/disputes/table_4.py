"""Table 4 (因政府信息公开工作被申请行政复议、提起行政诉讼情况) of any agencies and year, counted from the disputes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from gongkai.agencies.models import Agency
from gongkai.casework.models import Dispute, DisputeQuerySet
from gongkai.casework.table_3 import NoSuchCell
from gongkai.law import dispute_result
from gongkai.law.readings import Readings
from gongkai.report.codes import Result, t4
from gongkai.report.forms import TABLE_4, form_due
from gongkai.report.value import Cell, Completeness, Report
from gongkai.workflow.calendar import readings

PENDING = dispute_result.Result.PENDING.value


@dataclass(frozen=True)
class Table4:
    """Table 4 of some agencies in one year: 件 by cell code, zeros included."""

    year: int
    cells: Mapping[str, int]

    def report(self, agency: str) -> Report:
        """The table as part of an annual report, for checks and writers."""
        return Report(
            title=f"{agency}{self.year}年因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            agency=agency,
            year=self.year,
            t3_form=form_due(self.year),
            cells={code: Cell.number(code, count) for code, count in self.cells.items()},
            completeness=Completeness.FRAGMENT,
        )


def table_4(agencies: QuerySet[Agency], year: int, chosen: Readings | None = None) -> Table4:
    """The table of all these agencies together; one question to the database. `law.table_4_count` says what counts."""
    return _table(_groups(agencies, year, chosen or readings()), year)


def table_4_of_each(
    agencies: QuerySet[Agency], year: int, chosen: Readings | None = None
) -> dict[int, Table4]:
    """The table of each of these agencies that had a dispute in the year, by its key; one question to the database."""
    by_agency: dict[int, list[dict[str, Any]]] = {}
    for group in _groups(agencies, year, chosen or readings(), "agency"):
        by_agency.setdefault(group["agency"], []).append(group)
    return {agency: _table(groups, year) for agency, groups in by_agency.items()}


def _groups(agencies: QuerySet[Agency], year: int, chosen: Readings, *by: str) -> Iterable[dict[str, Any]]:
    """The disputes that the year counts, by kind and by the column in which they stand."""
    column = Case(
        When(closed_on__lt=date(year + 1, 1, 1), then=F("result")),
        default=Value(PENDING),
        output_field=CharField(),
    )
    found: Iterable[dict[str, Any]] = (
        _counted(agencies, year, chosen)
        .values(*by, "kind", column=column)
        .annotate(count=Count("pk"))
        .order_by()
    )
    return found


def _table(groups: Iterable[dict[str, Any]], year: int) -> Table4:
    counted: Counter[str] = Counter()
    for group in groups:
        counted[t4(group["kind"], group["column"])] += group["count"]
        counted[t4(group["kind"], Result.TOTAL)] += group["count"]
    return Table4(year, {code: counted[code] for code in TABLE_4})


def cases(
    agencies: QuerySet[Agency], year: int, code: str, chosen: Readings | None = None
) -> DisputeQuerySet:
    """The disputes that a cell counts, in the order in which they were taken up. Raises `NoSuchCell`."""
    if code not in TABLE_4:
        raise NoSuchCell(code)
    _table, kind, column = code.split(".")
    found = _counted(agencies, year, chosen or readings()).filter(kind=kind)
    after = date(year + 1, 1, 1)
    if column == PENDING:
        found = found.filter(_open_until(after))
    elif column != Result.TOTAL:
        found = found.filter(closed_on__lt=after, result=column)
    return found.select_related("agency").order_by("filed_on", "pk")


def _counted(agencies: QuerySet[Agency], year: int, chosen: Readings) -> DisputeQuerySet:
    """All that the year counts: closed in it, or open at its end."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    closed = Q(closed_on__gte=first, closed_on__lt=after)
    if not chosen.pending_counts_again:
        closed &= Q(filed_on__gte=first)
    found: DisputeQuerySet = Dispute.objects.filter(agency__in=agencies.order_by().values("pk"))
    return found.filter(closed | _open_until(after), filed_on__lt=after)


def _open_until(after: date) -> Q:
    return Q(closed_on=None) | Q(closed_on__gte=after)
