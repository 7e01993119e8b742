"""Standing adjustments of cells: what people added to what the records say."""

from collections.abc import Iterable

from django.db.models import QuerySet, Sum

from gongkai.agencies.models import Agency
from gongkai.annual.models import Adjustment, AnnualReport
from gongkai.report.forms import is_amount
from gongkai.report.value import Number


def standing(report: AnnualReport) -> QuerySet[Adjustment]:
    """Those of a report that are not withdrawn, in the order in which they were made."""
    return report.adjustments.filter(withdrawn_at=None).order_by("pk")


def adjusted_of(report: AnnualReport) -> dict[str, Number]:
    """What they come to, by code, in the cell's unit."""
    return _sums(standing(report).order_by().values_list("code").annotate(Sum("amount")))


def adjusted_of_each(agencies: QuerySet[Agency], year: int) -> dict[int, dict[str, Number]]:
    """The same by agency, of each agency's newest version; one question to the database.

    A report over all units adjusts their sum, none of the agency's own cells (`roll_up`).
    """
    newest = AnnualReport.objects.newest().filter(
        agency__in=agencies.order_by().values("pk"), year=year, whole=False
    )
    found = (
        Adjustment.objects.filter(report__in=newest.values("pk"), withdrawn_at=None)
        .values_list("report__agency", "code")
        .annotate(Sum("amount"))
        .order_by()
    )
    rows: dict[int, list[tuple[str, Number]]] = {}
    for agency, code, number in found:
        rows.setdefault(agency, []).append((code, number))
    return {agency: _sums(codes) for agency, codes in rows.items()}


def _sums(found: Iterable[tuple[str, Number]]) -> dict[str, Number]:
    return {code: number if is_amount(code) else int(number) for code, number in found}
