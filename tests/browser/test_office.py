"""What the desk needs beside the single case, in a browser: no violations, nothing wider than the screen, done by clicks."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.role import Role
from gongkai.casework.desk.test_holiday_notice import TEXT
from gongkai.casework.models import Application
from gongkai.workflow import calendar
from gongkai.workflow.models import HolidayNotice
from tests.browser.browsing import sideways_scroll
from tests.browser.staff import follow
from tests.browser.test_accessibility import violations
from tests.county import County, county
from tests.desk_cases import TODAY, Office
from tests.registers import as_of_seed_001, as_of_seed_002


@pytest.fixture
def here(live_server: LiveServer) -> County:
    """青溪县 with the cases of the inbox."""
    calendar._calendar.cache_clear()
    made = county(TODAY)
    Office(made).of_the_inbox()
    return made


def sign_in(page: Page, here: County, site: LiveServer, role: Role, *, of_government: bool = False) -> None:
    client = here.client(role, here.government if of_government else None)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}
    page.context.add_cookies([cookie])


def is_sound(page: Page) -> None:
    assert violations(page) == ""
    assert sideways_scroll(page) == 0


def test_every_page_is_sound(page: Page, here: County, live_server: LiveServer) -> None:
    settings = f"/desk/agencies/{here.agency.pk}/settings/"
    pages = (
        (Role.CLERK, f"/desk/table-3/?year={TODAY.year}&cell=t3.received_new@total"),
        (Role.OGI_HEAD, f"/desk/monitors/?year={TODAY.year}"),
        (Role.OGI_HEAD, "/desk/notices/"),
        (Role.OGI_HEAD, "/desk/calendar/"),
        (Role.OGI_HEAD, settings),
        (Role.OGI_HEAD, f"{settings}chains/decision/"),
        (Role.OGI_HEAD, f"{settings}numbers/decision/"),
        (Role.OGI_HEAD, f"{settings}letters/reply_partial/"),
        (Role.OGI_HEAD, f"/desk/agencies/{here.agency.pk}/review/"),
        (Role.OGI_HEAD, f"/desk/agencies/{here.agency.pk}/review/chain/?kind=news&risk=high"),
    )
    for role, address in pages:
        sign_in(page, here, live_server, role)
        page.goto(live_server.url + address)
        is_sound(page)


def test_a_number_of_table_3_opens_its_cases(page: Page, here: County, live_server: LiveServer) -> None:
    sign_in(page, here, live_server, Role.CLERK)
    page.goto(f"{live_server.url}/desk/table-3/?year={TODAY.year}")
    number = page.locator("td#c-t3-received_new--total a.n")
    count = int(number.inner_text())
    assert count > 0
    number.click()
    expect(page.locator("#open .cases li")).to_have_count(count)
    page.locator("#open .cases a").first.click()
    page.wait_for_selector(".deadline")


def test_a_notice_is_pasted_looked_at_and_saved(page: Page, here: County, live_server: LiveServer) -> None:
    sign_in(page, here, live_server, Role.ADMINISTRATOR, of_government=True)
    page.goto(f"{live_server.url}/desk/calendar/")
    follow(page, "text=录入放假安排")
    is_sound(page)
    page.fill("textarea", TEXT)
    follow(page, "button[value=read]")
    assert page.input_value("[name=row-1-worked]") == "2027-02-14"
    follow(page, "button[value=preview]")
    assert "7天有变化" in page.inner_text("main")
    is_sound(page)
    page.click("button[value=save]")
    page.wait_for_selector("h1:has-text('2027年工作日历')")
    assert HolidayNotice.objects.get().year == 2027


@pytest.mark.parametrize("width", [1280])
def test_registers_are_taken_over_and_give_the_printed_tables(
    page: Page, here: County, live_server: LiveServer, tmp_path: Path
) -> None:
    sign_in(page, here, live_server, Role.CLERK, of_government=True)
    page.goto(f"{live_server.url}/desk/applications/")
    for name, data in (as_of_seed_001(), as_of_seed_002()):
        (tmp_path / name).write_bytes(data)
        page.goto(f"{live_server.url}/desk/applications/import/")
        page.set_input_files("input[type=file]", tmp_path / name)
        follow(page, "button[value=read]")
        is_sound(page)
        page.click("button[value=import]")
        page.wait_for_selector("h1:has-text('已导入')")
    assert Application.objects.filter(agency=here.government, arrived__lt=date(2022, 1, 1)).count() == 20
    printed = {
        2020: {"received_new": 11, "outcome-granted": 9, "outcome-refused-third_party": 2},
        2021: {"received_new": 9, "outcome-granted": 6, "outcome-refused-internal_affairs": 3},
    }
    for year, rows in printed.items():
        page.goto(f"{live_server.url}/desk/table-3/?year={year}")
        found = {row: int(page.inner_text(f"td#c-t3-{row}--total")) for row in rows}
        assert found == rows
