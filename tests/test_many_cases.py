"""The bulk writer of the benchmarks makes the same cases as the steps do."""

import json
import random
from datetime import date
from typing import Any

import pytest
from bench.many_cases.playing import Playing
from bench.many_cases.rows import Writing
from bench.many_cases.scenario import scenario

from gongkai.casework.models import Application, Spell
from gongkai.casework.recording import DERIVED
from gongkai.law.working_days import working_days
from gongkai.records.models import Event
from gongkai.workflow.models import Task
from tests.county import county

SAMPLES = 40
OWN_NUMBERS = ("letter", "assignment", "number", "attachment", "digest")
"""What differs by nature: ids, and numbers taken from counters."""


def plain(events: list[Event]) -> list[Any]:
    """Kind, day and data of every event, without ids and without the files that the steps print."""
    found = []
    for event in events:
        data = {k: v for k, v in json.loads(event.data).items() if k not in OWN_NUMBERS}
        for item in data.get("items", ()) if event.kind == "decided" else ():
            item.pop("item")
        if event.kind != "attached":
            found.append((event.kind, event.on, event.at, event.actor_id, event.actor_name, data))
    return found


@pytest.mark.django_db
def test_a_case_written_in_bulk_is_the_case_made_by_steps() -> None:
    made = county(date(2020, 12, 1))
    roles = ("clerk", "ogi_head", "leader")
    actors = {role: made.actor(role) for role in roles}
    writing = Writing(actors, working_days(), keys=False)
    drawn = random.Random(7)
    for nth in range(1, SAMPLES + 1):
        told = scenario(drawn, working_days())
        played = Playing(told, actors).play()
        rows = writing.rows(told, 1_000_000 + nth, nth)
        for name in (*DERIVED, "title", "request", "column", "applicant_masked", "arrived", "channel"):
            assert getattr(rows.application, name) == getattr(played, name), (name, told)
        stored = Event.objects.filter(case=played.pk).in_order()
        assert plain([r for r in rows.others if isinstance(r, Event)]) == plain(list(stored)), told
        spells = list(
            Spell.objects.filter(application=played).values_list("entered_on", "left_on", "outcome")
        )
        assert [(s.entered_on, s.left_on, s.outcome) for s in rows.others if isinstance(s, Spell)] == spells
        asked = list(
            Task.objects.filter(case=played.pk).order_by("pk").values_list("role", "step", "says", "due")
        )
        assert [(t.role, t.step, t.says, t.due) for t in rows.others if isinstance(t, Task)] == asked
    assert Application.objects.count() == SAMPLES
