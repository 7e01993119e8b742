"""A document from the draft to the public page, and what becomes of it: each step as the people of an office take it."""

from datetime import date, timedelta

import pytest
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.role import Role
from gongkai.publishing.models import Document, Placement, Publication, Revision, Trace
from gongkai.records.models import Event
from gongkai.records.verification import verify
from gongkai.search.searching import search
from gongkai.workflow.models import Task

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def found(words: str) -> list[str]:
    return [entry.address for entry in search(words).entries]


def kinds(document: Document) -> list[str]:
    return list(Event.objects.filter(case=document.pk).in_order().values_list("kind", flat=True))


def tasks(document: Document) -> list[tuple[str, str, date | None]]:
    return list(Task.objects.filter(case=document.pk).order_by("role").values_list("role", "step", "due"))


def test_a_normative_document_is_drafted_reviewed_by_three_and_published(room: Newsroom) -> None:
    document = room.begin(DAY)
    assert (document.stage, document.column.code, document.publish_due) == ("draft", "normative", None)
    assert tasks(document) == [("officer", "submit", None)]

    document = room.submitted(document, DAY)
    # Two working days after Thursday 12 March.
    assert tasks(document) == [("section_head", "pass", date(2026, 3, 16))]
    document = room.reviewed(document, date(2026, 3, 13), Role.SECTION_HEAD)
    assert tasks(document) == [("ogi_head", "pass", date(2026, 3, 17))]
    document = room.reviewed(document, date(2026, 3, 16), Role.OGI_HEAD)
    assert tasks(document) == [("leader", "sign", date(2026, 3, 18))]
    assert not Publication.objects.exists()

    document = room.take(document, "sign", date(2026, 3, 17), {"attribute": "proactive"}, Role.LEADER)
    assert (document.stage, document.date_of_document) == ("signed", date(2026, 3, 17))
    assert (document.index_number, document.document_number) == (
        "青自然资/2026-00001",
        "青自然资规〔2026〕1号",
    )
    # 20 working days after 17 March: Qingming takes 6 April.
    assert document.publish_due == date(2026, 4, 15)
    assert tasks(document) == [("clerk", "publish", date(2026, 4, 15))]
    assert found("宅基地审批") == []

    before = room.county.agency.platform.version, room.county.government.platform.version
    document = room.take(document, "publish", date(2026, 3, 18))
    page = Publication.objects.get()
    assert (document.stage, document.is_public, document.validity) == ("published", True, "in_force")
    assert (page.pk, page.version, page.document_number) == (document.pk, 1, "青自然资规〔2026〕1号")
    assert (page.date_of_document, page.issuers) == (date(2026, 3, 17), "青溪县自然资源局")
    assert found("石桥村先行试点") == [f"/info/{document.pk}/"]
    assert [(one.channel, one.on) for one in Placement.objects.all()] == [("site", date(2026, 3, 18))]
    assert not Task.objects.filter(case=document.pk).exists()
    for agency, was in zip((room.county.agency, room.county.government), before, strict=True):
        agency.platform.refresh_from_db()
        assert agency.platform.version == was + 1
    assert not list(verify())


def test_a_revision_shows_only_once_it_is_published_and_counts_once(room: Newsroom) -> None:
    document = room.published(DAY)
    later = DAY + timedelta(days=30)
    document = room.take(document, "revise", later, role=Role.OFFICER)
    document = room.save(document, later, title="青溪县农村宅基地审批管理办法", body="<p>新办法。</p>")
    page = Publication.objects.get()
    assert (page.title, page.version) == ("青溪县宅基地审批管理办法", 1)
    assert found("新办法") == []

    document = room.take(room.signed(document, later), "publish", later)
    page = Publication.objects.get()
    assert (page.title, page.version, page.revision) == ("青溪县农村宅基地审批管理办法", 2, 2)
    assert page.shown["revised_on"] == "2026-04-11"
    assert found("石桥村先行试点") == []
    assert Placement.objects.count() == 1
    # Both revisions are kept; number and date are those of the first.
    assert [one.number for one in Revision.objects.order_by("number")] == [1, 2]
    assert page.document_number == "青自然资规〔2026〕1号"
    assert page.published_at == at(DAY).at


def test_a_dropped_revision_brings_the_published_text_back(room: Newsroom) -> None:
    document = room.published(DAY)
    body = document.body
    document = room.take(document, "revise", DAY, role=Role.OFFICER)
    document = room.save(document, DAY, title="别的标题", body="<p>别的。</p>")
    document = room.take(document, "drop_revision", DAY, role=Role.OFFICER)
    assert (document.stage, document.title, document.body) == ("published", "青溪县宅基地审批管理办法", body)
    assert Publication.objects.get().version == 1


def test_a_page_taken_down_leaves_a_trace_and_comes_back_under_a_new_version(room: Newsroom) -> None:
    document = room.published(DAY)
    said = {"reason": "附表含个人信息", "says": "本信息已撤下核对。"}
    document = room.take(document, "withdraw", DAY, said)
    assert (document.stage, document.is_public, document.ended_on) == ("withdrawn", False, DAY)
    assert not Publication.objects.exists()
    trace = Trace.objects.get()
    assert (trace.says, trace.on) == ("本信息已撤下核对。", DAY)
    assert found("石桥村先行试点") == []

    document = room.take(document, "restore", DAY, {"reason": "核对无误"}, Role.OGI_HEAD)
    assert (document.stage, document.ended_on) == ("published", None)
    assert Publication.objects.get().version == 2
    assert not Trace.objects.exists()
    assert found("石桥村先行试点") == [f"/info/{document.pk}/"]
    assert Placement.objects.count() == 1


def test_what_is_withheld_is_kept_inside_and_assessed_every_year(room: Newsroom) -> None:
    withheld = {
        "attribute": "withheld",
        "attribute_ground": "process_info",
        "attribute_reason": "讨论稿，尚未形成决定",
    }
    document = room.signed(room.begin(DAY, "会议讨论稿", kind="meeting", **withheld), DAY)
    assert (document.stage, document.reassess_due) == ("kept", date(2027, 3, 12))
    assert document.publish_due is None
    assert found("宅基地审批") == []
    document = room.take(document, "reassess", DAY, {"result": "keep", "reason": "仍在讨论"})
    assert document.stage == "kept"
    later = date(2027, 3, 12)
    document = room.take(document, "reassess", later, {"result": "publish", "reason": "已经决定"})
    assert (document.stage, document.attribute, document.attribute_reason) == ("draft", "proactive", "")
    # It is to be public within 20 working days of the day on which that was decided.
    assert document.publish_due is not None
    assert document.publish_due > later
    document = room.take(document, "drop_revision", later, role=Role.OFFICER)
    assert (document.stage, document.attribute) == ("kept", "withheld")
    assert document.attribute_reason == "讨论稿，尚未形成决定"
    assert not Publication.objects.exists()


def test_a_repeal_is_told_on_both_pages_and_a_document_that_is_not_public_is_not_named(
    room: Newsroom,
) -> None:
    old = room.published(DAY, "旧办法")
    new = room.published(DAY, "新办法")
    secret = room.signed(
        room.begin(DAY, "内部决定", attribute="on_application", attribute_reason="内部"), DAY
    )
    said = {"validity": "repealed", "on": DAY, "by": f"/info/{new.pk}/"}
    old = room.take(old, "change_validity", DAY, said)
    assert (old.validity, old.repealed_date) == ("repealed", DAY)
    banner = Publication.objects.get(pk=old.pk).banner
    assert banner["says"] == "本文件已于2026年3月12日废止。"
    assert banner["by"] == {"document": new.pk, "title": "新办法"}
    (link,) = Publication.objects.get(pk=new.pk).shown["links"]
    assert (link["kind"], link["document"], link["from_it"]) == ("repeals", old.pk, True)

    other = room.published(DAY, "又一办法")
    said = {"validity": "suspended", "on": DAY, "by": f"/info/{secret.pk}/"}
    other = room.take(other, "change_validity", DAY, said)
    page = Publication.objects.get(pk=other.pk)
    assert "by" not in page.banner
    assert "links" not in page.shown
    assert page.banner["says"] == "本文件自2026年3月12日起停止执行。"

    # Taken down, the new one is named on the old one's page no more.
    version = Publication.objects.get(pk=old.pk).version
    room.take(new, "withdraw", DAY, {"reason": "差错", "says": "已撤下"})
    page = Publication.objects.get(pk=old.pk)
    assert "by" not in page.banner
    assert page.version == version + 1
