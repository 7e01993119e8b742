"""Cells adjusted by hand: totals follow, nothing is hidden, and what cannot be is refused in words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.county import County, county
from tests.year_of_records import Applied, applied, collected, decided, report_begun

from gongkai.agencies.role import Role
from gongkai.annual.compiling import compiled, of_report
from gongkai.annual.compiling.adjusting import Change, adjust, withdraw
from gongkai.annual.compiling.balance import unbalanced
from gongkai.annual.compiling.closed_years import changed
from gongkai.annual.compiling.ground import Ground
from gongkai.annual.compiling.refusal import EntryRefused
from gongkai.annual.models import Adjustment, AnnualReport
from gongkai.annual.stage import Stage
from gongkai.annual.whole_report import composed
from gongkai.records.models import Event
from gongkai.records.moment import Moment
from gongkai.records.verification import verify
from gongkai.report.checks import check
from gongkai.report.finding import Severity

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 15)
WHEN = Moment(DAY, datetime(2026, 1, 15, 2, tzinfo=UTC))
GROUND = Ground("一件通过省平台收到，没有登记", "省平台移交清单")
NEW, GRANTED = "t3.received_new@natural_person", "t3.outcome.granted@natural_person"


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def report(qingxi: County) -> AnnualReport:
    applied(qingxi.agency, [Applied(date(2025, 3, 3), date(2025, 3, 20), "granted")] * 12)
    decided(qingxi.agency, "licensing", date(2025, 5, 31), 32)
    collected(qingxi.agency, date(2025, 5, 31), "12000")
    return report_begun(qingxi.agency, 2025, WHEN)


def change(qingxi: County, report: AnnualReport, *changes: tuple[str, str], ground: Ground = GROUND) -> None:
    clerk = qingxi.actor(Role.CLERK)
    adjust(report.pk, [Change(code, Decimal(amount)) for code, amount in changes], ground, clerk, WHEN)


def test_a_cell_says_what_the_records_say_what_was_added_and_what_is_reported(
    qingxi: County, report: AnnualReport
) -> None:
    change(qingxi, report, (NEW, "1"), (GRANTED, "1"))
    cells = of_report(report).cells
    told = {code: (cells[code].by_records, cells[code].adjusted, cells[code].value) for code in cells}
    for code in (NEW, GRANTED, "t3.received_new@total", "t3.outcome.total@total"):
        assert told[code] == (12, 1, 13)
    assert compiled(qingxi.agency, 2025).cells == cells
    findings = check(of_report(report).report(qingxi.agency.name)).findings
    assert [one for one in findings if one.severity is Severity.ERROR] == []


def test_an_adjustment_is_on_record_with_name_reason_and_the_numbers_before_and_after(
    qingxi: County, report: AnnualReport
) -> None:
    change(
        qingxi, report, ("t2.admin_fees.amount_wan", "-0.25"), ground=replace(GROUND, file=("移交.txt", b"x"))
    )
    (row,) = Adjustment.objects.all()
    assert (row.made_by, row.reason, row.document) == (
        str(qingxi.actor(Role.CLERK)),
        GROUND.reason,
        GROUND.document,
    )
    event = Event.objects.filter(case=report.pk).latest("seq")
    assert (event.kind, event.values["before"], event.values["after"]) == ("adjusted", "1.2", "0.95")
    assert row.attachment is not None
    assert event.values["attachment"] == row.attachment.pk
    assert list(verify()) == []


def test_one_cell_alone_may_leave_a_column_unbalanced_and_that_is_told_at_once(
    qingxi: County, report: AnnualReport
) -> None:
    change(qingxi, report, (NEW, "2"))
    (gap,) = unbalanced(of_report(report))
    assert str(gap) == "自然人：14＋0≠12＋0，缺办理结果2件"


def test_an_adjustment_taken_back_leaves_what_the_records_say(qingxi: County, report: AnnualReport) -> None:
    change(qingxi, report, ("t2.licensing.decisions", "3"))
    row = Adjustment.objects.get()
    clerk = qingxi.actor(Role.CLERK)
    withdraw(row.pk, "重复登记", clerk, WHEN)
    assert of_report(report).value("t2.licensing.decisions") == 32
    with pytest.raises(EntryRefused, match="已经撤回"):
        withdraw(row.pk, "再撤", clerk, WHEN)


@pytest.mark.parametrize(
    ("code", "amount", "says"),
    [
        ("t3.outcome.total@natural_person", "1", "是合计，由其他格相加"),
        ("t3.received_new@total", "1", "“一、本年新收政府信息公开申请数量·自然人”"),
        ("t4.review.total", "1", "“行政复议·结果维持”"),
        ("t2.rules.made", "1", "没有这一格"),
        (NEW, "0", "调整数是0"),
        (NEW, "0.5", "写整数"),
        (NEW, "-13", "是-1，少于0"),
        ("t2.admin_fees.amount_wan", "0.0000001", "最多6位小数"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    qingxi: County, report: AnnualReport, code: str, amount: str, says: str
) -> None:
    with pytest.raises(EntryRefused, match=says):
        change(qingxi, report, (code, amount))
    assert not Adjustment.objects.exists()


def test_nobody_adjusts_without_ground_nor_after_submission_nor_for_another_agency(
    qingxi: County, report: AnnualReport
) -> None:
    with pytest.raises(EntryRefused, match="没有依据"):
        change(qingxi, report, (NEW, "1"), ground=Ground("漏登"))
    with pytest.raises(EntryRefused, match="没有写原因"):
        change(qingxi, report, (NEW, "1"), ground=Ground(" ", "清单"))
    changes = [Change(NEW, Decimal(1))]
    for actor in (qingxi.actor(Role.OFFICER), qingxi.actor(Role.CLERK, qingxi.government)):
        with pytest.raises(EntryRefused, match="由编制机关"):
            adjust(report.pk, changes, GROUND, actor, WHEN)
    AnnualReport.objects.update(stage=Stage.SUBMITTED)
    with pytest.raises(EntryRefused, match="已报送"):
        change(qingxi, report, (NEW, "1"))


def test_records_changed_after_submission_are_told_and_change_nothing(
    qingxi: County, report: AnnualReport
) -> None:
    change(qingxi, report, (NEW, "1"), (GRANTED, "1"))
    made = composed(report)
    report.records, report.stage = made.records, Stage.PUBLISHED
    report.save()
    assert changed(report) == ()
    applied(qingxi.agency, [Applied(date(2025, 3, 3), date(2025, 3, 20), "granted")])
    told = [(one.code, one.then, one.now) for one in changed(report)]
    assert told == [(NEW, 12, 13), (GRANTED, 12, 13)]
    report.stage = Stage.RETURNED
    assert changed(report) == ()
