"""What is pasted into the editor comes back clean, for those alone who write texts."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.clipboards import WORD, WORD_BODY
from tests.county import County, county
from tests.desk_cases import TODAY

from gongkai.agencies.role import Role
from gongkai.publishing.drafting import DRAFTERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> County:
    return county(TODAY)


def pasted(client: Client, html: str) -> tuple[int, dict[str, str]]:
    answer = client.post(reverse("paste-text"), html.encode(), content_type="text/html; charset=utf-8")
    return answer.status_code, answer.json()


def test_word_comes_back_clean_and_what_is_lost_is_told(here: County) -> None:
    status, told = pasted(here.client(Role.OFFICER), WORD)
    assert (status, told["html"]) == (200, WORD_BODY)
    assert told["says"].startswith("1张图片没有带过来。")


def test_what_loses_nothing_says_nothing(here: County) -> None:
    body = '<p>甲</p><figure><img src="files/3" alt="图"></figure>'
    assert pasted(here.client(Role.CLERK), body) == (200, {"html": body, "says": ""})


@pytest.mark.parametrize(
    ("html", "status", "says"),
    [("<div>" * 9_000, 422, "标签太多"), ("公" * 1_400_000, 413, "分几次粘贴")],
    ids=["nested", "large"],
)
def test_what_is_too_much_is_refused_in_words(here: County, html: str, status: int, says: str) -> None:
    refused, told = pasted(here.client(Role.OFFICER), html)
    assert refused == status
    assert says in told["says"]
    assert "html" not in told


@pytest.mark.parametrize("role", [role for role in Role if role not in DRAFTERS])
def test_whoever_writes_no_texts_is_refused(here: County, role: Role) -> None:
    answer = here.client(role).post(reverse("paste-text"), b"<p>x</p>", content_type="text/html")
    assert answer.status_code == 403


def test_another_site_cannot_send_anything(here: County) -> None:
    client = here.client(Role.OFFICER)
    client.handler.enforce_csrf_checks = True
    assert client.post(reverse("paste-text"), b"<p>x</p>", content_type="text/html").status_code == 403
    assert client.get(reverse("paste-text")).status_code == 405


def test_a_browser_that_runs_wild_is_stopped(here: County) -> None:
    client = here.client(Role.OFFICER)
    answers = {pasted_once(client) for _ in range(301)}
    assert answers == {200, 429}


def pasted_once(client: Client) -> int:
    return client.post(reverse("paste-text"), b"x", content_type="text/html").status_code
