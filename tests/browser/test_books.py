"""The ledgers of the annual report in a browser: entered with the keyboard alone, no violations, nothing wider than the screen."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.role import Role
from gongkai.registers import striking
from gongkai.registers.books import switch
from gongkai.registers.entering import change, enter
from gongkai.registers.files import add_file
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import Call
from tests.book_rows import book_rows
from tests.brought_documents import morning
from tests.browser.browsing import sideways_scroll
from tests.browser.test_accessibility import violations
from tests.browser.test_desk import sign_in
from tests.county import County, county

TODAY = date(2026, 3, 12)
WHEN = morning(TODAY)
MESSAGES = LEDGERS["messages"]


@pytest.fixture
def here(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> County:
    """青溪县 on 12 March 2026, nine o'clock."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: WHEN.at)
    return county(TODAY)


def _pages(here: County) -> dict[str, str]:
    """Every kind of page, as the clerk opens it."""
    clerk = here.actor(Role.CLERK)
    row = book_rows(here)["messages"]
    file = add_file(row, MESSAGES, f"{'来信扫描件' * 8}.txt", "来信".encode(), clerk, WHEN)
    subject = "关于青溪镇人民路与解放路交叉口信号灯的反映" * 6
    change(row, MESSAGES, {"subject": subject, "unit": here.units["规划科"]}, 2, clerk, WHEN)
    struck = enter(here.agency, MESSAGES, {"on": TODAY, "subject": "Reference" * 20}, clerk, WHEN)
    striking.strike(struck, MESSAGES, "与上一条重复登记" * 10, clerk, WHEN)
    switch(here.agency, LEDGERS["questionnaires"], here.actor(Role.OGI_HEAD), WHEN, on=False)
    of_row = f"/desk/ledgers/messages/{row.pk}/"
    return {
        "all": "/desk/ledgers/",
        "list": "/desk/ledgers/messages/",
        "list of numbers": "/desk/ledgers/handling/",
        "struck": "/desk/ledgers/messages/?struck=1",
        "print": "/desk/ledgers/messages/print/",
        "entry": "/desk/ledgers/charges/enter/",
        "row": of_row,
        "change": f"{of_row}change/",
        "strike": f"{of_row}strike/",
        "removal": f"{of_row}files/{file.attachment_id}/remove/",
        "restoring": f"/desk/ledgers/messages/{struck.pk}/strike/",
    }


def test_every_page_of_the_books_has_no_violations_and_fits(
    page: Page, live_server: LiveServer, here: County
) -> None:
    sign_in(page, here, Role.CLERK, live_server.url)
    found = {}
    for name, address in _pages(here).items():
        page.goto(live_server.url + address)
        if said := violations(page):
            found[name] = said
        if sideways_scroll(page):
            found[f"{name} scrolls"] = str(sideways_scroll(page))
    assert not found, "\n".join(f"{name}: {said}" for name, said in found.items())


@pytest.mark.parametrize("width", [1280])
def test_calls_are_entered_one_after_another_with_the_keyboard_alone(
    page: Page, live_server: LiveServer, here: County
) -> None:
    sign_in(page, here, Role.CLERK, live_server.url)
    page.goto(f"{live_server.url}/desk/ledgers/calls/")
    for subject in ("不动产登记要带什么", "几点下班"):
        _choose_the_telephone(page)
        page.keyboard.press("Tab")
        page.keyboard.type(subject)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"main :text('已登记“{subject}”。')")
    _choose_the_telephone(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("form.quick .error:text('还没有填。')")
    assert sorted(Call.objects.values_list("on", "kind", "subject", "times")) == [
        (TODAY, "telephone", "不动产登记要带什么", 1),
        (TODAY, "telephone", "几点下班", 1),
    ]


def _choose_the_telephone(page: Page) -> None:
    """The second after “选一项”, as an input method types no Chinese into a list."""
    # Today stands in the row already; the cursor waits in the first empty field.
    expect(page.locator("form.quick [name=kind]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
