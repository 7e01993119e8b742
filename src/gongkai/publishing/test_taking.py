"""Who sees a document, who may do what, and what is refused with which words."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404
from tests.county import County, county, person, post
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.actor import Actor, actor_of
from gongkai.agencies.role import Role
from gongkai.publishing import drafting, editing
from gongkai.publishing.models import Comment, Document, Platform, Publication, ReviewRule, Revision, Wording
from gongkai.publishing.step_table import TABLE
from gongkai.publishing.taking import offers, take
from gongkai.records.models import Event
from gongkai.workflow.step import StepRefused
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def faults(
    room: Newsroom, document: Document, code: str, role: str = Role.CLERK, **inputs: Any
) -> dict[str, list[str]]:
    with pytest.raises(InputsRefused) as refused:
        room.take(document, code, DAY, inputs, role)
    return {name: list(map(str, says)) for name, says in refused.value.form.errors.items()}


SEES = {
    Role.CLERK: True,
    Role.OFFICER: True,
    Role.SECTION_HEAD: True,
    Role.OGI_HEAD: True,
    Role.LEADER: True,
    Role.LEGAL_REVIEWER: False,
    Role.SECRECY_REVIEWER: False,
    Role.SUPERIOR_READER: False,
    Role.AUDITOR: False,
    Role.ADMINISTRATOR: False,
}


@pytest.mark.parametrize("role", Role)
def test_a_draft_is_seen_by_its_unit_and_the_agency_and_by_nobody_from_above(
    role: Role, qingxi: County, room: Newsroom
) -> None:
    room.begin(DAY)
    assert Document.objects.visible_to(qingxi.actor(role)).exists() == SEES[role]
    for elsewhere in (qingxi.other, qingxi.government):
        assert not Document.objects.visible_to(qingxi.actor(role, elsewhere)).exists()


def test_whoever_does_not_see_a_document_is_told_that_there_is_none(qingxi: County, room: Newsroom) -> None:
    document = room.begin(DAY)
    for actor in (qingxi.actor(Role.LEGAL_REVIEWER), qingxi.actor(Role.CLERK, qingxi.other)):
        with pytest.raises(Http404):
            take("note", document.pk, actor, at(DAY), {"note": "看看"})
        with pytest.raises(Http404):
            editing.save(document.pk, actor, at(DAY), {"title": "改"})


def test_those_who_review_law_and_secrecy_see_what_is_put_before_them_and_both_pass_it(
    qingxi: County, room: Newsroom
) -> None:
    document = room.submitted(room.begin(DAY, risk="high"), DAY)
    document = room.reviewed(document, DAY, Role.SECTION_HEAD)
    for first, second in ((Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER),):
        document = room.reviewed(document, DAY, first)
        with pytest.raises(StepRefused, match="现在由保密审查人审核（合法性审核和保密审查）"):
            room.reviewed(document, DAY, Role.OGI_HEAD)
        with pytest.raises(StepRefused, match="现在由保密审查人审核"):
            room.reviewed(document, DAY, first)
        document = room.reviewed(document, DAY, second)
    document = room.reviewed(document, DAY, Role.OGI_HEAD)
    assert room.take(document, "sign", DAY, {"attribute": "proactive"}, Role.LEADER).stage == "signed"
    assert Document.objects.visible_to(qingxi.actor(Role.SECRECY_REVIEWER)).exists()


def test_nobody_passes_what_they_drafted_edited_or_submitted(qingxi: County, room: Newsroom) -> None:
    head = qingxi.post(Role.SECTION_HEAD)
    second = actor_of(
        post(person("qx-second", "副科长"), qingxi.agency, Role.SECTION_HEAD, "副科长", DAY, head.unit)
    )
    document = room.save(room.begin(DAY), DAY, Role.SECTION_HEAD, keywords="宅基地")
    document = take("submit", document.pk, qingxi.actor(Role.CLERK), at(DAY), {})
    with pytest.raises(StepRefused, match="起草、修改或者送审过这一稿"):
        room.reviewed(document, DAY, Role.SECTION_HEAD)
    # They may still send it back.
    returned = take("return", document.pk, qingxi.actor(Role.SECTION_HEAD), at(DAY), {"reason": "漏了附件"})
    assert returned.stage == "draft"
    document = take("submit", document.pk, qingxi.actor(Role.CLERK), at(DAY), {})
    passed = take("pass", document.pk, second, at(DAY), room.ticked(document))
    assert passed.stage == "in_review"


def test_nobody_passes_two_levels_unless_the_office_is_small(qingxi: County, room: Newsroom) -> None:
    held = qingxi.person(Role.OGI_HEAD)
    also_leads = actor_of(post(held, qingxi.agency, Role.LEADER, "副局长", DAY))
    document = room.submitted(room.begin(DAY), DAY)
    document = room.reviewed(document, DAY, Role.SECTION_HEAD, Role.OGI_HEAD)
    with pytest.raises(StepRefused, match="前面的审核是您办的"):
        take("sign", document.pk, also_leads, at(DAY), {"attribute": "proactive"})
    Platform.objects.filter(agency=qingxi.agency).update(chain_on_small_office=True)
    assert take("sign", document.pk, also_leads, at(DAY), {"attribute": "proactive"}).stage == "signed"


def test_a_level_of_several_that_is_the_last_is_signed_by_the_last_of_them(
    qingxi: County, room: Newsroom
) -> None:
    levels = [{"name": "会签", "roles": ["ogi_head", "leader"], "days": 1}]
    ReviewRule.objects.create(agency=qingxi.agency, levels=levels)
    document = room.submitted(room.begin(DAY), DAY)
    with pytest.raises(StepRefused, match="还没有到签发"):
        room.take(document, "sign", DAY, {"attribute": "proactive"}, Role.LEADER)
    document = room.reviewed(document, DAY, Role.LEADER)
    with pytest.raises(StepRefused, match="这是最后一关"):
        room.reviewed(document, DAY, Role.OGI_HEAD)
    assert room.take(document, "sign", DAY, {"attribute": "proactive"}, Role.OGI_HEAD).stage == "signed"


def test_a_check_that_is_not_ticked_passes_nothing_and_the_record_keeps_those_that_are(
    room: Newsroom,
) -> None:
    document = room.reviewed(room.submitted(room.begin(DAY), DAY), DAY, Role.SECTION_HEAD)
    said = faults(room, document, "pass", Role.OGI_HEAD, check_1=True)
    assert list(said) == ["check_2"]
    document = room.reviewed(document, DAY, Role.OGI_HEAD)
    passed = Event.objects.filter(case=document.pk, kind="passed").last()
    assert passed is not None
    assert "保密审查" in passed.values["checked"][0]


def test_a_return_has_a_reason_or_comments_and_every_submitted_text_is_kept(
    qingxi: County, room: Newsroom
) -> None:
    document = room.submitted(room.begin(DAY), DAY)
    assert "退回的理由" in faults(room, document, "return", Role.SECTION_HEAD)["reason"][0]
    comment = Comment.objects.create(
        document=document, revision=1, quote="石桥村", says="漏了乡镇", by="何青", at=at(DAY).at
    )
    document = room.take(document, "return", DAY, {}, Role.SECTION_HEAD)
    returned = Event.objects.get(case=document.pk, kind="returned")
    assert (document.stage, returned.values["comments"]) == ("draft", [comment.pk])
    document = room.save(document, DAY, body="<p>六合镇石桥村先行试点。</p>")
    room.submitted(document, DAY)
    first, second = Revision.objects.order_by("number")
    assert (first.number, second.number) == (1, 2)
    assert "六合镇" not in first.body
    assert "六合镇" in second.body
    assert first.digest != second.digest


def test_the_signer_decides_the_attribute_and_what_is_withheld_then_stays_inside(room: Newsroom) -> None:
    document = room.submitted(room.begin(DAY), DAY)
    document = room.reviewed(document, DAY, Role.SECTION_HEAD, Role.OGI_HEAD)
    said = faults(room, document, "sign", Role.LEADER, attribute="withheld")
    assert sorted(said) == ["attribute_ground", "attribute_reason"]
    withheld = {
        "attribute": "withheld",
        "attribute_ground": "internal_affairs",
        "attribute_reason": "内部流程",
    }
    document = room.take(document, "sign", DAY, withheld, Role.LEADER)
    assert (document.stage, document.attribute, document.is_public) == ("kept", "withheld", False)
    with pytest.raises(StepRefused, match="时不能发布"):
        room.take(document, "publish", DAY)


def test_what_the_public_sees_is_not_turned_into_what_it_may_not(room: Newsroom) -> None:
    document = room.take(room.published(DAY), "revise", DAY, role=Role.OFFICER)
    document = room.save(document, DAY, attribute="on_application", attribute_reason="内部管理")
    with pytest.raises(StepRefused, match="先撤下，再修订"):
        room.submitted(document, DAY)


def test_a_page_can_be_taken_down_while_a_revision_of_it_is_in_the_making(room: Newsroom) -> None:
    document = room.take(room.published(DAY), "revise", DAY, role=Role.OFFICER)
    document = room.submitted(document, DAY)
    document = room.take(document, "withdraw", DAY, {"reason": "差错", "says": "已撤下"})
    assert (document.stage, document.is_public) == ("in_review", False)
    assert not Publication.objects.exists()
    document = room.take(document, "recall", DAY, role=Role.OFFICER)
    document = room.take(document, "drop_revision", DAY, role=Role.OFFICER)
    assert (document.stage, document.is_public) == ("withdrawn", False)


def test_a_time_that_was_set_for_a_revision_dies_with_it(room: Newsroom) -> None:
    document = room.signed(room.take(room.published(DAY), "revise", DAY, role=Role.OFFICER), DAY)
    document = room.take(document, "schedule", DAY, {"publish_at": "2026-03-20T09:00"})
    document = room.take(document, "drop_revision", DAY)
    assert (document.stage, document.publish_at) == ("published", None)


def test_what_was_finished_is_never_discarded_and_a_first_draft_is_never_dropped(room: Newsroom) -> None:
    draft = room.begin(DAY)
    with pytest.raises(StepRefused, match="不要了的作废"):
        room.take(draft, "drop_revision", DAY)
    assert room.take(draft, "discard", DAY, {"reason": "重复"}).stage == "discarded"
    published = room.take(room.published(DAY, "另一份"), "revise", DAY)
    with pytest.raises(StepRefused, match="可以放弃修订"):
        room.take(published, "discard", DAY, {"reason": "重复"})


def test_only_heads_put_a_page_back(room: Newsroom) -> None:
    document = room.take(room.published(DAY), "withdraw", DAY, {"reason": "差错", "says": "已撤下"})
    with pytest.raises(StepRefused, match="由分管领导、公开工作机构负责人办理"):
        room.take(document, "restore", DAY, {"reason": "无误"})


def test_the_address_of_a_page_taken_down_leads_only_to_what_is_public(room: Newsroom) -> None:
    document, draft = room.published(DAY), room.begin(DAY, "新办法草稿")
    said = {"reason": "有新办法", "says": "已有新的办法。", "instead": f"/info/{draft.pk}/"}
    assert "没有公开" in faults(room, document, "withdraw", **said)["instead"][0]
    new = room.published(DAY, "新办法")
    document = room.take(document, "withdraw", DAY, {**said, "instead": new.document_number})
    assert document.trace.instead == new


@pytest.mark.parametrize(
    "typed", ["青自然资规[2026]1号", "青自然资规（2026）1号", "{page}", "{pk}", "青自然资/2026-00001"]
)
def test_another_document_is_named_by_page_number_or_index_number(typed: str, room: Newsroom) -> None:
    first, second = room.published(DAY, "旧办法"), room.published(DAY, "新办法")
    text = typed.format(page=f"https://x.example.invalid/info/{first.pk}/", pk=first.pk)
    second = room.take(second, "link", DAY, {"kind": "related", "to": text})
    assert [link.to for link in second.links.all()] == [first]
    assert "已经这样关联过" in faults(room, second, "link", kind="related", to=text)["to"][0]


def test_an_interpretation_says_its_form_and_both_pages_lead_to_each_other(room: Newsroom) -> None:
    document = room.published(DAY)
    reading = room.published(DAY, "办法解读", kind="interpretation")
    said = {"kind": "interprets", "to": f"/info/{document.pk}/"}
    assert "解读形式" in faults(room, reading, "link", **said)["form"][0]
    room.take(reading, "link", DAY, {**said, "form": "text"})
    pages = {page.pk: page.shown["links"] for page in Publication.objects.all()}
    assert [(one["document"], one["from_it"]) for one in pages[document.pk]] == [(reading.pk, False)]
    assert [(one["document"], one["from_it"]) for one in pages[reading.pk]] == [(document.pk, True)]


VALIDITIES: list[tuple[dict[str, Any], str]] = [
    ({"validity": "repealed"}, "by"),
    ({"validity": "repealed", "by": "/info/999/"}, "by"),
    ({"validity": "partly_repealed", "by_name": "某决定"}, "articles"),
    ({"validity": "in_force"}, "validity"),
    ({"validity": "repealed", "by_name": "某决定", "on": "2026-03-13"}, "on"),
]


@pytest.mark.parametrize(("inputs", "field"), VALIDITIES, ids=str)
def test_a_validity_without_its_ground_is_refused(inputs: dict[str, Any], field: str, room: Newsroom) -> None:
    document = room.published(DAY)
    assert list(faults(room, document, "change_validity", **{"on": "2026-03-12", **inputs})) == [field]
    assert Publication.objects.get().banner == {}


def test_a_channel_counts_once_a_day(room: Newsroom) -> None:
    document = room.published(DAY)
    said = {"channel": "wechat", "on": DAY, "address": "https://example.invalid/1"}
    document = room.take(document, "place", DAY, said)
    assert "不重复计数" in faults(room, document, "place", **said)["on"][0]
    assert document.placements.count() == 2


def test_a_moved_page_stands_and_counts_in_its_new_column(room: Newsroom, qingxi: County) -> None:
    document = room.published(DAY, kind="notice")
    column = qingxi.agency.columns.get(code="plans")
    room.take(document, "move", DAY, {"column": column.pk})
    page = Publication.objects.get()
    assert (page.column, page.version) == (column, 2)
    assert [one.column for one in document.placements.all()] == [column]


def test_what_is_handed_over_waits_for_whom_it_went_to(qingxi: County, room: Newsroom) -> None:
    clerk = qingxi.post(Role.CLERK)
    document = room.take(room.begin(DAY), "hand_over", DAY, {"to": clerk.pk}, Role.OFFICER)
    (task,) = document.case.tasks.all()
    assert (task.role, task.person, task.unit) == ("clerk", clerk.person, None)
    # The matter is still the unit's, whose head reviews it.
    assert document.unit == qingxi.units["不动产登记科"]


def test_a_page_that_was_overtaken_takes_nothing(room: Newsroom) -> None:
    document = room.begin(DAY)
    seen = document.case.length
    room.take(document, "note", DAY, {"note": "先到"}, seen=seen)
    with pytest.raises(InputsRefused):
        room.take(document, "note", DAY, {"note": "后到"}, seen=seen)
    assert Event.objects.filter(case=document.pk, kind="noted").count() == 1


def test_a_text_that_somebody_saved_meanwhile_is_shown_and_nothing_is_lost(
    qingxi: County, room: Newsroom
) -> None:
    document = room.begin(DAY)
    seen = document.edits
    room.save(document, DAY, title="甲的标题")
    with pytest.raises(editing.Overtaken) as overtaken:
        editing.save(document.pk, qingxi.actor(Role.CLERK), at(DAY), {"title": "乙的标题"}, seen)
    assert overtaken.value.document.title == "甲的标题"
    assert Document.objects.get(pk=document.pk).editors == [qingxi.person(Role.OFFICER).pk]


def test_what_lies_before_reviewers_is_not_edited(room: Newsroom) -> None:
    document = room.submitted(room.begin(DAY), DAY)
    with pytest.raises(StepRefused, match="送审的先撤回"):
        room.save(document, DAY, title="改")
    published = room.take(room.published(DAY, "已公开"), "revise", DAY)
    with pytest.raises(StepRefused, match="调整栏目"):
        room.save(published, DAY, expires_on=DAY + timedelta(days=9))


def test_whatever_is_written_is_cleaned(room: Newsroom) -> None:
    document = room.begin(DAY, body='<p onclick="x()">正文<script>alert(1)</script></p>')
    assert document.body == "<p>正文</p>"


@pytest.mark.parametrize("role", [Role.LEADER, Role.LEGAL_REVIEWER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_does_not_draft_begins_nothing(role: Role, qingxi: County) -> None:
    with pytest.raises(StepRefused, match="起草"):
        drafting.begin(qingxi.actor(role), at(DAY), kind="news", title="简讯")
    assert not Document.objects.exists()


def test_readers_are_offered_nothing(qingxi: County, room: Newsroom) -> None:
    document = room.published(DAY)
    for reader in (qingxi.actor(Role.AUDITOR), qingxi.actor(Role.SUPERIOR_READER, qingxi.government)):
        assert Document.objects.visible_to(reader).filter(pk=document.pk).exists()
        assert offers(document, reader, at(DAY)) == []


def test_an_offer_says_what_stands_in_its_way(qingxi: County, room: Newsroom) -> None:
    def offered(actor: Actor, document: Document) -> dict[str, str]:
        return {offer.step.code: offer.obstacle for offer in offers(document, actor, at(DAY))}

    draft = room.begin(DAY, attribute="")
    assert offered(qingxi.actor(Role.OFFICER), draft)["submit"].startswith("没有定公开属性")
    document = room.submitted(room.begin(DAY), DAY)
    assert offered(qingxi.actor(Role.LEADER), document)["sign"] == "现在由科室负责人审核（初审）。"


def test_every_step_that_cannot_be_undone_asks_once_more() -> None:
    asking = {step.code for step in TABLE if step.confirms}
    assert asking == {
        "publish",
        "withdraw",
        "restore",
        "end",
        "drop_revision",
        "discard",
        "change_validity",
    }


def test_the_guard_stops_a_planted_identity_number_and_keeps_what_it_found(room: Newsroom) -> None:
    body = "<h2>一、名单</h2><p>林小满，身份证号510811199001010011，青溪县石桥村。</p>"
    document = room.begin(DAY, body=body)
    said = faults(room, document, "submit", Role.OFFICER, warnings_seen=True)
    assert "510811199001010011" in "".join(said["__all__"])
    assert document.revisions.count() == 0
    document = room.submitted(room.save(document, DAY, body="<h2>一、名单</h2><p>青溪县石桥村。</p>"), DAY)
    assert document.stage == "in_review"


def test_what_stays_inside_may_hold_personal_data_and_is_stopped_where_the_signer_would_publish_it(
    room: Newsroom,
) -> None:
    body = "<p>林小满，身份证号510811199001010011。</p>"
    document = room.begin(DAY, body=body, attribute="on_application", attribute_reason="救助对象名单")
    assert "warnings_seen" in faults(room, document, "submit", Role.OFFICER)
    document = room.submitted(document, DAY)
    assert document.revisions.get().findings
    document = room.reviewed(document, DAY, Role.SECTION_HEAD, Role.OGI_HEAD)
    said = faults(room, document, "sign", Role.LEADER, attribute="proactive")
    assert "不能签发主动公开" in said["__all__"][0]


def test_what_becomes_known_after_signing_stops_the_publication(qingxi: County, room: Newsroom) -> None:
    document = room.signed(room.begin(DAY), DAY)
    Wording.objects.create(agency=qingxi.agency, wrong="先行试点", right="先行先试", severity="blocks")
    assert "检查没有通过" in faults(room, document, "publish")["__all__"][0]
    assert not Publication.objects.exists()
