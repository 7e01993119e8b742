"""Steps by their pages: taken, refused in words, with what is wrong beside each field, confirmed where it cannot be undone."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.county import County
from tests.desk_cases import PARTLY, TODAY, Office

from gongkai.agencies.role import Role
from gongkai.casework.models import Application
from gongkai.casework.step_table import TABLE
from gongkai.records.models import Attachment, Event


def step(case: Application, code: str, about: int | None = None) -> str:
    return f"/desk/applications/{case.pk}/steps/{code}/" + (f"?about={about}" if about else "")


def words(page: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.decode()))


def test_a_step_is_taken_and_the_case_says_so(here: County, office: Office) -> None:
    case = office.register("一号公告", on=TODAY)
    client = here.client("clerk")
    assert "主办科室" in words(client.get(step(case, "assign")).content)
    answer = client.post(step(case, "assign"), {"unit": here.units["不动产登记科"].pk}, follow=True)
    assert "已分办。" in words(answer.content)
    case.refresh_from_db()
    assert (case.stage, case.unit) == ("assigned", here.units["不动产登记科"])


def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(
    here: County, office: Office
) -> None:
    case = office.assigned(office.register("一号公告", on=TODAY), TODAY)
    answer = here.client("officer").post(step(case, "extend"), {"by": "30", "reason": "内容很多"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="30"' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_by_helptext id_by_error"' in page
    assert "内容很多</textarea>" in page
    assert "没有保存：有1处要改。" in page
    assert (
        page.count("延长30个工作日，超过20个工作日的上限（第三十三条第二款）。改短，或在原期限内答复。") == 2
    )
    assert 'href="#id_by"' in page


def test_a_step_that_may_not_be_taken_is_refused_in_words_and_keeps_what_was_typed(
    here: County, office: Office
) -> None:
    case = office.of_the_mock_up()
    typed = {"guidance": "请补充文件的名称、文号或者时间，便于查找所需要的政府信息。"}
    answer = here.client("officer").post(step(case, "ask_correction"), typed)
    assert answer.status_code == 409
    assert "现在不能告知补正。" in words(answer.content)
    assert "收到后7个工作日（2026年2月13日）已过" in words(answer.content)
    assert typed["guidance"] in words(answer.content)


def test_a_step_of_another_role_is_refused(here: County, office: Office) -> None:
    case = office.register("一号公告", on=TODAY)
    answer = here.client("leader").post(step(case, "assign"), {"unit": here.units["不动产登记科"].pk})
    assert answer.status_code == 409
    assert "“分办”由公开办经办人办理。" in words(answer.content)
    assert not case.assignments.exists()


def test_dispatch_is_confirmed_on_a_page_before_it_is_done(here: County, office: Office) -> None:
    case = office.of_the_mock_up()
    reply = case.letters.get(code="reply_partial").pk
    office.signed(case, reply, TODAY, Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER)
    client, where = here.client("clerk"), step(case, "dispatch_letter", reply)
    inputs = {"on": "2026-03-12", "sent_by": "post", "tracking": "XA1"}
    page = words(client.post(where, inputs).content)
    assert "发出后不能撤回。答复书发出，本件即办结。" in page
    assert "收件人林*" in page
    assert "发出方式邮寄" in page
    case.refresh_from_db()
    assert case.stage == "to_dispatch"
    done = client.post(where, {**inputs, "confirmed": "1"}, follow=True)
    assert "已登记发出部分公开告知书。本件办结。计入2026年表三“部分公开”。" in words(done.content)
    case.refresh_from_db()
    assert case.stage == "closed"


def test_faults_come_before_the_confirmation(here: County, office: Office) -> None:
    case = office.of_the_mock_up()
    reply = case.letters.get(code="reply_partial").pk
    office.signed(case, reply, TODAY, Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER)
    inputs = {"on": "2026-03-01", "sent_by": "post"}
    answer = here.client("clerk").post(step(case, "dispatch_letter", reply), inputs)
    assert answer.status_code == 422
    assert "早于签发日期（2026年3月12日）。请核对日期。" in words(answer.content)


def test_a_file_comes_with_its_step(here: County, office: Office) -> None:
    case = office.register("一号公告", on=TODAY)
    note = SimpleUploadedFile("说明.txt", "电话记录".encode())
    client = here.client("clerk")
    client.post(step(case, "attach"), {"purpose": "other", "file": note})
    assert Attachment.objects.get(case=case.pk).name == "说明.txt"
    bad = SimpleUploadedFile("说明.pdf", b"<html><script>alert(1)</script></html>")
    answer = client.post(step(case, "attach"), {"purpose": "other", "file": bad})
    assert answer.status_code == 422
    assert "选过的文件要重新选一次，其余都还在。" in words(answer.content)
    assert Attachment.objects.filter(case=case.pk).count() == 1


def test_items_are_decided_on_one_page_in_the_order_of_the_law(here: County, office: Office) -> None:
    case = office.register("甲", "乙", "丙", on=date(2026, 2, 6))
    case = office.consulted(office.assigned(case, date(2026, 2, 6)))
    client = here.client("officer")
    page = words(client.get(step(case, "decide")).content)
    assert (
        page.index("申请内容是否完备、明确？")
        < page.index("是否由本机关负责公开？")
        < page.index("是否需要加工、分析？")
    )
    answer = client.post(step(case, "decide"), {**PARTLY, "item-2-harm": ""})
    assert answer.status_code == 422
    assert "还没有写。不予公开须说明公开会造成的损害" in words(answer.content)
    assert "登记表载有他人姓名、账号41处。" in words(answer.content)
    assert client.post(step(case, "decide"), PARTLY).status_code == 302
    assert [item.outcome for item in case.items.all()] == ["granted", "partial", "refused.process_info"]


@pytest.mark.parametrize("code", ["nothing", "rate"])
def test_a_step_that_the_desk_does_not_have_is_not_there(here: County, office: Office, code: str) -> None:
    case = office.register("一号公告", on=TODAY)
    assert here.client("clerk").get(step(case, code)).status_code == 404


def test_a_step_about_a_letter_of_another_case_is_refused(here: County, office: Office) -> None:
    other = office.of_the_mock_up().letters.first()
    case = office.register("一号公告", on=TODAY)
    answer = here.client("clerk").get(step(case, "edit_letter", other.pk))
    assert answer.status_code == 409
    assert "没有找到这份文书" in words(answer.content)


TAKEN_ON_THE_DESK = [step.code for step in TABLE if not step.public]


def test_no_step_of_another_agency_opens(here: County, office: Office) -> None:
    case = office.of_the_mock_up()
    before = Event.objects.filter(case=case.pk).count()
    client: Client = here.client("clerk", here.other)
    for code in TAKEN_ON_THE_DESK:
        assert client.get(step(case, code)).status_code == 404, code
        assert client.post(step(case, code), {"note": "x"}).status_code == 404, code
        assert Event.objects.filter(case=case.pk).count() == before, code


@pytest.mark.parametrize("role", ["clerk", "officer"])
def test_every_step_has_a_page_or_a_reason(here: County, office: Office, role: str) -> None:
    case, client = office.of_the_mock_up(), here.client(role)
    for code in TAKEN_ON_THE_DESK:
        answer = client.get(step(case, code))
        assert answer.status_code in (200, 409), code
        assert f"依据：{TABLE[code].article}" in words(answer.content), code


def test_what_is_typed_is_shown_as_text(here: County, office: Office) -> None:
    case = office.register("<script>alert(1)</script>", on=TODAY)
    client = here.client("clerk")
    client.post(step(case, "note"), {"note": "<img src=x onerror=alert(1)>"})
    page = client.get(f"/desk/applications/{case.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;img src=x" in page


def seen_on(page: bytes) -> str:
    found = re.search(r'name="seen" value="(\d*)"', page.decode())
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("code", "inputs"),
    [
        ("note", {"note": "已电话联系，对方明日补交。"}),
        ("ask_assistance", {"organ": "县档案馆", "question": "有没有原件", "answer_by": "2026-03-20"}),
        ("consult_third_party", {"name": "石桥村2户", "information": "补偿登记表"}),
    ],
)
def test_the_second_press_of_a_button_takes_nothing_and_loses_nothing(
    here: County, office: Office, code: str, inputs: dict[str, str]
) -> None:
    case = office.assigned(office.register("一号公告", on=TODAY), TODAY)
    client = here.client("officer")
    seen = seen_on(client.get(step(case, code)).content)
    assert client.post(step(case, code), {**inputs, "seen": seen}).status_code == 302
    before = Event.objects.count()
    again = client.post(step(case, code), {**inputs, "seen": seen})
    assert again.status_code == 422
    assert "本件有了新的办理记录，或者这一页已经提交过一次" in words(again.content)
    assert all(typed in again.content.decode() for typed in inputs.values())
    assert Event.objects.count() == before
    # Whoever has looked and still wants it presses once more.
    fresh = seen_on(again.content)
    assert client.post(step(case, code), {**inputs, "seen": fresh}).status_code == 302


def test_a_page_to_confirm_keeps_what_the_first_page_knew(here: County, office: Office) -> None:
    case = office.of_the_mock_up()
    reply = case.letters.get(code="reply_partial").pk
    client, where = here.client("officer"), step(case, "withdraw_letter", reply)
    seen = seen_on(client.get(where).content)
    asked = client.post(where, {"reason": "写错了", "seen": seen})
    assert seen_on(asked.content) == seen
    here.client("clerk").post(step(case, "note"), {"note": "先不要动"})
    answer = client.post(where, {"reason": "写错了", "seen": seen, "confirmed": "1"})
    assert answer.status_code == 422
    assert case.letters.get(pk=reply).state == "draft"
