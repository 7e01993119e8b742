"""Covering passages in a browser: by mouse, finger and keyboard; built, proved and released."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.casework import redaction_jobs
from gongkai.casework.models import Build, Mark, Redaction
from tests.browser.browsing import sideways_scroll
from tests.browser.redaction.editor import (
    OVER,
    PATIENCE,
    drag,
    middle,
    opened,
    saved,
    sides,
    whole,
    within,
)
from tests.browser.staff import follow
from tests.browser.test_accessibility import violations
from tests.browser.test_desk import sign_in
from tests.county import County
from tests.desk_cases import Office
from tests.redaction_desk import address, begun, marked
from tests.waiting import until


@pytest.mark.parametrize("width", [1280])
def test_a_box_is_drawn_moved_by_keyboard_undone_and_redone(
    page: Page, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    whole(opened(page, here, live_server.url, redaction))
    page.select_option("select[data-ground]", "business_secret")
    page.click("text=画框")
    drag(page, (0.2, 0.2), (0.6, 0.25))
    saved(page)
    mark = Mark.objects.get()
    assert sides(mark) == pytest.approx([0.2, 0.2, 0.6, 0.25], abs=0.005)
    assert (mark.ground, mark.marked_by) == ("business_secret", here.person("officer"))
    was = sides(mark)
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    saved(page)
    expect(page.locator(".rd-lines li")).to_have_count(1)
    step = 0.004
    moved = [was[0] + step, was[1] + 2 * step, was[2] + 2 * step, was[3] + 2 * step]
    assert sides(Mark.objects.get()) == pytest.approx(moved, abs=0.0005)
    page.keyboard.press("Control+z")
    saved(page)
    assert sides(Mark.objects.get()) == pytest.approx(was, abs=0.0005)
    page.keyboard.press("Control+z")
    saved(page)
    assert not Mark.objects.exists()
    expect(page.locator("[data-empty]")).to_be_visible()
    page.keyboard.press("Control+Shift+z")
    saved(page)
    assert Mark.objects.count() == 1
    page.focus(".rd-mark")
    page.keyboard.press("Delete")
    saved(page)
    assert not Mark.objects.exists()


@pytest.mark.parametrize("width", [390])
def test_a_passage_is_covered_from_its_first_to_its_last_character(
    page: Page, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    whole(opened(page, here, live_server.url, redaction))
    data = page.evaluate("async (from) => (await fetch(from)).json()", address(redaction, "pages/1/"))
    letters = data["characters"]
    start = "".join(letter[0] for letter in letters).index("110101199003078494")
    first, last = letters[start], letters[start + 17]
    page.click("text=划文字")
    drag(page, middle(first), middle(last))
    saved(page)
    mark = Mark.objects.get()
    assert sides(mark) == pytest.approx([first[1], first[2], last[3], last[4]], abs=0.006)
    inside = [one[0] for one in letters if one[0].strip() and within(mark, middle(one))]
    assert "".join(inside) == "110101199003078494"


def test_a_finger_draws_only_after_the_tool_is_chosen_and_scrolls_otherwise(
    browser: Browser, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True, device_scale_factor=2
    )
    page = opened(context.new_page(), here, live_server.url, redaction)
    inside = "document.querySelector('[data-sheet]').scrollTop"
    centred(page)
    before = page.evaluate(inside)
    swiped(page, (0.3, 0.5), (0.3, 0.35))
    until(lambda: page.evaluate(inside) > before + 30)
    assert not Mark.objects.exists()
    # A finger lets go, and the page goes on for a while.
    page.wait_for_timeout(1500)
    page.tap("text=画框")
    scrolled = centred(page), page.evaluate(inside)
    swiped(page, (0.1, 0.4), (0.4, 0.45))
    saved(page)
    assert (page.evaluate("scrollY"), page.evaluate(inside)) == scrolled
    assert sides(Mark.objects.get()) == pytest.approx([0.1, 0.4, 0.4, 0.45], abs=0.02)
    assert sideways_scroll(page) == 0
    context.close()


def centred(page: Page) -> int:
    """The middle of the left of the picture in the middle of the screen; how far the page is scrolled then."""
    sheet = "const sheet = document.querySelector('[data-sheet]'); sheet.scrollIntoView({ block: 'center' });"
    page.evaluate(f"() => {{ {sheet} sheet.scrollTo(0, sheet.scrollHeight / 3) }}")
    page.wait_for_timeout(300)
    return int(page.evaluate("scrollY"))


def swiped(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """One finger, in fractions of the page."""
    box = page.locator(OVER).bounding_box()
    assert box is not None
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        at_points = [
            {"x": box["x"] + across * box["width"], "y": box["y"] + down * box["height"]}
            for across, down in points
        ]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at_points})

    touch("touchStart", start)
    for part in (0.2, 0.4, 0.6, 0.8, 1.0):
        across, down = (start[side] + part * (end[side] - start[side]) for side in (0, 1))
        touch("touchMove", (across, down))
    touch("touchEnd")


def test_everything_found_is_covered_at_once_and_undone_at_once(
    page: Page, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    opened(page, here, live_server.url, redaction)
    page.fill("#id_names", "林")
    page.click("text=在全部页面查找")
    page.wait_for_selector(".field-error")
    assert page.input_value("#id_names") == "林"
    page.fill("#id_names", "林小满")
    page.click("text=在全部页面查找")
    page.wait_for_selector("[data-cover]")
    assert violations(page) == ""
    assert sideways_scroll(page) == 0
    page.click("text=全部遮盖（")
    saved(page)
    covered = Mark.objects.count()
    assert covered >= 12
    assert {mark.note for mark in Mark.objects.all()} >= {"身份证号", "手机号", "姓名"}
    expect(page.locator("[data-pages-list] [data-n]").nth(2)).to_have_text(f"{covered // 3}处")
    page.click("text=撤销")
    saved(page)
    assert not Mark.objects.exists()
    page.click("text=重做")
    saved(page)
    assert Mark.objects.count() == covered
    page.click("[data-turn='1']")
    expect(page.locator("[data-picture]")).to_have_attribute("alt", "第2页，共3页")
    expect(page.locator(".rd-lines li")).to_have_count(covered // 3)
    expect(page).to_have_url(re.compile(r"\?page=2$"))


def test_without_script_marks_are_seen_covered_and_removed(
    browser: Browser, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    marked(redaction, note="身份证号")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, here, "officer", live_server.url)
    page.goto(live_server.url + address(redaction))
    assert page.locator(".rd-mark text").text_content() == "个人隐私"
    follow(page, "button:has-text('在全部页面查找')")
    follow(page, "text=遮盖勾选的")
    assert "已遮盖" in page.inner_text("[role=status]")
    before = Mark.objects.count()
    follow(page, ".rd-lines button >> nth=0")
    assert Mark.objects.count() == before - 1
    page.click("summary:has-text('遮盖整页')")
    follow(page, "button:has-text('遮盖整页')")
    assert Mark.objects.filter(left=0, right=1).count() == 1
    follow(page, "text=下一页")
    assert page.url.endswith("?page=2")
    context.close()


def test_covered_built_proved_and_released(
    page: Page, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    opened(page, here, live_server.url, redaction)
    page.fill("#id_names", "林小满")
    page.click("text=在全部页面查找")
    page.click("text=全部遮盖（")
    saved(page)
    page.click("text=生成并核验")
    page.wait_for_selector("text=正在生成和核验")
    assert violations(page) == ""
    page.goto("about:blank")
    redaction_jobs.build.func(redaction.pk)
    page.goto(live_server.url + address(redaction))
    assert page.is_visible("text=核验通过")
    assert violations(page) == ""
    assert sideways_scroll(page) == 0
    page.click("text=逐页看提供的文件")
    expect(page.locator(".rd-page img")).to_have_js_property("complete", True)
    assert page.evaluate("document.querySelector('.rd-page img').naturalWidth") > 800
    assert violations(page) == ""
    page.go_back()
    follow(page, "section[aria-labelledby=h-next] >> text=放行区分处理后的文件")
    follow(page, "main form button.go")
    follow(page, "main form button.go")
    assert "已放行" in page.inner_text("section[aria-labelledby=h-redactions]")
    follow(page, "section[aria-labelledby=h-redactions] a >> nth=0")
    assert "已经放行，不能再改遮盖。" in page.inner_text("main")
    assert violations(page) == ""


@pytest.mark.parametrize("width", [1280])
def test_progress_is_told_until_it_is_done(
    page: Page, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    told = {"build": "building", "done": 2, "pages": 3, "says": "正在生成和核验：已做2页，共3页。"}
    page.route("**/progress/", lambda route: route.fulfill(json=told))
    Redaction.objects.filter(pk=redaction.pk).update(build=Build.BUILDING)
    opened(page, here, live_server.url, redaction)
    assert "已做2页" not in page.inner_text("[data-says]")
    expect(page.locator("[data-says]")).to_have_text("正在生成和核验：已做2页，共3页。", timeout=PATIENCE)
    Redaction.objects.filter(pk=redaction.pk).update(build=Build.FAILED, problem="文件太大，做不完。")
    told["build"] = "failed"
    page.wait_for_selector("text=文件太大，做不完。")


def test_every_state_has_no_violations_and_fits(
    page: Page, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    marked(redaction, note="身份证号")
    waiting = begun(Office(here), redaction.application, "测绘成果图.pdf", 1)
    refused = begun(Office(here), redaction.application, "方案.pdf", 1)
    problem = "文件有密码，打不开。去掉密码后再上传。"
    Redaction.objects.filter(pk=refused.pk).update(build=Build.REFUSED, problem=problem)
    found = {}
    for role, one, part in (
        ("officer", redaction, ""),
        ("auditor", redaction, ""),
        ("officer", waiting, ""),
        ("officer", refused, ""),
        ("officer", redaction, "schedule/"),
    ):
        sign_in(page, here, role, live_server.url)
        page.goto(live_server.url + address(one, part))
        page.wait_for_timeout(300)
        if said := violations(page):
            found[f"{role} {one} {part}"] = said
        if wide := sideways_scroll(page):
            found[f"{role} {one} {part} scrolls"] = str(wide)
    page.goto(f"{live_server.url}/desk/applications/{redaction.application_id}/")
    if said := violations(page):
        found["case"] = said
    assert not found, "\n".join(f"{name}: {said}" for name, said in found.items())
