"""The ledgers of publishing in a browser: no accessibility violations, nothing wider than the screen."""

from datetime import date

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.role import Role
from gongkai.law.validity import Validity
from gongkai.publishing.channels.desk.ledger_page import ON_A_PAGE
from gongkai.publishing.content import Content
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.models import ChannelKind, Placement
from tests.brought_documents import morning
from tests.browser.browsing import sideways_scroll
from tests.browser.test_accessibility import violations
from tests.browser.test_desk import sign_in
from tests.county import County, county
from tests.ledger_rows import ledger_rows

TODAY = date(2026, 3, 12)


@pytest.fixture
def here(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> County:
    """青溪县 on 12 March 2026, nine o'clock."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(TODAY).at)
    return county(TODAY)


def pages(here: County) -> dict[str, str]:
    """Every kind of page, as the clerk opens it."""
    rows = ledger_rows(here)
    title = "青溪县农村宅基地审批管理办法（试行）"
    in_force = Content(title=title, body="", kind="normative", date_of_document=TODAY)
    bring_in(
        here.agency,
        [Brought(in_force, None, None, "", Validity.IN_FORCE)],
        SYSTEM,
        morning(TODAY),
        searched=False,
    )
    for number in range(ON_A_PAGE + 1):
        Placement.objects.create(
            agency=here.agency,
            channel=ChannelKind.WEIBO,
            title=f"“世界地球日”主题宣传第{number}期：珍爱地球，人与自然和谐共生",
            address=f"https://weibo.example.com/青溪自然资源/status/{'4867219' * 6}{number}",
            on=TODAY,
            unit=here.units["规划科"],
            entered_by="周敏秋",
            entered_at=morning(TODAY).at,
        )
    return {
        "ledger": "/desk/channels/",
        "entry": "/desk/channels/enter/",
        "import": "/desk/channels/import/",
        "strike": f"/desk/channels/{rows['placement']}/strike/",
        "accounts": "/desk/channels/accounts/",
        "account": f"/desk/channels/accounts/{rows['media_account']}/",
        "submissions": "/desk/submissions/",
        "submission": f"/desk/submissions/{rows['submission']}/",
        "send": "/desk/submissions/send/",
        "bulletin": "/desk/submissions/bulletin/",
        "catalogue": "/desk/catalogue/",
        "entry of the catalogue": f"/desk/catalogue/{rows['standard_item']}/",
        "points": "/desk/points/",
        "point": f"/desk/points/{rows['reading_point']}/",
        "questions": "/desk/questions/",
        "question": f"/desk/questions/{rows['policy_question']}/",
        "board": "/desk/board/",
        "register": "/desk/register-of-documents/",
        "import of the register": "/desk/register-of-documents/import/",
        "clean-ups": "/desk/campaigns/",
        "opening a clean-up": "/desk/campaigns/new/",
        "clean-up": f"/desk/campaigns/{rows['campaign']}/",
        "its choice": f"/desk/campaigns/{rows['campaign']}/documents/",
        "one document of it": f"/desk/campaigns/items/{rows['campaign_item']}/",
        "closing it": f"/desk/campaigns/{rows['campaign']}/close/",
        "duties": "/desk/duties/",
        "duty": f"/desk/duties/{rows['publication_duty']}/",
    }


def test_every_page_of_the_ledgers_has_no_violations_and_fits(
    page: Page, live_server: LiveServer, here: County
) -> None:
    sign_in(page, here, Role.CLERK, live_server.url)
    found = {}
    for name, address in pages(here).items():
        page.goto(live_server.url + address)
        if said := violations(page):
            found[name] = said
        if sideways_scroll(page):
            found[f"{name} scrolls"] = str(sideways_scroll(page))
    assert not found, "\n".join(f"{name}: {said}" for name, said in found.items())


@pytest.mark.parametrize("width", [1280])
def test_an_item_is_entered_with_the_keyboard_alone(
    page: Page, live_server: LiveServer, here: County
) -> None:
    sign_in(page, here, Role.CLERK, live_server.url)
    page.goto(live_server.url + "/desk/channels/enter/")
    page.focus("#id_title")
    page.keyboard.type("世界水日宣传")
    page.focus("#id_weibo-ticked")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("https://weibo.example.com/1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/channels/")
    assert "已登记“世界水日宣传”的1条发布。" in page.inner_text("main")
    entered = Placement.objects.get()
    assert (entered.channel, entered.on, entered.address) == ("weibo", TODAY, "https://weibo.example.com/1")
