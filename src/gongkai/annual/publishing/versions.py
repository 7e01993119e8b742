"""The versions of a published report: each stays reachable after the next has taken its place."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from gongkai.annual.models import AnnualReport, LibraryReport
from gongkai.annual.models.annual_report import AnnualReportQuerySet
from gongkai.report.value import Report


@dataclass(frozen=True, slots=True)
class Version:
    """`reason` is why it took the place of the one before; empty for the first."""

    number: int
    published_at: datetime
    reason: str


def versions(filed: LibraryReport) -> list[Version]:
    """All that were published, the first one first; none of a report read from outside. One question."""
    if filed.own_id is None:
        return []
    rows = _published(filed).order_by("version").values_list("version", "published_at", "reason")
    return [Version(number, at, reason) for number, at, reason in rows if at is not None]


def content(filed: LibraryReport, number: int) -> Report | None:
    """A version as it was published, or None where no such version ever was."""
    found = _published(filed).filter(version=number).first()
    if found is None or found.published_at is None:
        return None
    return replace(found.report, published_on=timezone.localdate(found.published_at))


def _published(filed: LibraryReport) -> AnnualReportQuerySet:
    same = AnnualReport.objects.filter(agency__annual_reports=filed.own_id, year=filed.year)
    return same.exclude(published_at=None)
