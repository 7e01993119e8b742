from datetime import date

import pytest

from gongkai.agencies.models import Agency, AgencyKind, Line
from gongkai.annual.models import ReportSetting
from gongkai.annual.roll_up.units import units_of
from gongkai.law.review_organ import AgencyStanding

pytestmark = pytest.mark.django_db


def agency(name: str, kind: AgencyKind, parent: Agency | None = None, **more: object) -> Agency:
    """A new one at the end of its parent's children."""
    number = Agency.objects.count() + 1
    return Agency.objects.create(
        name=name,
        region_code="510899",
        kind=kind,
        standing=AgencyStanding.LOCAL_DEPARTMENT,
        parent=parent,
        path=(parent.path if parent else "") + f"{number:06d}",
        **more,
    )


@pytest.fixture
def county() -> Agency:
    return agency("青溪县人民政府", AgencyKind.GOVERNMENT)


def names(agencies: "tuple[Agency, ...]") -> list[str]:
    return [one.name for one in agencies]


def test_office_departments_and_townships_report_and_the_governments_own_records_count(
    county: Agency,
) -> None:
    agency("青溪县人民政府办公室", AgencyKind.OWN_OFFICE, county)
    bureau = agency("青溪县教育局", AgencyKind.DEPARTMENT, county)
    agency("六合镇人民政府", AgencyKind.TOWNSHIP, county)
    inner = agency("青溪县教育局考试中心", AgencyKind.AUTHORISED, bureau)
    ReportSetting.objects.create(agency=inner, reports=False)
    units = units_of(county, 2025)
    assert names(units.reporting) == ["青溪县人民政府办公室", "青溪县教育局", "六合镇人民政府"]
    assert names(units.own) == ["青溪县人民政府", "青溪县教育局考试中心"]


def test_a_vertical_organ_is_outside_with_all_below_it(county: Agency) -> None:
    tax = agency("国家税务总局青溪县税务局", AgencyKind.DEPARTMENT, county, line=Line.VERTICAL)
    agency("国家税务总局青溪县税务局六合分局", AgencyKind.FIELD_OFFICE, tax)
    units = units_of(county, 2025)
    assert not units.reporting
    assert [(one.agency.name, one.why) for one in units.left_out] == [
        ("国家税务总局青溪县税务局", "实行垂直领导，不在汇总范围"),
        ("国家税务总局青溪县税务局六合分局", "实行垂直领导，不在汇总范围"),
    ]


def test_a_lower_government_counts_once_by_its_own_roll_up(county: Agency) -> None:
    city = agency("某市人民政府", AgencyKind.GOVERNMENT)
    below = agency("青山县人民政府", AgencyKind.GOVERNMENT, city)
    agency("青山县教育局", AgencyKind.DEPARTMENT, below)
    units = units_of(city, 2025)
    assert names(units.reporting) == ["青山县人民政府"]
    assert [(one.agency.name, one.why) for one in units.left_out] == [
        ("青山县教育局", "计入青山县人民政府的汇总报告")
    ]


@pytest.mark.parametrize(
    ("since", "until", "counted"),
    [
        (None, None, "reporting"),
        (date(2025, 12, 31), None, "reporting"),
        (date(2026, 1, 1), None, ""),
        (None, date(2026, 1, 1), "reporting"),  # in being to the end of the year
        (None, date(2025, 12, 31), "own"),  # abolished within the year: nobody reports for it
        (None, date(2025, 1, 1), ""),
    ],
)
def test_the_tree_is_that_of_the_years_last_day(
    county: Agency, since: date | None, until: date | None, counted: str
) -> None:
    agency("青溪县粮食局", AgencyKind.DEPARTMENT, county, established_on=since, abolished_on=until)
    units = units_of(county, 2025)
    assert ("青溪县粮食局" in names(units.reporting)) == (counted == "reporting")
    assert ("青溪县粮食局" in names(units.own)) == (counted == "own")


def test_every_agency_is_counted_at_one_place_and_three_questions_tell(
    county: Agency, django_assert_num_queries: object
) -> None:
    for number in range(5):
        bureau = agency(f"第{number}局", AgencyKind.DEPARTMENT, county)
        agency(f"第{number}局下属", AgencyKind.FIELD_OFFICE, bureau)
    with django_assert_num_queries(3):  # type: ignore[operator]
        units = units_of(county, 2025)
    counted = [*units.reporting, *units.own, *(one.agency for one in units.left_out)]
    assert sorted(one.pk for one in counted) == sorted(Agency.objects.values_list("pk", flat=True))
