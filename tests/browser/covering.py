"""The contract on an officer's screen: covered by the search and by hand, built, proved, released."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.contract import PERSONAL, PRICE, SIGNER, contract
from tests.browser.redaction.editor import drag, saved
from tests.browser.staff import Staff, follow
from tests.browser.test_whole_story import picture
from tests.read_back import without_breaks

WAIT = 30_000
"""Milliseconds for a job behind the desk."""


def covers_the_contract(staff: Staff) -> None:
    """What the search finds at once, the price by hand; built, proved and released."""
    page = staff.presses("lin", "区分处理")
    page.set_input_files(
        "[name=file]", {"name": "合同.pdf", "mimeType": "application/pdf", "buffer": contract()}
    )
    follow(page, "main form button.go")
    staff.done(page)
    opens_the_redaction(page)
    covers_what_is_found(page)
    page.click("[data-turn='-1']")
    expect(page.locator("[data-picture]")).to_have_attribute("alt", "第1页，共2页")
    page.select_option("select[data-ground]", "business_secret")
    page.click("text=画框")
    start, end = place_of(page, PRICE)
    drag(page, start, end)
    saved(page)
    picture(page, "contract-01-editor")
    builds(page)
    picture(page, "contract-02-proved")
    releases(staff, page)
    picture(page, "contract-03-case")


def covers_less(staff: Staff) -> None:
    """The same file anew, with the price in sight."""
    page = staff.opens("lin")
    assert page.get_attribute("dl.deadline dd.due time", "datetime") == "2026-06-10"
    page = staff.presses("lin", "区分处理")
    page.select_option("[name=source]", index=1)
    follow(page, "main form button.go")
    staff.done(page)
    opens_the_redaction(page)
    covers_what_is_found(page)
    builds(page)
    releases(staff, page)


def opens_the_redaction(page: Page) -> None:
    """The newest of the case, once its pages are there."""
    follow(page, "section[aria-labelledby=h-redactions] tbody tr:last-child a")
    page.wait_for_selector("[data-tools]:not([hidden])", timeout=WAIT)


def covers_what_is_found(page: Page) -> None:
    """Identity number, telephone, card and the name that the officer gives."""
    page.fill("#id_names", SIGNER)
    page.click("text=在全部页面查找")
    page.wait_for_selector("[data-cover]")
    found = page.inner_text("[data-found]")
    assert all(one in without_breaks(found) for one in PERSONAL), found
    page.click("text=全部遮盖（")
    saved(page)
    page.click("[data-pages-list] a >> nth=1")
    expect(page.locator("[data-picture]")).to_have_attribute("alt", "第2页，共2页")
    expect(page.locator(".rd-lines li").nth(len(PERSONAL) - 1)).to_be_attached()


def place_of(page: Page, words: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """From where to where the mouse goes around these words of the page, in fractions of it."""
    letters: list[list[Any]] = page.evaluate(
        "async () => (await (await fetch(location.pathname + 'pages/1/')).json()).characters"
    )
    first = "".join(letter[0] for letter in letters).index(words)
    boxes = letters[first : first + len(words)]
    edge = 0.004
    left, top = (min(box[side] for box in boxes) - edge for side in (1, 2))
    right, bottom = (max(box[side] for box in boxes) + edge for side in (3, 4))
    return (left, top), (right, bottom)


def builds(page: Page) -> None:
    """Behind the desk; the page says by itself when it is done."""
    page.click("text=生成并核验")
    page.wait_for_selector("text=核验通过", timeout=WAIT)
    page.wait_for_selector("[data-tools]:not([hidden])")


def releases(staff: Staff, page: Page) -> None:
    """放行, back on the page of the case."""
    follow(page, "section[aria-labelledby=h-next] >> text=放行区分处理后的文件")
    follow(page, "main form button.go")
    if page.locator("form input[name=confirmed]").count():
        follow(page, "main form button.go")
    staff.done(page)
    assert "已放行" in page.inner_text("section[aria-labelledby=h-redactions] tbody tr:last-child")
