"""The entries of the desk's header: by role, and which of them is the page one is on."""

import re

import pytest
from django.utils import timezone
from tests.county import County, county

from gongkai.agencies.desk_menu import ENTRIES
from gongkai.agencies.role import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> County:
    return county(timezone.localdate())


def entries(page: str) -> list[tuple[str, str]]:
    """Each entry with its `aria-current`, as printed."""
    menu = page.split('aria-label="办理台"')[1].split("</nav>")[0]
    return re.findall(r'<a href="[^"]+"(?: aria-current="(\w+)")?>([^<]+)', menu)


def test_every_entry_leads_to_a_page_that_its_roles_open(here: County) -> None:
    for role in Role:
        client = here.client(role)
        page = client.get("/desk/switch/").content.decode()
        for address in re.findall(r'<li><a href="(/desk/[^"]*)"', page.split('aria-label="办理台"')[1]):
            answer = client.get(address, follow=True)
            assert answer.status_code == 200, (role, address)


def test_the_tree_is_no_business_of_a_clerk(here: County) -> None:
    assert "机关与人员" not in dict(map(reversed, entries(page(here, "clerk", "/desk/account/"))))
    assert "机关与人员" in dict(map(reversed, entries(page(here, "auditor", "/desk/account/"))))


@pytest.mark.parametrize(
    ("address", "current", "value"),
    [
        ("/desk/account/", "我的账号", "page"),
        ("/desk/account/sessions/", "我的账号", "true"),
        ("/desk/agencies/people/", "机关与人员", "true"),
        ("/desk/switch/", None, ""),
    ],
)
def test_one_entry_is_the_current_one(address: str, current: str | None, value: str, here: County) -> None:
    assert marked(page(here, "administrator", address)) == ([(current, value)] if current else [])


@pytest.mark.parametrize(
    ("address", "current", "value"),
    [
        ("/desk/table-3/", "统计表", "page"),
        ("/desk/table-4/", "统计表", "true"),
        ("/desk/ledgers/", "台账", "page"),
        ("/desk/channels/accounts/", "台账", "true"),
        ("/desk/points/", "台账", "true"),
    ],
)
def test_pages_that_belong_together_are_one_entry(
    address: str, current: str, value: str, here: County
) -> None:
    assert marked(page(here, "clerk", address)) == [(current, value)]


def test_an_entry_leads_to_the_first_of_its_pages_that_the_role_opens(here: County) -> None:
    leads = {}
    for role in ("clerk", "legal_reviewer"):
        menu = page(here, role, "/desk/account/").split('aria-label="办理台"')[1].split("</nav>")[0]
        leads[role] = dict(re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)', menu))
    assert leads["clerk"].get("/desk/table-3/") == "统计表"
    assert leads["legal_reviewer"].get("/desk/table-4/") == "统计表"
    assert "/desk/table-3/" not in leads["legal_reviewer"]


def test_each_entry_is_declared_once() -> None:
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)


def marked(page: str) -> list[tuple[str, str]]:
    """The entries that are said to be where one is."""
    return [(label, mark) for mark, label in entries(page) if mark]


def page(here: County, role: str, address: str) -> str:
    return here.client(role).get(address).content.decode()
