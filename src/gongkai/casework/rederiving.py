"""Deriving what is stored beside a case anew from its events: after a change of the calendar, or to check it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from gongkai.agencies.models import Post
from gongkai.agencies.role import Role
from gongkai.casework.models import Application, Assignment, Letter, Redaction, Spell
from gongkai.casework.recording import DERIVED, counted, derived, standing_of, store, tasks
from gongkai.law.readings import Readings
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays
from gongkai.records.append import lock
from gongkai.records.moment import Moment
from gongkai.workflow.models import Notice, Task


@dataclass(frozen=True, slots=True)
class Difference:
    """Something stored otherwise than the events say."""

    number: str
    what: str
    stored: Any
    derived: Any

    def __str__(self) -> str:
        return f"{self.number}　{self.what}：库中为{self.stored!r}，按办理记录应为{self.derived!r}"


def differences(application: Application, days: WorkingDays, readings: Readings) -> Iterator[Difference]:
    """All that is stored of a case otherwise than its events, this calendar and these readings say."""
    stands = standing_of(application, days, readings)
    for name, value in derived(stands).items():
        if getattr(application, name) != value:
            yield Difference(application.number, name, getattr(application, name), value)
    parts = (
        ("表三计数", Spell.objects.filter(application=application), counted(application, stands)),
        ("待办", Task.objects.filter(case=application.pk), tasks(application, stands)),
    )
    for what, stored, due in parts:
        before, after = sorted(map(plain, stored), key=repr), sorted(map(plain, due), key=repr)
        if before != after:
            yield Difference(application.number, what, before, after)
    for letter in Letter.objects.filter(application=application):
        facts = stands.facts.letters[letter.pk]
        for name in ("state", "run", "dispatched_on", "delivered_on"):
            if getattr(letter, name) != getattr(facts, name):
                yield Difference(
                    application.number, f"{letter}·{name}", getattr(letter, name), getattr(facts, name)
                )
    for assignment in Assignment.objects.filter(application=application):
        known = stands.facts.assignments[assignment.pk]
        was = (assignment.unit_id, assignment.person_id, assignment.signed, assignment.ended)
        is_now = (known.unit, known.person, known.signed, known.ended)
        if was != is_now:
            yield Difference(application.number, f"分办·{assignment.pk}", was, is_now)
    for redaction in Redaction.objects.filter(application=application):
        told = stands.facts.redactions[redaction.pk]
        for name in ("stage", "run", "released_on"):
            if getattr(redaction, name) != getattr(told, name):
                yield Difference(
                    application.number,
                    f"区分处理{redaction.pk}·{name}",
                    getattr(redaction, name),
                    getattr(told, name),
                )


def plain(row: models.Model) -> dict[str, Any]:
    """The columns of a row without its key, to compare rows by."""
    return {
        field.attname: str(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if not field.primary_key
    }


@transaction.atomic
def rederive(pk: int, days: WorkingDays | None = None) -> tuple[Application, dict[str, Any]]:
    """Store anew what follows from the events of one case, locked; with what the columns were before."""
    case = lock(pk)
    application = Application.objects.select_related("agency").get(pk=pk)
    application.case = case
    before = {name: getattr(application, name) for name in DERIVED}
    store(application, days)
    return application, before


@transaction.atomic
def rederive_and_tell(pk: int, reason: str, key: str, when: Moment) -> bool:
    """`rederive`, telling whoever works on the case if its deadline has moved; whether it has."""
    application, before = rederive(pk)
    if not application.is_open or application.due == before["due"]:
        return False
    says = f"{application.number}的答复期限由{_said(before['due'])}改为{_said(application.due)}（{reason}）。"
    Notice.objects.bulk_create(
        [
            Notice(person_id=person, case_id=application.pk, says=says, made_at=when.at, key=f"{key}-{pk}")
            for person in sorted(people_of(application, when))
        ],
        ignore_conflicts=True,
    )
    return True


def people_of(application: Application, when: Moment) -> set[int]:
    """Ids of those who work on a case: whoever has it, or else the officers of its unit, and the agency's clerks."""
    posts = Post.objects.in_effect(when.today).filter(agency=application.agency_id)
    found = set(posts.filter(role=Role.CLERK).values_list("person", flat=True))
    if application.person_id:
        found.add(application.person_id)
    elif application.unit_id:
        officers = posts.filter(role=Role.OFFICER, unit=application.unit_id)
        found |= set(officers.values_list("person", flat=True))
    return found


def _said(due: Any) -> str:
    return chinese_date(due) if due else "未定"
