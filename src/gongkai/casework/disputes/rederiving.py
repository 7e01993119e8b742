"""Deriving what is stored beside a review or suit anew from its events: after a change of the calendar, or to check it."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from gongkai.casework.disputes.recording import derived, locked, standing_of, store, tasks
from gongkai.casework.models import Dispute
from gongkai.casework.rederiving import Difference, plain
from gongkai.law.readings import Readings
from gongkai.law.working_days import WorkingDays
from gongkai.workflow.models import Task


def differences(dispute: Dispute, days: WorkingDays, readings: Readings) -> Iterator[Difference]:
    """All that is stored of a dispute otherwise than its events, this calendar and these readings say."""
    stands = standing_of(dispute, days, readings)
    for name, value in derived(stands).items():
        if getattr(dispute, name) != value:
            yield Difference(dispute.number, name, getattr(dispute, name), value)
    stored: list[dict[str, Any]] = [plain(task) for task in Task.objects.filter(case=dispute.pk)]
    due = [plain(task) for task in tasks(dispute, stands)]
    if sorted(stored, key=repr) != sorted(due, key=repr):
        yield Difference(dispute.number, "待办", stored, due)


@transaction.atomic
def rederive(pk: int, days: WorkingDays | None = None) -> Dispute:
    """Store anew what follows from the events of one dispute, locked."""
    dispute = locked(pk)
    store(dispute, days)
    return dispute
