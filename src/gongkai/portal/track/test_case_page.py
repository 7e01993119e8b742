"""The page of a case in every stage: plain words, no names of staff, and what the applicant can do."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.county import PEOPLE
from tests.tracked_case import CAME_IN, Tracked, at

from gongkai.agencies.actor import PUBLIC
from gongkai.agencies.role import Role
from gongkai.casework.models import Application, Item
from gongkai.casework.taking import take
from gongkai.records.attachments import open_attachment
from gongkai.records.models import Attachment, Event, Purpose
from gongkai.workflow.models import Task
from gongkai.workflow.step import StepRefused
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db

Today = Callable[[date], None]


def page(client: Client, address: str = "/track/case/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    shown = re.sub(r"<[^>]+>|\s", "", response.content.decode())
    assert not [name for name, _title in PEOPLE.values() if name in shown]
    assert "林小满" not in shown
    return shown


def test_unconfirmed_says_that_the_period_has_not_begun(applicant: Client) -> None:
    shown = page(applicant)
    assert "等机关与您确认收到。" in shown
    assert "尚未开始计算" in shown
    assert "2月3日您在网上提交申请" in shown
    assert "第2步，共5步：确认收到" in shown


def test_the_case_of_the_mock_up(applicant: Client, tracked: Tracked, today: Today) -> None:
    tracked.begin()
    given = {"name": "石桥村2户", "information": "补偿登记表"}
    tracked.step("consult_third_party", Role.OFFICER, date(2026, 2, 25), given)
    inquiry = tracked.letter("third_party_inquiry")
    tracked.send(inquiry, date(2026, 2, 25), Role.OGI_HEAD, sent_by="post")
    today(date(2026, 3, 5))
    shown = page(applicant)
    assert "正在征求第三方意见。" in shown
    assert "计时暂停" in shown
    assert "石桥村2户" not in shown
    tracked.step("deliver_letter", Role.CLERK, date(2026, 2, 26), {"on": "2026-02-26"}, about=inquiry)
    answered = {"on": "2026-03-10", "answer": "objects"}
    tracked.step("consultation_answered", Role.CLERK, date(2026, 3, 10), answered, about=inquiry)
    today(date(2026, 3, 12))
    shown = page(applicant)
    assert "正在办理，拟写答复。" in shown
    assert "最迟答复日2026年3月24日，星期二" in shown
    assert "还有8个工作日" in shown
    assert "3月24日前答复您" in shown
    log = shown.partition("办理经过")[2]
    lines = (
        "3月10日收到第三方意见，恢复计时",
        "2月25日向第三方征求意见，计时暂停依条例第三十二条，等待时间不计入期限。",
        "2月6日转交不动产登记科办理",
        "2月4日机关与您确认收到，开始计时",
        "2月3日您在网上提交申请",
    )
    places = [log.index(line) for line in lines]
    assert places == sorted(places)
    assert "第4步，共6步：办理" in shown
    assert "等第三方意见，暂停10个工作日" in page(applicant, "/track/days/")


def test_a_correction_is_sent_online_and_becomes_a_task_of_the_day_on_which_it_came(
    applicant: Client, tracked: Tracked, today: Today
) -> None:
    tracked.begin()
    tracked.ask_correction()
    today(date(2026, 2, 12))
    shown = page(applicant)
    assert "要补正的是：申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述" in shown
    assert "请在2026年3月3日前补正" in shown
    refused = applicant.post("/track/correction/", {"content": ""})
    assert refused.status_code == 422
    assert "还没有写，也没有选文件" in refused.content.decode()
    bad = SimpleUploadedFile("材料.html", b"<html><script>alert(1)</script>")
    refused = applicant.post("/track/correction/", {"content": "2024年的公告", "file": bad})
    assert refused.status_code == 422
    assert "网页、图形或者脚本" in refused.content.decode()
    assert "2024年的公告</textarea>" in refused.content.decode()
    assert not Attachment.objects.filter(purpose=Purpose.CORRECTION).exists()
    sent = {"content": "<script>alert(1)</script>\n2024年的公告"}
    done = applicant.post("/track/correction/", sent, follow=True).content.decode()
    assert "已提交补正材料" in done
    assert "已收到您补正的材料。" in done
    kept = Attachment.objects.get(purpose=Purpose.CORRECTION)
    assert open_attachment(kept).startswith(b"%PDF")
    assert not Event.objects.filter(data__contains="2024年的公告").exists()
    task = Task.objects.get(step="receive_correction")
    assert (task.role, task.says, task.due) == (
        Role.CLERK,
        "申请人已在网上提交补正材料，待登记",
        date(2026, 2, 12),
    )
    assert "等机关登记" in applicant.get("/track/correction/", follow=True).content.decode()
    with pytest.raises(StepRefused, match="先登记补正材料"):
        tracked.step("close_uncorrected", Role.CLERK, date(2026, 3, 10))
    late = {"on": "2026-02-20", "content": ""}
    with pytest.raises(InputsRefused, match="收到之日不能晚于这一天"):
        tracked.step("receive_correction", Role.CLERK, date(2026, 2, 24), late)
    # 20 working days after 12 February over the holiday, with its two make-up days.
    case = tracked.step("receive_correction", Role.CLERK, date(2026, 2, 24), late | {"on": "2026-02-12"})
    assert (case.stage, case.due) == ("handling", date(2026, 3, 18))
    assert "机关登记补正材料，重新计时" in page(applicant)


def test_a_request_to_withdraw_becomes_a_task(applicant: Client, tracked: Tracked, today: Today) -> None:
    tracked.begin()
    today(date(2026, 2, 12))
    assert "不再答复" in page(applicant, "/track/withdrawal/")
    assert "已提交撤回申请的要求" in applicant.post("/track/withdrawal/", follow=True).content.decode()
    assert Task.objects.get(step="withdraw_request").says == "申请人要求撤回，待登记"
    assert "等机关登记" in applicant.post("/track/withdrawal/", follow=True).content.decode()
    done = {"on": "2026-02-12", "how": "网上提出"}
    tracked.step("withdraw_request", Role.CLERK, date(2026, 2, 13), done)
    assert not Task.objects.filter(step="withdraw_request").exists()
    assert "机关登记撤回申请" in page(applicant)


def test_the_answer_is_rated_once(applicant: Client, tracked: Tracked, today: Today) -> None:
    early = applicant.post("/track/rating/", {"score": "5"}, follow=True).content.decode()
    assert "“待确认收到”时不能评价。" in early
    assert Application.objects.get().satisfaction is None
    tracked.begin()
    tracked.answer(date(2026, 3, 2))
    today(date(2026, 3, 3))
    assert applicant.post("/track/rating/", {"score": "9"}).status_code == 422
    words = "<script>alert(1)</script>很好"
    done = applicant.post("/track/rating/", {"score": "5", "words": words}, follow=True).content.decode()
    assert "已收到您的评价" in done
    assert "<script>alert" not in done
    assert Application.objects.get().satisfaction == 5
    applicant.post("/track/rating/", {"score": "1"})
    assert Application.objects.get().satisfaction == 5


def test_a_fee_says_how_much_and_by_when(applicant: Client, tracked: Tracked, today: Today) -> None:
    tracked.begin()
    tracked.place.agency.fee_account = "青溪县财政局非税专户0000"
    tracked.place.agency.save()
    given = {"basis": "by_page", "count": "68"}
    tracked.step("charge", Role.CLERK, date(2026, 2, 9), given)
    fee = tracked.letter("fee_notice")
    tracked.send(fee, date(2026, 2, 9), Role.OGI_HEAD)
    today(date(2026, 2, 10))
    applicant.post(f"/track/letters/{fee}/")
    shown = page(applicant)
    # Told on 10 February: 30 days from the day after.
    assert "请您缴费。请在2026年3月12日前缴清" in shown
    assert "380元" in shown
    assert "青溪县财政局非税专户0000" in shown


def test_an_extension_is_told_with_its_days(applicant: Client, tracked: Tracked, today: Today) -> None:
    tracked.begin()
    tracked.step("extend", Role.OFFICER, date(2026, 3, 2), {"by": "10", "reason": "需要查阅多年档案"})
    tracked.send(tracked.letter("extension_notice"), date(2026, 3, 2), Role.OGI_HEAD)
    today(date(2026, 3, 3))
    shown = page(applicant)
    assert "答复期限延长10个工作日" in shown
    # 10 March as in the mock-up, and ten working days more.
    assert "最迟答复日2026年3月24日" in shown


def test_a_late_case_says_so(applicant: Client, tracked: Tracked, today: Today) -> None:
    tracked.begin()
    today(date(2026, 3, 11))
    shown = page(applicant)
    assert "答复期限已过2026年3月10日" in shown
    assert "已过1个工作日" in shown


def test_stored_script_shows_as_text(client: Client, tracked: Tracked, applicant: Client) -> None:
    script = "<script>alert(1)</script>"
    Application.objects.update(title=script, request=script, agency_name=script)
    Item.objects.update(what=script)
    shown = applicant.get("/track/case/").content.decode()
    assert script not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_a_long_case_costs_no_more_queries_than_a_short_one(
    applicant: Client, tracked: Tracked, today: Today, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        applicant.get("/track/case/")
    tracked.begin()
    tracked.ask_correction()
    late = {"on": "2026-02-12", "content": ""}
    tracked.step("receive_correction", Role.CLERK, date(2026, 2, 24), late)
    tracked.answer(date(2026, 3, 2))
    with django_assert_max_num_queries(12):
        applicant.get("/track/case/")


def test_a_public_step_needs_no_post_and_a_desk_step_does(tracked: Tracked) -> None:
    take("ask_withdrawal", tracked.pk, PUBLIC, at(CAME_IN))
    with pytest.raises(Http404):
        take("confirm_receipt", tracked.pk, PUBLIC, at(CAME_IN), {"on": "2026-02-03", "how": "telephone"})


def test_only_its_own_case_is_seen(applicant: Client, tracked: Tracked) -> Any:
    assert "青自然资申〔2026〕1号" in page(applicant)
    assert applicant.session["tracked"] == tracked.pk
