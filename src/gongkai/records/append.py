"""Adding to the record: the only function that writes events one by one."""

from datetime import date
from typing import Any

from django.db import connection

from gongkai.agencies.actor import Actor
from gongkai.records.canonical import canonical
from gongkai.records.chain import Entry, digest
from gongkai.records.models import Case, Event
from gongkai.records.moment import Moment


def lock(case_id: int) -> Case:
    """The case, locked until the transaction ends; `Case.DoesNotExist` where there is none."""
    return Case.objects.select_for_update().get(pk=case_id)


def append(
    case: Case, kind: str, *, on: date, actor: Actor, when: Moment, data: dict[str, Any] | None = None
) -> Event:
    """Add an event to a case that the caller holds locked (`lock`), in the caller's transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("an event is recorded in the transaction of what it records")
    entry = Entry(
        case.pk, case.length + 1, kind, on, when.at, actor.user_id, str(actor), canonical(data or {})
    )
    event = Event(
        case=case,
        seq=entry.seq,
        kind=kind,
        on=on,
        at=entry.at,
        actor_id=entry.actor,
        actor_name=entry.actor_name,
        data=entry.data,
        digest=digest(case.head, entry),
    )
    event.save()
    case.length, case.head = event.seq, event.digest
    case.save(update_fields=["length", "head"])
    return event
