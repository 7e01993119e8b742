"""Who sees a document's pages: drafts and what is withheld stay inside the agency; nothing is kept by a cache."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.county import County

from gongkai.agencies.role import Role
from gongkai.publishing.desk.conftest import Desk, shown, words
from gongkai.publishing.models import Document

pytestmark = pytest.mark.django_db
PAGES = (
    "document",
    "edit-document",
    "review-document",
    "compare-revisions",
    "document-sheet",
    "document-files",
    "preview-document",
)


def statuses(client: Client, document: Document) -> set[int]:
    found = {client.get(reverse(name, args=[document.pk])).status_code for name in PAGES}
    found.add(client.get(reverse("document-revision", args=[document.pk, 1])).status_code)
    return found | {client.get(reverse("document-step", args=[document.pk, "pass"])).status_code}


def test_another_agency_and_those_above_are_told_that_there_is_none(office: Desk, here: County) -> None:
    document = office.submitted()
    for client in (
        here.client(Role.CLERK, here.other),
        here.client(Role.SUPERIOR_READER, here.government),
        here.client(Role.AUDITOR, here.government),
    ):
        assert statuses(client, document) == {404}
    assert statuses(Client(), document) == {302}


def test_what_is_kept_inside_stays_inside(office: Desk, here: County) -> None:
    reason = {"attribute_reason": "讨论中的方案"}
    document = office.begun("补偿方案讨论稿", attribute="on_application", **reason)
    document = office.signed(document, "on_application", **reason)
    page = shown(here.client(Role.CLERK), "document", document.pk)
    assert "依申请公开" in page
    assert "讨论中的方案" in page
    assert statuses(here.client(Role.SUPERIOR_READER, here.government), document) == {404}


def test_from_above_one_reads_what_was_published_and_no_drafts(office: Desk, here: County) -> None:
    document = office.published()
    document = office.take(document, "revise", Role.OFFICER)
    above = here.client(Role.SUPERIOR_READER, here.government)
    page = words(shown(above, "document", document.pk))
    assert "为规范农村宅基地审批" in page
    for inside in ("发文单", "送审稿", "预览公开页面", "修改内容"):
        assert inside not in page
    inside = [name for name in PAGES if name != "document"]
    assert {above.get(reverse(name, args=[document.pk])).status_code for name in inside} == {404}


def test_whoever_looks_on_reads_no_drafts_of_their_own_agency_either(office: Desk, here: County) -> None:
    document, other = office.published(office.begun()), office.published(office.begun("另一份办法"))
    auditor = here.client(Role.AUDITOR)
    office.take(document, "link", Role.OFFICER, kind="related", to=f"/info/{other.pk}/")
    office.take(other, "revise", Role.OFFICER)
    Document.objects.filter(pk=other.pk).update(title="另一份讨论稿")
    office.take(document, "note", Role.CLERK, note="等局长的电话再改")
    office.take(document, "revise", Role.OFFICER, reason="补偿标准要改")
    Document.objects.filter(pk=document.pk).update(
        title="补偿标准讨论稿", document_number="青自然资规〔2026〕99号", attribute="withheld"
    )
    for client in (auditor, here.client(Role.SUPERIOR_READER, here.government)):
        page = shown(client, "document", document.pk)
        for kept in ("讨论稿", "99号", "不予公开", "补偿标准要改", "等局长的电话"):
            assert kept not in page
        inside = [name for name in PAGES if name != "document"]
        assert {client.get(reverse(name, args=[document.pk])).status_code for name in inside} == {404}


def test_what_was_public_and_is_withheld_now_is_seen_by_nobody_from_above(office: Desk, here: County) -> None:
    document = office.take(
        office.published(), "withdraw", Role.CLERK, reason="涉密审查", says="本信息已撤下。"
    )
    office.take(document, "revise", Role.OFFICER)
    reason = {"attribute_ground": "state_secret", "attribute_reason": "定为秘密"}
    Document.objects.filter(pk=document.pk).update(title="涉密的新标题", attribute="withheld", **reason)
    document = office.signed(document, "withheld", **reason)
    assert document.stage == "kept"
    for client in (here.client(Role.AUDITOR), here.client(Role.SUPERIOR_READER, here.government)):
        assert statuses(client, document) == {404}
        assert "涉密的新标题" not in shown(client, "documents")


def test_the_preview_is_the_public_page_under_a_band_and_kept_by_nobody(office: Desk, here: County) -> None:
    document = office.begun(attribute="on_application", attribute_reason="讨论中")
    answer = here.client(Role.OFFICER).get(reverse("preview-document", args=[document.pk]))
    page = words(answer.content.decode())
    assert "预览，尚未发布" in page
    assert "这一件是“依申请公开”，不会上网" in page
    assert "为规范农村宅基地审批，制定本办法。" in page
    assert "青自然资规〔2026〕1号" in page
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert Client().get(f"/info/{document.pk}/").status_code == 404


def test_the_page_of_a_document_asks_few_questions(
    office: Desk, here: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    document = office.published()
    clerk = here.client(Role.CLERK)
    shown(clerk, "document", document.pk)
    with django_assert_max_num_queries(26):
        shown(clerk, "document", document.pk)


def test_two_revisions_stand_side_by_side(office: Desk, here: County) -> None:
    document = office.submitted()
    office.take(document, "return", Role.SECTION_HEAD, reason="写清楚")
    Document.objects.filter(pk=document.pk).update(title="青溪县农村宅基地审批办法", abstract="怎样批宅基地")
    office.submitted(document)
    officer = here.client(Role.OFFICER)
    page = words(shown(officer, "compare-revisions", document.pk))
    assert "青溪县农村宅基地审批管理办法" in page
    assert "青溪县农村宅基地审批办法" in page
    assert "怎样批宅基地" in page
    first = shown(officer, "document-revision", document.pk, 1)
    assert "与内容相符" in first
    assert officer.get(reverse("compare-revisions", args=[document.pk]), {"from": "9"}).status_code == 404
    assert officer.get(reverse("document-revision", args=[document.pk, 3])).status_code == 404
