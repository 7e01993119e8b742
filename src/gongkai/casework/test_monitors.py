"""Monitors know that applicants are the same, count by month, and never say who it is."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application, Item, Letter
from gongkai.casework.monitors import (
    Waiting,
    asked_by_many,
    assessments,
    repeated_applicants,
    unconfirmed_by_age,
)
from gongkai.casework.steps.registration import register
from gongkai.law.applicant import ApplicantKind
from gongkai.law.letter import LetterCode
from gongkai.law.receipt import Channel
from gongkai.records.moment import Moment

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
LIN = Party("林小满", "11010519491231002X", "13800000000")
LIN_AGAIN = Party("林小满", "11010519491231002x", "13900000000")
BY_TELEPHONE = Party("卫春生", telephone="13700000000")


@pytest.fixture
def qingxi() -> County:
    return county(TODAY)


def application(
    found: County, party: Party, arrived: date, *wanted: str, channel: Channel = Channel.IN_PERSON
) -> Application:
    intake = Intake(
        agency=found.agency,
        channel=channel,
        arrived=arrived,
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=party,
        wanted=wanted or (f"{arrived}的材料",),
    )
    when = Moment(arrived, datetime(arrived.year, arrived.month, arrived.day, 2, tzinfo=UTC))
    return register(intake, found.actor(Role.CLERK), when).application


def test_applications_of_one_applicant_are_counted_by_month(qingxi: County) -> None:
    for day in (3, 4, 5):
        application(qingxi, LIN, date(2026, 3, day))
    latest = application(qingxi, LIN_AGAIN, date(2026, 5, 6), *(f"第{n}项" for n in range(11)))
    for party in (BY_TELEPHONE, Party("无名")):
        for day in (3, 4):
            application(qingxi, party, date(2026, 3, day))
    application(qingxi, LIN, date(2025, 3, 3))
    [one] = repeated_applicants(qingxi.agency, 2026)
    assert (one.masked, one.months, one.total, one.over) == ("林*", {3: 3, 5: 1}, 4, (5,))
    assert one.reasons == 0
    for dispatched_on in (None, date(2026, 5, 8)):
        Letter.objects.create(
            application=latest,
            code=LetterCode.REASONS_REQUEST,
            drafted_on=date(2026, 5, 7),
            dispatched_on=dispatched_on,
        )
    assert [found.reasons for found in repeated_applicants(qingxi.agency, 2026)] == [1]
    assert one.latest == latest.pk
    assert repeated_applicants(qingxi.agency, 2025) == []
    assert repeated_applicants(qingxi.other, 2026) == []


def test_an_applicant_without_number_is_known_by_telephone(qingxi: County) -> None:
    for day in (3, 4, 5):
        application(qingxi, BY_TELEPHONE, date(2026, 3, day))
    assert [one.total for one in repeated_applicants(qingxi.agency, 2026)] == [3]


def test_a_text_sent_by_several_applicants_is_a_hint_and_by_one_it_is_none(qingxi: County) -> None:
    first = application(qingxi, LIN, date(2026, 3, 3), "石桥村 征收土地公告")
    application(qingxi, LIN, date(2026, 3, 4), "石桥村征收土地公告。")
    second = application(qingxi, BY_TELEPHONE, date(2026, 4, 4), "石桥村征收土地公告")
    application(qingxi, LIN, date(2026, 5, 4), "柳渡镇规划图")
    application(qingxi, LIN, date(2026, 5, 5), "柳渡镇规划图")
    application(qingxi, BY_TELEPHONE, date(2025, 5, 5), "柳渡镇规划图")
    [one] = asked_by_many(qingxi.agency, TODAY)
    assert (one.title, one.applicants, len(one.cases)) == ("石桥村 征收土地公告", 2, 3)
    assert {first.pk, second.pk} < {*one.cases}


def test_unconfirmed_applications_stand_in_the_band_of_their_age(qingxi: County) -> None:
    for days in (0, 3, 5, 40, 41):
        application(qingxi, LIN, TODAY - timedelta(days=days), channel=Channel.ONLINE)
    application(qingxi, LIN, TODAY - timedelta(days=5))
    assert unconfirmed_by_age(qingxi.agency, TODAY) == [
        Waiting(0, 3, 2),
        Waiting(4, 7, 1),
        Waiting(8, 30, 0),
        Waiting(31, None, 2),
    ]


def test_what_is_withheld_comes_up_a_month_before_its_day(qingxi: County) -> None:
    case = application(qingxi, LIN, date(2026, 3, 3))
    Item.objects.update(outcome="refused.process_info", reassess_on=TODAY + timedelta(days=30))
    assert not assessments(qingxi.agency, TODAY)
    Application.objects.filter(pk=case.pk).update(stage="archived")
    assert [item.application_id for item in assessments(qingxi.agency, TODAY)] == [case.pk]
    assert not assessments(qingxi.agency, TODAY - timedelta(days=1))


def test_the_page_names_nobody_and_shows_the_own_agency(qingxi: County) -> None:
    for day in (3, 4, 5):
        application(qingxi, LIN, date(2026, 3, day))
    page = qingxi.client(Role.LEADER).get("/desk/monitors/?year=2026").content.decode()
    assert "林*" in page
    assert "3月3件" in page
    for secret in ("林小满", "11010519491231002X", "13800000000"):
        assert secret not in page
    assert (
        "林*"
        not in qingxi.client(Role.LEADER, qingxi.other).get("/desk/monitors/?year=2026").content.decode()
    )
    assert qingxi.client(Role.OFFICER).get("/desk/monitors/").status_code == 403
