"""Notices to those who answer for a clock: one when it is soon due, one when it is late."""

from collections.abc import Iterator, Mapping
from itertools import chain

from django.db.models import QuerySet

from gongkai.agencies.models import Agency, Post
from gongkai.agencies.role import Role
from gongkai.casework.reminders import tell
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays
from gongkai.publishing.clocks.clock import Clock, ClockKind, Urgency, urgency
from gongkai.publishing.clocks.of_columns import of_columns
from gongkai.publishing.clocks.of_documents import of_documents
from gongkai.publishing.clocks.of_ledgers import of_ledgers
from gongkai.publishing.models import Document
from gongkai.records.moment import Moment

ELSEWHERE = frozenset({ClockKind.PUBLISH, ClockKind.REASSESS, ClockKind.LINK})
"""Told of by `publishing.reminders` already, or looked through in a list."""
_OF_SECTION = (Role.OFFICER, Role.SECTION_HEAD)


def remind(when: Moment, days: WorkingDays) -> int:
    """Tell of every clock that is late or due within three working days and was not told of; how many."""
    agencies = Agency.objects.filter(platform__isnull=False)
    owners = _owners(when)
    told = 0
    for clock in _clocks(agencies, when, days):
        how = urgency(clock.signal(when.today, days))
        if clock.kind in ELSEWHERE or how is Urgency.RUNNING:
            continue
        people = owners.get((clock.agency, clock.unit)) or owners.get((clock.agency, None), set())
        says = f"{how.label}：{clock.says[:120]}，{chinese_date(clock.due)}到期（{clock.why[:160]}）。"
        told += tell(people, clock.document, says, f"{clock.key}-{how}", when)
    return told


def _clocks(agencies: QuerySet[Agency], when: Moment, days: WorkingDays) -> Iterator[Clock]:
    documents = Document.objects.filter(agency__in=agencies)
    return chain(
        of_documents(documents, when.today, days),
        of_columns(agencies, when.today),
        of_ledgers(agencies, when.today),
    )


def _owners(when: Moment) -> Mapping[tuple[int, int | None], set[int]]:
    """Ids of people by agency and section: officers and heads of it, and under none the clerks of the agency."""
    found: dict[tuple[int, int | None], set[int]] = {}
    posts = Post.objects.in_effect(when.today).filter(role__in=(*_OF_SECTION, Role.CLERK))
    for agency, unit, role, person in posts.values_list("agency", "unit", "role", "person"):
        place = (agency, unit if role in _OF_SECTION else None)
        found.setdefault(place, set()).add(person)
    return found
