"""The desk in a browser: no accessibility violations, nothing wider than the screen, forms that work with and without script."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.casework.models import Application
from tests.browser.browsing import sideways_scroll
from tests.browser.staff import follow
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
    """Those of the inbox, one that is closed, and one that can still be corrected."""
    office = Office(here)
    closed = office.closed(office.of_the_mock_up())
    new = office.take(office.register("修复资金使用情况", on=TODAY), "assign", TODAY)
    return {**office.of_the_inbox(), "closed": closed, "new": new}


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
        "closed case": ("clerk", f"/desk/applications/{cases['closed'].pk}/"),
        "package": ("clerk", f"/desk/applications/{cases['closed'].pk}/package/"),
        "step": ("clerk", f"/desk/applications/{cases['new'].pk}/steps/ask_correction/"),
        "refused step": ("clerk", f"{one}steps/ask_correction/"),
        "decide": ("officer", f"/desk/applications/{late}/steps/decide/"),
        "inbox closed": ("clerk", "/desk/inbox/?tab=closed"),
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


@pytest.mark.parametrize("width", [320])
def test_nothing_scrolls_sideways_at_320_pixels(
    page: Page, live_server: LiveServer, here: County, cases: Cases
) -> None:
    wide = []
    for mode in ("usual", "elder"):
        page.goto(f"{live_server.url}/choose/mode/{mode}/")
        for name, (role, address) in pages(cases).items():
            sign_in(page, here, role, live_server.url)
            page.goto(live_server.url + address)
            if sideways_scroll(page):
                wide.append((mode, name))
    assert not wide


DECIDE = "/desk/applications/{}/steps/decide/"


def test_only_what_the_chosen_result_needs_is_in_sight(
    page: Page, live_server: LiveServer, here: County, cases: Cases
) -> None:
    sign_in(page, here, "officer", live_server.url)
    page.goto(live_server.url + DECIDE.format(cases["late"].pk))
    assert not page.is_visible("#id_item-1-harm")
    page.select_option("#id_item-1-outcome", "refused.process_info")
    assert page.is_visible("#id_item-1-harm")
    assert page.is_visible("#id_item-1-reason")
    assert not page.is_visible("#id_item-1-search")
    page.select_option("#id_item-1-outcome", "unable.not_held")
    assert page.is_visible("#id_item-1-search")
    page.click("button.go >> text=保存处理结果")
    page.wait_for_selector(".field-error")
    assert page.input_value("#id_item-1-outcome") == "unable.not_held"
    assert page.is_visible("#id_item-1-sub_error")
    assert violations(page) == ""
    assert sideways_scroll(page) == 0


def test_without_script_every_field_is_there_and_the_result_is_saved(
    browser: Browser, live_server: LiveServer, here: County, cases: Cases
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, here, "officer", live_server.url)
    page.goto(live_server.url + DECIDE.format(cases["late"].pk))
    assert page.is_visible("#id_item-1-harm")
    page.select_option("#id_item-1-outcome", "granted")
    page.fill("#id_item-1-given", "随本告知书提供复印件3页。")
    page.click("button.go >> text=保存处理结果")
    expect(page.locator("[role=status]")).to_contain_text("已拟定处理结果。")
    context.close()


@pytest.mark.parametrize("width", [390])
def test_what_was_typed_comes_back_after_signing_in_again_and_to_nobody_else(
    page: Page, live_server: LiveServer, here: County, cases: Cases
) -> None:
    where = f"{live_server.url}/desk/applications/{cases['new'].pk}/steps/note/"
    sign_in(page, here, "clerk", live_server.url)
    page.goto(where)
    page.fill("#id_note", "电话联系过，周五前补来。")
    page.context.clear_cookies(name="sessionid")
    page.click("button:has-text('写备注')")
    page.wait_for_url("**/sign-in/**")
    sign_in(page, here, "leader", live_server.url)
    page.goto(where)
    assert page.input_value("#id_note") == ""
    sign_in(page, here, "clerk", live_server.url)
    page.goto(where)
    assert page.input_value("#id_note") == "电话联系过，周五前补来。"
    follow(page, "button:has-text('写备注')")
    assert page.is_visible("[role=status]")
    page.goto(where)
    assert page.input_value("#id_note") == ""
