"""Table 4 and the import of disputes in a browser: sound on both screens, by clicks from the spreadsheet to the number."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.role import Role
from gongkai.casework.models import Dispute
from tests.browser.staff import follow
from tests.browser.test_office import is_sound, sign_in
from tests.county import County, county
from tests.dispute_registers import as_of_huaian_2024, as_of_seed_001

HUAIAN_2024 = "72 64 178 37 351 13 4 8 1 26 12 1 1 6 20"
UNCLEAR = (
    "类型,申请人或原告,复议机关或法院,案号,受理日期,审结日期,结果\n"
    "行政复议,孟小河,青溪县人民政府,青府复〔2025〕1号,2025-03-03,2025-04-30,维持\n"
    "行政诉讼,田小山,青溪县人民法院,（2025）青0121行初1号,2025-05-06,2025-07-30,驳回\n"
    "行政诉讼,田小河,青溪县人民法院,（2025）青0121行初2号,2025-13-06,,审理中\n"
)


@pytest.fixture
def here(live_server: LiveServer) -> County:
    return county(date(2026, 11, 20))


@pytest.fixture
def shot(page: Page, width: int) -> Callable[[str], None]:
    """A picture to look at, into the folder that the environment names, if it names one."""
    folder = os.environ.get("GONGKAI_PICTURES")

    def take(name: str) -> None:
        if folder:
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)

    return take


def bring(page: Page, made: tuple[str, bytes], folder: Path) -> None:
    (folder / made[0]).write_bytes(made[1])
    page.set_input_files("input[type=file]", folder / made[0])
    follow(page, "button[value=read]")


def test_a_register_of_disputes_is_brought_by_clicks_and_every_number_opens(
    page: Page, here: County, live_server: LiveServer, tmp_path: Path, shot: Callable[[str], None]
) -> None:
    sign_in(page, here, live_server, Role.CLERK)
    page.goto(f"{live_server.url}/desk/disputes/")
    follow(page, "text=导入原台账")
    is_sound(page)
    shot("t4-upload")
    bring(page, as_of_huaian_2024(), tmp_path)
    assert "读出402件，没有问题" in page.inner_text("main")
    is_sound(page)
    shot("t4-preview")
    page.click("button[value=import]")
    page.wait_for_selector("h1:has-text('已导入')")
    is_sound(page)
    follow(page, "text=看表四统计")
    page.select_option("#f-year", "2024")
    follow(page, "form.filter button")
    assert " ".join(page.locator("table.form-4 td").all_inner_texts()) == HUAIAN_2024
    is_sound(page)
    shot("t4-table")
    page.click("td#c-t4-suit_after_review-pending a.n")
    expect(page.locator("#open .cases li")).to_have_count(6)
    is_sound(page)
    shot("t4-open")
    page.click("#open .cases a >> nth=0")
    page.wait_for_url("**/desk/disputes/*/")


def test_what_is_unclear_is_settled_and_what_is_wrong_named(
    page: Page, here: County, live_server: LiveServer, tmp_path: Path, shot: Callable[[str], None]
) -> None:
    sign_in(page, here, live_server, Role.LEGAL_REVIEWER)
    page.goto(f"{live_server.url}/desk/disputes/import/")
    bring(page, ("台账.csv", UNCLEAR.encode()), tmp_path)
    is_sound(page)
    shot("t4-unclear")
    page.select_option("select[name='word-kind-行政诉讼']", "suit_direct")
    follow(page, "button[value=map]")
    assert page.locator("select[name^=word-kind]").count() == 0
    page.select_option("select[name='word-result-驳回']", "other")
    follow(page, "button[value=map]")
    assert "1行有问题" in page.inner_text("main")
    assert page.locator("button[value=import]").count() == 0
    is_sound(page)
    page.goto(f"{live_server.url}/desk/disputes/import/")
    bring(page, ("台账.csv", UNCLEAR.replace("2025-13-06", "2025-11-06").encode()), tmp_path)
    page.select_option("select[name='word-kind-行政诉讼']", "suit_direct")
    page.select_option("select[name='word-result-驳回']", "other")
    follow(page, "button[value=map]")
    page.click("button[value=import]")
    page.wait_for_selector("h1:has-text('已导入')")
    kinds = Dispute.objects.order_by("filed_on").values_list("kind", "result")
    assert list(kinds) == [("review", "upheld"), ("suit_direct", "other"), ("suit_direct", "")]


def test_the_table_of_a_subtree_is_sound(
    page: Page, here: County, live_server: LiveServer, tmp_path: Path, shot: Callable[[str], None]
) -> None:
    sign_in(page, here, live_server, Role.CLERK)
    page.goto(f"{live_server.url}/desk/disputes/import/")
    bring(page, as_of_seed_001(), tmp_path)
    page.click("button[value=import]")
    page.wait_for_selector("h1:has-text('已导入')")
    sign_in(page, here, live_server, Role.SUPERIOR_READER, of_government=True)
    page.goto(f"{live_server.url}/desk/table-4/?year=2020&subtree=1&cell=t4.review.other")
    assert page.locator("#open .cases li").count() == 9
    is_sound(page)
    shot("t4-subtree")
    page.click("nav.tabs a >> nth=0")
    page.wait_for_url("**/desk/table-3/?*year=2020*")
    is_sound(page)
    shot("t3-tabs")
