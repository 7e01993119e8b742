"""Annual reports of the sample county's agencies as they are when they were submitted, without the steps before."""

from dataclasses import replace
from datetime import date

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.annual import stored
from gongkai.annual.models import AnnualReport, LibraryReport
from gongkai.annual.publishing import publish
from gongkai.annual.stage import Stage
from gongkai.records.models import Case, CaseKind
from gongkai.records.moment import Moment
from gongkai.report.value import Report
from tests.clean_reports import AGENCY, clean, dated


def clean_report(agency: str, year: int) -> Report:
    """A whole report in the form of 2021 without a fault; each follows from that of the even year before it."""
    report = dated(clean(2022 if year % 2 == 0 else 2023), year)
    title = report.title.replace(AGENCY, agency)
    return replace(report, title=title, agency=agency, signature=agency)


def submitted(
    agency: Agency,
    year: int,
    when: Moment,
    report: Report | None = None,
    *,
    corrects: AnnualReport | None = None,
    reason: str = "",
) -> AnnualReport:
    """A version that waits to be published, with this content or a clean one."""
    case = Case.objects.create(agency=agency, kind=CaseKind.ANNUAL_REPORT, opened_at=when.at)
    return AnnualReport.objects.create(
        case=case,
        agency=agency,
        year=year,
        version=corrects.version + 1 if corrects else 1,
        corrects=corrects,
        reason=reason,
        due=date(year + 1, 1, 31),
        stage=Stage.CLEARED,
        submitted_at=when.at,
        cleared_at=when.at,
        data=stored.to_text(report or clean_report(agency.name, year)),
    )


def published(
    agency: Agency,
    year: int,
    when: Moment,
    report: Report | None = None,
    *,
    corrects: AnnualReport | None = None,
    reason: str = "",
) -> LibraryReport:
    """A version before the public; the one that it corrects is superseded."""
    made = submitted(agency, year, when, report, corrects=corrects, reason=reason)
    return made_public(made, when)


def made_public(report: AnnualReport, when: Moment) -> LibraryReport:
    """What the step of publishing does to the version, and to the one that it corrects."""
    own = AnnualReport.objects
    own.filter(pk=report.pk).update(stage=Stage.PUBLISHED, published_at=when.at)
    own.filter(pk=report.corrects_id).update(stage=Stage.SUPERSEDED, superseded_at=when.at)
    return publish(own.get(pk=report.pk), SYSTEM, when)
