"""A superior says whether a unit reports for itself and by which day; the unit's open report moves with it."""

from datetime import date

import pytest
from tests.annual_desk import moment
from tests.county import County, county

from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.role import Role
from gongkai.annual.models import AnnualReport, ReportSetting
from gongkai.annual.opening_year import begin
from gongkai.annual.setting import Chosen, choose
from gongkai.workflow.models import Task
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> County:
    return county(date.today())  # noqa: DTZ011


def test_the_open_report_moves_and_is_told_what_it_was(here: County) -> None:
    report = begin(here.agency, 2025, here.actor(Role.CLERK), moment())
    choose(here.agency, Chosen(True, (1, 20)), here.actor(Role.CLERK, here.government), moment())
    report = AnnualReport.objects.get(pk=report.pk)
    assert report.due == date(2026, 1, 20)
    assert Task.objects.get(case=report.pk).due == date(2026, 1, 20)
    told = AdministrationEvent.objects.get(agency=here.agency, subject="年度报告")
    assert told.after == {"报送期限（月）": "1", "报送期限（日）": "20"}
    choose(here.agency, Chosen(True, None), here.actor(Role.CLERK, here.government), moment())
    assert AnnualReport.objects.get(pk=report.pk).due == date(2026, 1, 31)


def test_nobody_but_who_receives_the_reports_sets_it(here: County) -> None:
    for actor in (
        here.actor(Role.CLERK),
        here.actor(Role.AUDITOR, here.government),
        here.actor(Role.CLERK, here.other),
    ):
        with pytest.raises(StepRefused, match="由接收这个单位报告的机关设置"):
            choose(here.agency, Chosen(False, None), actor, moment())
    assert not ReportSetting.objects.exists()


def test_by_clicks_with_what_is_wrong_beside_the_field(here: County) -> None:
    client = here.client(Role.CLERK, here.government)
    address = f"/desk/annual/board/units/{here.agency.pk}/settings/"
    assert "法定期限" in client.get(address).content.decode()
    for month, day, says in (("2", "30", "2月没有30日。"), ("2", "", "月和日要一起填，或者都不填。")):
        refused = client.post(address, {"reports": "on", "due_month": month, "due_day": day})
        assert (refused.status_code, says in refused.content.decode()) == (422, True)
    saved = client.post(address, {"due_month": "1", "due_day": "25"})
    assert saved.headers["Location"] == f"/desk/annual/board/units/{here.agency.pk}/"
    setting = ReportSetting.objects.get()
    assert (setting.reports, setting.due_month, setting.due_day) == (False, 1, 25)
