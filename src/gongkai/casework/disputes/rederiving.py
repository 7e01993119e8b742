"""Deriving what is stored beside a review or suit anew from its events: after a change of the calendar, or to check it."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Post
from gongkai.agencies.role import Role
from gongkai.casework.disputes.recording import derived, locked, standing_of, store, tasks
from gongkai.casework.models import Dispute
from gongkai.casework.rederiving import Difference, plain
from gongkai.law.readings import Readings
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays
from gongkai.records.moment import Moment
from gongkai.workflow.models import Notice, Task


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


@transaction.atomic
def rederive_and_tell(pk: int, reason: str, key: str, when: Moment) -> bool:
    """`rederive`, telling whoever works on the dispute if what is due next has moved; whether it has."""
    before = Dispute.objects.get(pk=pk).due
    dispute = rederive(pk)
    if dispute.due == before:
        return False
    due, was = (chinese_date(day) if day else "未定" for day in (dispute.due, before))
    says = f"{dispute.number}{dispute.due_for}的期限由{was}改为{due}（{reason}）。"
    Notice.objects.bulk_create(
        [
            Notice(person_id=person, case_id=pk, says=says, made_at=when.at, key=f"{key}-{pk}")
            for person in sorted(people_of(dispute, when))
        ],
        ignore_conflicts=True,
    )
    return True


def people_of(dispute: Dispute, when: Moment) -> set[int]:
    """Ids of those who work on it: whoever handles it, or else the officers of its unit, and the agency's clerks."""
    posts = Post.objects.in_effect(when.today).filter(agency=dispute.agency_id)
    found = set(posts.filter(role=Role.CLERK).values_list("person", flat=True))
    if dispute.person_id:
        found.add(dispute.person_id)
    elif dispute.unit_id:
        officers = posts.filter(role=Role.OFFICER, unit=dispute.unit_id)
        found |= set(officers.values_list("person", flat=True))
    return found
