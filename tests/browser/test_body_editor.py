"""Writing a text in the browser: from the clipboard of Word and WPS, by toolbar and by keyboard, under the site's policy."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.role import Role
from gongkai.publishing.document_files import add
from gongkai.publishing.models import Document, FileUse
from tests.browser.browsing import sideways_scroll
from tests.browser.test_accessibility import violations
from tests.browser.test_desk import sign_in
from tests.clipboards import WORD, WORD_BODY, WPS, WPS_BODY
from tests.county import County, county
from tests.desk_cases import TODAY, at
from tests.newsroom import Newsroom

pytestmark = pytest.mark.django_db(transaction=True)

PASTE = """([selector, html, plain]) => {
    const carried = new DataTransfer();
    carried.setData("text/html", html);
    carried.setData("text/plain", plain);
    document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
}"""
TEXT = ".pe-text"


@pytest.fixture
def here(live_server: LiveServer) -> County:
    return county(TODAY)


@pytest.fixture
def document(here: County) -> Document:
    return Newsroom(here).begin(TODAY, body="")


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(file, "PNG")
    return file.getvalue()


def opened(page: Page, here: County, address: str, document: Document) -> Page:
    """The editor of the document on the screen of its officer."""
    sign_in(page, here, Role.OFFICER, address)
    page.goto(f"{address}/desk/documents/{document.pk}/edit/")
    expect(page.locator(TEXT)).to_be_visible()
    return page


def saved(page: Page, document: Document) -> str:
    """The text as it is stored after the button was pressed."""
    with page.expect_navigation():
        page.locator("#f-edit .acts-row .btn.go").click()
    document.refresh_from_db()
    return document.body


@pytest.mark.parametrize(("pasted", "body"), [(WORD, WORD_BODY), (WPS, WPS_BODY)], ids=["Word", "WPS"])
def test_what_is_pasted_keeps_its_structure_through_the_editor(
    page: Page, live_server: LiveServer, here: County, document: Document, pasted: str, body: str
) -> None:
    opened(page, here, live_server.url, document)
    page.click(TEXT)
    page.evaluate(PASTE, [TEXT, pasted, "纯文本"])
    expect(page.locator(f"{TEXT} table")).to_be_visible()
    assert sideways_scroll(page) == 0
    assert not violations(page)
    assert saved(page, document) == body


def test_a_text_is_written_with_toolbar_and_keyboard(
    page: Page, live_server: LiveServer, here: County, document: Document
) -> None:
    opened(page, here, live_server.url, document)
    page.click(TEXT)
    page.keyboard.type("总则")
    page.select_option(".pe-bar select", "h2")
    page.keyboard.press("Enter")
    page.keyboard.type("公开")
    page.keyboard.press("Control+b")
    page.keyboard.type("为常态")
    page.keyboard.press("Control+b")
    page.keyboard.press("Enter")
    page.click(".pe-numbers")
    page.keyboard.type("甲")
    page.keyboard.press("Enter")
    page.keyboard.type("乙")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.click(".pe-table")
    page.get_by_label("行数").fill("2")
    page.get_by_label("列数").fill("2")
    page.get_by_role("button", name="插入", exact=True).click()
    page.keyboard.type("事项")
    page.keyboard.press("Tab")
    page.keyboard.type("时限")
    page.click(".pe-table")
    page.get_by_label("表题").fill("办理时限")
    page.get_by_role("button", name="关闭").click()
    page.keyboard.press("Tab")
    page.keyboard.type("受理")
    page.keyboard.press("Alt+F10")
    assert page.evaluate("document.activeElement.closest('[role=toolbar]') !== null")
    assert not violations(page)
    assert saved(page, document) == (
        "<h2>总则</h2><p>公开<strong>为常态</strong></p><ol><li>甲</li><li>乙</li></ol>"
        '<table><caption>办理时限</caption><thead><tr><th scope="col">事项</th><th scope="col">时限</th></tr></thead>'
        "<tbody><tr><td>受理</td><td></td></tr></tbody></table>"
    )
    expect(page.locator(f"{TEXT} caption")).to_have_text("办理时限")


RICH = (
    '<h2>一、总则</h2><h3>（一）目的</h3><p>见<a href="https://www.example.gov.cn/" rel="noopener noreferrer">网站</a>，H<sub>2</sub>O。</p>'
    '<blockquote><p>引文</p></blockquote><ol start="3" type="a"><li>甲<ul><li>乙</li></ul></li></ol>'
    '<table><caption>表</caption><thead><tr><th colspan="2" scope="colgroup">头</th></tr></thead><tbody><tr><th scope="row">行</th><td>值</td></tr></tbody></table>'
    '<hr><figure><img src="files/%d" alt="图解"><figcaption>图一</figcaption></figure><p>末段</p>'
)


@pytest.mark.parametrize("width", [390])
def test_a_text_that_is_opened_and_changed_in_one_place_stays_the_same_elsewhere(
    page: Page, live_server: LiveServer, here: County, document: Document
) -> None:
    picture = add(document.pk, here.actor(Role.OFFICER), at(TODAY), FileUse.PICTURE, "图.png", png(), "图解")
    document.refresh_from_db()
    body = RICH % picture.pk
    Document.objects.filter(pk=document.pk).update(body=body)
    opened(page, here, live_server.url, document)
    expect(page.locator(f"{TEXT} img")).to_have_js_property("complete", True)
    assert page.evaluate(f"document.querySelector('{TEXT} img').naturalWidth") == 40
    page.locator(f"{TEXT} > p").last.click()
    page.keyboard.press("End")
    page.keyboard.type("。")
    assert saved(page, document) == body.replace("末段", "末段。")
