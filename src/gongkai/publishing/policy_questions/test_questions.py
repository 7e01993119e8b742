"""Questions on policies: entered, answered, shown under their document without anybody's data."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.brought_documents import morning, published
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, PolicyQuestion
from gongkai.publishing.policy_questions.asking import ask, shown

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 16)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(TODAY).at)
    return county(TODAY)


@pytest.fixture
def document(here: County) -> Document:
    return published(
        here.agency,
        "青溪县宅基地审批管理办法",
        date(2026, 3, 2),
        kind="normative",
        document_number="青政规〔2026〕1号",
    )


def _said(**more: str) -> dict[str, str]:
    return {"asked_on": "2026-03-10", "asked_by": "phone", "question": "旧宅能翻建吗？", **more}


@pytest.mark.parametrize(
    "named", ["青政规〔2026〕1号", "青溪县宅基地审批管理办法", "https://qx.example/info/%d/"]
)
def test_a_question_is_entered_answered_and_shown_under_its_document(
    here: County, document: Document, named: str
) -> None:
    officer = here.client(Role.OFFICER)
    said = _said(document=named % document.pk if "%" in named else named)
    assert officer.post(reverse("policy-question-new"), said).status_code == 302
    question = PolicyQuestion.objects.get()
    assert question.document == document
    assert not shown(document.pk)
    waiting = officer.get(reverse("policy-questions"), {"state": "waiting"}).content.decode()
    assert "旧宅能翻建吗？" in waiting
    address = reverse("policy-question", args=[question.pk])
    assert f'value="/info/{document.pk}/"' in officer.get(address).content.decode()
    answered = {**said, "answer": "可以，先申请规划许可。", "answered_on": "2026-03-12", "shown": "on"}
    assert officer.post(address, answered).status_code == 302
    assert [one.answer for one in shown(document.pk)] == ["可以，先申请规划许可。"]
    assert "可以，先申请规划许可。" in Client().get(f"/info/{document.pk}/").content.decode()
    page = officer.get(reverse("policy-questions")).content.decode()
    assert "收到1件" in page
    assert "答复1件" in page


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"asked_on": "2026-03-17"}, "还没有到"),
        ({"answer": "可以。"}, "还没有写答复日期"),
        ({"answered_on": "2026-03-12"}, "还没有写答复"),
        ({"answer": "可以。", "answered_on": "2026-03-09"}, "早于咨询日期"),
        ({"shown": "on"}, "没有关联网站上公开的文件"),
        ({"document": "青政规〔2026〕1号", "shown": "on"}, "还没有答复，不能公布"),
        ({"document": "没有的文件"}, "没有找到这份公开的文件"),
        (
            {
                "document": "青政规〔2026〕1号",
                "answer": "请打13800000000。",
                "answered_on": "2026-03-12",
                "shown": "on",
            },
            "手机号（138******00）",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(
    here: County, document: Document, more: dict[str, str], says: str
) -> None:
    answer = here.client(Role.CLERK).post(reverse("policy-question-new"), _said(**more))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "旧宅能翻建吗？" in page
    assert not PolicyQuestion.objects.exists()


def test_a_document_of_another_agency_or_one_not_public_is_not_found(
    here: County, document: Document
) -> None:
    published(here.other, "清和县办法", date(2026, 3, 2))
    clerk = here.client(Role.CLERK)
    assert clerk.post(reverse("policy-question-new"), _said(document="清和县办法")).status_code == 422
    Document.objects.filter(pk=document.pk).update(is_public=False)
    assert clerk.post(reverse("policy-question-new"), _said(document=document.title)).status_code == 422


def test_a_question_from_the_page_waits_for_its_answer(here: County, document: Document) -> None:
    asked = ask(document, " 旧宅能翻建吗？ ", morning(TODAY))
    assert (asked.agency, asked.asked_by, asked.question) == (here.agency, "site", "旧宅能翻建吗？")
    assert not shown(document.pk)
    with pytest.raises(LedgerRefused, match="身份证号"):
        ask(document, "我的身份证110101199003078494", morning(TODAY))
    with pytest.raises(LedgerRefused, match="还没有写问题"):
        ask(document, "  ", morning(TODAY))
