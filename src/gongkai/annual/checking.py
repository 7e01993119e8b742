"""The whole check of an agency's own report: the rules of the toolkit, those of the platform, and what people said."""

from dataclasses import dataclass
from datetime import date

from gongkai.annual.compiling import Compiled
from gongkai.annual.models import AnnualReport, LibraryReport
from gongkai.annual.names_borne import names_of
from gongkai.annual.platform_rules import questions
from gongkai.annual.platform_rules.case import PlatformCase
from gongkai.annual.stage import FROZEN, Stage
from gongkai.annual.verdicts import Found, with_verdicts
from gongkai.annual.whole_report import Composed, composed, counted
from gongkai.report.checks import check
from gongkai.report.finding import CheckResult, Finding, Severity
from gongkai.report.value import Report

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


@dataclass(frozen=True, slots=True)
class Examined:
    """A report checked. `records` is JSON by cell of what the records say now; `result` has every answer of every rule.

    `found` has the findings, gravest first, each with what a person said of it.
    """

    report: Report
    previous: Report | None
    records: str
    result: CheckResult
    found: tuple[Found, ...]

    @property
    def standing(self) -> tuple[Found, ...]:
        """Those that nobody has dismissed."""
        return tuple(one for one in self.found if not one.is_dismissed)

    @property
    def stopping(self) -> tuple[Found, ...]:
        """Those that stop a submission: errors, and warnings without an answer."""
        return tuple(one for one in self.found if one.stops)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has dismissed."""
        return tuple(one.finding for one in self.standing)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Of these the findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)


def examined(report: AnnualReport, on: date | None = None, tables: Compiled | None = None) -> Examined:
    """Check the whole report as it stands; while it is at work, as signed on the day `on`, undated where none is given.

    Counts the records anew unless `tables` has them.
    """
    tables = tables or counted(report)
    # What was submitted is not written anew.
    made = Composed(report.report, tables) if report.stage in FROZEN else composed(report, on, tables)
    printed = made.report
    previous = previous_of(report)
    result = check(printed, previous=previous)
    judgements = [
        judgement
        for question in questions()
        for judgement in question(PlatformCase(report, printed, made.tables))
    ]
    more = [judgement.finding for judgement in judgements if judgement.finding]
    findings = tuple(sorted((*result.findings, *more), key=lambda finding: _GRAVITY[finding.severity]))
    verdicts = (*result.verdicts, *(judgement.verdict for judgement in judgements))
    found = with_verdicts(findings, printed, report)
    return Examined(printed, previous, made.records, CheckResult(findings, verdicts), found)


def previous_of(report: AnnualReport) -> Report | None:
    """The agency's report on the year before: its own as published, else from the library under any of its names."""
    own = AnnualReport.objects.filter(
        agency=report.agency_id, year=report.year - 1, stage=Stage.PUBLISHED
    ).first()
    if own is not None:
        return own.report
    names = names_of(report.agency)
    filed = LibraryReport.objects.filter(agency__in=names, year=report.year - 1).first()
    return filed.report if filed else None
