"""The one function that records an event of a document, and the one that stores what follows from all of them."""

from datetime import date
from typing import Any

from gongkai.agencies.actor import Actor
from gongkai.casework.rederiving import plain
from gongkai.law.working_days import WorkingDays
from gongkai.publishing import publication
from gongkai.publishing.columns.version import count_up
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.history import forget, keep, standing_of, stands
from gongkai.publishing.models import Document, ValiditySpell
from gongkai.publishing.register.spells import spells
from gongkai.publishing.stage import Stage
from gongkai.publishing.standing import Standing
from gongkai.records.append import append, lock
from gongkai.records.models import Event
from gongkai.records.moment import Moment
from gongkai.workflow.models import Task

__all__ = ["DERIVED", "derived", "locked", "record", "registered", "stands", "store", "tasks"]

DERIVED = (
    "stage",
    "is_public",
    "unit_id",
    "person_id",
    "revision",
    "published_revision",
    "publish_at",
    "published_at",
    "ended_on",
    "validity",
    "repealed_date",
    "publish_due",
    "withdraw_due",
    "reassess_due",
    "reviewed_by",
)
"""Columns of a document that follow from its events, its working text and the calendar."""


def locked(pk: int) -> Document:
    """The document, locked until the transaction ends; `Case.DoesNotExist` where there is none."""
    case = lock(pk)
    document = Document.objects.select_related("agency", "column", "unit", "person").get(pk=pk)
    document.case = case
    return document


def record(
    document: Document, kind: EventKind, /, *, on: date, actor: Actor, when: Moment, **data: Any
) -> Event:
    """Add an event to a document that the caller holds locked; `store` must follow in the same transaction."""
    if actor.person_id is not None:
        data["recorded_by"] = actor.person_id
    forget(document)
    return append(document.case, kind, on=on, actor=actor, when=when, data=data)


def derived(stands: Standing) -> dict[str, Any]:
    """The stored columns, by name."""
    facts = stands.facts
    down = facts.taken_down if facts.shelf in (Stage.WITHDRAWN, Stage.ENDED) else None
    ended = facts.changed.on if facts.changed and facts.changed.validity.has_ended else None
    return {
        "stage": stands.stage.value,
        "is_public": facts.is_public,
        "unit_id": facts.unit,
        "person_id": facts.person,
        "revision": facts.revision,
        "published_revision": facts.published_revision,
        "publish_at": facts.publish_at,
        "published_at": facts.published_at,
        "ended_on": down.on if down else None,
        "validity": facts.validity.value if facts.validity else "",
        "repealed_date": ended,
        "publish_due": stands.publish_due,
        "withdraw_due": stands.withdraw_due,
        "reassess_due": facts.reassess_due,
        "reviewed_by": "".join(f" {role.value} " for role in facts.reviewed_by),
    }


def tasks(document: Document, stands: Standing) -> list[Task]:
    """What has to be done next with it, and by whom."""
    return [
        Task(
            case_id=document.pk,
            agency_id=document.agency_id,
            role=waiting.role,
            unit_id=waiting.unit,
            person_id=waiting.person,
            step=waiting.step,
            says=waiting.says,
            due=waiting.due,
            waits_for=waiting.waits_for,
            since=waiting.since,
        )
        for waiting in stands.waiting
    ]


def registered(document: Document, stands: Standing) -> list[ValiditySpell]:
    """Where it counts in the register of rules and normative documents."""
    return [
        ValiditySpell(
            document_id=document.pk,
            agency_id=document.agency_id,
            kind=stands.facts.kind,
            number=number,
            validity=spell.validity.value,
            since=spell.since,
            until=spell.until,
        )
        for number, spell in enumerate(spells(stands.facts), start=1)
    ]


def _register(document: Document, stands: Standing) -> bool:
    """Keep the register; whether it is otherwise than before."""
    if stands.facts.shelf is None:
        return False
    due = registered(document, stands)
    stored = ValiditySpell.objects.filter(document=document.pk)
    if list(map(plain, stored.order_by("number"))) == list(map(plain, due)):
        return False
    stored.delete()
    ValiditySpell.objects.bulk_create(due)
    return True


def store(document: Document, days: WorkingDays | None = None) -> Standing:
    """Derive everything from the events and store it beside the case: columns, tasks, and what the public sees."""
    stands = standing_of(document, days)
    for name, value in derived(stands).items():
        setattr(document, name, value)
    document.save()
    Task.objects.filter(case=document.pk).delete()
    Task.objects.bulk_create(tasks(document, stands))
    keep(document, stands)
    counts_otherwise = _register(document, stands)
    if not publication.write(document) and counts_otherwise:
        # The counts that stand above the register are public, also where the document has no page.
        count_up(document.agency)
    return stands
