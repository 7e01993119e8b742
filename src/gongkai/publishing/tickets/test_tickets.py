"""Errors found on pages: to whom a ticket goes, by when, what is done with it, and what is kept of who found it."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.brought_documents import morning, published
from tests.county import County, county

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.handover import open_cases, pass_on_cases
from gongkai.agencies.models import Post
from gongkai.agencies.role import Role
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, SiteError
from gongkai.publishing.taking import take
from gongkai.publishing.tickets import keeping
from gongkai.publishing.tickets.handling import (
    answered,
    begin_correction,
    corrected,
    pass_on,
    pass_outside,
)
from gongkai.publishing.tickets.page_owner import owner_of, path_of
from gongkai.publishing.tickets.reporting import Found, report
from gongkai.records.models import Secret
from gongkai.records.verification import verify
from gongkai.workflow.models import Notice, Task

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 12)
"""A Thursday."""
WHEN = morning(TODAY)
PHONE = "13800000000"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: WHEN.at)
    return county(TODAY)


@pytest.fixture
def document(here: County) -> Document:
    return published(here.agency, "青溪县宅基地审批管理办法", date(2026, 3, 2), kind="normative")


def _found(page: str, what: str = "wording", **more: str) -> Found:
    return Found(page, what, "第二段的“审挑”应当是“审批”。", **more)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/info/7/", "/info/7/"),
        (" https://qx.example/info/7/?from=1#top ", "/info/7/?from=1"),
        ("http://qx.example", "/"),
        ("https://elsewhere.example/info/7/", ""),
        ("//elsewhere.example/info/7/", ""),
        ("/\\elsewhere.example", ""),
        ("javascript:alert(1)", ""),
        ("第二页", ""),
        ("http://[broken", ""),
    ],
)
def test_an_address_is_a_page_of_this_site_or_none(typed: str, path: str) -> None:
    assert path_of(typed, "qx.example") == path


def test_a_page_belongs_to_its_agency_and_without_an_office_to_the_next_above(
    here: County, document: Document
) -> None:
    def agency(page: str) -> str:
        owner = owner_of(page, TODAY)
        return owner.agency.name if owner else ""

    assert agency(f"/info/{document.pk}/") == "青溪县自然资源局"
    assert agency(f"/info/{document.pk}/files/3/") == "青溪县自然资源局"
    assert agency(f"/agencies/{here.other.pk}/columns/news/") == "清和县自然资源局"
    assert agency(f"/feeds/agencies/{here.other.pk}.xml") == "清和县自然资源局"
    # The education bureau has no people here.
    assert agency(f"/agencies/{here.education.pk}/") == "青溪县人民政府"
    # The only platform is that of the agency; a page of no agency is its.
    assert agency("/search/") == "青溪县自然资源局"
    assert agency("/info/999999999999999999/") == "青溪县自然资源局"
    Post.objects.all().delete()
    assert owner_of("/search/", TODAY) is None


def test_what_was_never_public_is_nobodys_page(here: County, document: Document) -> None:
    Document.objects.filter(pk=document.pk).update(published_at=None)
    owner = owner_of(f"/info/{document.pk}/", TODAY)
    assert owner is not None
    assert owner.document is None


def test_a_ticket_is_numbered_given_to_the_office_and_its_contact_lies_in_the_vault(
    here: County, document: Document
) -> None:
    ticket = report(_found(f"/info/{document.pk}/", telephone=PHONE), WHEN)
    assert (ticket.number, ticket.agency, ticket.document) == ("青自然资错〔2026〕1号", here.agency, document)
    # Three working days after Thursday 12 March.
    assert ticket.due == date(2026, 3, 17)
    assert len(ticket.code) == 64
    assert sorted(Secret.objects.values_list("whose", "kind", "masked")) == [
        ("finder", "telephone", "138****0000"),
        ("receipt", "query_code", "****"),
    ]
    assert [(task.role, task.due) for task in Task.objects.all()] == [("clerk", ticket.due)]
    assert [notice.person for notice in Notice.objects.all()] == [here.person(Role.CLERK)]
    assert not list(verify())
    # Personal data shown on a page waits for nobody.
    assert report(_found("/", "personal"), WHEN).due == date(2026, 3, 13)


def test_numbers_of_people_are_not_taken_in(here: County) -> None:
    with pytest.raises(LedgerRefused, match="身份证号"):
        report(Found("/", "personal", "页面上有110101199003078494。"), WHEN)
    assert not SiteError.objects.exists()


def test_a_page_is_corrected_by_revising_its_document(here: County, document: Document) -> None:
    clerk = here.actor(Role.CLERK)
    ticket = report(_found(f"/info/{document.pk}/"), WHEN)
    assert begin_correction(ticket, clerk, WHEN).stage == "draft"
    with pytest.raises(LedgerRefused, match="还没有发布"):
        corrected(ticket, "已改。", clerk, WHEN)
    take("drop_revision", document.pk, clerk, WHEN, {"reason": "换一种改法"})
    done = corrected(ticket, "第二段已改为“审批”。", clerk, WHEN)
    assert (done.state, done.answer, done.answered_on) == ("corrected", "第二段已改为“审批”。", TODAY)
    assert [event.kind for event in done.case.events.order_by("seq")] == [
        "reported",
        "correction_begun",
        "corrected",
    ]
    assert not Task.objects.filter(case=ticket.pk).exists()
    with pytest.raises(LedgerRefused, match="已经办结：已更正"):
        answered(ticket, "不改。", clerk, WHEN)


def test_only_the_office_that_has_it_deals_with_it(here: County) -> None:
    ticket = report(_found(f"/agencies/{here.agency.pk}/"), WHEN)
    for actor in (here.actor(Role.OFFICER), here.actor(Role.CLERK, here.other)):
        with pytest.raises(LedgerRefused, match="由青溪县自然资源局的公开工作机构办理"):
            answered(ticket, "不改。", actor, WHEN)
    assert answered(ticket, "原文如此。", here.actor(Role.OGI_HEAD), WHEN).state == "answered"


def test_a_ticket_passed_on_keeps_its_number_and_begins_its_days_anew(here: County) -> None:
    clerk, later = here.actor(Role.CLERK), morning(date(2026, 3, 16))
    ticket = report(_found(f"/agencies/{here.agency.pk}/"), WHEN)
    for to, says in ((here.agency, "现在办理的机关"), (here.town, "收不到")):
        with pytest.raises(LedgerRefused, match=says):
            pass_on(ticket, to, "不归我们", clerk, later)
    passed = pass_on(ticket, here.government, "页面由县政府维护", clerk, later)
    assert (passed.number, passed.agency, passed.state) == (ticket.number, here.government, "received")
    assert passed.due == date(2026, 3, 19)
    assert Task.objects.get(case=ticket.pk).agency == here.government
    assert Notice.objects.filter(person=here.person(Role.CLERK, here.government)).count() == 1
    with pytest.raises(LedgerRefused, match="由青溪县人民政府的公开工作机构办理"):
        pass_outside(passed, "县融媒体中心", "", clerk, later)
    out = pass_outside(
        passed, "县融媒体中心", "页面在它的网站。", here.actor(Role.CLERK, here.government), later
    )
    assert (out.state, out.answer) == ("passed_on", "不属于本网站，已转县融媒体中心。页面在它的网站。")


def test_the_office_is_reminded_once_and_the_contact_is_erased_in_time(
    here: County, settings: LazySettings
) -> None:
    ticket = report(_found(f"/agencies/{here.agency.pk}/", telephone=PHONE), WHEN)
    last_day = morning(date(2026, 3, 17))
    assert keeping.remind_on_last_day(WHEN) == 0
    assert (keeping.remind_on_last_day(last_day), keeping.remind_on_last_day(last_day)) == (1, 0)
    assert Notice.objects.filter(says="网站找错青自然资错〔2026〕1号今天到期。").count() == 2
    answered(ticket, "原文如此。", here.actor(Role.CLERK), last_day)
    settings.RETENTION_YEARS = 3
    assert keeping.erase_due_contacts(morning(date(2029, 3, 16))) == 0
    assert keeping.erase_due_contacts(morning(date(2029, 3, 17))) == 1
    ticket.refresh_from_db()
    assert not Secret.objects.kept().exists()
    assert "审挑" not in ticket.says
    assert (ticket.code, ticket.state, ticket.page) == ("", "answered", f"/agencies/{here.agency.pk}/")


def test_on_the_desk_a_ticket_is_read_passed_and_answered(here: County, document: Document) -> None:
    clerk = here.client(Role.CLERK)
    ticket = report(_found(f"/info/{document.pk}/", telephone=PHONE), WHEN)
    address = reverse("ticket", args=[ticket.pk])
    assert "网站找错" in clerk.get(reverse("inbox")).content.decode().split("<main")[1]
    assert ticket.number in clerk.get(reverse("tickets")).content.decode()
    page = clerk.get(address).content.decode()
    assert "修订这件信息" in page
    assert "138****0000" in page
    assert PHONE not in page
    unknown = clerk.post(address, {"do": "pass", "to": "县融媒体中心", "reason": "不归我们"})
    assert unknown.status_code == 422
    assert "本网站没有“县融媒体中心”" in unknown.content.decode()
    assert clerk.post(address, {"do": "end", "result": "answered", "answer": ""}).status_code == 422
    begun = clerk.post(address, {"do": "revise"})
    assert begun["Location"] == reverse("edit-document", args=[document.pk])
    assert "正在修订" in clerk.get(address).content.decode()
    early = clerk.post(address, {"do": "end", "result": "corrected", "answer": "已改。"})
    assert early.status_code == 422
    assert "还没有发布" in early.content.decode()
    passed = {"do": "pass", "to": here.government.name, "reason": "页面由县政府维护"}
    assert clerk.post(address, passed)["Location"] == reverse("tickets")
    assert clerk.get(address).status_code == 404
    other = here.client(Role.CLERK, here.government)
    assert other.post(address, {"do": "end", "result": "answered", "answer": "原文如此。"}).status_code == 302
    assert "原文如此。" in other.get(address).content.decode()


def test_the_contact_is_shown_with_a_reason_on_record_to_who_may_see_it(here: County) -> None:
    ticket = report(_found(f"/agencies/{here.agency.pk}/", telephone=PHONE), WHEN)
    address = reverse("ticket-contact", args=[ticket.pk])
    clerk = here.client(Role.CLERK)
    assert clerk.post(address, {"reason": ""}).status_code == 422
    assert PHONE in clerk.post(address, {"reason": "问清楚哪一段"}).content.decode()
    assert [event.kind for event in ticket.case.events.order_by("seq")] == ["reported", "personal_data_seen"]
    assert "查看个人信息：电话" in clerk.get(reverse("ticket", args=[ticket.pk])).content.decode()
    refused = here.client(Role.OFFICER).post(address, {"reason": "看看"})
    assert refused.status_code == 403
    assert PHONE not in refused.content.decode()


def test_another_agency_sees_no_ticket_of_this_one(here: County) -> None:
    ticket = report(_found(f"/agencies/{here.agency.pk}/"), WHEN)
    other = here.client(Role.CLERK, here.other)
    assert other.get(reverse("ticket", args=[ticket.pk])).status_code == 404
    assert ticket.number not in other.get(reverse("tickets")).content.decode()
    above = here.client(Role.SUPERIOR_READER, here.government)
    assert ticket.number in above.get(reverse("tickets")).content.decode()


def test_a_longer_list_asks_no_more_questions(here: County) -> None:
    clerk, asked = here.client(Role.CLERK), []
    for _round in range(2):
        for _ticket in range(3):
            report(_found(f"/agencies/{here.agency.pk}/"), WHEN)
        with CaptureQueriesContext(connection) as queries:
            clerk.get(reverse("tickets"))
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_open_tickets_of_a_merged_agency_go_to_its_successor(here: County) -> None:
    clerk = here.actor(Role.CLERK)
    done, waiting = (report(_found(f"/agencies/{here.agency.pk}/"), WHEN) for _ticket in range(2))
    answered(done, "原文如此。", clerk, WHEN)
    assert [(one.label, one.count) for one in open_cases(here.agency) if one.label == "网站找错"] == [
        ("网站找错", 1)
    ]
    with transaction.atomic():
        pass_on_cases(SYSTEM, here.agency, here.other, WHEN.at)
    assert [ticket.agency for ticket in SiteError.objects.order_by("pk")] == [here.agency, here.other]
    assert Task.objects.get(case=waiting.pk).agency == here.other
    assert not list(verify())
