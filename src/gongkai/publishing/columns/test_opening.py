"""An agency's platform opens with the columns of the law, in its order."""

import pytest
from tests.county import county

from gongkai.agencies.models import AgencyKind
from gongkai.law.statutory_content import ART_20
from gongkai.publishing.columns.opening import column_of, open_platform
from gongkai.publishing.columns.standard import STANDARD, standard_columns
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Column, Section
from gongkai.records.moment import now


def test_every_item_of_article_20_has_a_column_and_they_stand_in_its_order() -> None:
    items = [one.item for one in STANDARD if one.item]
    assert list(dict.fromkeys(items)) == [item.code for item in ART_20]


def test_every_kind_of_document_has_its_usual_column() -> None:
    codes = {one.code for one in STANDARD}
    assert {kind.about.column for kind in DocumentKind} <= codes


@pytest.mark.parametrize(
    ("kind", "has", "has_not"),
    [
        (AgencyKind.GOVERNMENT, {"rules", "socialassistance"}, {"homesteadreview"}),
        (AgencyKind.TOWNSHIP, {"homesteadreview", "socialassistance"}, {"rules", "publicorder"}),
        (AgencyKind.DEPARTMENT, {"normative"}, {"rules", "homesteadreview", "publicorder"}),
    ],
)
def test_article_21_adds_its_items_by_the_kind_of_agency(
    kind: AgencyKind, has: set[str], has_not: set[str]
) -> None:
    codes = [one.code for one in standard_columns(kind)]
    assert has <= set(codes)
    assert not has_not & set(codes)
    assert codes.index("other") > max(codes.index(code) for code in has)


@pytest.mark.django_db
def test_opening_twice_changes_nothing() -> None:
    when = now()
    agency = county(when.today).agency
    open_platform(agency, when)
    Column.objects.filter(agency=agency, code="other").update(name="其他")
    open_platform(agency, when)
    assert column_of(agency, "other").name == "其他"
    assert Column.objects.filter(agency=agency, section=Section.GUIDE).count() == 1
