"""A draft survives a closed browser, is seen by no other, and goes in time."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.county import County
from tests.draft_filling import PERSON, WANTED, begin, fill, fill_all, text

from gongkai.casework.models import Application
from gongkai.portal.apply import cookie
from gongkai.portal.apply.draft import Draft

pytestmark = pytest.mark.django_db


def test_a_page_kept_in_another_window_does_not_bring_a_submitted_draft_back(
    client: Client, place: County
) -> None:
    fill_all(client, place)
    stale = Draft.objects.get()
    client.post("/apply/application/send/")
    stale.write({"wanted-1": "另一个窗口"}, timezone.now())
    assert Draft.objects.get().answers["number"] == Application.objects.get().number
    client.post("/apply/application/send/")
    assert Application.objects.count() == 1


def test_a_draft_survives_a_closed_browser_and_nobody_else_sees_it(client: Client, place: County) -> None:
    begin(client)
    fill(client, "what", {"wanted-1": WANTED})
    key = client.cookies["draft"]
    assert (key["max-age"], key["path"], key["httponly"], key["samesite"]) == (
        14 * 24 * 3600,
        "/apply/",
        True,
        "Lax",
    )
    later = Client()
    later.cookies["draft"] = key.value
    assert "还没有提交" in text(later.get("/apply/"))
    assert WANTED in text(later.get("/apply/application/what/"))
    stranger = Client()
    assert "还没有提交" not in text(stranger.get("/apply/"))
    assert stranger.get("/apply/application/what/")["Location"] == "/apply/"
    stranger.cookies["draft"] = Draft.objects.get().owner
    assert stranger.get("/apply/application/what/")["Location"] == "/apply/"


def test_on_a_shared_computer_the_draft_goes_with_the_window(client: Client, place: County) -> None:
    begin(client, shared="on")
    assert client.cookies["draft"]["max-age"] == ""
    assert "draft" not in fill(client, "what", {"wanted-1": WANTED}).cookies


def test_the_cookie_lasts_as_long_as_the_draft(client: Client, place: County) -> None:
    begin(client)
    again = fill(client, "what", {"wanted-1": WANTED}).cookies["draft"]
    assert (again.value, again["max-age"]) == (client.cookies["draft"].value, 14 * 24 * 3600)


def test_what_was_typed_stands_in_the_database_sealed_and_is_gone_after_fourteen_days(
    client: Client, place: County
) -> None:
    begin(client)
    fill(client, "what", {"wanted-1": WANTED})
    draft = Draft.objects.get()
    assert WANTED.encode() not in bytes(draft.sealed)
    assert draft.answers["wanted-1"] == WANTED
    assert draft.expires_at - draft.changed_at == timedelta(days=14)
    Draft.objects.update(expires_at=timezone.now())
    assert client.get("/apply/application/what/")["Location"] == "/apply/"
    begin(Client(), kind="complaint")
    assert [left.kind for left in Draft.objects.all()] == ["complaint"]


def test_a_draft_whose_key_is_gone_says_so_and_begins_anew(
    client: Client, place: County, settings: Any
) -> None:
    begin(client)
    settings.VAULT_KEYS = [bytes(32)]
    assert "草稿打不开了" in text(client.get("/apply/application/what/", follow=True))
    assert not Draft.objects.exists()


def test_going_back_loses_nothing_even_where_it_is_wrong(client: Client, place: County) -> None:
    begin(client)
    fill(client, "what", {"wanted-1": WANTED})
    fill(client, "who", {"applicant_kind": "individual", "acts_through": "self"})
    wrong = PERSON | {"identity_number": "51089919900101004", "do": "back"}
    assert fill(client, "details", wrong)["Location"] == "/apply/application/who/"
    shown = client.get("/apply/application/details/").content.decode()
    assert 'value="51089919900101004"' in shown
    assert "field-error" not in shown


def test_deleting_asks_once_and_leaves_nothing(client: Client, place: County) -> None:
    begin(client)
    assert "不能恢复" in text(client.get("/apply/application/discard/"))
    assert "草稿已删除" in text(client.post("/apply/application/discard/", follow=True))
    assert not Draft.objects.exists()
    assert client.cookies["draft"].value == ""


def test_beginning_again_loses_no_draft(client: Client, place: County) -> None:
    begin(client)
    fill(client, "what", {"wanted-1": WANTED})
    page = client.post("/apply/", {"kind": "application"}, follow=True)
    assert "已有一份草稿，接着填写" in text(page)
    assert WANTED in text(page)
    fill_rest = {"applicant_kind": "individual", "acts_through": "self"}
    fill(client, "agency", {"agency": place.agency.pk})
    fill(client, "who", fill_rest)
    fill(client, "details", PERSON)
    fill(client, "how", {"provided_as": "electronic", "sent_by": "download"})
    client.post("/apply/application/send/")
    assert WANTED not in text(client.post("/apply/", {"kind": "application"}, follow=True))


def test_number_and_code_can_be_cleared_and_go_after_a_day(client: Client, place: County) -> None:
    fill_all(client, place)
    client.post("/apply/application/send/")
    draft = Draft.objects.get()
    assert draft.expires_at - draft.changed_at == timedelta(days=1)
    assert "再看编号和查询码" in text(client.get("/apply/"))
    assert client.get("/apply/application/what/")["Location"] == "/apply/application/done/"
    client.post("/apply/application/discard/")
    assert client.get("/apply/application/done/")["Location"] == "/apply/"
    assert Application.objects.count() == 1


def test_the_cookie_is_sent_by_https_only_where_visitors_come_by_it(
    client: Client, place: County, settings: Any
) -> None:
    settings.HTTPS = True
    begin(client)
    assert client.cookies["draft"]["secure"]
    assert len(cookie.new_key()) == 43
