"""In which post a person acts, and what the desk's header says of it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.county import County, county, post

from gongkai.agencies.actor import actors_of
from gongkai.agencies.models import StandIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def here(today: date) -> County:
    return county(today)


def test_the_header_names_the_agency_and_the_person_with_the_title(here: County) -> None:
    page = here.client("clerk").get("/desk/switch/").content.decode()
    assert "<small>青溪县自然资源局</small>" in page
    assert "周敏秋（公开办经办）" in page


def test_whoever_holds_one_post_is_offered_no_other(here: County) -> None:
    assert "切换岗位</a>" not in here.client("clerk").get("/desk/switch/").content.decode()


def test_a_person_acts_in_the_post_that_they_choose_until_they_choose_another(
    here: County, today: date
) -> None:
    clerk = here.post("clerk")
    second = post(clerk.person, here.education, "ogi_head", "兼任办公室主任", today)
    client = here.client("clerk")
    assert "切换岗位</a>" in client.get("/desk/switch/").content.decode()
    assert client.post("/desk/switch/", {"key": f"post-{second.pk}"}).status_code == 302
    page = client.get("/desk/switch/").content.decode()
    assert "<small>青溪县教育局</small>" in page
    assert "周敏秋（兼任办公室主任）" in page


def test_a_post_of_somebody_else_cannot_be_chosen(here: County) -> None:
    client = here.client("clerk")
    answer = client.post("/desk/switch/", {"key": f"post-{here.post('leader').pk}"})
    assert answer.status_code == 422
    assert "这个岗位今天不能用" in answer.content.decode()
    assert "周敏秋（公开办经办）" in client.get("/desk/switch/").content.decode()


def test_a_stand_in_acts_from_the_first_to_the_last_day_and_says_for_whom(here: County, today: date) -> None:
    row = StandIn.objects.create(
        post=here.post("leader"), person=here.person("ogi_head"), since=today, until=today
    )
    client = here.client("ogi_head")
    client.post("/desk/switch/", {"key": f"stand-in-{row.pk}"})
    assert "韩立（代沈明远，副局长）" in client.get("/desk/switch/").content.decode()
    StandIn.objects.update(since=today - timedelta(days=2), until=today - timedelta(days=1))
    assert "韩立（办公室主任）" in client.get("/desk/switch/").content.decode()


def test_changing_posts_never_leads_off_the_site(here: County) -> None:
    key = f"post-{here.post('clerk').pk}"
    answer = here.client("clerk").post("/desk/switch/", {"key": key, "next": "//evil.example/"})
    assert answer["Location"] == "/desk/"


def test_whoever_holds_no_post_has_no_desk(client, django_user_model: type) -> None:
    client.force_login(django_user_model.objects.create_user("nobody"))
    assert client.get("/desk/switch/").status_code == 403


def test_a_capacity_costs_two_questions_and_standing_in_one_more(
    here: County, today: date, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = here.person("ogi_head").user
    with django_assert_num_queries(2):
        assert [str(actor) for actor in actors_of(user, today)] == ["韩立（办公室主任）"]
    StandIn.objects.create(post=here.post("leader"), person=here.person("ogi_head"), since=today, until=today)
    with django_assert_num_queries(2):
        found = [str(actor) for actor in actors_of(user, today)]
    assert found == ["韩立（办公室主任）", "韩立（代沈明远，副局长）"]
