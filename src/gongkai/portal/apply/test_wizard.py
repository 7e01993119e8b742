"""The wizard as a visitor goes through it: page by page, back and forth, and once only."""

import re
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gongkai.casework.models import Application
from gongkai.portal.apply import cookie
from gongkai.portal.apply.draft import Draft, DraftFile
from gongkai.records.attachments import open_attachment
from gongkai.records.models import Attachment, Secret
from gongkai.records.vault import unseal
from tests.county import County, county

pytestmark = pytest.mark.django_db

WANTED = "石桥村2024年征收土地公告"
NUMBER = "510899199001010048"
"""Of nobody: an invented county, with its check character worked out by hand."""
PERSON = {
    "name": "林小满",
    "document": "resident",
    "identity_number": NUMBER,
    "telephone": "13800000000",
    "email": "",
    "address": "",
}


@pytest.fixture
def place() -> County:
    made = county(timezone.localdate())
    made.agency.duties = "土地征收、不动产登记、国土空间规划"
    made.agency.telephone = "0000-8620135"
    made.agency.save()
    made.education.duties = "学校招生、学区划分"
    made.education.save()
    return made


def begin(client: Client, kind: str = "application", **more: str) -> None:
    response = client.post("/apply/", {"kind": kind, **more})
    assert response["Location"] == f"/apply/{kind}/what/"


def fill(client: Client, page: str, data: dict[str, Any], kind: str = "application") -> Any:
    return client.post(f"/apply/{kind}/{page}/", {"do": "next", **data})


def fill_all(client: Client, place: County, **differently: Any) -> None:
    """Every page of an application by a person for themselves."""
    begin(client)
    assert fill(client, "what", {"wanted-1": WANTED})["Location"] == "/apply/application/agency/"
    assert fill(client, "agency", {"agency": place.agency.pk})["Location"] == "/apply/application/who/"
    who = {"applicant_kind": "individual", "acts_through": "self"}
    assert fill(client, "who", who)["Location"] == "/apply/application/details/"
    assert fill(client, "details", PERSON | differently)["Location"] == "/apply/application/how/"
    how = {"provided_as": "electronic", "sent_by": "download"}
    assert fill(client, "how", how)["Location"] == "/apply/application/check/"


def text(response: Any) -> str:
    return re.sub(r"<[^>]+>", "", response.content.decode())


def test_a_visitor_without_an_account_gets_a_number_and_a_code(client: Client, place: County) -> None:
    fill_all(client, place)
    check = client.get("/apply/application/check/")
    assert WANTED in text(check)
    assert NUMBER not in check.content.decode()
    assert "5108************48" in text(check)
    done = client.post("/apply/application/send/", follow=True)
    case = Application.objects.get()
    year = timezone.localdate().year
    assert (case.number, case.stage, case.channel) == (f"青自然资申〔{year}〕1号", "unconfirmed", "online")
    assert (case.sent_by, case.provided_as, case.applicant_kind) == ("download", "electronic", "individual")
    assert case.number in text(done)
    assert re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", text(done))
    assert "双方确认的当天为收到申请之日" in text(done)
    kept = {row.kind: unseal(row) for row in Secret.objects.filter(case=case.pk)}
    assert kept == {"name": "林小满", "identity_number": NUMBER, "telephone": "13800000000"}
    assert done["Cache-Control"] == "private, no-store"


def test_pressed_twice_it_is_one_case_and_the_code_is_the_same(client: Client, place: County) -> None:
    fill_all(client, place)
    first = client.post("/apply/application/send/", follow=True)
    again = client.post("/apply/application/send/", follow=True)
    assert Application.objects.count() == 1
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", text(first))
    assert code
    assert code[0] in text(again)


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
