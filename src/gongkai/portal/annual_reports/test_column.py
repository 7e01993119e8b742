"""The column of reports of an agency, of its units a year at a time, their feeds, and the figures over the years."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries
from tests.clean_reports import with_values
from tests.county import County, agency, county
from tests.own_reports import clean_report, published, submitted

from gongkai.agencies.models import AgencyName
from gongkai.annual import steps
from gongkai.publishing.columns.opening import open_platform
from gongkai.records.moment import Moment

pytestmark = pytest.mark.django_db


def moment(days: int = 0) -> Moment:
    at = datetime(2026, 1, 20, 2, 30, tzinfo=UTC) + timedelta(days=days)
    return Moment(at.date(), at)


@pytest.fixture
def here() -> County:
    made = county(date(2026, 1, 20))
    for own in (made.government, made.agency):
        open_platform(own, moment(-1))
    AgencyName.objects.create(agency=made.education, name="青溪县文教局", until=date(2025, 3, 1))
    steps.add_to_library(clean_report("青溪县文教局", 2024), user=None, now=moment(-3).at)
    published(made.education, 2025, moment(1))
    published(made.agency, 2025, moment())
    submitted(made.town, 2025, moment())
    steps.add_to_library(clean_report(made.other.name, 2025), user=None, now=moment().at)
    return made


def said(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status, address
    return response.content.decode()


def below(address: str) -> list[str]:
    found = Client().get(address).context["below"]
    return [f"{found.year} {report.agency}" for report in found.reports]


def test_a_government_lists_what_its_units_have_published_a_year_at_a_time(here: County) -> None:
    address = f"/agencies/{here.government.pk}/reports/"
    assert below(address) == ["2025 青溪县自然资源局", "2025 青溪县教育局"]
    assert below(f"{address}?year=2024") == ["2024 青溪县文教局"]
    assert below(f"{address}?year=1999") == below(address)
    page = said(address)
    # Whoever has only submitted is not named among the reports; another county's bureau is not of this one.
    assert "六合镇人民政府2025年" not in page
    assert "清和县自然资源局2025年" not in page


def test_an_agency_lists_its_own_also_under_a_former_name(here: County) -> None:
    page = said(f"/agencies/{here.agency.pk}/reports/")
    assert "青溪县自然资源局2025年政府信息公开工作年度报告" in page
    assert 'id="h-below"' not in page
    open_platform(here.education, moment())
    page = said(f"/agencies/{here.education.pk}/reports/")
    assert page.index("青溪县教育局2025年政府") < page.index("青溪县文教局2024年政府")


def test_the_list_asks_the_same_number_of_questions_however_many_units(
    here: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/agencies/{here.government.pk}/reports/"
    said(address)
    with django_assert_num_queries(7):
        said(address)
    for name in ("青溪县水利局", "青溪县民政局"):
        published(agency(name, parent=here.government), 2025, moment(2))
    said(address)
    with django_assert_num_queries(7):
        said(address)


def entries(address: str) -> list[tuple[str, str]]:
    space = "{http://www.w3.org/2005/Atom}"
    found = etree.fromstring(said(address).encode()).iter(f"{space}entry")
    return [(str(one.findtext(f"{space}title")), str(one.findtext(f"{space}summary"))) for one in found]


def test_feeds_tell_the_newest_first_and_a_correction_with_its_reason(here: County) -> None:
    titles = [title.partition("年政府")[0] for title, _says in entries("/feeds/reports.xml")]
    assert titles[0] == "青溪县教育局2025"
    assert sorted(titles) == [
        "清和县自然资源局2025",
        "青溪县教育局2025",
        "青溪县文教局2024",
        "青溪县自然资源局2025",
    ]
    own = f"/feeds/reports/agencies/{here.agency.pk}.xml"
    ((title, says),) = entries(own)
    assert title == says
    first = here.agency.annual_reports.get()
    published(here.agency, 2025, moment(4), corrects=first, reason="表四漏填。")
    ((title, says),) = entries(own)
    assert says == f"{title}（第2版，更正原因：表四漏填。）"
    assert entries("/feeds/reports.xml")[0] == (title, says)
    said(f"/feeds/reports/agencies/{here.town.pk}.xml", 404)


def test_figures_over_the_years_say_where_they_cannot_be_compared(here: County) -> None:
    published(
        here.agency,
        2024,
        moment(-1),
        with_values(clean_report(here.agency.name, 2024), {"t3.carried_out@total": 40}),
    )
    page = said(f"/agencies/{here.agency.pk}/reports/years/")
    assert "2024年结转下年度40件，2025年上年结转" in page
    assert "正文与上一年度重复" in page
    said(f"/agencies/{here.government.pk}/reports/years/", 404)
    said(f"/agencies/{here.town.pk}/reports/years/", 404)
