"""The compile: every cell of the year's form for one agency, a set of agencies, or each of many, from few questions."""

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.annual.compiling.adjustments import adjusted_of, adjusted_of_each
from gongkai.annual.compiling.cell import Compiled, Counts, together
from gongkai.annual.compiling.opening import opened_of_each
from gongkai.annual.compiling.table_2 import counted_of_each
from gongkai.annual.compiling.totals import is_total
from gongkai.annual.models import AnnualReport
from gongkai.casework.disputes.table_4 import table_4_of_each
from gongkai.casework.table_3 import table_3_of_each


def compiled(agencies: Agency | QuerySet[Agency], year: int) -> Compiled:
    """The tables of an agency, or of all these agencies together, as the records stand, with standing adjustments."""
    return together(_counts(_set(agencies), year).values()).compiled(year)


def compiled_many(agencies: QuerySet[Agency], year: int) -> dict[int, Compiled]:
    """The tables of each of these agencies by itself, by its key; as many questions as for one."""
    counts = _counts(agencies, year)
    return {key: counts.get(key, Counts()).compiled(year) for key in agencies.values_list("pk", flat=True)}


def of_report(report: AnnualReport) -> Compiled:
    """The tables of a report as the records stand, with its own adjustments, whatever became of the report since."""
    agency = Agency.objects.filter(pk=report.agency_id)
    counted = together(_counts(agency, report.year, adjusting=False).values()).compiled(report.year)
    return counted.adjusted_by(adjusted_of(report))


def _set(agencies: Agency | QuerySet[Agency]) -> QuerySet[Agency]:
    return Agency.objects.filter(pk=agencies.pk) if isinstance(agencies, Agency) else agencies


def _counts(agencies: QuerySet[Agency], year: int, *, adjusting: bool = True) -> dict[int, Counts]:
    """What is counted, by agency; agencies with nothing at all may be missing."""
    found: dict[int, Counts] = {}
    for key, table_3 in table_3_of_each(agencies, year).items():
        counts = found.setdefault(key, Counts())
        counts.recorded |= {code: n for code, n in table_3.cells.items() if n and not is_total(code)}
        counts.without_outcome = table_3.without_outcome
    for key, table_4 in table_4_of_each(agencies, year).items():
        counts = found.setdefault(key, Counts())
        counts.recorded |= {code: n for code, n in table_4.cells.items() if n and not is_total(code)}
    for key, table_2 in counted_of_each(agencies, year).items():
        found.setdefault(key, Counts()).recorded |= table_2
    for key, opened in opened_of_each(agencies, year).items():
        found.setdefault(key, Counts()).opening |= opened
    if adjusting:
        for key, adjusted in adjusted_of_each(agencies, year).items():
            found.setdefault(key, Counts()).adjusted |= adjusted
    return found
