"""Staff register what came in; what looks like a duplicate is said before anything is saved; the code is told once."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.county import County
from tests.desk_cases import TODAY, Office

from gongkai.agencies.role import Role
from gongkai.casework.models import Application
from gongkai.casework.query_code import normalised
from gongkai.records.models import Attachment, Secret
from gongkai.records.vault import code_digests, unseal

LETTER = {
    "kind": "application",
    "channel": "signed_mail",
    "arrived": "2026-03-11",
    "applicant_kind": "individual",
    "name": "王晓溪",
    "identity_number": "",
    "telephone": "13700000000",
    "wanted": "石门乡矿山生态修复验收报告\n修复资金使用情况",
    "provided_as": "paper",
    "sent_by": "post",
    "once": "form-1",
}


def send(client: Client, **changed: Any) -> Any:
    return client.post("/desk/register/", {**LETTER, **changed}, follow=True)


def words(page: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.decode()))


def test_a_letter_is_registered_with_its_day_of_receipt(here: County) -> None:
    page = words(send(here.client("clerk")).content)
    case = Application.objects.get()
    assert (case.number, case.stage) == ("青自然资申〔2026〕1号", "registered")
    # Signed for on Wednesday 11 March; 20 working days, 清明 on 6 April not among them: 9 April.
    assert (case.receipt_date, case.due) == (date(2026, 3, 11), date(2026, 4, 9))
    assert case.title == "石门乡矿山生态修复验收报告等2项"
    assert [item.what for item in case.items.all()] == ["石门乡矿山生态修复验收报告", "修复资金使用情况"]
    assert "青自然资申〔2026〕1号" in page
    assert "收到申请之日2026年3月11日答复期限2026年4月9日" in page
    assert "申请里没有：身份证明" in page


def test_the_query_code_is_told_once(here: County) -> None:
    client = here.client("clerk")
    page = words(send(client).content)
    [code] = re.findall(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}", page)
    assert Application.objects.get().query_code == code_digests(normalised(code))[0]
    assert client.get("/desk/register/done/").status_code == 302


@pytest.mark.parametrize(
    ("channel", "stage", "to_do"),
    [
        ("in_person", "registered", ""),
        ("plain_mail", "unconfirmed", "当日与申请人联系确认收到申请。"),
        ("fax", "unconfirmed", "与申请人确认收到申请，以双方确认之日为收到之日。"),
    ],
)
def test_the_channel_decides_whether_receipt_is_confirmed(
    here: County, channel: str, stage: str, to_do: str
) -> None:
    page = words(send(here.client("clerk"), channel=channel).content)
    assert Application.objects.get().stage == stage
    assert to_do in page


def test_a_letter_gone_astray_waits_for_confirmation(here: County) -> None:
    send(here.client("clerk"), astray="on")
    assert Application.objects.get().stage == "unconfirmed"


def test_everything_of_the_letter_is_kept_and_what_is_personal_lies_in_the_vault(here: County) -> None:
    send(
        here.client("clerk"),
        oral="on",
        help_needed="视力不便，请电话联系",
        acts_through="guardian",
        agent_name="王大溪",
        agent_telephone="13600000000",
        others="李二溪，510811199001010011，13500000000\n赵三溪",
        theme="environment",
        address="青溪县石门乡",
        identity_file=SimpleUploadedFile("身份证.txt", "身份证复印件".encode()),
    )
    case = Application.objects.get()
    assert (case.oral, case.acts_through, case.applicants, case.theme) == (True, "guardian", 3, "environment")
    kept = {(secret.whose, secret.kind): unseal(secret) for secret in Secret.objects.all()}
    assert kept["applicant", "name"] == "王晓溪"
    assert kept["agent", "name"] == "王大溪"
    assert kept["applicant-2", "identity_number"] == "510811199001010011"
    assert kept["applicant-3", "name"] == "赵三溪"
    assert Attachment.objects.get().purpose == "identity"
    assert "王晓溪" not in Application.objects.values_list().get().__repr__()


def test_a_duplicate_is_pointed_out_before_it_is_saved(here: County, office: Office) -> None:
    send(here.client("clerk"))
    client = here.client("clerk")
    answer = send(client, once="form-2")
    assert answer.status_code == 422
    page = words(answer.content)
    assert "还没有登记。先看一眼：" in page
    assert "同一申请人近两年的申请：" in page
    assert "相同约100%" in page
    assert "王晓溪" in answer.content.decode().partition('name="name"')[2][:40]
    assert Application.objects.count() == 1
    send(client, once="form-2", checked="1")
    assert Application.objects.count() == 2


def test_a_number_that_its_check_digit_contradicts_is_pointed_out(here: County) -> None:
    answer = send(here.client("clerk"), identity_number="510811199001010019")
    assert "证件号码与校验位不符，可能抄错一位。" in words(answer.content)
    assert not Application.objects.exists()


def test_the_same_form_is_registered_once(here: County) -> None:
    client = here.client("clerk")
    send(client)
    page = words(send(client).content)
    assert "这一份刚才已经登记过，没有再登记一次。" in page
    assert Application.objects.count() == 1


def test_a_second_press_that_comes_at_once_registers_nothing(here: County) -> None:
    clerk = here.person("clerk")
    cache.add(f"registration-{clerk.pk}-form-9", True, 60)
    page = words(send(here.client("clerk"), once="form-9").content)
    assert "这一份正在登记，没有再登记一次。" in page
    assert not Application.objects.exists()


def test_a_complaint_is_joined_to_the_case_that_it_is_about(here: County, office: Office) -> None:
    about = office.register("一号公告", on=TODAY)
    send(here.client("clerk"), kind="complaint", about=about.number)
    complaint = Application.objects.get(kind="complaint")
    assert complaint.number == "青自然资诉〔2026〕1号"
    assert [(link.kind, link.other) for link in complaint.links.all()] == [("follows", about)]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"arrived": "2026-03-13"}, "2026年3月13日还没有到。请填写实际到达的日期。"),
        ({"wanted": ""}, "还没有写，也没有扫描件。"),
        ({"acts_through": "agent"}, "还没有写。写代理人或者监护人的姓名。"),
        ({"about": "青自然资申〔2026〕99号"}, "本机关没有编号为“青自然资申〔2026〕99号”的案件。"),
    ],
)
def test_what_cannot_be_registered_is_said_beside_the_field(
    here: County, changed: dict[str, str], says: str
) -> None:
    answer = send(here.client("clerk"), **changed)
    assert answer.status_code == 422
    assert says in words(answer.content)
    assert not Application.objects.exists()


def test_a_file_that_cannot_be_taken_leaves_nothing_registered(here: County) -> None:
    bad = SimpleUploadedFile("来信.pdf", b"MZ\x90\x00 not a letter")
    answer = send(here.client("clerk"), application_file=bad)
    assert answer.status_code == 422
    assert "选过的文件要重新选一次" in words(answer.content)
    assert not Application.objects.exists()
    assert not Secret.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CLERK])
def test_only_the_office_registers(here: County, role: Role) -> None:
    assert here.client(role).get("/desk/register/").status_code == 403
    assert here.client(role).post("/desk/register/", LETTER).status_code == 403
    assert not Application.objects.exists()
