"""Precedents in a browser: looked up as the result is chosen, a model answer put into the reason; sound in both sizes."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.role import Role
from gongkai.casework.models import Application, ModelAnswer
from gongkai.casework.precedents import model_answer
from gongkai.records.moment import now
from gongkai.workflow import calendar
from tests.browser.test_office import is_sound, sign_in
from tests.county import County, county
from tests.desk_cases import TODAY, Office
from tests.precedent_cases import NOTES, lost, marked, office_of, refused

PROCESS = "refused.process_info"


@pytest.fixture
def here(live_server: LiveServer) -> County:
    """A lost case, typical ones of the agency and of the government above, a model answer."""
    calendar._calendar.cache_clear()
    made = county(TODAY)
    office, above = Office(made), office_of(made, made.government)
    lost(made, refused(office, "采砂许可会议讨论情况"))
    marked(office, refused(office, f"柳渡村{NOTES}"))
    words = {
        "shared": True,
        "asked": "某村征地补偿方案的讨论记录",
        "reason": "讨论尚未结束，公开影响坦率讨论。",
    }
    marked(above, refused(above, f"南沟村{NOTES}"), **words)
    answer = {
        "ground": PROCESS,
        "about": "会议讨论记录",
        "text": "该信息属于讨论记录，\n依照条例第十六条第二款不予公开。",
        "harm": "影响内部坦率讨论。",
    }
    model_answer.write(made.agency, answer, made.actor(Role.CLERK), now())
    return made


@pytest.fixture
def case(here: County) -> Application:
    """To be decided."""
    office, on = Office(here), date(2026, 3, 2)
    return office.assigned(office.register(f"石桥村{NOTES}", f"石桥村{NOTES}附件", on=on), on)


def test_what_fits_is_looked_up_as_the_result_is_chosen_and_its_words_are_put_in(
    page: Page, here: County, case: Application, live_server: LiveServer
) -> None:
    sign_in(page, here, live_server, Role.CLERK)
    page.goto(f"{live_server.url}/desk/applications/{case.pk}/steps/decide/")
    item = page.locator("[data-item]").first
    expect(item.locator("summary")).to_have_text("参考：2条")
    page.select_option("[name=item-1-outcome]", PROCESS)
    page.fill("[name=item-1-reason]", "经查，")
    expect(item.locator("summary")).to_have_text("参考：4条，有被纠正的")
    expect(item.locator("[data-precedents] li").first).to_contain_text("被纠正")
    item.get_by_role("button", name="填入事实和理由").click()
    expect(page.locator("[name=item-1-reason]")).to_have_value(
        "经查，\n该信息属于讨论记录，\n依照条例第十六条第二款不予公开。"
    )
    expect(page.locator("[name=item-1-harm]")).to_have_value("影响内部坦率讨论。")
    expect(page.locator("[name=item-2-reason]")).to_have_value("")
    is_sound(page)


@pytest.mark.parametrize("width", [1280])
def test_enter_in_a_field_saves_and_looks_nothing_up(
    page: Page, here: County, case: Application, live_server: LiveServer
) -> None:
    sign_in(page, here, live_server, Role.OFFICER)
    page.goto(f"{live_server.url}/desk/applications/{case.pk}/steps/decide/")
    for number in (1, 2):
        page.select_option(f"[name=item-{number}-outcome]", "granted")
        page.fill(f"[name=item-{number}-given]", "复印件3页")
    page.press("[name=item-2-given]", "Enter")
    page.wait_for_url(f"**/desk/applications/{case.pk}/")
    assert case.items.filter(outcome="granted").count() == 2


def test_the_list_and_the_form_are_sound(page: Page, here: County, live_server: LiveServer) -> None:
    sign_in(page, here, live_server, Role.CLERK)
    edit = f"/desk/precedents/answers/{ModelAnswer.objects.get().pk}/"
    for address in ("/desk/precedents/", "/desk/precedents/?q=没有的", "/desk/precedents/add/", edit):
        page.goto(live_server.url + address)
        is_sound(page)
