"""The editor of a redaction under a mouse: opened, drawn on, and what was saved of it."""

from typing import Any

from playwright.sync_api import Page, expect

from gongkai.casework.models import Mark, Redaction
from tests.browser.test_desk import sign_in
from tests.county import County
from tests.redaction_desk import address

OVER = "[data-marks-over]"
PATIENCE = 15_000
"""Milliseconds."""


def opened(page: Page, here: County, site: str, redaction: Redaction, role: str = "officer") -> Page:
    sign_in(page, here, role, site)
    page.goto(site + address(redaction))
    page.wait_for_selector("[data-tools]:not([hidden])")
    return page


def whole(page: Page) -> Page:
    """With the whole page in the window, which a phone begins larger."""
    for _ in range(2):
        page.click("[data-zoom='-1']")
    return page


def saved(page: Page) -> None:
    expect(page.locator("[data-status]")).to_have_text("已保存", timeout=PATIENCE)


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """With the mouse, in fractions of the page."""
    box = page.locator(OVER).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + start[0] * box["width"], box["y"] + start[1] * box["height"])
    page.mouse.down()
    for part in (0.3, 0.7, 1):
        across, down = (start[side] + part * (end[side] - start[side]) for side in (0, 1))
        page.mouse.move(box["x"] + across * box["width"], box["y"] + down * box["height"])
    page.mouse.up()


def sides(mark: Mark) -> list[float]:
    return [mark.left, mark.top, mark.right, mark.bottom]


def middle(letter: list[Any]) -> tuple[float, float]:
    _text, left, top, right, bottom = letter
    return (left + right) / 2, (top + bottom) / 2


def within(mark: Mark, point: tuple[float, float]) -> bool:
    return mark.left < point[0] < mark.right and mark.top < point[1] < mark.bottom
