"""Adding many files with their whole history at once, for imports and generated registers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from gongkai.records.canonical import canonical
from gongkai.records.chain import Entry, digest
from gongkai.records.models import Case, Event

_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What `append` is told of an event; `actor` is the user's number."""

    kind: str
    on: date
    at: datetime
    actor_name: str
    actor: int | None = None
    data: dict[str, Any] = field(default_factory=dict)


def append_many(files: Sequence[tuple[Case, Sequence[NewEvent]]]) -> None:
    """Save cases that are not saved yet, each with its chain: the same rows as `append` makes, in few statements."""
    cases = [case for case, _ in files]
    with transaction.atomic():
        # The digests cover the numbers, so the cases are saved twice: to get a number, and to keep the head.
        Case.objects.bulk_create(cases, batch_size=_ROWS)
        events = [event for case, history in files for event in _chained(case, history)]
        Event.objects.bulk_create(events, batch_size=_ROWS)
        Case.objects.bulk_create(
            cases,
            batch_size=_ROWS,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["length", "head"],
        )


def _chained(case: Case, history: Sequence[NewEvent]) -> list[Event]:
    events = []
    for new in history:
        seq = case.length + 1
        data = canonical(new.data)
        entry = Entry(case.pk, seq, new.kind, new.on, new.at, new.actor, new.actor_name, data)
        case.length, case.head = seq, digest(case.head, entry)
        events.append(
            Event(
                case_id=case.pk,
                seq=seq,
                kind=new.kind,
                on=new.on,
                at=new.at,
                actor_id=new.actor,
                actor_name=new.actor_name,
                data=data,
                digest=case.head,
            )
        )
    return events
