"""Automated accessibility (WCAG 2.0 to 2.2, A and AA, and best practice) and reflow of every page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.bringing import DEFECT, check_reports
from tests.browser.browsing import sideways_scroll

PAGES = {
    "home": "/",
    "library": "/reports/",
    "nothing found": "/reports/?q=无此词",
    "report": "/reports/?q=经济和信息化局",
    "compare": "/reports/?q=人民政府+2024",
    "checker": "/check/",
    "accessibility": "/accessibility/",
    "sign-in": "/sign-in/",
    "missing": "/nothing/",
}

WIDE = 1000
OF_LAYOUT = [
    "aria-hidden-focus",
    "button-name",
    "label",
    "link-in-text-block",
    "link-name",
    "nested-interactive",
    "scrollable-region-focusable",
    "select-name",
]
"""Rules about what a phone shows in another way: what slides there, and what is a control only there.

Colours, headings, landmarks and tables are the same elements as on the wide screen, with the same style.
"""


def violations(page: Page) -> str:
    """What axe finds: all of it on a wide screen, on a phone what the layout there can bring about."""
    assert page.viewport_size
    # To describe every element that passed takes as long as to try the rules.
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if page.viewport_size["width"] < WIDE:
        options["runOnly"] = {"type": "rule", "values": OF_LAYOUT}
    results = Axe().run(page, options=options)
    return str(results.generate_report()) if results.violations_count else ""


def go(page: Page, site: str, name: str) -> None:
    page.goto(site + PAGES[name])
    if name in ("report", "compare"):
        page.click("table.list th a")
        page.wait_for_selector("article.report")
    if name == "compare":
        page.click("aside a[href*=compare] >> nth=0")
        page.wait_for_selector("#with")


def test_no_page_has_violations_or_sideways_scroll(page: Page, site: str) -> None:
    for name in PAGES:
        go(page, site, name)
        assert violations(page) == "", name
        assert sideways_scroll(page) == 0, name


def test_the_result_has_no_violations_closed_or_open(page: Page, site: str) -> None:
    check_reports(page, site, DEFECT)
    page.wait_for_selector("#tally")
    assert violations(page) == ""
    page.click("td.bad a.n >> nth=0")
    page.wait_for_selector("#open")
    page.fill("#open input[name^=cell] >> nth=0", "一件")
    page.click("#open button.go")
    page.wait_for_selector("#open .field-error")
    assert violations(page) == ""
    assert sideways_scroll(page) == 0


def test_no_tab_of_the_result_has_violations(page: Page, site: str) -> None:
    check_reports(page, site, DEFECT)
    for part in ("t2", "t4", "text", "years"):
        page.goto(page.url.partition("?")[0] + f"?part={part}")
        assert violations(page) == "", part
        assert sideways_scroll(page) == 0, part


def test_the_table_of_files_has_no_violations(page: Page, site: str) -> None:
    check_reports(page, site, DEFECT, "qingxi-county-2024.json", "空.docx")
    page.wait_for_selector("table.list")
    assert violations(page) == ""
    assert sideways_scroll(page) == 0


@pytest.mark.parametrize("width", [320])
@pytest.mark.parametrize("mode", ["usual", "elder"])
def test_nothing_scrolls_sideways_at_320_pixels(page: Page, site: str, mode: str) -> None:
    page.goto(f"{site}/choose/mode/{mode}/")
    for name in PAGES:
        go(page, site, name)
        assert sideways_scroll(page) == 0, name
    check_reports(page, site, DEFECT)
    page.wait_for_selector("#tally")
    assert sideways_scroll(page) == 0
    page.click("td.bad a.n >> nth=0")
    page.wait_for_selector("#open")
    assert sideways_scroll(page) == 0
    check_reports(page, site, DEFECT, "空.docx")
    page.wait_for_selector("table.list")
    assert sideways_scroll(page) == 0
    # The one with blanks and strokes, which has the longest line about its cells.
    check_reports(page, site, "qingxi-liuhe-town-2023.json")
    page.wait_for_selector("#tally")
    assert sideways_scroll(page) == 0


def test_a_refused_text_and_a_lost_workspace_have_no_violations(page: Page, site: str) -> None:
    page.goto(f"{site}/check/")
    page.fill("#text", "今天天气很好。")
    page.click("form[data-checker] button.go")
    page.wait_for_selector("#text-error")
    assert violations(page) == ""
    check_reports(page, site, DEFECT)
    page.click("td.bad a.n >> nth=0")
    page.wait_for_selector("#open")
    page.context.clear_cookies(name="sessionid")
    page.click("#open button.go")
    page.wait_for_selector(".plain-list")
    assert violations(page) == ""
    assert sideways_scroll(page) == 0
