"""Events are added, one behind the other, and never written again."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from gongkai.agencies.actor import PUBLIC, Actor
from gongkai.records.append import append, lock
from gongkai.records.canonical import canonical, sm3
from gongkai.records.chain import BEGINNING, Entry, digest
from gongkai.records.models import AppendOnly, Case, Event
from gongkai.records.moment import Moment


@pytest.fixture
def event(case: Case, clerk: Actor, when: Moment) -> Event:
    with transaction.atomic():
        return append(
            lock(case.pk), "registered", on=date(2026, 3, 9), actor=clerk, when=when, data={"乙": 1, "甲": 2}
        )


def test_an_event_says_who_when_and_what_and_the_case_knows_its_end(
    event: Event, case: Case, clerk: Actor
) -> None:
    case.refresh_from_db()
    assert (case.length, case.head) == (1, event.digest)
    found = case.events.get()
    assert (found.seq, found.on, found.actor_id, found.actor_name) == (
        1,
        date(2026, 3, 9),
        clerk.user_id,
        "周敏秋（公开办经办人）",
    )
    assert found.data == '{"乙":1,"甲":2}'
    assert found.follows(BEGINNING)


def test_events_stand_in_the_order_in_which_they_were_recorded(
    event: Event, case: Case, when: Moment
) -> None:
    with transaction.atomic():
        locked = lock(case.pk)
        for kind in ("receipt_confirmed", "assigned"):
            append(locked, kind, on=when.today, actor=PUBLIC, when=when)
    first, second, third = case.events.in_order()
    assert [one.kind for one in (first, second, third)] == ["registered", "receipt_confirmed", "assigned"]
    assert second.follows(first.digest)
    assert third.follows(second.digest)
    assert not third.follows(first.digest)
    assert third.actor_id is None


@pytest.mark.parametrize(
    "change",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: type(event).objects.update(data="{}"),
        lambda event: Event.objects.filter(pk=event.pk).delete(),
        lambda event: event.case.events.update(kind="x"),
    ],
    ids=["save", "delete", "update-all", "delete-some", "through-the-case"],
)
def test_our_own_code_cannot_change_what_is_recorded(event: Event, change: Callable[[Event], object]) -> None:
    with pytest.raises(AppendOnly):
        change(event)
    assert Event.objects.get(pk=event.pk).follows(BEGINNING)


def test_two_events_never_have_one_number(event: Event, case: Case, when: Moment) -> None:
    # As it would be without the lock: both have read the case before either has added to it.
    with pytest.raises(IntegrityError), transaction.atomic():
        append(case, "assigned", on=when.today, actor=PUBLIC, when=when)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_a_transaction(case: Case, when: Moment) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        append(case, "assigned", on=when.today, actor=PUBLIC, when=when)


def test_the_digest_is_the_published_hash_of_what_is_written_here() -> None:
    # GB/T 32905-2016, appendix A.1.
    assert sm3("abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    entry = Entry(
        7, 1, "registered", date(2026, 3, 9), datetime(2026, 3, 10, 2, tzinfo=UTC), None, "申请人", "{}"
    )
    assert digest(BEGINNING, entry) == sm3(
        f'["{BEGINNING}",7,1,"registered","2026-03-09","2026-03-10T02:00:00.000000+00:00",null,"申请人","{{}}"]'
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": 1, "a": [True, None, "引“号”"]}, '{"a":[true,null,"引“号”"],"b":1}'),
        ({}, "{}"),
        ('\n"', '"\\n\\""'),
    ],
)
def test_the_same_values_are_always_written_alike(value: object, written: str) -> None:
    assert canonical(value) == written


@pytest.mark.parametrize("value", [date(2026, 3, 9), {1, 2}, float("nan"), b"x"])
def test_what_json_does_not_know_is_not_recorded(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        canonical({"on": value})
