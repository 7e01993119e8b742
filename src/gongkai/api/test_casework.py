"""The API asks the same questions and takes the same steps as the desk."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.county import County, county

from gongkai.api.models import AccessToken, issue
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application
from gongkai.casework.step_table import TABLE
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import take
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.records.moment import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def qingxi() -> County:
    return county(timezone.localdate())


@pytest.fixture
def case(qingxi: County) -> Application:
    clerk = qingxi.actor("clerk")
    today = now()
    intake = Intake(
        agency=qingxi.agency,
        channel=Channel.IN_PERSON,
        arrived=today.today,
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=Party("林小满", "110101199003078494", "13800000000"),
        wanted=("石桥村征收土地公告",),
    )
    return register(intake, clerk, today).application


def bearer(token: str) -> dict[str, Any]:
    return {"headers": {"Authorization": f"Bearer {token}"}}


def test_a_program_assigns_a_case_and_is_told_what_comes_next(qingxi: County, case: Application) -> None:
    token = issue(qingxi.post("clerk"), "OA", timezone.now())
    client = Client(enforce_csrf_checks=True)
    where = f"/api/v1/applications/{case.pk}"
    told = client.get(where, **bearer(token)).json()
    assert (told["stage"], told["applicant"]) == ("registered", "林*")
    assert "assign" in {offer["step"] for offer in told["offers"] if not offer["obstacle"]}
    answer = client.post(f"{where}/steps/assign", "{}", content_type="application/json", **bearer(token))
    assert (answer.status_code, answer.json()["stage"]) == (200, "handling")
    assert client.get(f"{where}/days", **bearer(token)).json()[0]["says"].startswith("不计入：收到申请之日")


def test_what_cannot_be_done_is_said_in_words(qingxi: County, case: Application) -> None:
    token = issue(qingxi.post("clerk"), "OA", timezone.now())
    client = Client()

    def post(step: str, inputs: dict[str, Any]) -> Any:
        body = json.dumps({"inputs": inputs})
        where = f"/api/v1/applications/{case.pk}/steps/{step}"
        return client.post(where, body, content_type="application/json", **bearer(token))

    refused = post("archive", {})
    assert (refused.status_code, refused.json()["detail"]) == (409, "“待分办”时不能归档。")
    faulty = post("extend", {"by": 30, "reason": "材料多"})
    assert faulty.status_code == 422
    assert "超过20个工作日的上限" in faulty.json()["fields"]["by"][0]
    assert post("rate", {"score": 5}).status_code == 404
    case.refresh_from_db()
    assert case.stage == "registered"


@pytest.mark.parametrize(
    ("step", "inputs"),
    [
        ("transfer", {"on": True, "organ": "县档案馆", "reason": "由其保管"}),
        ("transfer", {"on": 5, "organ": "县档案馆", "reason": "由其保管"}),
        ("transfer", {"on": [[1]], "organ": "县档案馆", "reason": "由其保管"}),
        ("transfer", {"on": ["2026"], "organ": "县档案馆", "reason": "由其保管"}),
        ("note", {"note": "\ud800"}),
        ("note", {"note": ["\ud800"]}),
        ("note", {"note": "\x00"}),
        ("note", {"note": {"a": 1}}),
        ("assign", {"helpers": [10**30]}),
        ("charge", {"basis": "by_item", "count": 10**30}),
    ],
)
def test_inputs_that_no_form_can_hold_are_refused_in_words(
    qingxi: County, case: Application, step: str, inputs: dict[str, Any]
) -> None:
    token = issue(qingxi.post("clerk"), "OA", timezone.now())
    where = f"/api/v1/applications/{case.pk}/steps/{step}"
    answer = Client().post(
        where, json.dumps({"inputs": inputs}), content_type="application/json", **bearer(token)
    )
    assert answer.status_code == 422, answer.content
    case.refresh_from_db()
    assert case.stage == "registered"


def test_numbers_truths_and_lists_are_taken_as_a_form_would(qingxi: County, case: Application) -> None:
    token = issue(qingxi.post("clerk"), "OA", timezone.now())
    unit = qingxi.units["不动产登记科"].pk
    where = f"/api/v1/applications/{case.pk}/steps/assign"
    body = json.dumps({"inputs": {"unit": unit, "helpers": [], "due": None}})
    answer = Client().post(where, body, content_type="application/json", **bearer(token))
    assert (answer.status_code, answer.json()["stage"]) == (200, "assigned")


@pytest.mark.parametrize("address", ["applications", "steps", "table-3/2026"])
def test_strangers_get_nothing(address: str, qingxi: County, case: Application) -> None:
    assert Client().get(f"/api/v1/{address}").status_code == 401
    assert Client().get(f"/api/v1/{address}", **bearer("guessed")).status_code == 401


def test_another_agency_sees_nothing_of_a_case(qingxi: County, case: Application) -> None:
    token = issue(qingxi.post("clerk", qingxi.other), "OA", timezone.now())
    client = Client()
    assert client.get(f"/api/v1/applications/{case.pk}", **bearer(token)).status_code == 404
    assert client.get("/api/v1/applications", **bearer(token)).json()["applications"] == []
    where = f"/api/v1/applications/{case.pk}/steps/assign"
    assert client.post(where, "{}", content_type="application/json", **bearer(token)).status_code == 404


def test_a_token_ends_with_its_date_its_post_and_its_account(qingxi: County) -> None:
    post, at = qingxi.post("clerk"), timezone.now()
    token = issue(post, "OA", at)
    assert AccessToken.objects.all().valid(token, at)
    assert not AccessToken.objects.all().valid(token, at + timedelta(days=366))
    post.person.user.is_active = False
    post.person.user.save()
    assert not AccessToken.objects.all().valid(token, at)
    post.person.user.is_active = True
    post.person.user.save()
    post.until = timezone.localdate() - timedelta(days=1)
    post.save()
    assert not AccessToken.objects.all().valid(token, at)


def test_a_signed_in_browser_needs_its_own_forms_token_to_change_anything(
    qingxi: County, case: Application
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(qingxi.person("clerk").user)
    assert client.get("/api/v1/applications").status_code == 200
    where = f"/api/v1/applications/{case.pk}/steps/assign"
    assert client.post(where, "{}", content_type="application/json").status_code == 403


def test_the_steps_of_the_api_are_those_of_the_table(qingxi: County) -> None:
    token = issue(qingxi.post("auditor"), "审计", timezone.now())
    told = Client().get("/api/v1/steps", **bearer(token)).json()
    assert [step["code"] for step in told] == [step.code for step in TABLE]


def test_every_path_of_the_schema_is_an_address_and_the_schema_is_open() -> None:
    schema = Client().get("/api/v1/openapi.json").json()
    assert schema["openapi"].startswith("3.")
    assert set(schema["paths"]) == {
        "/api/v1/steps",
        "/api/v1/applications",
        "/api/v1/applications/{pk}",
        "/api/v1/applications/{pk}/days",
        "/api/v1/applications/{pk}/steps/{code}",
        "/api/v1/table-3/{year}",
    }


def test_a_program_begins_a_redaction_and_is_told_why_it_cannot_release_it(
    qingxi: County, case: Application
) -> None:
    token = issue(qingxi.post("clerk"), "OA", timezone.now())
    client, where = Client(), f"/api/v1/applications/{case.pk}"

    def post(step: str, inputs: dict[str, Any], about: int | None = None) -> Any:
        body = json.dumps({"inputs": inputs, "about": about})
        return client.post(f"{where}/steps/{step}", body, content_type="application/json", **bearer(token))

    assert post("assign", {}).status_code == 200
    file = SimpleUploadedFile("登记表.txt", "户主".encode())
    take("attach", case.pk, qingxi.actor("clerk"), now(), {"purpose": "information"}, {"file": file})
    source = case.case.attachments.get().pk
    faulty = post("redact", {"source": 10**30})
    assert (faulty.status_code, list(faulty.json()["fields"])) == (422, ["source"])
    begun = post("redact", {"source": source, "item": 1})
    assert begun.status_code == 200
    redaction = case.redactions.get()
    offered = {offer["step"] for offer in begun.json()["offers"] if offer["about"] == redaction.pk}
    assert "abandon_redaction" in offered
    assert "release_redaction" not in offered
    refused = post("release_redaction", {}, redaction.pk)
    assert (refused.status_code, refused.json()["detail"]) == (409, "正在准备页面，稍后再来。")
    for nothing in (10**15, None):
        missing = post("release_redaction", {}, nothing)
        assert missing.status_code == 409
        assert "没有找到这一份区分处理" in missing.json()["detail"]
