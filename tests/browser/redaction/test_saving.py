"""Marks are saved as they are drawn: by two at once, without an answer, without a server, after signing out."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.casework.models import Mark, Redaction
from tests.browser.redaction.editor import PATIENCE, drag, opened, saved, whole
from tests.county import County


@pytest.mark.parametrize("width", [1280])
def test_two_people_at_once_see_each_others_marks_and_lose_none(
    page: Page, browser: Browser, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    whole(opened(page, here, live_server.url, redaction))
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    other = opened(context.new_page(), here, live_server.url, redaction, "clerk")
    for one, top in ((other, 0.1), (page, 0.3)):
        one.click("text=画框")
        drag(one, (0.2, top), (0.5, top + 0.05))
        expect(one.locator("[data-status]")).not_to_have_text("正在保存")
        expect(one.locator("[data-status]")).not_to_be_empty()
    expect(page.locator("[data-status]")).to_contain_text("已换成最新的遮盖", timeout=PATIENCE)
    expect(page.locator(".rd-mark")).to_have_count(2)
    assert Mark.objects.count() == 2
    context.close()


def test_what_could_not_be_saved_is_tried_again_until_it_is(
    browser: Browser, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = opened(context.new_page(), here, live_server.url, redaction)
    page.route("**/marks/", lambda route: route.abort())
    page.click("text=画框")
    drag(page, (0.2, 0.2), (0.5, 0.25))
    expect(page.locator("[data-status]")).to_have_text("没有保存上，正在重试")
    drag(page, (0.2, 0.3), (0.5, 0.35))
    page.unroute("**/marks/")
    saved(page)
    assert Mark.objects.count() == 2
    context.close()


def test_what_was_saved_although_the_answer_was_lost_is_there_once(
    browser: Browser, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = opened(context.new_page(), here, live_server.url, redaction)
    lost = []

    def lose_one(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/marks/", lose_one)
    page.click("text=画框")
    drag(page, (0.2, 0.2), (0.5, 0.25))
    expect(page.locator("[data-status]")).to_contain_text("已保存", timeout=PATIENCE)
    assert lost == [200]
    assert Mark.objects.count() == 1
    expect(page.locator(".rd-lines li")).to_have_count(1)
    expect(page.locator(".rd-mark")).to_have_count(1)
    context.close()


def test_whoever_was_signed_out_is_told_that_nothing_is_saved(
    browser: Browser, live_server: LiveServer, here: County, redaction: Redaction
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = opened(context.new_page(), here, live_server.url, redaction)
    context.clear_cookies(name="sessionid")
    page.click("text=画框")
    drag(page, (0.2, 0.2), (0.5, 0.25))
    expect(page.locator("[data-status]")).to_contain_text("登录已过期", timeout=PATIENCE)
    assert not Mark.objects.exists()
    context.close()
