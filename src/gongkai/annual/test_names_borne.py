"""A report finds its agency by every name that it ever bore, and by none that two share."""

from datetime import date

import pytest
from tests.county import County, county

from gongkai.agencies.models import Agency, AgencyName
from gongkai.annual.names_borne import bearers, names_beside, names_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> County:
    made = county(date(2026, 1, 20))
    for agency, name in (
        (made.agency, "青溪县国土资源局"),
        (made.agency, "青溪县国土局"),
        (made.education, "青溪县文教局"),
        (made.other, "青溪县文教局"),
    ):
        AgencyName.objects.create(agency=agency, name=name, until=date(2019, 3, 1))
    AgencyName.objects.filter(name="青溪县国土局").update(until=date(2001, 5, 1))
    Agency.objects.filter(pk=made.other.pk).update(short_name="县自然资源局")
    return made


def test_an_agency_goes_by_all_its_names_the_present_one_first(here: County) -> None:
    assert names_of(here.agency) == [
        "青溪县自然资源局",
        "县自然资源局",
        "青溪县国土资源局",
        "青溪县国土局",
    ]


def test_a_name_that_two_share_names_neither(here: County) -> None:
    found = bearers(Agency.objects.all())
    assert found["青溪县国土局"] == here.agency
    assert found["县教育局"] == here.education
    assert "县自然资源局" not in found
    assert "青溪县文教局" not in found


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("青溪县国土资源局", 4),  # a former name leads to all four
        ("县自然资源局", 1),  # two bureaus are called so
        ("望海省水利厅", 1),  # of no agency here
    ],
)
def test_a_name_leads_to_the_others_of_its_agency(here: County, name: str, beside: int) -> None:
    assert name in (found := names_beside(name))
    assert len(found) == beside
