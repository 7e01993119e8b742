"""The pages of report data in a browser: no violations, nothing wider than a phone, keyboard and no script suffice."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from pytest_django import Settings

from gongkai.corpus.places.place import Place
from gongkai.portal import cached_pages
from tests import hand_made_corpus
from tests.browser.browsing import sideways_scroll
from tests.browser.staff import follow
from tests.browser.test_accessibility import violations

ADDRESSES = (
    "/corpus/?metric=disclosed_share",
    "/corpus/divisions/510000/",
    "/corpus/metrics/disclosed_share/",
    f"/corpus/unit/?unit={quote(hand_made_corpus.UNIT)}",
    "/corpus/rules/T3-01/",
    "/corpus/downloads/",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Made once."""
    place = Place(str(tmp_path_factory.mktemp("corpus")))
    hand_made_corpus.make(place)
    (Path(place.address) / "downloads").mkdir()
    (Path(place.address) / "downloads" / "divisions.csv").write_text("division,name\n")
    return place


@pytest.fixture(autouse=True)
def _shown(made: Place, settings: Settings) -> None:
    settings.CORPUS = made.address
    cached_pages.forget()


def test_the_pages_have_no_violations_and_fit(page: Page, live_server: object) -> None:
    for address in ADDRESSES:
        response = page.goto(f"{live_server}{address}")
        assert response
        assert response.status == 200, address
        assert sideways_scroll(page) == 0, address
        assert violations(page) == "", address


def test_a_chart_says_in_words_what_it_shows_and_its_table_says_the_same(
    page: Page, live_server: object
) -> None:
    page.goto(f"{live_server}/corpus/divisions/510000/")
    picture = page.get_by_role("img", name="四川省历年新收申请")
    assert picture.locator("desc").text_content() == "2023年640件；2024年800件"
    table = page.get_by_role("table", name="四川省历年新收申请")
    lines = [line.split() for line in table.locator("tbody tr").all_text_contents()]
    assert ["".join(line) for line in lines] == ["2023640件—51", "2024＊（与上一年不能直接相比）800件—11"]
    columns = picture.locator("rect.column").all()
    heights = [float((column.get_attribute("height") or "").removesuffix("%")) for column in columns]
    assert heights == [56.0, 70.0]


def test_without_a_script_one_finds_the_way_from_the_library_to_the_report_behind_a_figure(
    browser: Browser, live_server: object
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{live_server}/reports/")
    follow(page, "main >> text=各地年报数据")
    page.select_option("#c-year", "2023")
    page.select_option("#c-metric", "handled")
    follow(page, "form.filter button")
    assert "2023年：900件" in page.inner_text("main")
    follow(page, "main >> text=计入的报告")
    follow(page, "table >> text=四川省教育厅")
    assert page.inner_text("h1") == "四川省教育厅"
    context.close()


def test_the_choice_is_reached_and_made_by_keyboard(page: Page, width: int, live_server: object) -> None:
    if width < 1000:
        return
    page.goto(f"{live_server}/corpus/")
    page.focus("#c-year")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "c-metric"
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "year=2023" in page.url
