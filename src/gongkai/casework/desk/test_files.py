"""Files out of a case, the looking at personal data, letters, and the package of the whole file."""

import csv
import re
import zipfile
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from tests.county import County
from tests.desk_cases import TODAY, Office, at

from gongkai.agencies.role import Role
from gongkai.casework.archive_package import chain_words
from gongkai.casework.models import Application
from gongkai.casework.taking import take
from gongkai.records.attachments import attach
from gongkai.records.attachments.attaching import sm3_of
from gongkai.records.models import Attachment, Event

OWN = [role for role in Role if role not in (Role.CLERK, Role.OGI_HEAD)]


@pytest.fixture
def case(office: Office) -> Application:
    """That of the mock-up, with a paper that says who the applicant is and one that does not."""
    case = office.of_the_mock_up()
    for purpose, name in (("identity", "身份证.txt"), ("information", "登记表.txt")):
        file = SimpleUploadedFile(name, f"{name}的内容".encode())
        client = office.county.client("clerk")
        client.post(f"/desk/applications/{case.pk}/steps/attach/", {"purpose": purpose, "file": file})
    return case


def page(client: Client, case: Application, where: str) -> str:
    return re.sub(r"<[^>]+>", "", client.get(f"/desk/applications/{case.pk}/{where}").content.decode())


def test_a_file_is_a_download_that_no_browser_opens(here: County, case: Application) -> None:
    file = Attachment.objects.get(purpose="information")
    answer = here.client("officer").get(f"/desk/applications/{case.pk}/files/{file.pk}/")
    assert answer.content.decode() == "登记表.txt的内容"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_file_that_says_who_applies_is_for_whom_may_see_personal_data(
    here: County, case: Application
) -> None:
    file = Attachment.objects.get(purpose="identity")
    where = f"/desk/applications/{case.pk}/files/{file.pk}/"
    assert here.client("clerk").get(where).status_code == 200
    assert here.client("officer").get(where).status_code == 404
    assert here.client("officer").post(where, {"reason": "想看"}).status_code == 404
    assert "（含个人信息，无权查看）" in page(here.client("officer"), case, "")


def test_a_paper_of_the_applicant_comes_for_a_reason_that_is_on_record(
    here: County, case: Application
) -> None:
    file = Attachment.objects.get(purpose="identity")
    client, where = here.client("clerk"), f"/desk/applications/{case.pk}/files/{file.pk}/"
    before = Event.objects.count()
    for answer, status in ((client.get(where), 200), (client.post(where, {"reason": " "}), 422)):
        assert answer.status_code == status
        assert "身份证.txt的内容" not in answer.content.decode()
    assert Event.objects.count() == before
    assert client.post(where, {"reason": "核对身份"}).content.decode() == "身份证.txt的内容"
    event = Event.objects.filter(case=case.pk).order_by("-seq")[0]
    assert (event.kind, event.values["reason"]) == ("personal_data_seen", "核对身份")
    assert event.values["seen"] == [["applicant", "identity"]]
    told = page(client, case, "")
    assert "查看个人信息：身份证明" in told


def test_a_printed_letter_names_people_and_opens_only_for_whom_may_see_that(
    here: County, case: Application
) -> None:
    letter = case.letters.get(code="third_party_pending_notice")
    assert letter.pdf is not None
    where = f"/desk/applications/{case.pk}/files/{letter.pdf.pk}/"
    assert "林小满" in text_of(here.client("clerk").get(where).content)
    for role in (Role.OFFICER, Role.LEADER, Role.AUDITOR):
        client = here.client(role)
        assert client.get(where).status_code == 404
        told = client.get(f"/desk/applications/{case.pk}/letters/{letter.pk}/").content.decode()
        assert "（含个人信息，无权查看）" in told
        assert where not in told
    assert (
        where
        in here.client("clerk").get(f"/desk/applications/{case.pk}/letters/{letter.pk}/").content.decode()
    )


def test_a_file_of_another_case_does_not_open_under_this_one(
    here: County, office: Office, case: Application
) -> None:
    other = office.register("一号公告", on=TODAY)
    file = Attachment.objects.get(purpose="information")
    assert here.client("clerk").get(f"/desk/applications/{other.pk}/files/{file.pk}/").status_code == 404


def test_no_page_of_a_case_opens_for_another_agency(here: County, case: Application) -> None:
    letter, file = case.letters.first(), Attachment.objects.first()
    parts = (
        "alike/",
        "reveal/",
        "proof/",
        "proof.pdf",
        "package/",
        f"letters/{letter.pk}/",
        f"files/{file.pk}/",
    )
    for role in Role:
        client = here.client(role, here.other)
        for part in parts:
            assert client.get(f"/desk/applications/{case.pk}/{part}").status_code == 404, (role, part)
        asked = client.post(f"/desk/applications/{case.pk}/reveal/", {"reason": "想看"})
        assert asked.status_code == 404, role


def test_looking_needs_a_reason_and_is_recorded_before_it_is_shown(here: County, case: Application) -> None:
    client, where = here.client("clerk"), f"/desk/applications/{case.pk}/reveal/"
    assert "林小满" not in client.get(where).content.decode()
    refused = client.post(where, {"reason": "  "})
    assert refused.status_code == 422
    assert "林小满" not in refused.content.decode()
    shown = client.post(where, {"reason": "电话联系补正"})
    assert "林小满" in shown.content.decode()
    assert "510811199001010011" in shown.content.decode()
    assert "查询码" not in shown.content.decode()
    assert shown["Cache-Control"] == "private, no-store"
    event = Event.objects.filter(case=case.pk).order_by("-seq").first()
    assert (event.kind, event.values["reason"]) == ("personal_data_seen", "电话联系补正")
    assert "查看个人信息：姓名或者名称、证件号码、电话、电子邮箱、地址" in page(client, case, "")


def test_without_the_right_nothing_is_shown_and_nothing_recorded(here: County, case: Application) -> None:
    where = f"/desk/applications/{case.pk}/reveal/"
    before = Event.objects.count()
    for role in ("officer", "section_head", "leader", "superior_reader", "auditor"):
        client = here.client(role)
        for answer in (client.get(where), client.post(where, {"reason": "想看"})):
            assert answer.status_code == 403, role
            assert "这个岗位没有查看个人信息的权限。" in answer.content.decode(), role
            assert "林小满" not in answer.content.decode(), role
    assert Event.objects.count() == before


def test_a_letter_is_read_with_its_approvals(here: County, office: Office, case: Application) -> None:
    inquiry = case.letters.get(code="third_party_inquiry")
    told = page(here.client("officer"), case, f"letters/{inquiry.pk}/")
    assert "第三方意见征询书" in told
    assert "青自然资公开函〔2026〕1号" in told
    assert "公开工作机构负责人　韩立（办公室主任）" in told
    assert "收件人石桥村2户" in told


def test_the_proof_sheet_prints_alone_and_as_pdf(here: County, case: Application) -> None:
    client = here.client("officer")
    assert "办理期限逐日计算表" in page(client, case, "proof/")
    answer = client.get(f"/desk/applications/{case.pk}/proof.pdf")
    assert answer.content.startswith(b"%PDF")


def test_an_open_case_has_no_package(here: County, case: Application) -> None:
    assert here.client("clerk").get(f"/desk/applications/{case.pk}/package/").status_code == 404


def packed(client: Client, case: Application, **inputs: str) -> dict[str, bytes]:
    answer = client.post(f"/desk/applications/{case.pk}/package/", inputs)
    with zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(pdf: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(BytesIO(pdf)) as document:
        return "".join(part.extract_text() for part in document.pages)


def test_the_package_holds_the_whole_file_with_its_proof(
    here: County, office: Office, case: Application
) -> None:
    office.closed(case)
    client = here.client("clerk")
    assert client.post(f"/desk/applications/{case.pk}/package/", {"reason": ""}).status_code == 422
    files = packed(client, case, reason="移交档案室")
    assert "林小满" in text_of(files["1 案卷封面.pdf"])
    assert any("身份证明 身份证" in name for name in files)
    rows = list(csv.DictReader(StringIO(files["4 办理经过.csv"].decode("utf-8-sig"))))
    assert rows[0]["事项"] == "登记"
    assert rows[-1]["说明"] == "移交档案室"
    assert len(rows) == Event.objects.filter(case=case.pk).count()
    assert "核验通过" in files["6 核验.txt"].decode("utf-8-sig")
    listed = list(csv.DictReader(StringIO(files.pop("清单.csv").decode("utf-8-sig"))))
    assert {row["文件"]: row["SM3"] for row in listed} == {name: sm3_of(data) for name, data in files.items()}


def test_without_the_right_the_package_names_nobody(here: County, office: Office, case: Application) -> None:
    office.closed(case)
    before = Event.objects.count()
    files = packed(here.client("leader"), case)
    cover = text_of(files["1 案卷封面.pdf"])
    assert "林小满" not in cover
    assert "林*" in cover
    assert not any("身份证" in name for name in files)
    assert "林小满" not in "".join(text_of(data) for name, data in files.items() if name.endswith(".pdf"))
    # The identity paper, and three letters as DOCX and PDF.
    assert "另有7件含申请人个人信息的材料没有放入本包。" in files["6 核验.txt"].decode("utf-8-sig")
    assert Event.objects.count() == before


def test_a_changed_event_is_said_in_the_package(here: County, case: Application) -> None:
    events = list(Event.objects.filter(case=case.pk).in_order())
    case.case.refresh_from_db()
    assert chain_words(case, events).startswith("核验通过")
    events[3].actor_name = "别人"
    assert "第4条与前后不能衔接" in chain_words(case, events)
    assert "可能有记录被删除" in chain_words(case, list(Event.objects.filter(case=case.pk).in_order())[:-1])


@pytest.mark.parametrize("purpose", ["to_redact", "working"])
def test_what_is_to_be_covered_is_seen_by_who_works_on_the_case_and_not_by_who_only_looks_on(
    here: County, case: Application, purpose: str
) -> None:
    def kept(purpose: str) -> str:
        with transaction.atomic():
            file = attach(case.case, purpose, "登记表.txt", "户主".encode(), here.actor("clerk"), at(TODAY))
        return f"/desk/applications/{case.pk}/files/{file.pk}/"

    where = kept(purpose)
    for role in (Role.CLERK, Role.OFFICER, Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER):
        assert here.client(role).get(where).status_code == 200, role
    for role in (Role.SUPERIOR_READER, Role.AUDITOR):
        assert here.client(role).get(where).status_code == 404, role
        assert here.client(role, here.government).get(where).status_code == 404, role
    assert here.client(Role.AUDITOR).get(kept("released")).status_code == 200


@pytest.mark.parametrize("purpose", ["to_redact", "information", "evidence", "other"])
def test_the_original_of_a_redaction_is_not_for_who_only_looks_on_whatever_it_was_before(
    here: County, case: Application, purpose: str
) -> None:
    officer, file = here.actor(Role.OFFICER), {"file": SimpleUploadedFile("登记表.txt", b"names")}
    if purpose == "to_redact":
        take("redact", case.pk, officer, at(TODAY), {}, file)
    else:
        take("attach", case.pk, officer, at(TODAY), {"purpose": purpose}, file)
        source = case.case.attachments.latest("pk")
        take("redact", case.pk, officer, at(TODAY), {"source": str(source.pk)})
    source = case.redactions.get().source
    where = f"/desk/applications/{case.pk}/"
    for role, status in (("section_head", 200), ("auditor", 404), ("superior_reader", 404)):
        client = here.client(role)
        assert client.get(f"{where}files/{source.pk}/").status_code == status, role
        assert (f"files/{source.pk}/" in client.get(where).content.decode()) is (status == 200), role
