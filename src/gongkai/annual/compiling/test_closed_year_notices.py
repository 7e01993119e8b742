"""Records of a closed year that change: the compilers are told once, and the report stays as it is."""

from datetime import UTC, date, datetime

import pytest
from tests.county import county
from tests.year_of_records import Applied, applied, report_begun

from gongkai.agencies.role import Role
from gongkai.annual.compiling.closed_year_notices import tell_of_changes
from gongkai.annual.models import AnnualReport
from gongkai.annual.stage import Stage
from gongkai.annual.whole_report import composed
from gongkai.records.moment import Moment
from gongkai.workflow.models import Notice

pytestmark = pytest.mark.django_db

DAY = date(2026, 4, 8)
WHEN = Moment(DAY, datetime(2026, 4, 8, 2, tzinfo=UTC))
DECIDED = Applied(date(2025, 3, 3), date(2025, 3, 20), "granted")


def test_the_compilers_of_a_published_report_are_told_once_of_each_change() -> None:
    qingxi = county(DAY)
    applied(qingxi.agency, [DECIDED])
    report = report_begun(qingxi.agency, 2025, WHEN)
    report_begun(qingxi.education, 2025, WHEN)
    records = composed(report).records
    AnnualReport.objects.filter(pk=report.pk).update(records=records, stage=Stage.PUBLISHED)
    assert tell_of_changes(WHEN) == 0
    applied(qingxi.agency, [DECIDED])
    applied(qingxi.education, [DECIDED])
    assert [tell_of_changes(WHEN), tell_of_changes(WHEN)] == [1, 0]
    assert {notice.person_id for notice in Notice.objects.all()} == {
        qingxi.person(role).pk for role in (Role.CLERK, Role.OGI_HEAD)
    }
    says = Notice.objects.all()[0].says
    assert says == (
        "2025年度报告已发布以后，记录有变动，影响2格：“一、本年新收政府信息公开申请数量·自然人”报送时1件，现在2件等。"
        "报告不随之改变；确有错误的，办理更正。"
    )
    applied(qingxi.agency, [DECIDED])
    assert tell_of_changes(WHEN) == 1
