"""A document on the desk's pages, from the empty form to the public: drafted, edited, reviewed, signed, published."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.county import County

from gongkai.agencies.role import Role
from gongkai.publishing.desk.conftest import Desk, filled, hidden, shown, words
from gongkai.publishing.models import Comment, Document

pytestmark = pytest.mark.django_db


def step(client: Client, document: Document, code: str, **inputs: str) -> str:
    """Press the button of a step on its page; what the browser shows then."""
    address = reverse("document-step", args=[document.pk, code])
    page = client.get(address)
    assert page.status_code == 200, words(page.content.decode())
    seen = hidden(page.content.decode(), "seen")
    answer = client.post(address, {"seen": seen, **inputs}, follow=True)
    return words(answer.content.decode())


def test_a_document_goes_its_whole_way_over_the_pages(here: County) -> None:
    officer = here.client(Role.OFFICER)
    kinds = shown(officer, "new-document")
    assert "?kind=normative" in kinds
    form = shown(officer, "new-document", kind="normative")
    begun = officer.post(
        reverse("new-document") + "?kind=normative",
        {"title": "青溪县农村宅基地审批管理办法", "body": "第一段\n\n第二段", "once": hidden(form, "once")},
    )
    document = Document.objects.get()
    assert begun["Location"] == reverse("edit-document", args=[document.pk])
    assert document.body == "<p>第一段</p><p>第二段</p>"
    assert document.column is not None
    assert document.column.name == "行政规范性文件"

    page = shown(officer, "edit-document", document.pk)
    assert "没有定公开属性" in words(page)
    changed = {
        "attribute": "proactive",
        "document_number": "青自然资规[2026]第01号",
        "date_of_document": "2026-03-10",
        "issuers": "青溪县自然资源局\n青溪县农业农村局",
    }
    saved = officer.post(
        reverse("edit-document", args=[document.pk]), filled(page, "f-edit", changed), follow=True
    )
    assert "已保存" in words(saved.content.decode())
    document.refresh_from_db()
    assert document.document_number == "青自然资规〔2026〕1号"
    assert document.issuers == ["青溪县自然资源局", "青溪县农业农村局"]

    assert "已送审" in step(officer, document, "submit", warnings_seen="on")
    head = here.client(Role.SECTION_HEAD)
    page = shown(head, "document", document.pk)
    assert "审阅第1稿" in words(page)
    assert 'class="count"' not in page.partition("<main")[0], "the menu counts tasks on the inbox alone"
    review = reverse("review-document", args=[document.pk])
    assert "送审稿里没有这几个字" in head.post(review, {"quote": "第三段", "says": "漏了"}).content.decode()
    head.post(review, {"quote": "第二段", "says": "写清楚适用范围。"})
    comment = Comment.objects.get()
    assert (comment.field, comment.revision, comment.by) == ("body", 1, "何青（科长）")
    assert "已退回修改" in step(head, document, "return")

    assert "写清楚适用范围" in words(shown(officer, "edit-document", document.pk))
    # Only who works on the text deals with what was said to it.
    here.client(Role.LEADER).post(
        reverse("answer-comment", args=[document.pk, comment.pk]), {"reply": "不用"}
    )
    comment.refresh_from_db()
    assert comment.resolved_at is None
    officer.post(reverse("answer-comment", args=[document.pk, comment.pk]), {"reply": "已补充"})
    comment.refresh_from_db()
    assert comment.reply == "已补充"
    page = shown(officer, "edit-document", document.pk)
    body = "<p>第一段</p><p>第二段，适用于全县农村。</p>"
    officer.post(reverse("edit-document", args=[document.pk]), filled(page, "f-edit", {"body": body}))
    step(officer, document, "submit", warnings_seen="on")
    assert "和第1稿相比" in words(shown(head, "review-document", document.pk))
    assert "已审核通过" in step(head, document, "pass", check_1="on")
    assert "已审核通过" in step(here.client(Role.OGI_HEAD), document, "pass", check_1="on", check_2="on")
    signed = step(here.client(Role.LEADER), document, "sign", attribute="proactive")
    assert "本件现在：待发布" in signed

    clerk = here.client(Role.CLERK)
    asked = step(clerk, document, "publish")
    assert "发布后公众立即可以看到" in asked
    assert not Document.objects.get().is_public
    assert "公众现在看得到这一件" in step(clerk, document, "publish", confirmed="1")
    document.refresh_from_db()
    assert document.is_public
    page = words(shown(clerk, "document", document.pk))
    for told in ("已发布", "第2稿", "第1稿", "公开的", "政府网站"):
        assert told in page
    sheet = words(shown(clerk, "document-sheet", document.pk))
    assert re.search(r"初审何青（科长）\s*2026年3月12日", sheet)
    assert re.search(r"终审沈明远（副局长）\s*2026年3月12日", sheet)


def test_the_step_bar_tells_levels_and_days(office: Desk, here: County) -> None:
    document = office.submitted()
    html = shown(here.client(Role.OFFICER), "document", document.pk)
    page, bar = words(html), html.partition('class="steps"')[2]
    bar = bar.partition("</ol>")[0]
    stations = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<li.*?</li>", bar)]
    assert "初审，待审核第1稿，科室负责人，3月16日前" in page
    # 20 working days from 10 March, with 清明 on 6 April off: Wednesday, 8 April.
    assert "公开期限还剩18个工作日2026年4月8日（周三）" in page.replace(" ", "")
    assert stations == ["起草3月12日", "第2步，共5步：初审", "复审", "终审（签发）", "发布"]
    office.take(document, "pass", Role.SECTION_HEAD)
    page = words(shown(here.client(Role.OFFICER), "document", document.pk))
    assert "第3步，共5步：复审" in page


def test_a_step_that_cannot_be_taken_says_why_and_keeps_what_was_typed(office: Desk, here: County) -> None:
    document = office.begun()
    address = reverse("document-step", args=[document.pk, "return"])
    typed = "这一段写得不清楚，请补充适用范围和实施日期。"
    answer = here.client(Role.SECTION_HEAD).post(address, {"reason": typed})
    assert answer.status_code == 409
    assert "“起草中”时不能退回修改" in answer.content.decode()
    assert typed in answer.content.decode()
    missing = here.client(Role.OFFICER).get(reverse("document-step", args=[document.pk, "nothing"]))
    assert missing.status_code == 404


def test_pressed_twice_a_step_is_taken_once(office: Desk, here: County) -> None:
    document = office.signed()
    clerk = here.client(Role.CLERK)
    address = reverse("document-step", args=[document.pk, "publish"])
    seen = hidden(clerk.get(address).content.decode(), "seen")
    first = clerk.post(address, {"seen": seen, "confirmed": "1"})
    second = clerk.post(address, {"seen": seen, "confirmed": "1"})
    assert (first.status_code, second.status_code) == (302, 409)
    assert document.placements.count() == 1
