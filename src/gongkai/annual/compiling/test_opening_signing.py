"""Opening balances: who signs them, when they would count twice, and how they end in later years."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.county import County, county
from tests.year_of_records import Applied, applied, report_begun

from gongkai.agencies.role import Role
from gongkai.annual.compiling import compiled
from gongkai.annual.compiling.ground import Ground
from gongkai.annual.compiling.opening_signing import Balance, left_open, settle, sign, strike
from gongkai.annual.compiling.refusal import EntryRefused
from gongkai.annual.models import AnnualReport, OpeningBalance
from gongkai.annual.stage import Stage
from gongkai.records.models import Event
from gongkai.records.moment import Moment
from gongkai.report.checks import check
from gongkai.report.finding import Answer

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 15)
WHEN = Moment(DAY, datetime(2026, 1, 15, 2, tzinfo=UTC))
GROUND = Ground("原系统2023年底结转", "案卷移交清单")


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def first(qingxi: County) -> AnnualReport:
    return report_begun(qingxi.agency, 2024, WHEN)


def enter(qingxi: County, report: AnnualReport, outcome: str, count: int, **more: Any) -> OpeningBalance:
    balance = Balance("natural_person", outcome, count)
    return sign(report.pk, balance, GROUND, qingxi.actor(more.pop("role", Role.OGI_HEAD)), WHEN, **more)


def test_what_was_left_open_is_carried_on_and_ends_in_a_later_year(
    qingxi: County, first: AnnualReport
) -> None:
    enter(qingxi, first, "granted", 2)
    opened = enter(qingxi, first, "", 3)
    AnnualReport.objects.update(stage=Stage.PUBLISHED, submitted_at=WHEN.at)
    second = report_begun(qingxi.agency, 2025, WHEN)
    head = qingxi.actor(Role.OGI_HEAD)
    settle(second.pk, opened.pk, "partial", 2, GROUND, head, WHEN)
    assert [row.count - row.settled for row in left_open(second)] == [1]  # type: ignore[attr-defined]
    with pytest.raises(EntryRefused, match="还有1件没有办结"):
        settle(second.pk, opened.pk, "granted", 2, GROUND, head, WHEN)
    name = qingxi.agency.name
    reports = [compiled(qingxi.agency, year).report(name) for year in (2024, 2025, 2026)]
    for before, report in zip([None, *reports], reports, strict=False):
        verdicts = check(report, previous=before).verdicts
        assert [v for v in verdicts if v.answer is Answer.FAIL and v.rule.startswith(("T3", "XY-01"))] == []
    carried = [report.value("t3.carried_out@total") for report in reports]
    assert carried == [3, 1, 1]
    kinds = [event.kind for event in Event.objects.filter(case=second.pk).in_order()]
    assert kinds == ["begun", "opening_signed"]


def test_only_who_answers_for_the_figures_signs(qingxi: County, first: AnnualReport) -> None:
    for role in (Role.CLERK, Role.OFFICER):
        with pytest.raises(EntryRefused, match="负责人或者分管领导签字"):
            enter(qingxi, first, "", 1, role=role)
    assert enter(qingxi, first, "", 1, role=Role.LEADER).signed_by.startswith("沈明远")


def test_records_of_earlier_years_have_to_be_explained(qingxi: County, first: AnnualReport) -> None:
    applied(qingxi.agency, [Applied(date(2023, 12, 1))])
    with pytest.raises(EntryRefused, match="已经计入上年结转"):
        enter(qingxi, first, "", 1)
    enter(qingxi, first, "", 1, despite="县政务服务中心代收的，没有移交")
    assert compiled(qingxi.agency, 2024).value("t3.carried_in@total") == 2


def test_a_year_after_one_that_was_compiled_here_opens_with_nothing(
    qingxi: County, first: AnnualReport
) -> None:
    second = report_begun(qingxi.agency, 2025, WHEN)
    AnnualReport.objects.filter(pk=first.pk).update(stage=Stage.SUBMITTED, submitted_at=WHEN.at)
    with pytest.raises(EntryRefused, match="2024年的报告在本系统编制"):
        enter(qingxi, second, "", 1)
    with pytest.raises(EntryRefused, match="已报送"):
        enter(qingxi, first, "", 1)


def test_an_entry_made_by_mistake_is_struck_out_but_not_under_what_settles_it(
    qingxi: County, first: AnnualReport
) -> None:
    opened = enter(qingxi, first, "", 3)
    second = report_begun(qingxi.agency, 2025, WHEN)
    head = qingxi.actor(Role.OGI_HEAD)
    settling = settle(second.pk, opened.pk, "granted", 3, GROUND, head, WHEN)
    with pytest.raises(EntryRefused, match="先作废那些登记"):
        strike(first.pk, opened.pk, "重复", head, WHEN)
    strike(second.pk, settling.pk, "记错", head, WHEN)
    strike(first.pk, opened.pk, "重复", head, WHEN)
    assert compiled(qingxi.agency, 2025).value("t3.carried_in@total") == 0
    with pytest.raises(EntryRefused, match="已经作废"):
        strike(first.pk, opened.pk, "再来", head, WHEN)


@pytest.mark.parametrize(
    ("balance", "says"),
    [
        (Balance("total", "", 1), "申请人类型"),
        (Balance("natural_person", "nothing", 1), "办理结果"),
        (Balance("natural_person", "", 0), "件数至少是1"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    qingxi: County, first: AnnualReport, balance: Balance, says: str
) -> None:
    with pytest.raises(EntryRefused, match=says):
        sign(first.pk, balance, GROUND, qingxi.actor(Role.OGI_HEAD), WHEN)
