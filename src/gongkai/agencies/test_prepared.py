"""A prepared question finds what the same question asked anew finds."""

from datetime import date, timedelta

import pytest
from django.db.models import F
from pytest_django import DjangoAssertNumQueries
from tests.county import County, county

from gongkai.agencies.models import Post, StandIn
from gongkai.agencies.prepared import Prepared, PreparedValues, has_read

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 10)


@pytest.fixture
def here() -> County:
    return county(TODAY - timedelta(days=30))


held = Prepared(
    lambda person, today: (
        Post.objects.in_effect(today)
        .filter(person=person, role="clerk")
        .annotate(name=F("person__name"))
        .order_by("pk")
    ),
    -1,
    date.min,
)


def test_each_asking_has_its_own_values(here: County) -> None:
    clerk, leader = here.post("clerk"), here.post("leader")
    assert [(post, post.name) for post in held(clerk.person_id, TODAY)] == [(clerk, "周敏秋")]
    assert held(leader.person_id, TODAY) == []
    assert held(clerk.person_id, clerk.since) == [clerk]
    assert held(clerk.person_id, clerk.since - timedelta(days=1)) == []


def test_rows_have_the_types_of_their_columns(here: County) -> None:
    (post,) = held(here.post("clerk").person_id, TODAY)
    assert (type(post.since), type(post.sees_personal_data)) == (date, bool)


def test_a_value_that_would_never_reach_the_database_is_a_fault_of_ours(here: County) -> None:
    forgotten = Prepared(lambda person, _role: Post.objects.filter(person=person), -1, "?")
    with pytest.raises(TypeError, match="not all in"):
        forgotten(here.person("clerk").pk, "clerk")


def test_what_has_been_read_is_not_asked_again(
    here: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    post = here.post("leader")
    row = StandIn.objects.create(post=post, person=here.person("ogi_head"), since=TODAY, until=TODAY)
    has_read(post, "stand_ins", [row])
    with django_assert_num_queries(0):
        assert list(post.stand_ins.all()) == [row]


def test_plain_values_come_with_the_types_of_their_columns(here: County) -> None:
    columns = ("pk", "person__name", "since", "until", "sees_personal_data")
    ask = PreparedValues(lambda person: Post.objects.filter(person=person).values_list(*columns), -1)
    post = here.post("clerk")
    (row,) = ask(post.person_id)
    assert row == (post.pk, "周敏秋", post.since, None, post.sees_personal_data)
