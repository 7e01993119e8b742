"""An application from the first page to the tracking page, in a browser: phone and desk, with and without scripts."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from gongkai.casework.models import Application
from gongkai.casework.taking import take
from gongkai.records.moment import now
from tests.browser.applying import IDENTITY_NUMBER, PROOF, fill_in, look_up, next_page, submit
from tests.browser.browsing import sideways_scroll
from tests.browser.test_accessibility import violations
from tests.county import County, county

WANTED = "石桥村2024年征收土地公告"


@pytest.fixture
def place(site: str) -> County:
    made = county(timezone.localdate())
    made.agency.duties = "土地征收、不动产登记、国土空间规划"
    made.agency.address = "青溪县青溪镇人民路8号"
    made.agency.office_hours = "工作日8:30—12:00，14:30—17:30"
    made.agency.save()
    return made


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    """A phone on which scripts are switched off."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_visitor_applies_and_looks_the_case_up(page: Page, site: str, place: County) -> None:
    fill_in(page, site, WANTED, "石桥村征地补偿登记表")
    submitted = submit(page)
    case = Application.objects.get()
    assert case.number == submitted.number
    assert [item.what for item in case.items.all()] == [WANTED, "石桥村征地补偿登记表"]
    look_up(page, site, submitted)
    assert page.inner_text("p.say") == "等机关与您确认收到。"
    page.reload()
    assert page.inner_text("p.say") == "等机关与您确认收到。"
    assert submitted.code not in page.url
    clerk = place.actor("clerk")
    take("confirm_receipt", case.pk, clerk, now(), {"on": str(timezone.localdate()), "how": "telephone"})
    page.reload()
    assert page.inner_text("p.say") == "机关已收到，准备办理。"


def test_the_same_without_scripts(without_scripts: Page, site: str, place: County) -> None:
    page = without_scripts
    fill_in(page, site, WANTED, "石桥村征地补偿登记表")
    submitted = submit(page)
    look_up(page, site, submitted)
    assert page.inner_text("p.say") == "等机关与您确认收到。"


def tab_to(page: Page, selector: str) -> None:
    """Press the tab key until the element has the focus; a page has fewer than 80 places to stop at."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the tab key does not reach {selector}")


@pytest.mark.parametrize("width", [1280])
def test_the_keyboard_alone_is_enough(page: Page, site: str, place: County) -> None:
    page.goto(f"{site}/apply/")
    tab_to(page, "button[value=application]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/what/")
    tab_to(page, "#id_wanted-1")
    page.keyboard.type(WANTED)
    tab_to(page, "button.go[value=next]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agency/")
    tab_to(page, "input[name=agency]")
    page.keyboard.press("Space")
    # Enter in a field goes on, and is no other button of the page.
    page.keyboard.press("Enter")
    page.wait_for_url("**/who/")
    tab_to(page, "input[name=applicant_kind]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/details/")
    for field, typed in (
        ("name", "林小满"),
        ("identity_number", IDENTITY_NUMBER),
        ("telephone", "13800000000"),
    ):
        tab_to(page, f"#id_{field}")
        page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**/how/")
    tab_to(page, "#id_help_words")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/")
    tab_to(page, "form[action$='send/'] button.go")
    page.keyboard.press("Enter")
    page.wait_for_url("**/done/")
    assert Application.objects.get().agency == place.agency


def test_a_closed_browser_finds_its_draft_again(browser: Browser, site: str, place: County) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site}/apply/")
    page.click("button[value=application]")
    page.fill("#id_wanted-1", WANTED)
    next_page(page, "agency")
    kept = [cookie for cookie in context.cookies() if cookie["expires"] > 0]
    context.close()
    again = browser.new_context()
    again.add_cookies(kept)
    page = again.new_page()
    page.goto(f"{site}/apply/")
    page.click("text=继续填写")
    expect(page.locator("main")).to_contain_text(WANTED)
    again.close()


def test_every_page_of_applying_has_no_violations_and_fits(page: Page, site: str, place: County) -> None:
    def fits() -> None:
        assert violations(page) == "", page.url
        assert sideways_scroll(page) == 0, page.url

    for address in ("/", "/apply/", "/agencies/", "/track/"):
        page.goto(site + address)
        fits()
    page.click("main form button.go")
    page.wait_for_selector(".field-error")
    fits()
    page.goto(f"{site}/apply/")
    page.click("button[value=application]")
    page.click("button.go[value=next]")
    page.wait_for_selector(".field-error")
    fits()
    page.fill("#id_wanted-1", WANTED)
    page.click("button[value=add]")
    page.wait_for_selector("#id_wanted-2")
    fits()
    next_page(page, "agency")
    fits()
    page.click("button.go[value=next]")
    page.wait_for_selector(".field-error")
    fits()
    page.check("input[name=agency]")
    next_page(page, "who")
    page.click("button.go[value=next]")
    page.wait_for_selector(".field-error")
    fits()
    page.check("input[value=individual]")
    page.check("input[value=guardian]")
    next_page(page, "details")
    page.set_input_files("#id_file-identity", [PROOF])
    page.set_input_files(
        "#id_file-authority", [{"name": "证明.html", "mimeType": "text/html", "buffer": b"<script></script>"}]
    )
    page.click("button.go[value=next]")
    page.wait_for_selector(".field-error")
    assert "身份证.png" in page.inner_text(".files")
    fits()
    page.fill("#id_name", "林小满")
    page.fill("#id_agent_name", "林河")
    page.fill("#id_telephone", "13800000000")
    next_page(page, "how")
    fits()
    next_page(page, "check")
    fits()
    page.goto(f"{site}/apply/application/discard/")
    fits()
    page.goto(f"{site}/apply/application/check/")
    submitted = submit(page)
    fits()
    look_up(page, site, submitted)
    fits()
    for address in ("withdrawal", "days"):
        page.goto(f"{site}/track/{address}/")
        fits()


@pytest.mark.parametrize("width", [320])
@pytest.mark.parametrize("mode", ["usual", "elder"])
def test_nothing_scrolls_sideways_at_320_pixels(page: Page, site: str, place: County, mode: str) -> None:
    page.goto(f"{site}/choose/mode/{mode}/")
    for address in ("/", "/apply/", "/agencies/", "/track/"):
        page.goto(site + address)
        assert sideways_scroll(page) == 0, address
    fill_in(page, site, WANTED)
    for name in ("what", "agency", "who", "details", "how", "check"):
        page.goto(f"{site}/apply/application/{name}/")
        assert sideways_scroll(page) == 0, name
    submitted = submit(page)
    assert sideways_scroll(page) == 0
    look_up(page, site, submitted)
    assert sideways_scroll(page) == 0


@pytest.mark.parametrize("width", [1280])
def test_script_in_every_free_field_shows_as_text(page: Page, site: str, place: County) -> None:
    script = "<script>document.title='run'</script>"
    page.goto(f"{site}/apply/")
    page.click("button[value=application]")
    page.fill("#id_wanted-1", script)
    next_page(page, "agency")
    page.select_option("#id_other", label="青溪县自然资源局")
    next_page(page, "who")
    page.check("input[value=company]")
    page.check("input[value=agent]")
    next_page(page, "details")
    for field in ("name", "contact", "address", "agent_name"):
        page.fill(f"#id_{field}", script)
    next_page(page, "how")
    page.fill("#id_help_words", script)
    next_page(page, "check")
    assert page.inner_text("main").count(script) == 6
    look_up(page, site, submit(page))
    assert script in page.inner_text("h1")
    assert page.title() != "run"
    place_page = page.request.get(f"{site}/apply/application/receipt.pdf")
    assert place_page.body().startswith(b"%PDF")
