"""Numbers in addresses and forms that no page prints: too long, raised, in other scripts."""

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.agencies.role import Role
from tests.county import County, county

pytestmark = pytest.mark.django_db

STRANGE = ("9" * 5000, "9" * 30, "²", "١", "-1", "")


@pytest.fixture
def qingxi() -> County:
    return county(timezone.localdate())


@pytest.mark.parametrize("number", STRANGE, ids=["endless", "long", "raised", "arabic", "negative", "empty"])
@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.CLERK, "/desk/table-3/?agency={}"),
        (Role.CLERK, "/desk/table-3/?year={}"),
        (Role.CLERK, "/desk/calendar/?year={}"),
        (Role.CLERK, "/desk/monitors/?year={}"),
        (Role.CLERK, "/desk/inbox/?page={}&officer={}"),
        (Role.ADMINISTRATOR, "/desk/agencies/?under={}"),
        (Role.CLERK, "/reports/?year={}"),
    ],
)
def test_a_number_that_cannot_be_meant_is_no_fault_of_the_server(
    qingxi: County, role: Role, address: str, number: str
) -> None:
    assert qingxi.client(role).get(address.format(number, number)).status_code in (200, 302, 404)


@pytest.mark.parametrize("number", STRANGE, ids=["endless", "long", "raised", "arabic", "negative", "empty"])
@pytest.mark.parametrize("word", ["drop", "remove"])
def test_a_box_or_file_that_a_draft_has_not_is_not_taken_out(db: None, word: str, number: str) -> None:
    client = Client()
    client.post("/apply/", {"kind": "application"})
    answer = client.post(
        "/apply/application/what/", {"do": f"{word}-{number}", "wanted-1": "石桥村征收土地公告"}
    )
    assert answer.status_code == 200
    assert "石桥村征收土地公告" in answer.content.decode()


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 20], ids=["endless", "long"])
@pytest.mark.parametrize(
    "address",
    [
        "/info/{}/",
        "/info/1/files/{}/",
        "/agencies/{}/",
        "/agencies/{}/columns/normative/",
        "/topics/{}/land/",
        "/feeds/agencies/{}.xml",
        "/feeds/topics/{}/land.xml",
        "/feeds/reports/agencies/{}.xml",
        "/agencies/{}/reports/years/",
        "/reports/{}/check/",
        "/sitemap-{}.xml",
        "/desk/documents/{}/",
    ],
)
def test_an_address_with_a_number_that_no_row_can_have_leads_nowhere(
    qingxi: County, address: str, number: str
) -> None:
    assert qingxi.client(Role.CLERK).get(address.format(number)).status_code == 404
