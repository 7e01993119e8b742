"""找错 for visitors: one form, a receipt, and the result by number and query code."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.brought_documents import morning, published
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.portal.track import guessing
from gongkai.publishing.models import Document, SiteError
from gongkai.publishing.tickets.handling import answered

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 12)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(TODAY).at)
    return county(TODAY)


@pytest.fixture
def document(here: County) -> Document:
    return published(here.agency, "青溪县宅基地审批管理办法", date(2026, 3, 2), kind="normative")


def _said(page: str, **more: str) -> dict[str, str]:
    return {"page": page, "what": "wording", "says": "第二段有错字。", "once": "a", **more}


def _code(page: str) -> str:
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page)
    assert found
    return found[0]


def test_the_page_that_was_looked_at_is_filled_in(client: Client, document: Document) -> None:
    shown = client.get(f"/info/{document.pk}/").content.decode()
    (address,) = re.findall(r'href="(/find-error/\?page=/info/[^"]+)"', shown.split("<footer")[0])
    page = client.get(address).content.decode()
    assert f'value="/info/{document.pk}/"' in page
    assert "您看的是“青溪县宅基地审批管理办法”" in page
    elsewhere = client.get("/find-error/?page=//elsewhere.example/").content.decode()
    assert "elsewhere" not in elsewhere.split("<main")[1].split("</main")[0]


def test_it_is_sent_once_and_found_again_by_number_and_code(
    client: Client, here: County, document: Document
) -> None:
    address = f"/info/{document.pk}/"
    sent = client.post("/find-error/", _said(f"http://testserver{address}", telephone="13800000000"))
    assert sent["Location"] == "/find-error/ticket/"
    receipt = client.get("/find-error/ticket/")
    assert receipt["Cache-Control"] == "private, no-store"
    page = receipt.content.decode()
    code = _code(page)
    assert "3月17日前答复" in page
    assert "13800000000" not in page
    # Pressed again, it is the same ticket.
    assert client.post("/find-error/", _said(address))["Location"] == "/find-error/ticket/"
    ticket = SiteError.objects.get()
    assert (ticket.page, ticket.document) == (address, document)

    client.post("/find-error/leave/")
    assert client.get("/find-error/ticket/")["Location"] == "/find-error/track/"
    answered(ticket, "原文如此。", here.actor(Role.CLERK), morning(TODAY))
    found = Client()
    typed = {"number": "青自然资错[2026]1号", "code": code.lower()}
    assert found.post("/find-error/track/", typed)["Location"] == "/find-error/ticket/"
    result = found.get("/find-error/ticket/").content.decode()
    assert "原文如此。" in result
    # Only the browser that sent it is told the code.
    assert code not in result


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"page": "https://elsewhere.example/"}, "不是本网站的网址"),
        ({"page": ""}, "还没有写是哪一页"),
        ({"what": "nothing"}, "nothing"),
        ({"says": "打13800000000问。"}, "手机号（138******00）"),
        ({"email": "nobody"}, "邮箱地址不完整"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field_and_nothing_typed_is_lost(
    client: Client, here: County, document: Document, more: dict[str, str], says: str
) -> None:
    answer = client.post("/find-error/", {**_said("/"), "says": "第二段有错字，见表。", **more})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert (more.get("says") or "第二段有错字，见表。") in page
    assert not SiteError.objects.exists()


def test_codes_cannot_be_guessed(client: Client, document: Document) -> None:
    client.post("/find-error/", _said(f"/info/{document.pk}/"))
    number = SiteError.objects.get().number
    wrong = {"number": number, "code": "AAAA-AAAA-AAAA"}
    guesser = Client()
    answers = [
        guesser.post("/find-error/track/", wrong).status_code for _try in range(guessing.PER_ADDRESS + 1)
    ]
    assert answers == [422] * guessing.PER_ADDRESS + [429]
    assert guesser.get("/find-error/ticket/")["Location"] == "/find-error/track/"


def test_where_nobody_answers_the_visitor_is_told(client: Client, db: None) -> None:
    refused = client.post("/find-error/", _said("/"))
    assert refused.status_code == 422
    assert "还没有开通网上受理" in refused.content.decode()
