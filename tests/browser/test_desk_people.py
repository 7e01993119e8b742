"""The pages about agencies, people, one's account and signing in, on both screens: accessible, nothing sideways."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.models import AgencyName, Post, StandIn, Succession, SuccessionKind
from gongkai.agencies.steps.agency import add_unit
from gongkai.agencies.steps.person import one_time_link
from tests.browser.browsing import sideways_scroll
from tests.browser.test_accessibility import violations
from tests.county import PASSWORD, County, agency, county


@pytest.fixture
def here(live_server: LiveServer) -> County:
    """The county with a history, a stand-in, somebody who left, and a log."""
    cache.clear()
    today = timezone.localdate()
    here = county(today)
    StandIn.objects.create(
        post=here.post("leader"), person=here.person("ogi_head"), since=today, until=today + timedelta(days=6)
    )
    AgencyName.objects.create(
        agency=here.agency,
        name="青溪县国土资源局",
        until=today - timedelta(days=2700),
        basis="青委〔2019〕3号",
    )
    Succession.objects.create(
        predecessor=here.education, successor=here.agency, kind=SuccessionKind.TRANSFERRED, on=today
    )
    Post.objects.create(
        person=here.person("auditor"), agency=here.agency, role="clerk", since=today - timedelta(days=900),
        until=today - timedelta(days=400),
    )  # fmt: skip
    agency("青溪县不动产登记中心", parent=here.agency)
    add_unit(here.actor("administrator"), here.agency, "政策法规科", at=timezone.now())
    return here


@pytest.fixture
def signed_in(page: Page, here: County, live_server: LiveServer) -> Callable[[str], Page]:
    """A page of the live site in which the person of a role has signed in."""

    def as_(role: str) -> Page:
        session = here.client(role).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return page

    return as_


ADDRESSES: dict[str, Callable[[County], str]] = {
    "tree": lambda _here: "/desk/agencies/",
    "nothing found": lambda _here: "/desk/agencies/?q=税务",
    "agency": lambda here: f"/desk/agencies/{here.agency.pk}/",
    "log": lambda here: f"/desk/agencies/{here.agency.pk}/log/",
    "set up": lambda here: f"/desk/agencies/{here.agency.pk}/below/",
    "merge": lambda here: f"/desk/agencies/{here.agency.pk}/merge/",
    "split": lambda here: f"/desk/agencies/{here.agency.pk}/split/",
    "invite": lambda here: f"/desk/agencies/{here.agency.pk}/people/",
    "unit": lambda here: f"/desk/agencies/units/{here.units['规划科'].pk}/",
    "people": lambda _here: "/desk/agencies/people/",
    "person": lambda here: f"/desk/agencies/people/{here.person('leader').pk}/",
    "disable": lambda here: f"/desk/agencies/people/{here.person('clerk').pk}/disable/",
    "stand-in": lambda here: f"/desk/posts/{here.post('leader').pk}/stand-in/",
    "hand over": lambda here: f"/desk/posts/{here.post('leader').pk}/hand-over/",
    "switch": lambda _here: "/desk/switch/",
    "profile": lambda _here: "/desk/account/",
    "password": lambda _here: "/desk/account/password/",
    "confirm": lambda _here: "/desk/account/confirm/",
    "sessions": lambda _here: "/desk/account/sessions/",
}


def test_no_page_has_violations_or_sideways_scroll(
    here: County, live_server: LiveServer, signed_in: Callable[[str], Page]
) -> None:
    page = signed_in("administrator")
    for name, address in ADDRESSES.items():
        page.goto(live_server.url + address(here))
        assert violations(page) == "", name
        assert sideways_scroll(page) == 0, name


@pytest.mark.parametrize("width", [320])
def test_nothing_scrolls_sideways_at_320_pixels(
    here: County, live_server: LiveServer, signed_in: Callable[[str], Page]
) -> None:
    page = signed_in("administrator")
    for mode in ("usual", "elder"):
        page.goto(f"{live_server.url}/choose/mode/{mode}/")
        for name, address in ADDRESSES.items():
            page.goto(live_server.url + address(here))
            assert sideways_scroll(page) == 0, (mode, name)


def test_refused_forms_have_no_violations(
    here: County, live_server: LiveServer, signed_in: Callable[[str], Page]
) -> None:
    page = signed_in("administrator")
    page.goto(live_server.url + ADDRESSES["invite"](here))
    page.fill("#id_name", "新来")
    page.fill("#id_username", "qx-clerk")
    page.select_option("#id_role", "clerk")
    page.click("form.narrow button.go")
    page.wait_for_selector(".field-error")
    assert page.input_value("#id_name") == "新来"
    assert violations(page) == ""
    assert sideways_scroll(page) == 0


def test_a_new_person_sets_a_password_by_the_link_signs_in_and_enrols(
    page: Page, here: County, live_server: LiveServer
) -> None:
    user = here.person("clerk").user
    user.set_unusable_password()
    user.save()
    here.agency.second_factor_required = True
    here.agency.save()
    link = one_time_link(here.person("clerk"))
    page.goto(f"{live_server.url}/sign-in/first/{link.uid}/{link.token}/")
    assert violations(page) == ""
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    page.click("button.go")
    page.wait_for_url("**/sign-in/")
    page.fill("#id_username", "qx-clerk")
    page.fill("#id_password", PASSWORD)
    page.click("form.narrow button.go")
    page.wait_for_url("**/desk/account/code/")
    assert violations(page) == ""
    assert sideways_scroll(page) == 0


def test_a_locked_account_and_an_ended_link_have_no_violations(
    page: Page, here: County, live_server: LiveServer
) -> None:
    for _ in range(5):
        page.goto(f"{live_server.url}/sign-in/")
        page.fill("#id_username", "qx-clerk")
        page.fill("#id_password", "a-wrong-password")
        page.click("form.narrow button.go")
        page.wait_for_selector("[role=alert]")
    expect(page.locator("h1")).to_contain_text("暂时锁定")
    assert violations(page) == ""
    page.goto(f"{live_server.url}/sign-in/first/MQ/none/")
    assert violations(page) == ""
    assert sideways_scroll(page) == 0
