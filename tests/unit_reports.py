"""Reports of units with a few numbers in them, filed or brought, without the steps before."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from gongkai.agencies.models import Agency
from gongkai.annual import stored
from gongkai.annual.compiling.cell import Compiled, CompiledCell
from gongkai.annual.compiling.totals import with_totals
from gongkai.annual.models import AnnualReport, UnitReport
from gongkai.annual.stage import AT_WORK, Stage
from gongkai.records.models import Case, CaseKind
from gongkai.report.value import Number, Report

AT = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)


def tables(name: str, year: int, numbers: Mapping[str, Number] | None = None) -> Report:
    """The tables with these leaves, zeros elsewhere, and the totals that follow."""
    cells = with_totals(numbers or {}, year)
    return Compiled(year, {code: CompiledCell(code, value) for code, value in cells.items()}).report(name)


def own_report(
    agency: Agency,
    year: int,
    stage: Stage = Stage.SUBMITTED,
    report: Report | None = None,
    *,
    at: datetime = AT,
    whole: bool = False,
    version: int = 1,
) -> AnnualReport:
    """A report in the stage; of one that is at work nothing is kept."""
    case = Case.objects.create(agency=agency, kind=CaseKind.ANNUAL_REPORT, opened_at=at)
    kept = "" if stage in AT_WORK else stored.to_text(report or tables(agency.name, year))
    return AnnualReport.objects.create(
        case=case,
        agency=agency,
        year=year,
        version=version,
        whole=whole,
        due=date(year + 1, 1, 31),
        stage=stage,
        submitted_at=None if stage is Stage.COMPILING else at,
        data=kept,
        digest=str(version) * 64,
    )


def brought(agency: Agency, year: int, report: Report, *, at: datetime = AT) -> UnitReport:
    """A report taken over from a file."""
    return UnitReport.objects.create(
        agency=agency,
        year=year,
        data=stored.to_text(report),
        name=f"{agency.name}.docx",
        brought_by="周敏秋（公开办经办）",
        brought_at=at,
    )
