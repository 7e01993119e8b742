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
    marked = [(label, mark) for mark, label in entries(page(here, "administrator", address)) if mark]
    assert marked == ([(current, value)] if current else [])


def test_each_entry_is_declared_once() -> None:
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)


def page(here: County, role: str, address: str) -> str:
    return here.client(role).get(address).content.decode()
