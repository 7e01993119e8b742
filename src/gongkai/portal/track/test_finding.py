"""A case is found by number and code together, and codes cannot be guessed."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.tracked_case import Tracked

from gongkai.casework.models import Application
from gongkai.portal.track import access, finding, guessing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        "青自然资申〔2026〕1号",
        " 青自然资申 [2026] 1号 ",
        "青自然资申(2026)1号",
        "青自然资申（2026）1号",
        "青自然资申【2026】１号",
    ],
)
def test_a_number_is_found_whatever_brackets_are_typed(tracked: Tracked, typed: str) -> None:
    assert finding.number_of(typed) == tracked.application.number
    for code in (tracked.code, tracked.code.lower(), tracked.code.replace("-", " "), f" {tracked.code} "):
        assert finding.find(finding.number_of(typed), code) == tracked.application


def test_a_wrong_number_and_a_wrong_code_are_answered_alike(client: Client, tracked: Tracked) -> None:
    number = tracked.application.number
    wrong = [
        {"number": number, "code": "AAAA-AAAA-AAAA"},
        {"number": number, "code": tracked.code[:-1]},
        {"number": "青自然资申〔2026〕2号", "code": tracked.code},
        {"number": number, "code": "<script>"},
    ]
    answers = []
    for given in wrong:
        page = client.post("/track/", given)
        assert page.status_code == 422
        answers.append(page.content.decode().partition("<main")[2].replace(given["number"], ""))
    assert len({answer.partition("csrfmiddlewaretoken")[0] for answer in answers}) == 1
    assert client.get("/track/case/")["Location"] == "/track/"


def test_a_case_without_a_code_is_found_by_none(tracked: Tracked) -> None:
    Application.objects.update(query_code="")
    assert finding.find(tracked.application.number, "") is None
    assert finding.find(tracked.application.number, tracked.code) is None


def test_two_agencies_may_give_the_same_number(tracked: Tracked) -> None:
    number = tracked.application.number
    twin = Application.objects.get()
    other = tracked.place.other
    case = twin.case
    case.pk = None
    case.save()
    twin.pk, twin.case, twin.agency, twin.query_code = case.pk, case, other, "0" * 64
    twin.save(force_insert=True)
    assert finding.find(number, tracked.code) == tracked.application


def test_ten_wrong_tries_from_one_address_are_enough(client: Client, tracked: Tracked) -> None:
    number = tracked.application.number
    for _ in range(guessing.PER_ADDRESS):
        assert client.post("/track/", {"number": number, "code": "AAAA-AAAA-AAAA"}).status_code == 422
    right = {"number": number, "code": tracked.code}
    refused = client.post("/track/", right)
    assert (refused.status_code, refused["Retry-After"]) == (429, "600")
    assert "请10分钟后再试" in refused.content.decode()
    assert client.post("/track/", right, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_twenty_wrong_tries_for_one_number_are_enough_from_however_many_addresses(
    client: Client, tracked: Tracked
) -> None:
    number = tracked.application.number
    for host in range(guessing.PER_NUMBER):
        wrong = {"number": number, "code": "AAAA-AAAA-AAAA"}
        assert client.post("/track/", wrong, REMOTE_ADDR=f"192.0.2.{host}").status_code == 422
    right = {"number": number, "code": tracked.code}
    assert client.post("/track/", right, REMOTE_ADDR="198.51.100.1").status_code == 429


def test_right_codes_are_not_counted(client: Client, tracked: Tracked) -> None:
    right = {"number": tracked.application.number, "code": tracked.code}
    for _ in range(guessing.PER_NUMBER + 1):
        assert client.post("/track/", right).status_code == 302


def test_nothing_typed_is_said_and_not_counted(client: Client, tracked: Tracked) -> None:
    for _ in range(guessing.PER_ADDRESS + 1):
        page = client.post("/track/", {"number": "", "code": ""})
        assert page.status_code == 422
        assert "编号和查询码都要填" in page.content.decode()


def test_the_browser_remembers_for_half_an_hour_and_the_code_is_in_no_address(
    client: Client, applicant: Client, tracked: Tracked, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = applicant.get("/track/case/")
    assert page.status_code == 200
    assert page["Cache-Control"] == "private, no-store"
    assert tracked.code not in page.content.decode()
    later = timezone.now() + timedelta(minutes=29)
    monkeypatch.setattr(access, "timezone", SimpleNamespace(now=lambda: later))
    assert applicant.get("/track/case/").status_code == 200
    # The half hour begins again with every page.
    last = later + timedelta(minutes=31)
    monkeypatch.setattr(access, "timezone", SimpleNamespace(now=lambda: last))
    assert "30分钟没有动" in applicant.get("/track/case/", follow=True).content.decode()
    assert applicant.get("/track/days/")["Location"] == "/track/"


def test_leaving_ends_it(applicant: Client) -> None:
    applicant.post("/track/leave/")
    for address in ("case/", "days/", "correction/", "withdrawal/", "letters/1/", "files/1/"):
        assert applicant.get(f"/track/{address}")["Location"] == "/track/"


def test_the_session_is_a_new_one(client: Client, tracked: Tracked, today: Callable[[date], Any]) -> None:
    client.get("/")
    session = client.session
    session["planted"] = "by somebody"
    session.save()
    client.cookies["sessionid"] = session.session_key
    before = session.session_key
    client.post("/track/", {"number": tracked.application.number, "code": tracked.code})
    assert client.cookies["sessionid"].value != before
