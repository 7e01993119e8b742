"""The editor: only the fields of the kind, what is wrong said beside each, and no text ever lost."""

from datetime import date

import pytest
from django.urls import reverse
from tests.county import County
from tests.desk_cases import TODAY, at

from gongkai.agencies.role import Role
from gongkai.publishing.desk.conftest import Desk, filled, shown, words
from gongkai.publishing.editing import save
from gongkai.publishing.models import Document

pytestmark = pytest.mark.django_db


def edit(document: Document) -> str:
    return reverse("edit-document", args=[document.pk])


@pytest.mark.parametrize(
    ("kind", "there", "missing"),
    [
        ("normative", ("统一登记编号", "有效期至", "实施日期"), ("会议名称和届次", "公示或者征求意见开始")),
        ("meeting", ("会议名称和届次", "主持人"), ("有效期至", "实施日期", "统一登记编号")),
        ("notice", ("提出异议的方式", "公示或者征求意见截止"), ("实施日期",)),
        ("budget", ("“三公”经费（万元）", "年度"), ("有效期至",)),
    ],
)
def test_only_the_fields_of_its_kind(
    office: Desk, here: County, kind: str, there: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    document = office.begun(kind=kind)
    page = words(shown(here.client(Role.OFFICER), "edit-document", document.pk))
    for label in (*there, "成文日期", "公开属性", "计划公开时间"):
        assert label in page
    for label in missing:
        assert label not in page


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": ""}, "这个字段"),
        ({"date_of_document": "2026-02-30"}, "日期"),
        ({"date_of_document": "1026-03-10"}, "早于新中国成立之日"),
        ({"date_of_document": "2026-04-10"}, "还没有到"),
        ({"effective_date": "2026-01-01"}, "实施日期早于成文日期"),
        ({"valid_until": "2026-03-20"}, "有效期在实施以前就到了"),
        ({"source_address": "不是网址"}, "URL"),
        ({"forwards": "青政发〔1999〕1号"}, "没有找到这份文件"),
        ({"column": "99999999999999999999"}, "选"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    office: Desk, here: County, changed: dict[str, str], says: str
) -> None:
    document = office.begun()
    officer = here.client(Role.OFFICER)
    page = shown(officer, "edit-document", document.pk)
    answer = officer.post(edit(document), filled(page, "f-edit", {"abstract": "新的概述。", **changed}))
    told = answer.content.decode()
    assert answer.status_code == 422
    assert says in words(told)
    assert "新的概述。" in told
    document.refresh_from_db()
    assert document.abstract == ""


def test_particulars_topics_and_channels_are_kept(office: Desk, here: County) -> None:
    document = office.begun(kind="budget")
    officer = here.client(Role.OFFICER)
    page = shown(officer, "edit-document", document.pk)
    changed = {
        "particular-fiscal_year": "2026",
        "particular-three_public": "670.376375",
        "planned_channels": ["site", "wechat"],
        "planned_on": "2026-03-20",
    }
    officer.post(edit(document), filled(page, "f-edit", changed))
    document.refresh_from_db()
    assert document.particulars == {"fiscal_year": "2026", "three_public": "670.376375"}
    assert document.planned_channels == ["site", "wechat"]
    assert document.planned_on == date(2026, 3, 20)


def test_what_somebody_else_saved_stands_beside_what_was_typed(office: Desk, here: County) -> None:
    document = office.begun()
    officer = here.client(Role.OFFICER)
    page = shown(officer, "edit-document", document.pk)
    theirs = {"title": "别人改的标题", "body": "<p>别人改的正文。</p>"}
    save(document.pk, here.actor(Role.CLERK), at(TODAY), theirs)
    mine = {"title": "我改的标题", "body": "<p>我改的正文。</p>"}
    answer = officer.post(edit(document), filled(page, "f-edit", mine))
    both = answer.content.decode()
    assert answer.status_code == 409
    for text in ("别人改的标题", "我改的标题", "我改的正文。", "别人保存过这份信息"):
        assert text in both
    document.refresh_from_db()
    assert document.title == "别人改的标题"
    # Looked at and pressed again, what was typed is saved over it.
    officer.post(edit(document), filled(both, "f-edit", {}))
    document.refresh_from_db()
    assert (document.title, document.body) == ("我改的标题", "<p>我改的正文。</p>")


def test_the_page_saves_by_itself_and_says_so(office: Desk, here: County) -> None:
    document = office.begun()
    officer = here.client(Role.OFFICER)
    sent = filled(shown(officer, "edit-document", document.pk), "f-edit", {"title": "改过的标题"})
    told = officer.post(edit(document), {**sent, "by_itself": "1"}).json()
    # Twenty past two in UTC.
    assert told == {"says": "10:20已自动保存。", "seen": 1}
    overtaken = officer.post(edit(document), {**sent, "by_itself": "1"})
    assert overtaken.status_code == 409
    assert "没有保存" in overtaken.json()["says"]
    wrong = officer.post(edit(document), {**sent, "seen": "1", "title": "", "by_itself": "1"})
    assert wrong.status_code == 422
    document.refresh_from_db()
    assert (document.title, document.edits) == ("改过的标题", 1)


def test_the_public_place_of_a_document_under_revision_is_not_changed_here(
    office: Desk, here: County
) -> None:
    document = office.take(office.published(), "revise", Role.OFFICER)
    officer = here.client(Role.OFFICER)
    page = shown(officer, "edit-document", document.pk)
    assert 'name="column"' not in page
    answer = officer.post(edit(document), filled(page, "f-edit", {"abstract": "修订了。"}))
    assert answer.status_code == 302
    document.refresh_from_db()
    assert document.abstract == "修订了。"
    assert document.publication.abstract == ""


def test_under_review_nothing_is_edited_and_what_was_typed_comes_back(office: Desk, here: County) -> None:
    document = office.begun()
    officer = here.client(Role.OFFICER)
    sent = filled(
        shown(officer, "edit-document", document.pk),
        "f-edit",
        {"abstract": "这一段概述写了很久，不能丢，一共超过二十个字。"},
    )
    office.submitted(document)
    answer = officer.post(edit(document), sent)
    assert answer.status_code == 409
    assert "审核中" in answer.content.decode()
    assert "不能丢" in answer.content.decode()
    assert here.client(Role.SECTION_HEAD).get(edit(document)).status_code == 409


def test_what_the_guard_stops_is_told_while_editing_and_when_submitting(office: Desk, here: County) -> None:
    document = office.begun(body="<p>联系人张三，身份证号11010519491231002X。</p>")
    officer = here.client(Role.OFFICER)
    submit = reverse("document-step", args=[document.pk, "submit"])
    for page in (shown(officer, "edit-document", document.pk), officer.get(submit).content.decode()):
        assert "必须修改" in words(page)
        assert "11010519491231002X" in page
    refused = officer.post(submit, {"seen": document.case.length, "warnings_seen": "on"})
    assert refused.status_code == 422
    document.refresh_from_db()
    assert (document.stage, document.revisions.count()) == ("draft", 0)
