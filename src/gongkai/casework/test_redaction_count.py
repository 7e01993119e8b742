"""How much was released and on which grounds it was covered, by query."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.county import county
from tests.desk_cases import TODAY, Office
from tests.redacting import NAMES, Redacting

from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.casework.redaction_count import GroundCount, redaction_counts
from gongkai.law.redaction import RedactionGround

pytestmark = pytest.mark.django_db
PRIVACY, BUSINESS = RedactionGround.PERSONAL_PRIVACY, RedactionGround.BUSINESS_SECRET


@pytest.fixture
def office() -> Office:
    return Office(county(TODAY))


def case_of(office: Office, what: str) -> Redacting:
    case = office.register(what, on=date(2026, 3, 2))
    return Redacting(office, office.assigned(case, date(2026, 3, 3)))


def test_only_what_was_released_counts_by_ground_with_its_cases(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first, second = case_of(office, "登记表"), case_of(office, "合同")
    first.released()
    redaction = second.covered(second.started(), NAMES)
    redaction = second.covered(redaction, [(2, 3)], BUSINESS)
    second.take("release_redaction", about=second.built(redaction).pk)
    second.proved()
    third = second.released(content="一页\n王秀英\f二页\n刘大海\f三页")
    second.take("abandon_redaction", {"reason": "不提供"}, about=third.pk)
    agencies = Agency.objects.filter(pk=office.county.agency.pk)
    with django_assert_num_queries(3):
        counts = redaction_counts(agencies, 2026)
    one, two = ((case.case.pk, case.case.number) for case in (first, second))
    assert (counts.files, counts.pages, counts.places) == (2, 4, 5)
    assert counts.by_ground == (GroundCount(PRIVACY, 2, 4, (two, one)), GroundCount(BUSINESS, 1, 1, (two,)))
    assert redaction_counts(agencies, 2025).by_ground == ()
    others = Agency.objects.filter(pk=office.county.other.pk)
    assert redaction_counts(others, 2026).files == 0


def test_the_page_of_the_monitors_shows_them_with_the_cases(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work = case_of(office, "登记表")
    client: Client = office.county.client(Role.CLERK)
    assert "2026年没有放行区分处理后的文件" in client.get("/desk/monitors/?year=2026").content.decode()
    at_work.released()
    shown = client.get("/desk/monitors/?year=2026").content.decode()
    assert "放行1个文件，2页，遮盖2处" in shown
    assert "个人隐私" in shown
    assert f'href="/desk/applications/{at_work.case.pk}/">{at_work.case.number}</a>' in shown
