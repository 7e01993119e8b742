"""The bulk writer of the benchmarks makes the same cases as the steps do."""

import random
from datetime import date

import pytest
from bench.many_cases.comparing import Likeness
from bench.many_cases.playing import Playing
from bench.many_cases.rows import Writing
from bench.many_cases.scenario import scenario

from gongkai.casework.models import Application
from gongkai.law.working_days import working_days
from tests.county import county

SAMPLES = 15


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
        assert Likeness.of(rows.application, rows.others) == Likeness.stored(played.pk), told
    assert Application.objects.count() == SAMPLES
