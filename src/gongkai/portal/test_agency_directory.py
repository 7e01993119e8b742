"""Where and how each agency takes applications, and the form to be filled in by hand."""

from io import BytesIO

import docx
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.county import County, county

from gongkai.publishing.columns.opening import open_platform
from gongkai.records.moment import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> County:
    made = county(timezone.localdate())
    made.agency.address, made.agency.office_hours = "青溪镇人民路8号", "工作日8:30—12:00"
    made.agency.fax = "0000-8620136"
    made.agency.save()
    return made


def words(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_every_agency_says_where_when_and_how(client: Client, place: County) -> None:
    place.town.accepts_online = False
    place.town.save()
    page = client.get("/agencies/").content.decode()
    for says in ("青溪镇人民路8号", "工作日8:30—12:00", "0000-8620136", 'href="tel:00008620109"', "、传真"):
        assert says in page
    assert "青溪县人民政府的乡镇、街道" in page
    town = page.partition(f'id="agency-{place.town.pk}"')[2].partition("</tr>")[0]
    assert "当面、邮寄" in town
    assert "网上" not in town


def test_agencies_that_take_none_are_not_listed(client: Client, place: County) -> None:
    place.education.accepts_applications = False
    place.education.save()
    assert "青溪县教育局" not in client.get("/agencies/").content.decode()
    assert client.get(f"/agencies/{place.education.pk}/form/docx/").status_code == 404


def test_an_agency_with_a_platform_leads_to_it_whether_or_not_it_takes_applications(
    client: Client, place: County
) -> None:
    for agency in (place.agency, place.education):
        open_platform(agency, now())
    place.education.accepts_applications = False
    place.education.save()
    page = client.get("/agencies/").content.decode()
    rows = {
        one.pk: page.partition(f'id="agency-{one.pk}"')[2].partition("</tr>")[0]
        for one in (place.agency, place.education, place.town)
    }
    for agency in (place.agency, place.education):
        own = [f"/agencies/{agency.pk}/{part}" for part in ("", "guide/", "statutory/", "reports/")]
        assert [one for one in own if f'href="{one}"' in rows[agency.pk]] == own
        assert {client.get(one).status_code for one in own} == {200}
    assert "不单独受理" in rows[place.education.pk]
    assert "form/docx" not in rows[place.education.pk]
    # One without a platform has no page to lead to.
    assert 'href="/agencies/' not in rows[place.town.pk].replace(f'href="/agencies/{place.town.pk}/form/', "")


def test_the_list_takes_one_question_however_long(
    client: Client, place: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get("/agencies/")


def test_without_agencies_the_pages_say_so(client: Client) -> None:
    assert "还没有机关登记在这里" in client.get("/agencies/").content.decode()
    assert "还没有机关在这里受理申请" in client.get("/apply/").content.decode()


def test_the_blank_form_bears_the_agency_or_a_line_for_it(client: Client, place: County) -> None:
    own = client.get(f"/agencies/{place.agency.pk}/form/docx/")
    assert "青溪县自然资源局" in words(own.content)
    assert "青溪镇人民路8号" in words(own.content)
    any_agency = words(client.get("/apply/form/docx/").content)
    assert "＿＿＿" in any_agency
    assert "政府信息公开申请表" in any_agency
    assert client.get("/apply/form/pdf/").content.startswith(b"%PDF")
    for address in ("/apply/form/exe/", f"/agencies/{place.agency.pk}/form/html/", "/agencies/0/form/pdf/"):
        assert client.get(address).status_code == 404


def test_the_home_page_leads_there(client: Client) -> None:
    page = client.get("/").content.decode()
    for address in ("/apply/", "/track/", "/agencies/", "/apply/form/docx/"):
        assert f'href="{address}"' in page or f'action="{address}"' in page
