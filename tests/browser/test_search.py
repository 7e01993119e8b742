"""Searching in a browser: titles while typing, filters on a phone, and what is public already beside an application."""

import os
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongkai.portal.search.conftest import published, put_all
from tests.browser.browsing import sideways_scroll
from tests.browser.test_accessibility import violations
from tests.county import county


@pytest.fixture
def filled(site: str) -> str:
    county(timezone.localdate())
    put_all(
        published(
            1,
            "青溪县农村宅基地审批和住房建设管理办法",
            "第九条　农村村民申请宅基地，应当以户为单位向所在村民小组提出书面申请，乡镇人民政府完成审批。"
            * 3,
            kind="normative",
            validity="inforce",
            document_number="青政规〔2026〕1号",
        ),
        published(
            2,
            "青溪县农村宅基地管理暂行办法",
            "本办法已由青政规〔2026〕1号废止，宅基地审批另行规定。",
            kind="normative",
            validity="repealed",
        ),
        *(published(n, f"北坪镇第{n}批宅基地审批结果公示", "共37户。") for n in range(3, 30)),
    )
    return site


def test_titles_are_shown_while_typing_and_lead_to_results(page: Page, filled: str, width: int) -> None:
    page.goto(f"{filled}/search/")
    page.locator("#q").press_sequentially("青溪县农村", delay=20)
    expect(page.locator("#titles a")).to_have_count(2)
    assert not violations(page)
    page.click("#titles a >> nth=0")
    expect(page.locator(".result h2")).to_have_count(1)
    page.goto(f"{filled}/search/?q=宅基地审批")
    assert page.locator(".pager [aria-current]").inner_text() == "1"
    assert page.locator(".filter").is_visible() is (width > 768)
    assert sideways_scroll(page) == 0
    assert not violations(page)
    if folder := os.environ.get("GONGKAI_SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"search-{width}.png"), full_page=True)


@pytest.mark.parametrize("width", [390])
def test_who_applies_is_shown_what_is_public(page: Page, filled: str) -> None:
    page.goto(f"{filled}/search/?q=宅基地审批档案原件")
    page.click(".empty a.btn")
    page.click("button[value=application]")
    box = page.locator("#id_wanted-1")
    assert box.input_value() == "宅基地审批档案原件"
    box.fill("")
    box.press_sequentially("我想要农村宅基地审批的办法", delay=10)
    expect(page.locator("#likely a").first).to_contain_text("青溪县农村宅基地审批和住房建设管理办法")
    assert not violations(page)
