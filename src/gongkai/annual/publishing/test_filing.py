"""A published report stands in the library once; a correction takes its place, and search finds what stands there."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.county import County, county
from tests.own_reports import clean_report, submitted

from gongkai.agencies.models import AgencyName
from gongkai.agencies.role import Role
from gongkai.annual import steps
from gongkai.annual.models import LibraryReport
from gongkai.annual.publishing import publish
from gongkai.publishing.columns.opening import open_platform
from gongkai.publishing.models import Platform
from gongkai.records.moment import Moment
from gongkai.report.value import Section
from gongkai.search.models import Entry

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 20)


def moment(days: int = 0) -> Moment:
    at = datetime(2026, 1, 20, 2, tzinfo=UTC) + timedelta(days=days)
    return Moment(DAY + timedelta(days=days), at)


@pytest.fixture
def here() -> County:
    made = county(DAY)
    for agency in (made.government, made.agency):
        open_platform(agency, moment(-1))
    return made


def versions_of(here: County) -> list[int]:
    return list(Platform.objects.order_by("agency__path").values_list("version", flat=True))


def test_it_stands_in_the_library_with_its_day_and_counts_up_the_platforms(here: County) -> None:
    report = submitted(here.agency, 2025, moment(-2))
    before = versions_of(here)
    filed = publish(report, here.actor(Role.CLERK), moment())
    assert (filed.agency, filed.year, filed.published_on) == ("青溪县自然资源局", 2025, DAY)
    assert (filed.own, filed.errors, filed.warnings) == (report, 0, 0)
    assert filed.report == replace(report.report, published_on=DAY)
    assert versions_of(here) == [one + 1 for one in before]
    found = Entry.objects.get(reference=f"report:{filed.pk}")
    assert found.address == f"/reports/{filed.pk}/"


def test_filed_twice_it_is_there_once_and_nothing_moves(here: County) -> None:
    report = submitted(here.agency, 2025, moment(-2))
    first = publish(report, here.actor(Role.CLERK), moment())
    again = publish(report, here.actor(Role.CLERK), moment(1))
    assert (again.pk, again.published_on, again.digest) == (first.pk, DAY, first.digest)
    assert LibraryReport.objects.count() == 1


def test_a_correction_takes_the_place_of_the_version_before_it(here: County) -> None:
    first = submitted(here.agency, 2025, moment(-2))
    there = publish(first, here.actor(Role.CLERK), moment())
    told = clean_report(here.agency.name, 2025)
    changed = replace(
        told, sections=(*told.sections[:5], Section(6, told.sections[5].title, ("改正的一段。",)))
    )
    second = submitted(here.agency, 2025, moment(3), changed, corrects=first, reason="漏报一段。")
    filed = publish(second, here.actor(Role.CLERK), moment(5))
    assert (filed.pk, filed.own) == (there.pk, second)
    assert filed.published_on == DAY + timedelta(days=5)
    assert "改正的一段" in filed.text
    assert first.report == told
    assert LibraryReport.objects.newest().get() == filed


def test_it_takes_the_place_of_a_file_read_from_outside_also_under_a_former_name(here: County) -> None:
    AgencyName.objects.create(agency=here.agency, name="青溪县国土资源局", until=date(2024, 6, 30))
    outside = clean_report("青溪县国土资源局", 2025)
    there = steps.add_to_library(outside, user=None, now=moment(-1).at)
    filed = publish(submitted(here.agency, 2025, moment(-2)), here.actor(Role.CLERK), moment())
    assert (filed.pk, filed.agency) == (there.pk, "青溪县自然资源局")


def test_staff_cannot_take_it_out(here: County) -> None:
    filed = publish(submitted(here.agency, 2025, moment(-2)), here.actor(Role.CLERK), moment())
    staff = here.person(Role.ADMINISTRATOR).user
    staff.is_staff = True
    with pytest.raises(steps.StepRefused, match="由发布机关"):
        steps.remove_from_library(filed, user=staff)
    assert LibraryReport.objects.count() == 1
