"""Deriving what is stored beside an annual report anew from its events, and comparing what was submitted with its digest."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from gongkai.annual.models import AnnualReport
from gongkai.annual.recording import derived, locked, standing_of, store, tasks
from gongkai.annual.steps_of_own.submitting import digest_of
from gongkai.casework.derived import Derived, register_derived
from gongkai.casework.rederiving import Difference, plain
from gongkai.law.working_days import WorkingDays
from gongkai.records.moment import Moment
from gongkai.workflow.models import Task


def register() -> None:
    """Called when the app is ready."""
    register_derived(Derived(_every, _put_right, _renew))


def differences(report: AnnualReport) -> Iterator[Difference]:
    """All that is stored of a report otherwise than its events say."""
    stands = standing_of(report)
    name = f"{report}第{report.version}版"
    for column, value in derived(stands).items():
        if getattr(report, column) != value:
            yield Difference(name, column, getattr(report, column), value)
    stored: list[dict[str, Any]] = [plain(task) for task in Task.objects.filter(case=report.pk)]
    due = [plain(task) for task in tasks(report, stands)]
    if sorted(stored, key=repr) != sorted(due, key=repr):
        yield Difference(name, "待办", stored, due)
    if stands.facts.digest and digest_of(report.data) != stands.facts.digest:
        # Cannot be derived anew: what was submitted is in no event. The backup has it.
        yield Difference(name, "报送的内容", digest_of(report.data), stands.facts.digest)


def _every(_days: WorkingDays) -> Iterator[tuple[int, list[Difference]]]:
    reports = AnnualReport.objects.select_related("agency").order_by("pk")
    for report in reports.iterator(chunk_size=200):
        yield report.pk, list(differences(report))


@transaction.atomic
def _put_right(pk: int, _days: WorkingDays) -> None:
    store(locked(pk))


def _renew(_reason: str, _key: str, _when: Moment) -> None:
    """Dates of reports are days of the year, not working days: no notice of holidays moves them."""
