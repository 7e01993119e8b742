"""Deriving what is stored beside a document anew from its events: after a change of the calendar, or to check it."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from gongkai.agencies.models import Post
from gongkai.agencies.role import Role
from gongkai.casework.derived import Derived, register_derived
from gongkai.casework.rederiving import Difference, plain
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays
from gongkai.publishing import publication
from gongkai.publishing.history import keep, standing_of
from gongkai.publishing.models import Document, ValiditySpell
from gongkai.publishing.recording import derived, locked, registered, store, tasks
from gongkai.records.moment import Moment
from gongkai.workflow.models import Notice, Task


def register() -> None:
    """Called when the app is ready."""
    register_derived(Derived(_every, rederive, _renew))


def differences(document: Document, days: WorkingDays) -> Iterator[Difference]:
    """All that is stored of a document, and all that the public sees of it, otherwise than its events say."""
    stands = keep(document, standing_of(document, days))
    name_of = f"信息{document.pk}"
    for name, value in derived(stands).items():
        if getattr(document, name) != value:
            yield Difference(name_of, name, getattr(document, name), value)
    stored: list[dict[str, Any]] = [plain(task) for task in Task.objects.filter(case=document.pk)]
    due = [plain(task) for task in tasks(document, stands)]
    if sorted(stored, key=repr) != sorted(due, key=repr):
        yield Difference(name_of, "待办", stored, due)
    counted = [plain(one) for one in ValiditySpell.objects.filter(document=document.pk).order_by("number")]
    counts = [plain(one) for one in registered(document, stands)]
    if counted != counts:
        yield Difference(name_of, "有效性台账", counted, counts)
    for what in publication.differing(document):
        yield Difference(name_of, "公开", what, "按办理记录")


@transaction.atomic
def rederive(pk: int, days: WorkingDays | None = None) -> Document:
    """Store anew what follows from the events of one document, locked, and with it what the public sees."""
    document = locked(pk)
    store(document, days)
    return document


def _every(days: WorkingDays) -> Iterator[tuple[int, list[Difference]]]:
    documents = Document.objects.select_related("agency").order_by("pk")
    for document in documents.iterator(chunk_size=200):
        yield document.pk, list(differences(document, days))


def _renew(reason: str, key: str, when: Moment) -> None:
    """What is public already was in time or late, and stays so."""
    at_work = Document.objects.at_work().filter(is_public=False)
    running = at_work | Document.objects.exclude(withdraw_due=None)
    for pk in running.order_by("pk").values_list("pk", flat=True):
        _renew_one(pk, reason, f"{key}-{pk}", when)


@transaction.atomic
def _renew_one(pk: int, reason: str, key: str, when: Moment) -> None:
    before = Document.objects.get(pk=pk)
    document = rederive(pk)
    for column, label in (("publish_due", "公开期限"), ("withdraw_due", "撤回期限")):
        days = getattr(before, column), getattr(document, column)
        if days[0] == days[1]:
            continue
        was, due = (chinese_date(day) if day else "未定" for day in days)
        says = f"“{document.title[:40]}”的{label}由{was}改为{due}（{reason}）。"
        Notice.objects.bulk_create(
            [
                Notice(person_id=person, case_id=pk, says=says, made_at=when.at, key=f"{key}-{column}")
                for person in sorted(people_of(document, when))
            ],
            ignore_conflicts=True,
        )


def people_of(document: Document, when: Moment) -> set[int]:
    """Ids of those who work on it: whoever drafts it, or else the officers of its unit, and the agency's clerks."""
    posts = Post.objects.in_effect(when.today).filter(agency=document.agency_id)
    found = set(posts.filter(role=Role.CLERK).values_list("person", flat=True))
    if document.person_id:
        found.add(document.person_id)
    elif document.unit_id:
        officers = posts.filter(role=Role.OFFICER, unit=document.unit_id)
        found |= set(officers.values_list("person", flat=True))
    return found
