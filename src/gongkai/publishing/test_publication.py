"""What the public sees of a document: written from the record alone, a version for each state, and nothing else beside."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.role import Role
from gongkai.law.validity import Validity
from gongkai.publishing import publication
from gongkai.publishing.columns.opening import column_of
from gongkai.publishing.content import Content
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.models import (
    Document,
    DocumentFile,
    PolicyQuestion,
    Publication,
    TextState,
    Topic,
)
from gongkai.publishing.rederiving import differences
from gongkai.records.attachments import attach
from gongkai.records.file_verification import verify_files
from gongkai.records.finding import Fault
from gongkai.records.models import Attachment, Purpose
from gongkai.search.searching import search
from gongkai.workflow.calendar import working_days
from gongkai.workflow.models import Task

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def page(document: Document) -> Publication:
    return Publication.objects.get(pk=document.pk)


def versions(county: County) -> tuple[int, int]:
    for agency in (county.agency, county.government):
        agency.platform.refresh_from_db()
    return county.agency.platform.version, county.government.platform.version


def test_what_the_public_does_not_see_makes_no_new_version(qingxi: County, room: Newsroom) -> None:
    document = room.published(DAY)
    before = page(document).version, versions(qingxi)
    document = room.take(document, "note", DAY, {"note": "电话核对"})
    document = room.take(document, "place", DAY, {"channel": "wechat", "on": DAY})
    document = room.take(document, "revise", DAY, role=Role.OFFICER)
    document = room.save(document, DAY, title="改过的标题", attribute_reason="x")
    assert (page(document).version, versions(qingxi)) == before


def with_file(room: Newsroom, document: Document, name: str = "附表.txt") -> DocumentFile:
    actor = room.county.actor(Role.OFFICER)
    with transaction.atomic():
        kept = attach(
            document.case,
            Purpose.DOCUMENT_FILE,
            name,
            ContentFile("石桥村试点名单".encode()),
            actor,
            at(DAY),
        )
        return DocumentFile.objects.create(document=document, attachment=kept, use="attachment", title="附表")


def test_a_file_is_public_with_the_revision_that_has_it_and_found_once_it_was_read(room: Newsroom) -> None:
    document = room.begin(DAY)
    file = with_file(room, document)
    # As of a scan: nothing was there to be read.
    DocumentFile.objects.filter(pk=file.pk).update(text_state=TextState.NONE)
    document = room.take(room.signed(document, DAY), "publish", DAY)
    (line,) = page(document).files
    assert (line["number"], line["title"], line["use"], line["read"]) == (
        file.pk,
        "附表",
        "attachment",
        False,
    )
    assert search("试点名单").entries == ()
    DocumentFile.objects.filter(pk=file.pk).update(text="石桥村试点名单", text_state=TextState.READ)
    with transaction.atomic():
        publication.write(Document.objects.get(pk=document.pk))
    assert [entry.address for entry in search("试点名单").entries] == [f"/info/{document.pk}/"]
    assert page(document).version == 2
    assert not list(verify_files())
    # Added to a text in the making, a file is nobody's business yet.
    document = room.take(document, "revise", DAY, role=Role.OFFICER)
    with_file(room, document, "草稿附表.txt")
    room.save(document, DAY, keywords="宅基地")
    assert len(page(document).files) == 1


def test_a_file_exchanged_after_it_was_reviewed_is_found(room: Newsroom) -> None:
    document = room.begin(DAY)
    reviewed = with_file(room, document).attachment
    room.submitted(document, DAY)
    other = with_file(room, room.begin(DAY, "另一份"), "另一份附表.txt").attachment
    assert not list(verify_files())
    # The row now tells of the other file, as a whole and rightly.
    same = {name: getattr(other, name) for name in ("name", "media", "size", "stored", "wrapped_key", "key")}
    Attachment.objects.filter(pk=other.pk).update(stored="elsewhere")
    Attachment.objects.filter(pk=reviewed.pk).update(**same, digest="0" * 64)
    faults = {finding.fault for finding in verify_files()}
    assert Fault.ATTACHMENT_GONE in faults


def test_topics_and_questions_stand_beside_the_text(qingxi: County, room: Newsroom) -> None:
    topic = Topic.objects.create(agency=qingxi.agency, code="villages", name="乡村建设", opened_on=DAY)
    document = room.published(DAY, topics=[topic])
    assert page(document).shown["topics"] == [
        {"agency": qingxi.agency.pk, "code": "villages", "name": "乡村建设"}
    ]
    for question, shown in (("几天办结？", True), ("内部问题？", False)):
        PolicyQuestion.objects.create(
            agency=qingxi.agency,
            document=document,
            asked_on=DAY,
            asked_by="phone",
            question=question,
            answer="二十日。",
            shown=shown,
        )
    with transaction.atomic():
        publication.write(Document.objects.get(pk=document.pk))
    assert page(document).shown["questions"] == [{"question": "几天办结？", "answer": "二十日。"}]
    assert page(document).version == 2


def brought(room: Newsroom, **more: Any) -> Document:
    """From an old site, where it appeared in April 2021."""
    agency = room.county.agency
    content = Content(
        title="青溪县宅基地审批暂行办法",
        body="<p>原网站的正文。</p>",
        kind="normative",
        document_number="青自然资规〔2021〕2号",
        date_of_document=date(2021, 4, 15),
    )
    column = column_of(agency, "normative")
    appeared = datetime(2021, 4, 26, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    one = Brought(content, column, appeared, "QX/2021-00002", Validity.IN_FORCE, more)
    (document,) = bring_in(agency, [one], SYSTEM, at(DAY))
    return document


def test_what_an_old_site_brought_is_derived_like_everything_else(qingxi: County, room: Newsroom) -> None:
    document = Document.objects.get(pk=brought(room, unit=qingxi.units["规划科"]).pk)
    assert list(differences(document, working_days())) == []
    assert not Task.objects.filter(case=document.pk).exists()


def test_what_an_old_site_brought_goes_on_like_any_other(room: Newsroom) -> None:
    document = Document.objects.get(pk=brought(room).pk)
    said = {"validity": "amended", "on": DAY, "by_name": "县政府决定"}
    document = room.take(document, "change_validity", DAY, said)
    assert page(document).banner["by"] == {"document": None, "title": "县政府决定"}
    document = room.take(document, "revise", DAY)
    document = room.save(document, DAY, role=Role.CLERK, body="<p>修改后的正文。</p>")
    document = room.take(document, "submit", DAY, {"warnings_seen": True})
    document = room.reviewed(document, DAY, Role.OGI_HEAD)
    document = room.take(document, "sign", DAY, {"attribute": "proactive"}, Role.LEADER)
    document = room.take(document, "publish", DAY)
    shown = page(document)
    assert (shown.body, shown.index_number, shown.version) == ("<p>修改后的正文。</p>", "QX/2021-00002", 3)
    # It stays where it appeared in time, and stays amended.
    assert (shown.published_at.year, document.validity) == (2021, "amended")


def test_between_agencies_each_page_tells_only_of_its_own_doings(qingxi: County, room: Newsroom) -> None:
    document = room.published(DAY)
    theirs = bring_in(
        qingxi.government,
        [
            Brought(
                Content(title="县政府决定", body="<p>决定。</p>", kind="otherdocument"),
                column_of(qingxi.government, "documents"),
                at(DAY).at,
                "QX-1",
            )
        ],
        SYSTEM,
        at(DAY),
    )[0]
    said = {"validity": "repealed", "on": DAY, "by": f"/info/{theirs.pk}/"}
    document = room.take(document, "change_validity", DAY, said)
    room.take(document, "link", DAY, {"kind": "related", "to": f"/info/{theirs.pk}/"})
    assert page(document).banner["by"]["document"] == theirs.pk
    assert {one["kind"] for one in page(document).shown["links"]} == {"repeals", "related"}
    assert page(theirs).version == 1
    assert "links" not in page(theirs).shown
