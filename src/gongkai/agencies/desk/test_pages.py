"""The pages about agencies, people and posts: what they show, to whom, and with how many questions."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.county import PASSWORD, County, agency, county

from gongkai.agencies.models import Agency, Person, Post, StandIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> County:
    return county(timezone.localdate())


@pytest.fixture
def administrator(here: County) -> Client:
    return here.client("administrator")


def page(client: Client, name: str, *arguments: object, **query: str) -> str:
    answer = client.get(reverse(name, args=arguments), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


OF_AGENCIES = (
    "agency",
    "agency-log",
    "agency-set-up",
    "agency-edit",
    "agency-move",
    "agency-rename",
    "agency-merge",
    "agency-split",
    "agency-abolish",
    "unit-add",
    "person-invite",
)
OF_PEOPLE = (
    "person",
    "person-edit",
    "person-disable",
    "person-enable",
    "person-unlock",
    "person-password",
    "person-code",
)
OF_POSTS = ("post-end", "stand-in-appoint", "hand-over")
ROWS = [
    *((name, lambda _here, at: at.pk) for name in OF_AGENCIES),
    *((name, lambda here, at: here.person("clerk", at).pk) for name in OF_PEOPLE),
    *((name, lambda here, at: here.post("clerk", at).pk) for name in OF_POSTS),
]


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[name for name, _ in ROWS])
def test_an_administrator_opens_the_pages_of_their_own_agency_and_of_no_other(
    name: str, row, here: County, administrator: Client
) -> None:
    assert administrator.get(reverse(name, args=[row(here, here.agency)])).status_code == 200
    assert administrator.get(reverse(name, args=[row(here, here.other)])).status_code == 404
    assert administrator.post(reverse(name, args=[row(here, here.other)])).status_code == 404


@pytest.mark.parametrize("role", ["clerk", "officer", "section_head", "legal_reviewer", "secrecy_reviewer"])
def test_who_neither_oversees_nor_administers_has_no_such_pages(role: str, here: County) -> None:
    client = here.client(role)
    assert client.get(reverse("agencies")).status_code == 403
    for name in OF_AGENCIES:
        assert client.get(reverse(name, args=[here.agency.pk])).status_code == 403


@pytest.mark.parametrize("role", ["auditor", "superior_reader"])
def test_who_oversees_reads_below_and_changes_nothing(role: str, here: County) -> None:
    client = here.client(role, here.government)
    assert "青溪县自然资源局" in page(client, "agencies")
    shown = page(client, "agency", here.agency.pk)
    assert "周敏秋" in shown
    assert "邀请人员" not in shown
    assert client.get(reverse("agency-edit", args=[here.agency.pk])).status_code == 403
    assert client.get(reverse("agency", args=[here.other.pk])).status_code == 404


def test_the_tree_opens_level_by_level(here: County) -> None:
    client = here.client("administrator", here.government)
    agency("青溪县不动产登记中心", parent=here.agency)
    assert "青溪县不动产登记中心" not in page(client, "agencies")
    below = page(client, "agencies", under=str(here.agency.pk))
    assert "青溪县不动产登记中心" in below
    assert f'?under={here.government.pk}">青溪县人民政府</a>' in below


def test_the_tree_finds_a_name_in_the_actor_s_reach_only(here: County) -> None:
    client = here.client("administrator", here.government)
    found = page(client, "agencies", q="自然资源")
    assert "青溪县自然资源局" in found
    assert "清和县自然资源局" not in found
    assert "没有找到名称含“税务”的机关" in page(client, "agencies", q="税务")


@pytest.mark.parametrize(
    ("name", "at_most"),
    [("agencies", 12), ("agency", 12), ("agency-log", 12), ("people", 12), ("profile", 12)],
)
def test_a_page_asks_as_much_for_one_person_as_for_fifty(name: str, at_most: int, here: County) -> None:
    client = here.client("administrator", here.government)
    arguments = [here.government.pk] if name.startswith("agency") else []

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(client, name, *arguments)
        return len(asked)

    few = queries()
    user = here.person("clerk").user
    for number in range(50):
        made = agency(f"青溪县第{number}局", parent=here.government)
        person = Person.objects.create(
            user=type(user).objects.create(username=f"p{number}"), name=f"第{number}"
        )
        held = Post.objects.create(person=person, agency=here.government, role="clerk", since=here.today)
        StandIn.objects.create(post=held, person=here.person("clerk"), since=here.today, until=here.today)
        assert made.path.startswith(here.government.path)
    assert queries() == few <= at_most


def test_people_are_found_by_name_and_account_in_reach_only(here: County) -> None:
    client = here.client("administrator", here.government)
    assert "qx-clerk" in page(client, "people", q="周敏")
    found = page(client, "people", q="CLERK")
    assert "gov-clerk" in found
    assert "qh-clerk" not in found
    assert "没有找到姓名或账号含“无此人”的人" in page(client, "people", q="无此人")
    assert here.client("clerk").get(reverse("people")).status_code == 403


def test_somebody_with_an_account_takes_a_post_in_another_agency(here: County) -> None:
    client = here.client("administrator", here.government)
    address = reverse("person-find", args=[here.education.pk])
    for unknown in ("", "nobody", "a/b", "a\x00b"):
        answer = client.get(address, {"username": unknown}, follow=True)
        assert "没有账号" in answer.content.decode()
    form = client.get(address, {"username": "qx-clerk"})["Location"]
    filled = {"role": "clerk", "since": here.today.isoformat(), "title": "兼职经办"}
    client.post(form, filled)
    post = Post.objects.get(person=here.person("clerk"), agency=here.education)
    assert (post.role, post.title, post.sees_personal_data) == ("clerk", "兼职经办", False)


def test_inviting_gives_a_link_that_is_shown_once_and_works_once(here: County, administrator: Client) -> None:
    address = reverse("person-invite", args=[here.agency.pk])
    filled = {
        "name": "新来",
        "username": "xinlai",
        "role": "clerk",
        "title": "科员",
        "since": here.today.isoformat(),
    }
    answer = administrator.post(address, filled, follow=True)
    link = re.search(r"<b>http://testserver(/sign-in/first/\S+?)</b>", answer.content.decode())
    assert link
    person = Person.objects.get(name="新来")
    assert "sign-in/first" not in page(administrator, "person", person.pk)

    own = Client()
    shown = own.get(link[1])
    assert "登录账号是<b>xinlai</b>" in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    weak = own.post(link[1], {"password1": "short", "password2": "short"})
    assert weak.status_code == 422
    assert "没有设密码" in weak.content.decode()
    assert own.post(link[1], {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302
    assert (
        own.post(link[1], {"password1": "another-2026-pass", "password2": "another-2026-pass"}).status_code
        == 404
    )
    signed_in = own.post("/sign-in/", {"username": "xinlai", "password": PASSWORD})
    assert signed_in["Location"] == "/desk/"


def test_what_was_typed_stays_and_the_error_stands_beside_its_field(
    here: County, administrator: Client
) -> None:
    filled = {"name": "新来", "username": "qx-clerk", "role": "officer", "since": here.today.isoformat()}
    answer = administrator.post(reverse("person-invite", args=[here.agency.pk]), filled)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="新来"' in shown
    assert "账号“qx-clerk”已经有人用" in shown.split('for="id_username"')[1].split("</div>")[0]
    assert not Person.objects.filter(name="新来").exists()


def test_a_name_of_an_agency_that_is_not_there_is_answered_with_the_likes(here: County) -> None:
    client = here.client("administrator", here.government)
    answer = client.post(reverse("agency-move", args=[here.agency.pk]), {"parent": "青溪县教育"})
    assert "没有找到“青溪县教育”。是不是：青溪县教育局？" in answer.content.decode()


def test_a_particular_is_edited_and_the_log_says_from_what_to_what(
    here: County, administrator: Client
) -> None:
    address = reverse("agency-edit", args=[here.agency.pk])
    form = administrator.get(address).context["form"]
    filled = {name: form[name].value() or "" for name in form.fields if form[name].value() is not False}
    answer = administrator.post(address, {**filled, "address": "解放路1号"})
    assert answer.status_code == 302
    assert Agency.objects.get(pk=here.agency.pk).address == "解放路1号"
    shown = page(administrator, "agency-log", here.agency.pk)
    assert "修改机关信息" in shown
    assert "办公地址：解放路1号" in shown


def test_the_head_appoints_a_stand_in_for_a_colleague_and_the_holder_for_themselves(here: County) -> None:
    filled = {
        "person": here.person("section_head").pk,
        "since": here.today.isoformat(),
        "until": here.today.isoformat(),
    }
    address = reverse("stand-in-appoint", args=[here.post("leader").pk])
    for role in ("ogi_head", "leader"):
        answer = here.client(role).post(address, filled, follow=True)
        assert "已指定何青代理" in answer.content.decode()
    assert "同一段时间还有：何青" in answer.content.decode()
    assert here.client("clerk").post(address, filled).status_code == 404


def test_a_page_of_an_ended_link_says_what_to_do(client: Client) -> None:
    answer = client.get("/sign-in/first/MQ/none/")
    assert answer.status_code == 404
    assert "请本机关的管理员再给一个链接" in answer.content.decode()
