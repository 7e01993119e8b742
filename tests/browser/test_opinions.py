"""What citizens say of pages, and what casework gives to publishing, in a browser: no violations, nothing too wide."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.role import Role
from gongkai.publishing.columns.opening import open_platform
from gongkai.publishing.from_casework.proposing import propose
from gongkai.publishing.tickets.reporting import Found, report
from tests.brought_documents import morning, published
from tests.browser.browsing import sideways_scroll
from tests.browser.staff import follow
from tests.browser.test_accessibility import violations
from tests.browser.test_desk import sign_in
from tests.county import County, county
from tests.desk_cases import Office

TODAY = date(2026, 3, 12)
LONG_ADDRESS = "/agencies/{}/columns/normative/?year=2026&q=" + "zhaijidi" * 20


@pytest.fixture
def here(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> County:
    """青溪县 on 12 March 2026, nine o'clock."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(TODAY).at)
    return county(TODAY)


def looked_at(page: Page, name: str) -> dict[str, str]:
    """What is wrong with the page that is open; with `GONGKAI_SCREENSHOTS` set, its picture is left there."""
    if folder := os.environ.get("GONGKAI_SCREENSHOTS"):
        width = (page.viewport_size or {"width": 0})["width"]
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    found = {}
    if said := violations(page):
        found[name] = str(said)
    if wide := sideways_scroll(page):
        found[f"{name} scrolls"] = str(wide)
    return found


def test_an_error_is_reported_and_found_again(page: Page, live_server: LiveServer, here: County) -> None:
    document = published(here.agency, "青溪县宅基地审批管理办法", TODAY, kind="normative")
    page.goto(f"{live_server.url}/info/{document.pk}/")
    follow(page, "text=这一页有错？告诉我们")
    found = looked_at(page, "find-error")
    follow(page, "main button.go")
    found |= looked_at(page, "find-error-refused")
    page.check("text=错别字或者表述")
    page.fill("#id_says", "第二段的“审挑”应当是“审批”。")
    page.click("main button.go")
    page.wait_for_url("**/find-error/ticket/")
    assert "3月17日前答复" in page.inner_text("main")
    found |= looked_at(page, "find-error-ticket")
    page.goto(f"{live_server.url}/find-error/track/")
    found |= looked_at(page, "find-error-track")
    page.goto(f"{live_server.url}/info/{document.pk}/ask/")
    found |= looked_at(page, "ask")
    assert not found, "\n".join(f"{name}: {said}" for name, said in found.items())


def test_every_page_of_the_desk_has_no_violations_and_fits(
    page: Page, live_server: LiveServer, here: County
) -> None:
    open_platform(here.agency, morning(TODAY))
    office = Office(here)
    given = [office.closed(office.of_the_mock_up()) for _case in range(2)]
    type(given[0]).objects.update(closed_on=TODAY - timedelta(days=31))
    proposal = propose(given[0], "涉及全村的补偿标准，很多人会问。", here.actor(Role.CLERK), morning(TODAY))
    says = "页面上的联系电话是空号，打不通。" * 8
    ticket = report(
        Found(LONG_ADDRESS.format(here.agency.pk), "content", says, "13800000000"), morning(TODAY)
    )
    sign_in(page, here, Role.OGI_HEAD, live_server.url)
    found = {}
    for name, address in {
        "tickets": "/desk/tickets/",
        "ticket": f"/desk/tickets/{ticket.pk}/",
        "ticket-contact": f"/desk/tickets/{ticket.pk}/contact/",
        "proposals": "/desk/proposals/",
        "proposal": f"/desk/proposals/{proposal.pk}/",
        "propose": f"/desk/applications/{given[1].pk}/propose/",
        "answers": "/desk/proposals/answers/",
        "publish-answer": f"/desk/applications/{given[1].pk}/publish-answer/",
    }.items():
        page.goto(live_server.url + address)
        found |= looked_at(page, name)
    assert not found, "\n".join(f"{name}: {said}" for name, said in found.items())
