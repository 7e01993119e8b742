"""A report is found as long as it is in the library, and comes back with a rebuild."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User

from gongkai.agencies.models import Agency, AgencyKind
from gongkai.annual import steps
from gongkai.law.review_organ import AgencyStanding
from gongkai.report.value import Report
from gongkai.search.indexing import facet
from gongkai.search.searching import search
from gongkai.search.sources import rebuild

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def test_a_report_is_found_by_its_text_and_below_the_government_it_belongs_to(defect: Report) -> None:
    standing = AgencyStanding.LOCAL_DEPARTMENT.value
    county = Agency.objects.create(
        name="青溪县人民政府",
        region_code="510899",
        kind=AgencyKind.GOVERNMENT,
        standing=standing,
        path="000001",
    )
    own = Agency.objects.create(
        name=defect.agency,
        region_code="510899",
        kind=AgencyKind.DEPARTMENT,
        standing=standing,
        path="000001000001",
        parent=county,
    )
    filed = steps.add_to_library(defect, user=None, now=NOW)
    year = str((defect.published_on or date(2026, 3, 12)).year)
    narrowed = [facet("kind", "report"), facet("year", year), facet("agency", str(own.pk))]
    for facets in (narrowed, [facet("under", county.path)]):
        [entry] = search("经济和信息化局", facets).entries
        assert (entry.title, entry.address) == (filed.title, f"/reports/{filed.pk}/")
    assert not search("经济和信息化局", [facet("agency", str(county.pk))]).entries
    paragraph = next(text for section in defect.sections for text in section.paragraphs if len(text) > 20)
    assert search(paragraph[4:16]).entries


def test_a_report_taken_out_is_found_no_more_and_those_there_come_back_with_a_rebuild(
    defect: Report, samples: dict[tuple[str, int | None], Report]
) -> None:
    filed = steps.add_to_library(defect, user=None, now=NOW)
    other = next(report for report in samples.values() if report.agency != defect.agency)
    steps.add_to_library(other, user=None, now=NOW)
    assert rebuild() == 2
    assert len(search("政府信息公开工作年度报告").entries) == 2
    steps.remove_from_library(filed, user=User.objects.create_user("clerk", is_staff=True))
    assert [entry.issuer for entry in search("年度报告").entries] == [other.agency]
