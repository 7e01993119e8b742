"""The one function that records an event of a review or suit, and the one that stores what follows from all of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from gongkai.agencies.actor import Actor
from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.facts import Happened
from gongkai.casework.disputes.standing import Standing, standing
from gongkai.casework.models import Dispute
from gongkai.law.readings import Readings
from gongkai.law.working_days import WorkingDays
from gongkai.records.append import append, lock
from gongkai.records.models import Event
from gongkai.records.moment import Moment
from gongkai.workflow.calendar import readings, working_days
from gongkai.workflow.models import Task

DERIVED = (
    "stage",
    "procedure",
    "received_on",
    "due",
    "due_for",
    "result",
    "closed_on",
    "unit_id",
    "person_id",
)
"""Columns of a dispute that follow from its events, the calendar and the readings."""


def locked(pk: int) -> Dispute:
    """The dispute, locked until the transaction ends; `Case.DoesNotExist` where there is none."""
    case = lock(pk)
    dispute = Dispute.objects.select_related("agency", "unit", "person", "application").get(pk=pk)
    dispute.case = case
    return dispute


def record(
    dispute: Dispute, kind: EventKind, /, *, on: date, actor: Actor, when: Moment, **data: Any
) -> Event:
    """Add an event to a dispute that the caller holds locked; `store` must follow in the same transaction."""
    if actor.person_id is not None:
        data["recorded_by"] = actor.person_id
    dispute.__dict__.pop("_stands", None)
    return append(dispute.case, kind, on=on, actor=actor, when=when, data=data)


def happened(events: Iterable[Event]) -> list[Happened]:
    """Events as the fold sees them."""
    return [Happened(EventKind(event.kind), event.on, event.values) for event in events]


def standing_of(
    dispute: Dispute, days: WorkingDays | None = None, chosen: Readings | None = None
) -> Standing:
    """Where the dispute stands by its events; one question to the database, one more for the calendar."""
    events = Event.objects.filter(case=dispute.pk).in_order()
    return standing(happened(events), days or working_days(), chosen or readings())


def stands(dispute: Dispute) -> Standing:
    """Where the dispute stands, asked once for this instance; `store` renews it."""
    known: Standing | None = getattr(dispute, "_stands", None)
    return known or _keep(dispute, standing_of(dispute))


def stands_by(dispute: Dispute, events: Iterable[Event]) -> Standing:
    """The same by events that the caller has read, for a page that prints them too."""
    return _keep(dispute, standing(happened(events), working_days(), readings()))


def _keep(dispute: Dispute, stands: Standing) -> Standing:
    dispute._stands = stands  # type: ignore[attr-defined]
    return stands


def derived(stands: Standing) -> dict[str, Any]:
    """The stored columns, by name."""
    facts, due = stands.facts, stands.next_due
    return {
        "stage": stands.stage.value,
        "procedure": facts.history.procedure.value,
        "received_on": facts.history.received_on,
        "due": due.due if due else None,
        "due_for": due.kind.label if due else "",
        "result": stands.result.value if stands.result else "",
        "closed_on": stands.closed_on,
        "unit_id": facts.unit,
        "person_id": facts.person,
    }


def tasks(dispute: Dispute, stands: Standing) -> list[Task]:
    """The tasks of a dispute that is not archived."""
    return [
        Task(
            case_id=dispute.pk,
            agency_id=dispute.agency_id,
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


def store(dispute: Dispute, days: WorkingDays | None = None, chosen: Readings | None = None) -> Standing:
    """Derive everything from the events and store it beside the case: columns and tasks."""
    stands = standing_of(dispute, days, chosen)
    for name, value in derived(stands).items():
        setattr(dispute, name, value)
    dispute.save()
    Task.objects.filter(case=dispute.pk).delete()
    Task.objects.bulk_create(tasks(dispute, stands))
    return _keep(dispute, stands)
