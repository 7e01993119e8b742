"""The checker as people use it: with the keyboard alone, with the mouse, and without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from gongkai.report.reading import read_bytes
from tests.browser.bringing import DEFECT, FOLDER, check_reports, payload

TOTAL = "t3.outcome.total@natural_person"


@pytest.fixture(params=[1280])
def width(request: pytest.FixtureRequest) -> int:
    found: int = request.param
    return found


@pytest.fixture
def page(own_page: Page) -> Page:
    return own_page


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def tab_to(page: Page, selector: str, limit: int = 80) -> None:
    """Press Tab until the element has the focus: nothing on the way may swallow it."""
    wanted = page.locator(selector).first
    for _ in range(limit):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {selector}")


def content(download: Download) -> bytes:
    return download.path().read_bytes()


def test_the_keyboard_alone_leads_from_the_file_to_the_corrected_download(page: Page, site: str) -> None:
    # Listened for from the beginning: asked for only at the key press, the browser may open its own dialog first.
    page.on("filechooser", lambda chooser: chooser.set_files(payload(DEFECT)))
    page.goto(f"{site}/check/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.wait_for_selector(".drop.ready")
    tab_to(page, "#files")
    page.keyboard.press("Space")
    expect(page.locator("[data-files] li")).to_contain_text(DEFECT)
    tab_to(page, "form[data-checker] button.go")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/*/1/")

    tab_to(page, ".finding .acts a[hx-get]")
    page.keyboard.press("Enter")
    # The cell that was asked for has the focus, its text is replaced by typing over it.
    expect(page.locator("#open .asked input")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(page.locator(".msg[role=status]")).to_contain_text("已更正1格")
    expect(page.locator("#c-t3-outcome-total--natural_person")).to_contain_text("原文0")

    tab_to(page, 'a[href$="/json/"]')
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert read_bytes(content(download.value), "report.json").value(TOTAL) == 1


def test_a_finding_leads_to_its_cell_and_the_cell_back(page: Page, site: str) -> None:
    check_reports(page, site, DEFECT)
    page.click(".finding .acts a >> nth=0")
    expect(page.locator("#c-t3-outcome-total--natural_person:target")).to_be_in_viewport()
    page.click("#c-t3-outcome-total--natural_person a.ref")
    expect(page.locator("#f1:target")).to_be_in_viewport()


def test_the_suggested_repair_is_one_press_and_undone_by_another(page: Page, site: str) -> None:
    check_reports(page, site, DEFECT)
    page.click("text=按建议更正2格")
    expect(page.locator(".msg[role=status]")).to_contain_text("已更正2格")
    expect(page.locator("td.bad")).to_have_count(0)
    page.click("text=撤销上一次更正")
    expect(page.locator("td.bad")).to_have_count(2)


def test_files_are_dropped_read_one_by_one_and_listed_with_their_faults(page: Page, site: str) -> None:
    page.goto(f"{site}/check/")
    texts = {name: (FOLDER / name).read_text("utf-8") for name in (DEFECT, "qingxi-county-2024.json")}
    page.evaluate(
        """files => {
            const dropped = new DataTransfer();
            for (const [name, text] of Object.entries(files)) dropped.items.add(new File([text], name));
            dropped.items.add(new File([], "空.docx"));
            const event = new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true});
            document.querySelector("[data-drop]").dispatchEvent(event);
        }""",
        texts,
    )
    expect(page.locator("[data-files] li")).to_have_count(3)
    page.click("form[data-checker] button.go")
    page.wait_for_url("**/check/*/")
    expect(page.locator("h1")).to_have_text("检查结果：3个文件")
    expect(page.locator("#file-3 .problem")).to_contain_text("文件是空的")
    with page.expect_download() as download:
        page.click("text=下载检查意见表")
    assert download.value.suggested_filename == "年报检查意见.xlsx"


def test_a_file_over_the_limit_is_told_before_it_is_sent(page: Page, site: str) -> None:
    page.goto(f"{site}/check/")
    page.evaluate(
        """() => {
            const dropped = new DataTransfer();
            dropped.items.add(new File([new ArrayBuffer(20000001)], "大.pdf"));
            const event = new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true});
            document.querySelector("[data-drop]").dispatchEvent(event);
        }"""
    )
    expect(page.locator("[data-files] .problem")).to_have_text("超过20 MB，没有提交。")


def test_everything_works_without_script(without_script: Page, site: str) -> None:
    page = without_script
    check_reports(page, site, DEFECT)
    page.click(".finding .acts a >> nth=1")
    field = page.locator(f'#open input[name="cell-{TOTAL}"]')
    field.fill("一")
    page.click("#open button.go")
    expect(page.locator("#open .error")).to_contain_text("这一格写整数")
    page.fill(f'#open input[name="cell-{TOTAL}"]', "1")
    page.click("#open button.go")
    expect(page.locator("#c-t3-outcome-total--natural_person")).to_contain_text("原文0")
    page.click("text=撤销上一次更正")
    expect(page.locator("td.bad")).to_have_count(2)
    page.click("text=保存到私密链接")
    expect(page.locator("#link")).to_be_visible()
    expect(page.locator("#link")).to_have_value(page.url)
    page.click("text=现在删除")
    page.click("button:has-text('删除检查结果')")
    expect(page.locator(".msg[role=status]")).to_contain_text("已删除")


def test_pasted_text_is_checked(page: Page, site: str) -> None:
    page.goto(f"{site}/check/")
    page.fill("#text", "青溪县教育局2024年政府信息公开工作年度报告\n一、总体情况\n全年主动公开信息12条。")
    page.click("form[data-checker] button.go")
    page.wait_for_url("**/check/*/1/")
    expect(page.locator("h1")).to_have_text("青溪县教育局2024年政府信息公开工作年度报告")


def test_elder_mode_and_print_are_one_press(page: Page, site: str) -> None:
    page.goto(f"{site}/reports/")
    page.click("text=长辈版")
    expect(page.locator("html[data-mode=elder]")).to_have_count(1)
    page.click("table.list th a >> nth=0")
    expect(page.locator("html[data-mode=elder]")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator("header.site")).to_be_hidden()
    expect(page.locator("table.form").first).to_be_visible()


def test_escape_closes_an_opened_row_and_gives_the_focus_back_to_its_cell(page: Page, site: str) -> None:
    check_reports(page, site, DEFECT)
    closed = page.url
    number = page.locator("td.bad a.n").first
    expect(number).to_have_attribute("aria-label", "（七）总计·自然人，0")
    number.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#open .asked input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#open")).to_have_count(0)
    expect(page.locator("td.bad a.n").first).to_be_focused()
    assert page.url.partition("?")[0] == closed
    # A row that was opened by its label is announced by its heading.
    page.click("a.row-link >> nth=0")
    expect(page.locator("#h-open")).to_be_focused()


def test_back_and_forward_show_what_was_open(page: Page, site: str) -> None:
    check_reports(page, site, DEFECT)
    page.click("td.bad a.n >> nth=0")
    expect(page.locator("#open")).to_have_count(1)
    page.go_back()
    expect(page.locator("#open")).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)
    page.go_forward()
    expect(page.locator("#open")).to_have_count(1)


def test_a_correction_that_finds_no_workspace_or_no_server_loses_nothing_typed(
    browser: Browser, site: str
) -> None:
    # A context of its own: the console rightly complains of the server that does not answer.
    context = browser.new_context()
    page = context.new_page()
    check_reports(page, site, DEFECT)
    page.click("td.bad a.n >> nth=0")
    page.fill("#open .asked input", "7")
    page.route("**/correct/", lambda route: route.abort())
    page.click("#open button.go")
    expect(page.locator("[data-offline]")).to_contain_text("您填的内容还在本页")
    expect(page.locator("#open .asked input")).to_have_value("7")
    page.unroute("**/correct/")
    context.clear_cookies(name="sessionid")
    page.click("#open button.go")
    expect(page.locator("h1")).to_have_text("没有找到这份检查结果。")
    expect(page.locator("main")).to_contain_text("（七）总计·自然人：7")
    context.close()


def test_pressing_undo_twice_in_a_hurry_undoes_once(page: Page, site: str) -> None:
    check_reports(page, site, DEFECT)
    for number in ("41", "42"):
        page.goto(page.url.partition("?")[0])
        page.click("td.bad a.n, td.tied a.n >> nth=0")
        page.fill("#open .asked input", number)
        page.click("#open button.go")
        expect(page.locator(".msg[role=status]")).to_contain_text("已更正1格")
    page.dblclick("#undo button")
    expect(page.locator(".msg[role=status]")).to_contain_text("已撤销上一次更正")
    expect(page.locator("#undo")).to_contain_text("已更正1格")


def test_one_file_that_cannot_be_read_keeps_the_visitor_on_the_form(page: Page, site: str) -> None:
    page.goto(f"{site}/check/")
    page.set_input_files("#files", payload("空.docx"))
    page.click("form[data-checker] button.go")
    expect(page.locator("[data-files] .problem")).to_contain_text("文件是空的")
    expect(page.locator("[data-status]")).to_contain_text("请换一个文件再点")
    expect(page.locator("form[data-checker] button.go")).to_be_enabled()
    assert page.url == f"{site}/check/"


def test_the_open_tab_is_in_view_and_search_in_reach_on_a_phone(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    check_reports(page, site, DEFECT)
    page.goto(page.url.partition("?")[0] + "?part=years")
    expect(page.locator(".tabs [aria-current]")).to_be_in_viewport(ratio=1)
    page.click(".site-aids >> text=搜索")
    expect(page.locator("#q")).to_be_in_viewport()
    context.close()
