"""Reports of units outside: matched by name, taken over all or none, each replaced by a newer one with its history."""

from datetime import date, timedelta

import pytest
from tests.county import County, county
from tests.unit_reports import AT, own_report, tables

from gongkai.agencies.models import AgencyName
from gongkai.agencies.role import Role
from gongkai.annual.models import UnitReport
from gongkai.annual.roll_up.bringing import BringingRefused, Brought, bring, history, matched
from gongkai.records.moment import Moment
from gongkai.report.value import Report

pytestmark = pytest.mark.django_db
NEW = "t3.received_new@natural_person"
WHEN = Moment(date(2026, 1, 20), AT)


@pytest.fixture
def qingxi() -> County:
    return county(WHEN.today)


def take(qingxi: County, *brought: Brought, later: int = 0) -> list[UnitReport]:
    actor = qingxi.actor(Role.CLERK, qingxi.government)
    when = Moment(WHEN.today, AT + timedelta(hours=later))
    return bring(qingxi.government, 2025, brought, actor, when)


def test_a_newer_report_takes_the_place_of_the_older_and_the_same_once_more_does_not(qingxi: County) -> None:
    first, second = (tables("六合镇人民政府", 2025, {NEW: n}) for n in (4, 5))
    take(qingxi, Brought(qingxi.town, first, "初稿.docx"))
    [made] = take(qingxi, Brought(qingxi.town, second, "定稿.docx"), later=1)
    assert made.report == second
    assert not take(qingxi, Brought(qingxi.town, second, "定稿.docx"), later=2)
    assert [(one.name, one.replaced_at) for one in history(qingxi.town, 2025)] == [
        ("定稿.docx", None),
        ("初稿.docx", AT + timedelta(hours=1)),
    ]


@pytest.mark.parametrize(
    ("unit", "report", "says"),
    [
        ("other", tables("清和县自然资源局", 2025), "清和县自然资源局不在2025年的汇总范围"),
        ("agency", tables("青溪县自然资源局", 2025), "青溪县自然资源局已在本系统报送2025年报告"),
        ("education", tables("青溪县教育局", 2024), "二.docx是2024年的报告"),
        ("education", Report(agency="青溪县教育局", year=2025), "二.docx里没有读出表格"),
        ("town", tables("六合镇人民政府", 2025), "六合镇人民政府选了两个文件"),
    ],
)
def test_one_that_cannot_count_stops_all_and_says_why(
    qingxi: County, unit: str, report: Report, says: str
) -> None:
    own_report(qingxi.agency, 2025)
    good = Brought(qingxi.town, tables("六合镇人民政府", 2025), "一.docx")
    with pytest.raises(BringingRefused, match=says):
        take(qingxi, good, Brought(getattr(qingxi, unit), report, "二.docx"))
    assert not UnitReport.objects.exists()


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("青溪县教育局", "青溪县教育局"),
        ("县教育局", "青溪县教育局"),  # in short
        ("青溪县教育和体育局", "青溪县教育局"),  # of former times
        ("青溪县教育局2025年政府信息公开工作年度报告.docx", "青溪县教育局"),  # a file
        ("六合镇", "六合镇人民政府"),  # without its ending
        ("青溪县人民政府办公室年报.pdf", "青溪县人民政府办公室"),
        ("青溪县人民政府", ""),  # the government itself, not its office
        ("某某局.docx", ""),
        ("", ""),
    ],
)
def test_a_name_means_one_unit_or_none(qingxi: County, name: str, unit: str) -> None:
    AgencyName.objects.create(agency=qingxi.education, name="青溪县教育和体育局", until=date(2024, 3, 1))
    units = [qingxi.agency, qingxi.office, qingxi.education, qingxi.town]
    found = matched([name], units).get(name)
    assert (found.name if found else "") == unit
    assert bool(found) == bool(unit)
