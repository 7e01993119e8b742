"""Who is told of what is due, and how often."""

from datetime import date

import pytest
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.role import Role
from gongkai.publishing.clocks.reminding import remind
from gongkai.publishing.models import Column, Duty
from gongkai.workflow.calendar import working_days
from gongkai.workflow.models import Notice

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


def told(qingxi: County, role: str) -> list[str]:
    rows = Notice.objects.filter(person=qingxi.person(role)).order_by("pk")
    return list(rows.values_list("says", flat=True))


def test_the_section_is_told_when_it_is_soon_due_and_when_it_is_late_and_no_oftener(qingxi: County) -> None:
    Newsroom(qingxi)
    Column.objects.update(fresh_within=None, revise_yearly=False)
    Duty.objects.create(
        agency=qingxi.agency,
        title="水质",
        kind="statistics",
        period="month",
        within=18,
        since=date(2026, 2, 1),
        unit=qingxi.units["不动产登记科"],
    )
    # Due on Wednesday 18 March.
    days = [date(2026, 3, 12), date(2026, 3, 13), date(2026, 3, 16), date(2026, 3, 19), date(2026, 3, 20)]
    assert [remind(at(day), working_days()) for day in days] == [0, 1, 0, 1, 0]
    for role in (Role.OFFICER, Role.SECTION_HEAD):
        assert told(qingxi, role) == [
            "快到期：公开2026年2月水质，2026年3月18日到期（每月公开，期末后18天内）。",
            "已逾期：公开2026年2月水质，2026年3月18日到期（每月公开，期末后18天内）。",
        ]
    assert told(qingxi, Role.CLERK) == []


def test_what_belongs_to_no_section_is_told_to_the_clerk(qingxi: County) -> None:
    Newsroom(qingxi)
    Column.objects.filter(agency=qingxi.agency).exclude(code="news").update(fresh_within=None)
    Column.objects.exclude(agency=qingxi.agency).update(fresh_within=None)
    Column.objects.update(revise_yearly=False)
    assert remind(at(date(2026, 3, 30)), working_days()) == 1
    assert told(qingxi, Role.CLERK)[0].startswith("已逾期：更新栏目“工作动态”，2026年3月26日到期（还没有内容")
    assert told(qingxi, Role.OFFICER) == []
