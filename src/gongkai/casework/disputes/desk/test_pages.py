"""Reviews and suits on the desk: registered, listed, taken through their steps, answered, for those who may."""

import re
from datetime import date
from io import BytesIO
from secrets import token_urlsafe

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from tests.county import County, county
from tests.desk_cases import Office, at

from gongkai.agencies.role import Role
from gongkai.casework.models import Application, Dispute
from gongkai.records.models import Attachment, Event
from gongkai.workflow.models import Task

pytestmark = pytest.mark.django_db

TODAY = date(2026, 4, 8)
FILED = {
    "kind": "review",
    "cause": "decision",
    "procedure": "ordinary",
    "title": "不服部分公开石桥村征地补偿合同",
    "claims": "撤销答复，责令全部公开。",
    "claimant": "",
    "organ": "青溪县人民政府",
    "docket": "青府复〔2026〕12号",
    "filed_on": "2026-04-01",
    "received_on": "2026-04-01",
}


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(TODAY).at)
    return county(TODAY)


@pytest.fixture
def answered(here: County) -> Application:
    office = Office(here)
    return office.closed(office.of_the_mock_up())


@pytest.fixture
def clerk(here: County) -> Client:
    return here.client(Role.CLERK)


def registered(clerk: Client, **more: object) -> Dispute:
    answer = clerk.post(reverse("register-dispute"), {**FILED, "once": token_urlsafe(8), **more})
    assert answer.status_code == 302, re.findall(r'class="error"[^>]*>([^<]+)', answer.content.decode())
    return Dispute.objects.latest("pk")


def page(client: Client, dispute: Dispute) -> str:
    answer = client.get(reverse("dispute", args=[dispute.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_the_organ_sends_is_registered_with_its_papers_and_periods(
    clerk: Client, answered: Application
) -> None:
    form = clerk.get(reverse("register-dispute"), {"application": answered.pk}).content.decode()
    assert f'<option value="{answered.pk}" selected>' in form
    notice = SimpleUploadedFile("受理通知书.txt", "受理通知书".encode())
    review = registered(clerk, once="twice", application=answered.pk, file=notice)
    shown = page(clerk, review)
    assert "青自然资复〔2026〕1号" in shown
    # 10 working days from 1 April over 清明 on the 6th.
    assert 'datetime="2026-04-16"' in shown
    assert "还有8日" in shown
    assert "林*" in shown
    assert Attachment.objects.get(case=review.pk).name == "受理通知书.txt"
    again = clerk.post(reverse("register-dispute"), {**FILED, "once": "twice", "application": answered.pk})
    assert (again.status_code, Dispute.objects.count()) == (302, 1)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"filed_on": "2026-05-01"}, "还没有到"),
        ({"received_on": "2026-03-01"}, "早于受理或者立案之日"),
        ({"title": ""}, "争议的事项"),
        ({"claimant": ""}, "请填写申请人或者原告的名称"),
        ({"application": "9999999"}, "针对的申请"),
        ({"kind": "nothing"}, "类型"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    clerk: Client, changed: dict[str, str], says: str
) -> None:
    answer = clerk.post(reverse("register-dispute"), {**FILED, "once": token_urlsafe(8), **changed})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text
    assert "青府复〔2026〕12号" in text
    assert not Dispute.objects.exists()


def test_steps_are_taken_on_their_pages_and_what_cannot_be_undone_is_asked_twice(
    clerk: Client, answered: Application
) -> None:
    review = registered(clerk, application=answered.pk)

    def step(code: str, **inputs: str) -> str:
        address = reverse("dispute-step", args=[review.pk, code])
        seen = re.search(r'name="seen" value="(\d+)"', clerk.get(address).content.decode())
        assert seen, code
        answer = clerk.post(address, {"seen": seen[1], **inputs}, follow=True)
        return answer.content.decode()

    assert "已登记提交答复答辩" in step("file_answer", on="2026-04-08", with_evidence="on")
    decided = {"on": "2026-04-08", "document": "青府复决〔2026〕3号", "disposition": "maintained"}
    asked = step("decide", **decided)
    assert "登记后不能修改" in asked
    review.refresh_from_db()
    assert review.closed_on is None
    done = step("decide", **decided, confirmed="1")
    assert "本件审结，计入2026年年报表四“行政复议·结果维持”" in done
    review.refresh_from_db()
    assert (review.result, review.closed_on) == ("upheld", TODAY)
    refused = clerk.get(reverse("dispute-step", args=[review.pk, "decide"]))
    assert refused.status_code == 409


def test_the_list_shows_what_waits_filters_and_gives_a_workbook(
    clerk: Client, here: County, answered: Application, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for nth in range(5):
        registered(clerk, application=answered.pk, title=f"第{nth}件")
    with django_assert_max_num_queries(12):
        shown = clerk.get(reverse("disputes")).content.decode()
    assert shown.count("待提交书面答复") == 5
    assert "第3件" in clerk.get(reverse("disputes"), {"q": "第3件"}).content.decode()
    assert "没有这样的案件" in clerk.get(reverse("disputes"), {"state": "closed"}).content.decode()
    book = load_workbook(BytesIO(clerk.get(reverse("disputes-export"), {"q": "第3件"}).content))
    assert [cell.value for cell in book.active[2]][3] == "第3件"
    with django_assert_max_num_queries(16):
        page(clerk, Dispute.objects.latest("pk"))


def test_another_agency_is_told_404_and_lists_nothing(
    clerk: Client, here: County, answered: Application
) -> None:
    review = registered(clerk, application=answered.pk)
    other = here.client(Role.CLERK, here.other)
    for name in ("dispute", "dispute-answer", "dispute-claimant"):
        assert other.get(reverse(name, args=[review.pk])).status_code == 404
    assert other.post(reverse("dispute-bundle", args=[review.pk])).status_code == 404
    assert review.title not in other.get(reverse("disputes")).content.decode()


def test_papers_and_the_claimant_are_for_whoever_may_see_personal_data(
    clerk: Client, here: County, answered: Application
) -> None:
    notice = SimpleUploadedFile("受理通知书.txt", "受理通知书".encode())
    review = registered(clerk, application=answered.pk, file=notice)
    paper = reverse("dispute-paper", args=[review.pk, Attachment.objects.get(case=review.pk).pk])
    legal = here.client(Role.LEGAL_REVIEWER)
    assert "受理通知书.txt" not in page(legal, review)
    assert legal.get(paper).status_code == 404
    assert clerk.get(paper).content.decode() == "受理通知书"
    reveal = reverse("dispute-claimant", args=[review.pk])
    assert "林小满" not in clerk.get(reveal).content.decode()
    assert "林小满" in clerk.post(reveal, {"reason": "核对送达地址"}).content.decode()
    assert Event.objects.filter(case=review.pk, kind="personal_data_seen").count() == 1
    assert legal.post(reveal, {"reason": "看看"}).status_code == 403


def test_the_answer_is_drafted_and_the_evidence_ordered(clerk: Client, answered: Application) -> None:
    review = registered(clerk, application=answered.pk)
    shown = clerk.get(reverse("dispute-answer", args=[review.pk])).content.decode()
    assert "行政复议答复书" in shown
    assert answered.number in shown
    for kind, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert clerk.get(reverse("dispute-answer-file", args=[review.pk, kind])).content.startswith(begins)
    assert clerk.get(reverse("dispute-answer-file", args=[review.pk, "exe"])).status_code == 404
    done = clerk.post(reverse("dispute-bundle", args=[review.pk]), follow=True)
    assert "正在装订" in done.content.decode()


def test_a_suit_against_a_refusal_that_has_not_been_reviewed_is_looked_at_twice(
    clerk: Client, answered: Application
) -> None:
    filed = {**FILED, "once": token_urlsafe(8), "kind": "suit_direct", "application": answered.pk}
    asked = clerk.post(reverse("register-dispute"), filed)
    if "应当先申请行政复议" in asked.content.decode():
        assert (asked.status_code, Dispute.objects.count()) == (422, 0)
        asked = clerk.post(reverse("register-dispute"), {**filed, "checked": "1"})
    assert (asked.status_code, Dispute.objects.count()) == (302, 1)
    assert Task.objects.filter(case__dispute__kind="suit_direct", step="file_answer").exists()
