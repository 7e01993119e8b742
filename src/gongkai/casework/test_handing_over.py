"""Open cases follow the post and the agency; closed ones and the names of the day stay."""

from datetime import date

import pytest
from django.utils import timezone
from tests.county import County, county, person, post

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.handover import open_work
from gongkai.agencies.steps.hand_over import hand_over
from gongkai.agencies.steps.reorganisation import Decree, merge
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import take
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.records.models import Event
from gongkai.records.moment import Moment, now
from gongkai.workflow.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def qingxi() -> County:
    return county(timezone.localdate())


def registered(qingxi: County, when: Moment) -> Application:
    intake = Intake(
        agency=qingxi.agency,
        channel=Channel.IN_PERSON,
        arrived=when.today,
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=Party("林小满"),
        wanted=("石桥村征收土地公告",),
    )
    return register(intake, qingxi.actor("clerk"), when).application


def test_what_an_officer_has_signed_for_goes_to_the_next_holder(qingxi: County) -> None:
    when = now()
    case = registered(qingxi, when)
    unit = qingxi.units["不动产登记科"]
    take("assign", case.pk, qingxi.actor("clerk"), when, {"unit": unit.pk})
    take("sign_for", case.pk, qingxi.actor("officer"), when, about=case.assignments.get().pk)
    leaving = qingxi.post("officer")
    follower = post(
        person("new-officer", "新来的"), qingxi.agency, leaving.role, "科员", date(2020, 1, 1), unit
    )
    assert [(work.label, work.count) for work in open_work(leaving)] == [("依申请公开案件", 1)]
    hand_over(qingxi.actor("administrator"), leaving, follower, at=when.at)
    case.refresh_from_db()
    assert (case.person, case.stage) == (follower.person, "handling")
    assert Task.objects.get(case=case.pk).person == follower.person
    assert not sum(work.count for work in open_work(leaving))


def test_a_merged_agencys_open_cases_go_to_its_successor_with_the_name_of_the_day(qingxi: County) -> None:
    when = now()
    case = registered(qingxi, when)
    take("assign", case.pk, qingxi.actor("clerk"), when)
    decree = Decree(when.today, "青委发〔2026〕1号")
    merge(SYSTEM, qingxi.agency, qingxi.education, decree, at=when.at)
    case = Application.objects.get(pk=case.pk)
    assert (case.agency, case.case.agency) == (qingxi.education, qingxi.education)
    assert (case.agency_name, case.stage) == ("青溪县自然资源局", "registered")
    assert Event.objects.filter(case=case.pk).order_by("seq").last().kind == "passed_on"
    assert Task.objects.get(case=case.pk).agency == qingxi.education
