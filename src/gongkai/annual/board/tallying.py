"""What a check says of a unit's report, kept for the board."""

from collections.abc import Iterable
from datetime import datetime

from gongkai.agencies.models import Agency
from gongkai.annual.board.row import AT_WORK, Row
from gongkai.annual.checking import examined
from gongkai.annual.compiling import Compiled
from gongkai.annual.models import AnnualReport, LibraryReport, Tally
from gongkai.annual.names_borne import names_of
from gongkai.annual.roll_up.reported import Reported
from gongkai.report.checks import check
from gongkai.report.finding import Answer, CheckResult, Finding, Severity
from gongkai.report.value import Report

AT_ONCE = 10
"""Reports that are checked before a page answers: under a second, most of it for drafts whose words are asked anew."""
_TOTALS = {"received": "received_new", "decided": "outcome.total", "carried_out": "carried_out"}
_MOST = 10**15


def tally_at_work(report: AnnualReport, at: datetime, tables: Compiled | None = None) -> Tally:
    """Check a report that is being written; `tables` if they are counted already."""
    found = examined(report, tables=tables)
    return _kept(report.agency, report.year, AT_WORK, found.report, found.findings, found.result, at)


def tally_reported(one: Reported, year: int, at: datetime) -> Tally:
    """Check a report that counts."""
    report, findings, result = checked(one, year)
    return _kept(one.agency, year, one.digest, report, findings, result, at)


def tally_missing(rows: Iterable[Row], year: int, at: datetime) -> int:
    """Check those whose kept check is of something else, so many as a page waits for; how many are left."""
    stale = [row for row in rows if row.is_unchecked]
    for row in stale[:AT_ONCE]:
        if row.reported is not None:
            tally_reported(row.reported, year, at)
        elif row.report is not None:
            tally_at_work(row.report, at)
    return max(0, len(stale) - AT_ONCE)


def checked(one: Reported, year: int) -> tuple[Report, tuple[Finding, ...], CheckResult]:
    """The report that counts, the findings that nobody has dismissed, and every answer."""
    if isinstance(one.record, AnnualReport):
        found = examined(one.record)
        return found.report, found.findings, found.result
    report = one.report
    before = LibraryReport.objects.filter(agency__in=names_of(one.agency), year=year - 1).first()
    result = check(report, previous=before.report if before else None)
    return report, result.findings, result


def _count(report: Report, row: str) -> int | None:
    """A total of Table 3; None where the report has none, or one that is no count."""
    value = report.value(f"t3.{row}@total")
    return value if isinstance(value, int) and 0 <= value < _MOST else None


def _kept(
    agency: Agency,
    year: int,
    digest: str,
    report: Report,
    findings: tuple[Finding, ...],
    result: CheckResult,
    at: datetime,
) -> Tally:
    counts = {f"{severity}s": sum(one.severity is severity for one in findings) for severity in Severity}
    totals = {name: _count(report, row) for name, row in _TOTALS.items()}
    tally, _made = Tally.objects.update_or_create(
        agency=agency,
        year=year,
        defaults={
            "digest": digest,
            "checked_at": at,
            "passed": result.count(Answer.PASS),
            "failed": result.count(Answer.FAIL),
            "cannot_tell": result.count(Answer.CANNOT_TELL),
            **counts,
            **totals,
        },
    )
    return tally
