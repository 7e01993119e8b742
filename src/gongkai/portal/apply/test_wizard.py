"""The wizard as a visitor goes through it: page by page, back and forth, and once only."""

import re
from io import BytesIO

import pdfplumber
import pytest
from django.test import Client
from django.utils import timezone
from tests.county import County
from tests.draft_filling import CODE, NUMBER, PERSON, WANTED, begin, fill, fill_all, text

from gongkai.casework.models import Application
from gongkai.portal.apply.draft import Draft
from gongkai.portal.urls import SUBMITTING
from gongkai.records.models import Secret
from gongkai.records.vault import unseal

pytestmark = pytest.mark.django_db


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
    assert re.search(CODE, text(done))
    assert "双方确认的当天为收到申请之日" in text(done)
    kept = {row.kind: unseal(row) for row in Secret.objects.filter(case=case.pk, whose="applicant")}
    assert kept == {"name": "林小满", "identity_number": NUMBER, "telephone": "13800000000"}
    assert done["Cache-Control"] == "private, no-store"


def test_pressed_twice_it_is_one_case_and_the_code_is_the_same(client: Client, place: County) -> None:
    fill_all(client, place)
    first = client.post("/apply/application/send/", follow=True)
    again = client.post("/apply/application/send/", follow=True)
    assert Application.objects.count() == 1
    code = re.search(CODE, text(first))
    assert code
    assert code[0] in text(again)


def test_boxes_are_added_and_taken_away_without_a_script(client: Client, place: County) -> None:
    begin(client)
    two = fill(client, "what", {"wanted-1": WANTED, "do": "add"}).content.decode()
    assert two.count("<textarea") == 2
    filled = {"wanted-1": WANTED, "wanted-2": "补偿登记表", "do": "add"}
    assert fill(client, "what", filled).content.decode().count("<textarea") == 3
    one_less = fill(client, "what", filled | {"wanted-3": "", "do": "drop-1"}).content.decode()
    assert one_less.count("<textarea") == 2
    assert WANTED not in one_less
    # A box left empty between two filled ones closes up.
    fill(client, "what", {"wanted-1": "甲", "wanted-2": "", "do": "add"})
    fill(client, "what", {"wanted-1": "甲", "wanted-2": "", "wanted-3": "乙"})
    assert Draft.objects.get().answers["wanted-2"] == "乙"


@pytest.mark.parametrize(
    ("page", "data", "says"),
    [
        ("what", {"wanted-1": " "}, "还没有写。请写名称、文号或便于查找的描述。"),
        ("what", {"wanted-1": "长" * 501}, "太长：现有501字，最多500字。"),
        ("agency", {}, "还没有选机关"),
        ("agency", {"agency": "999999"}, "还没有选机关"),
        ("agency", {"agency": "一"}, "还没有选机关"),
        ("who", {"acts_through": "self"}, "还没有选。请选一项。"),
        ("details", PERSON | {"name": ""}, "还没有填。请写申请人的姓名。"),
        ("details", PERSON | {"telephone": "1380000000"}, "少1位：现有10位，手机号应为11位。"),
        ("details", PERSON | {"telephone": ""}, "还没有联系方式"),
        ("details", PERSON | {"email": "lin@"}, "邮箱地址不完整"),
        ("details", PERSON | {"identity_number": "510899199001010049"}, "与校验位不符"),
        ("how", {"provided_as": "paper", "sent_by": "download"}, "纸质复印件不能从网上给您"),
        ("how", {"provided_as": "electronic", "sent_by": "email"}, "请写邮箱地址，或者改选别的方式"),
        ("how", {"provided_as": "electronic", "sent_by": "post"}, "请写地址，或者改选别的方式"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_on_top(
    client: Client, place: County, page: str, data: dict[str, str], says: str
) -> None:
    begin(client)
    fill(client, "who", {"applicant_kind": "individual", "acts_through": "self"})
    response = fill(client, page, data)
    assert response.status_code == 422
    assert text(response).count(says) == 2
    assert 'class="error"' in response.content.decode()


def test_nothing_asks_for_the_purpose(client: Client, place: County) -> None:
    begin(client)
    fill(client, "who", {"applicant_kind": "company", "acts_through": "agent"})
    for page in ("what", "agency", "who", "details", "how"):
        names = re.findall(r'name="([^"]+)"', client.get(f"/apply/application/{page}/").content.decode())
        assert not [name for name in names if "purpose" in name or "reason" in name or "use" in name]


def test_an_agency_that_takes_none_online_says_how_else(client: Client, place: County) -> None:
    place.town.accepts_online = False
    place.town.address = "六合镇中街1号"
    place.town.save()
    begin(client)
    response = fill(client, "agency", {"other": place.town.pk})
    assert "不受理网上申请。可以当面提交，或者邮寄：六合镇中街1号" in text(response)
    place.town.accepts_applications = False
    place.town.save()
    assert "六合镇" not in text(client.get("/apply/application/agency/"))


def test_an_organisation_with_an_agent_is_registered_as_such(client: Client, place: County) -> None:
    begin(client)
    fill(client, "what", {"wanted-1": WANTED})
    fill(client, "agency", {"other": place.agency.pk})
    fill(client, "who", {"applicant_kind": "law_firm", "acts_through": "agent"})
    organisation = {
        "name": "青溪某律师事务所",
        "credit_code": "91350100M000100Y43",
        "email": "office@example.com",
        "agent_name": "何山",
    }
    fill(client, "details", organisation)
    how = {"provided_as": "paper", "sent_by": "collected", "help": ["sight"], "help_words": "大字"}
    fill(client, "how", how | {"email": "office@example.com"})
    check = text(client.get("/apply/application/check/"))
    assert "还缺：代理人的授权委托手续" in check
    client.post("/apply/application/send/")
    case = Application.objects.get()
    assert (case.applicant_kind, case.column, case.acts_through) == ("law_firm", "org_legal_service", "agent")
    assert (case.applicant_masked, case.help_needed) == ("青溪某律师事务所", "看不清；大字")
    whose = set(Secret.objects.values_list("whose", "kind"))
    assert ("agent", "name") in whose
    assert ("applicant", "identity_number") in whose


@pytest.mark.parametrize(
    ("kind", "what", "number", "request_says"),
    [
        (
            "record_correction",
            {"record": "宅基地登记表", "wrong": "面积应为120平方米"},
            "青自然资更〔{year}〕1号",
            "不准确之处：面积应为120平方米",
        ),
        (
            "complaint",
            {"happened": "到期没有答复", "earlier": "青自然资申〔2026〕9号"},
            "申〔{year}〕1号",
            "投诉青溪县自然资源局（青自然资申〔2026〕9号）：到期没有答复",
        ),
    ],
)
def test_corrections_of_records_and_complaints_come_the_same_way(
    client: Client, place: County, kind: str, what: dict[str, str], number: str, request_says: str
) -> None:
    begin(client, kind)
    fill(client, "what", what, kind)
    fill(client, "agency", {"other": place.agency.pk}, kind)
    fill(client, "who", {"applicant_kind": "individual", "acts_through": "self"}, kind)
    fill(client, "details", PERSON, kind)
    assert fill(client, "how", {"sent_by": "download"}, kind)["Location"] == f"/apply/{kind}/check/"
    client.post(f"/apply/{kind}/send/")
    case = Application.objects.get()
    assert (case.kind, request_says in case.request) == (kind, True)
    year = timezone.localdate().year
    if kind == "complaint":
        assert case.agency == place.government
        assert case.number.endswith(f"诉〔{year}〕1号")
    else:
        assert case.number == number.format(year=year)


def test_an_unfinished_draft_is_not_submitted(client: Client, place: County) -> None:
    begin(client)
    fill(client, "what", {"wanted-1": WANTED})
    assert "还有4页没有填好" in text(client.get("/apply/application/check/"))
    assert client.post("/apply/application/send/")["Location"] == "/apply/application/agency/"
    assert not Application.objects.exists()


def test_one_address_submits_generously_but_not_without_end(client: Client, place: County) -> None:
    for _ in range(SUBMITTING.requests):
        assert client.post("/apply/application/send/").status_code == 302
    refused = client.post("/apply/application/send/")
    assert refused.status_code == 429
    assert "请10分钟后再试" in text(refused)


def test_the_receipt_is_a_pdf_without_the_name(client: Client, place: County) -> None:
    fill_all(client, place)
    done = text(client.post("/apply/application/send/", follow=True))
    response = client.get("/apply/application/receipt.pdf")
    assert response["Content-Type"] == "application/pdf"
    with pdfplumber.open(BytesIO(response.content)) as pdf:
        printed = "".join(page.extract_text() for page in pdf.pages)
    code = re.search(CODE, done)
    assert code
    assert code[0] in printed
    assert Application.objects.get().number in printed
    assert "林小满" not in printed
