"""The desk in a browser: no accessibility violations, nothing wider than the screen, forms that work with and without script."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from gongkai.casework.models import Application
from tests.browser.browsing import sideways_scroll
from tests.browser.test_accessibility import violations
from tests.county import County, county
from tests.desk_cases import TODAY, Office

Cases = dict[str, Application]


@pytest.fixture
def here(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> County:
    """青溪县 on 12 March 2026, half past nine."""
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 1, 30, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    return county(TODAY)


@pytest.fixture
def cases(here: County) -> Cases:
    """Those of the inbox."""
    return Office(here).of_the_inbox()


def sign_in(page: Page, here: County, role: str, site: str) -> None:
    """As who holds the role."""
    cookie = here.client(role).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])


def pages(cases: Cases) -> dict[str, tuple[str, str]]:
    """Every kind of page with who opens it."""
    mock_up, late = cases["mock-up"].pk, cases["late"].pk
    letter = cases["mock-up"].letters.get(code="reply_partial").pk
    one = f"/desk/applications/{mock_up}/"
    return {
        "inbox": ("clerk", "/desk/inbox/"),
        "inbox open": ("clerk", "/desk/inbox/?tab=open"),
        "case": ("officer", one),
        "unconfirmed case": ("clerk", f"/desk/applications/{cases['unconfirmed'].pk}/"),
        "step": ("clerk", f"/desk/applications/{cases['soon'].pk}/steps/ask_correction/"),
        "refused step": ("clerk", f"{one}steps/ask_correction/"),
        "decide": ("officer", f"/desk/applications/{late}/steps/decide/"),
        "submit": ("officer", f"{one}steps/submit_letter/?about={letter}"),
        "letter": ("officer", f"{one}letters/{letter}/"),
        "register": ("clerk", "/desk/applications/"),
        "unconfirmed": ("clerk", "/desk/applications/unconfirmed/"),
        "registration": ("clerk", "/desk/register/"),
        "alike": ("clerk", f"{one}alike/"),
        "reveal": ("clerk", f"{one}reveal/"),
        "proof": ("clerk", f"{one}proof/"),
        "print": ("clerk", "/desk/inbox/print/"),
    }


def test_every_page_of_the_desk_has_no_violations_and_fits(
    page: Page, live_server: LiveServer, here: County, cases: Cases
) -> None:
    found = {}
    for name, (role, address) in pages(cases).items():
        sign_in(page, here, role, live_server.url)
        page.goto(live_server.url + address)
        if said := violations(page):
            found[name] = said
        if sideways_scroll(page):
            found[f"{name} scrolls"] = str(sideways_scroll(page))
    assert not found, "\n".join(f"{name}: {said}" for name, said in found.items())


@pytest.mark.parametrize("mode", ["usual", "elder"])
def test_nothing_scrolls_sideways_at_320_pixels(
    browser: Browser, live_server: LiveServer, here: County, cases: Cases, mode: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{live_server.url}/choose/mode/{mode}/")
    wide = []
    for name, (role, address) in pages(cases).items():
        sign_in(page, here, role, live_server.url)
        page.goto(live_server.url + address)
        if sideways_scroll(page):
            wide.append(name)
    context.close()
    assert not wide
