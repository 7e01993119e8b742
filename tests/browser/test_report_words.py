"""The clerk writes in the draft of an annual report: a figure is put in, read beside the text, saved, and opened."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.role import Role
from gongkai.annual.models import Passage
from gongkai.annual.opening_year import begin
from gongkai.publishing.models import ChannelKind
from tests.browser.browsing import sideways_scroll
from tests.browser.staff import follow
from tests.browser.test_accessibility import violations
from tests.county import county
from tests.desk_cases import at
from tests.years_of_three_reports import placed


@pytest.mark.django_db(transaction=True)
def test_a_figure_is_put_into_the_text_and_opens_from_the_report(page: Page, live_server: LiveServer) -> None:
    sample = county(timezone.localdate())
    placed(sample.agency, 2021, ChannelKind.SITE, 366)
    report = begin(sample.agency, 2021, SYSTEM, at(date(2022, 1, 5)))
    passage = Passage.objects.get(report=report, section=1, position=5)
    session = sample.client(Role.CLERK).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/desk/annual/{report.pk}/narrative/{passage.pk}/")
    page.fill("#id_text", "检查网站信息条。")
    page.evaluate("document.getElementById('id_text').setSelectionRange(6, 6)")
    page.get_by_text("公开渠道（").click()
    page.get_by_role("button", name="插入政府网站公开").click()
    expect(page.locator("#id_text")).to_have_value("检查网站信息{channel.site}条。")
    expect(page.locator("#told")).to_have_text("检查网站信息366条。")
    assert (violations(page), sideways_scroll(page)) == ("", 0)
    follow(page, "main form button:text-is('保存')")
    assert (violations(page), sideways_scroll(page)) == ("", 0)
    follow(page, f"#p{passage.pk} a:text-is('366')")
    expect(page.get_by_role("heading", name="政府网站公开")).to_be_visible()
    assert sideways_scroll(page) == 0
