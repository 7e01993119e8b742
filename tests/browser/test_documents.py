"""The desk's pages of documents in a browser: both screens, without violations; a passage chosen, a text saved by itself."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.role import Role
from gongkai.publishing.columns.opening import open_platform
from gongkai.publishing.drafting import begin
from gongkai.publishing.models import Document
from gongkai.publishing.taking import take
from gongkai.records.moment import now
from tests.browser.test_office import is_sound, sign_in
from tests.county import County, county

BODY = (
    "<h2>第一章　总则</h2><p>为规范农村宅基地审批，保障农村村民居住权益，根据有关法律法规，制定本办法。</p>"
    "<ol><li>每户只能拥有一处宅基地；</li><li>面积不超过120平方米。</li></ol>"
    '<table><thead><tr><th scope="col">环节</th><th scope="col">时限</th></tr></thead>'
    "<tbody><tr><td>受理</td><td>3个工作日</td></tr><tr><td>审批</td><td>20个工作日</td></tr></tbody></table>"
    "<p>本办法自2026年4月1日起施行。</p>"
)


@pytest.fixture
def here(live_server: LiveServer) -> County:
    when = now()
    made = county(when.today)
    open_platform(made.agency, when)
    return made


def drafted(here: County, title: str = "青溪县农村宅基地审批管理办法") -> Document:
    """With what review asks for; due soon."""
    when = now()
    values = {
        "body": BODY,
        "date_of_document": when.today,
        "attribute": "proactive",
        "abstract": "怎样申请、怎样批。",
    }
    return begin(here.actor(Role.OFFICER), when, kind="normative", title=title, **values)


def step(here: County, document: Document, code: str, role: str, **inputs: str) -> Document:
    ticks = {f"check_{n}": "on" for n in range(1, 5)}
    return take(code, document.pk, here.actor(role), now(), {"warnings_seen": "on", **ticks, **inputs})


@pytest.fixture
def twice(here: County) -> Document:
    """Returned once, and under review again with another text."""
    document = step(here, drafted(here), "submit", Role.OFFICER)
    document = step(here, document, "return", Role.SECTION_HEAD, reason="面积标准不对。")
    Document.objects.filter(pk=document.pk).update(body=BODY.replace("120", "160"), valid_until="2031-04-01")
    return step(here, document, "submit", Role.OFFICER)


def test_pages_have_no_violations_and_no_sideways_scroll(
    page: Page, live_server: LiveServer, here: County, twice: Document
) -> None:
    draft = drafted(here, "青溪县宅基地使用情况公告")
    sign_in(page, here, live_server, Role.OFFICER)
    site = live_server.url
    for name, arguments in (
        ("documents", ()),
        ("new-document", ()),
        ("document", (twice.pk,)),
        ("edit-document", (draft.pk,)),
        ("document-files", (draft.pk,)),
        ("compare-revisions", (twice.pk,)),
        ("document-revision", (twice.pk, 1)),
        ("document-sheet", (twice.pk,)),
        ("document-step", (draft.pk, "submit")),
        ("preview-document", (draft.pk,)),
    ):
        page.goto(site + reverse(name, args=arguments))
        is_sound(page)
    page.goto(f"{site}{reverse('new-document')}?kind=normative")
    is_sound(page)


def test_a_chosen_passage_becomes_the_quote_of_a_comment(
    page: Page, live_server: LiveServer, here: County, twice: Document
) -> None:
    sign_in(page, here, live_server, Role.SECTION_HEAD)
    address = live_server.url + reverse("review-document", args=[twice.pk])
    page.goto(address)
    is_sound(page)
    page.locator("[data-quotable] li", has_text="160平方米").select_text()
    page.locator("[data-quotable] li", has_text="160平方米").dispatch_event("mouseup")
    expect(page.locator("[name=quote]")).to_have_value("面积不超过160平方米。")
    page.fill("[name=says]", "县里的标准是120平方米。")
    page.click("[data-comment] button")
    page.wait_for_selector("text=已记下意见")
    comment = twice.comments.get()
    assert (comment.quote, comment.field) == ("面积不超过160平方米。", "body")


@pytest.mark.parametrize("width", [1280])
def test_the_page_saves_by_itself_and_then_by_the_button(
    page: Page, live_server: LiveServer, here: County
) -> None:
    document = drafted(here)
    sign_in(page, here, live_server, Role.OFFICER)
    page.clock.install()
    page.goto(live_server.url + reverse("edit-document", args=[document.pk]))
    page.fill("[name=abstract]", "自动保存的概述。")
    page.clock.fast_forward(20_000)
    page.wait_for_selector("text=已自动保存")
    document.refresh_from_db()
    assert (document.abstract, document.edits) == ("自动保存的概述。", 1)
    page.fill("[name=keywords]", "宅基地 审批")
    page.click("#f-edit button.go")
    page.wait_for_selector("text=已保存。")
    document.refresh_from_db()
    assert (document.keywords, document.edits) == ("宅基地 审批", 2)
