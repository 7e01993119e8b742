"""The guard in a browser: pages without violations and not wider than the screen; one press repairs and counts anew."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.agencies.role import Role
from gongkai.publishing.columns.opening import open_platform
from gongkai.publishing.drafting import begin
from gongkai.publishing.models import Document, Leader, Wording
from tests.brought_documents import morning
from tests.browser.browsing import sideways_scroll
from tests.browser.staff import follow
from tests.browser.test_accessibility import violations
from tests.browser.test_desk import sign_in
from tests.county import County, county

TODAY = date(2026, 3, 12)
BODY = (
    "<p>请各科室布署工作,身份证号110101199003078494，截止到3月40日，"
    '<a href="http://10.0.0.1/">见附件2</a>。</p><p>再<strong>接再</strong>励</p>'
)


@pytest.fixture
def here(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> County:
    """青溪县 on 12 March 2026, nine o'clock."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(TODAY).at)
    made = county(TODAY)
    open_platform(made.agency, morning(TODAY))
    Leader.objects.create(agency=made.agency, name="李明远", title="党组书记、局长", position=1)
    Leader.objects.create(
        agency=made.agency, name="赵立", title="副局长", position=2, until=TODAY - timedelta(days=9)
    )
    Wording.objects.create(
        agency=made.agency,
        wrong="县直单位们",
        right="县直各单位",
        severity="blocks",
        source="https://qingxi.example/" + "a" * 80,
    )
    return made


@pytest.fixture
def document(here: County) -> Document:
    """A notice full of slips."""
    return begin(
        here.actor(Role.CLERK), morning(TODAY), kind="notice", title="关于宅基地登记的公告", body=BODY
    )


def test_every_page_of_the_guard_has_no_violations_and_fits(
    page: Page, live_server: LiveServer, here: County, document: Document
) -> None:
    sign_in(page, here, Role.CLERK, live_server.url)
    found = {}
    addresses = (
        "wordings/",
        "wordings/add/?wrong=布署",
        "wordings/import/",
        "leaders/",
        "leaders/add/",
        "links/",
        f"documents/{document.pk}/findings/",
    )
    for address in addresses:
        page.goto(f"{live_server.url}/desk/{address}")
        found[address] = violations(page) or sideways_scroll(page)
    page.goto(f"{live_server.url}/desk/wordings/try/")
    page.fill("#id_text", "请布署工作。")
    follow(page, "main button.go")
    found["try"] = violations(page) or sideways_scroll(page)
    page.goto(f"{live_server.url}/desk/wordings/import/")
    page.fill("#id_rows", "窗口们\t各窗口\t提醒\n们\t\t提醒")
    follow(page, "main button.go")
    found["import"] = violations(page) or sideways_scroll(page)
    assert not any(found.values()), found


@pytest.mark.parametrize("width", [390])
def test_one_press_repairs_in_place_and_the_list_counts_anew(
    page: Page, live_server: LiveServer, here: County, document: Document
) -> None:
    sign_in(page, here, Role.CLERK, live_server.url)
    page.goto(f"{live_server.url}/desk/documents/{document.pk}/findings/")
    before = page.locator("#guard .finding").count()
    page.get_by_role("button", name="改为“再接再厉”").click()
    expect(page.locator("#guard .finding")).to_have_count(before - 1)
    document.refresh_from_db()
    assert "<p>再接再厉</p>" in document.body
