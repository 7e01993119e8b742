"""No page asks anything of another machine, breaks the policy on what it may load, or complains in the console."""

from playwright.sync_api import Browser, ConsoleMessage, Request

from tests.browser.bringing import DEFECT, check_reports

PAGES = ("/", "/reports/", "/reports/?q=无此词", "/check/", "/accessibility/", "/sign-in/")


def test_every_page_loads_from_this_site_alone_and_quietly(browser: Browser, site: str) -> None:
    context = browser.new_context()
    asked: list[str] = []
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text}")

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    context.on("console", hear)
    page = context.new_page()
    for address in PAGES:
        page.goto(site + address)
    page.goto(f"{site}/reports/?q=人民政府+2024")
    page.click("table.list th a")
    page.click("aside a[href*=compare] >> nth=0")
    page.wait_for_selector("#with")
    check_reports(page, site, DEFECT)
    for part in ("t2", "t4", "text", "years", "t3"):
        page.goto(page.url.partition("?")[0] + f"?part={part}")
    page.click("td.bad a.n >> nth=0")
    page.wait_for_selector("#open")
    page.click("#open [data-close]")
    page.wait_for_selector("#open", state="detached")
    check_reports(page, site, DEFECT, "qingxi-county-2024.json")
    page.wait_for_selector("table.list")
    context.close()
    assert len(asked) > len(PAGES)
    assert {url for url in asked if not url.startswith(f"{site}/")} == set()
    # What the policy forbids is told in the console too.
    assert said == []
