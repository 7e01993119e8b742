"""Many cases at once are what single events would have made."""

from datetime import timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries
from tests.tampering import KINDS, faults

from gongkai.agencies.actor import Actor
from gongkai.records.append import append, lock
from gongkai.records.bulk import NewEvent, append_many
from gongkai.records.models import Case
from gongkai.records.moment import Moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("apart")]


def test_many_cases_written_at_once_have_the_chains_that_single_events_make(
    case: Case, when: Moment, clerk: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    history = [
        NewEvent(
            kind, when.today, when.at + timedelta(microseconds=7), str(clerk), clerk.user_id, {"甲": [1]}
        )
        for kind in KINDS
    ]
    new = [Case(agency_id=case.agency_id, kind="application", opened_at=when.at) for _ in range(100)]
    # Cases, their events, the cases' heads, and both ends of the transaction; SQLite takes fewer rows at a time.
    with django_assert_max_num_queries(14):
        append_many([(one, history) for one in new])
    assert faults() == []
    stored = Case.objects.get(pk=new[50].pk)
    assert stored.length == 5
    later = Moment(when.today, when.at + timedelta(microseconds=7))
    with transaction.atomic():
        twin = lock(case.pk)
        for event in history:
            append(twin, event.kind, on=event.on, actor=clerk, when=later, data=event.data)
    same = ("seq", "kind", "on", "at", "actor_id", "actor_name", "data")
    assert list(stored.events.values_list(*same)) == list(case.events.values_list(*same))
