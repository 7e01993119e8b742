"""A case written in bulk and the same scenario played through the steps: what has to be equal, and whether it is."""

import json
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.casework.models import Application, Spell
from gongkai.casework.recording import DERIVED
from gongkai.records.models import Event
from gongkai.workflow.models import NumberPattern, Task

SAMPLES = 1_000
SEED = 12
COLUMNS = (*DERIVED, "title", "request", "column", "applicant_masked", "arrived", "channel")
OWN_NUMBERS = ("letter", "assignment", "number", "attachment", "digest")
"""What differs by nature: ids, and numbers taken from counters."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is alike in both: stored columns, events, where the case counts in Table 3, tasks."""

    columns: dict[str, Any]
    events: list[Any]
    spells: list[Any]
    tasks: list[Any]

    @classmethod
    def of(cls, application: Application, rows: list[Any]) -> "Likeness":
        """Of an application and the rows that belong to it, each kind in the order in which it was written."""
        return cls(
            {name: getattr(application, name) for name in COLUMNS},
            [_plain(row) for row in rows if isinstance(row, Event) and row.kind != "attached"],
            [(row.entered_on, row.left_on, row.outcome) for row in rows if isinstance(row, Spell)],
            [(row.role, row.step, row.says, row.due) for row in rows if isinstance(row, Task)],
        )

    @classmethod
    def stored(cls, pk: int) -> "Likeness":
        """Of a case as it lies in the database."""
        events = Event.objects.filter(case=pk).in_order()
        spells = Spell.objects.filter(application=pk).order_by("pk")
        tasks = Task.objects.filter(case=pk).order_by("pk")
        return cls.of(Application.objects.get(pk=pk), [*events, *spells, *tasks])


def _plain(event: Event) -> tuple[Any, ...]:
    """Kind, day, actor and data of an event, without ids; the files that the steps print are no part of it."""
    data = {name: value for name, value in json.loads(event.data).items() if name not in OWN_NUMBERS}
    for item in data.get("items", ()) if event.kind == "decided" else ():
        item.pop("item")
    return event.kind, event.on, event.at, event.actor_id, event.actor_name, data


def compare() -> str:
    """Play `SAMPLES` of the cases written through the steps, at the same agencies, and leave no trace of it.

    Raises AssertionError for the first that differs; otherwise says how many were compared in how many seconds.
    """
    from django.conf import settings
    from django.db import transaction

    from bench.many_cases.filling import actors_of_agency, told
    from bench.many_cases.playing import Playing

    started = time.monotonic()
    agencies = dict(Application.objects.values_list("pk", "agency"))
    drawn = random.Random(SEED).sample(sorted(agencies), min(SAMPLES, len(agencies)))
    usual = settings.FILES
    with tempfile.TemporaryDirectory() as folder:
        settings.FILES = Path(folder)
        for pk in drawn:
            with transaction.atomic():
                # The counters know nothing of the numbers that were written in bulk.
                NumberPattern.objects.create(
                    agency_id=agencies[pk], series="application", pattern="逐步〔{year}〕{n}号"
                )
                played = Playing(told(pk), actors_of_agency(agencies[pk])).play()
                assert Likeness.stored(pk) == Likeness.stored(played.pk), f"case {pk}: {told(pk)}"
                transaction.set_rollback(True)
    settings.FILES = usual
    return f"{len(drawn)} 件批量写入的与逐步办理的相同，用时 {time.monotonic() - started:.0f} 秒"
