"""A government's sum: which report of a unit counts, that nothing counts twice, and what explains a difference."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.county import County, agency, county
from tests.unit_reports import AT, brought, own_report, tables

from gongkai.agencies.models import AgencyKind, Line
from gongkai.annual import stored
from gongkai.annual.checking import examined
from gongkai.annual.models import Adjustment, AnnualReport, LibraryReport
from gongkai.annual.roll_up.differences import differences
from gongkai.annual.roll_up.reported import Source
from gongkai.annual.roll_up.rolling_up import RollUp, rolled_up
from gongkai.annual.roll_up.whole import compiled_whole
from gongkai.annual.stage import Stage
from gongkai.casework.models import Application, Spell
from gongkai.records.models import Case, CaseKind
from gongkai.report.finding import Finding
from gongkai.report.value import Report

pytestmark = pytest.mark.django_db

NEW = "t3.received_new@natural_person"
NEW_TOTAL = "t3.received_new@total"
GRANTED = "t3.outcome.granted@natural_person"
LICENCES = "t2.licensing.decisions"
FEES = "t2.admin_fees.amount_wan"


@pytest.fixture
def qingxi() -> County:
    return county(date(2026, 2, 10))


def received(at: Any, number: int = 1) -> None:
    """Applications of natural persons received in 2025 and granted."""
    for nth in range(number):
        case = Case.objects.create(agency=at, kind=CaseKind.APPLICATION, opened_at=AT)
        application = Application.objects.create(
            case=case,
            agency=at,
            agency_name=at.name,
            number=f"{at.pk}-{nth}",
            title="征地批文",
            request="征地批文",
            arrived=date(2025, 3, 1),
            registered_at=AT,
            column="natural_person",
        )
        Spell.objects.create(
            application=application,
            agency=at,
            column="natural_person",
            entered_on=date(2025, 3, 1),
            left_on=date(2025, 3, 20),
            outcome="granted",
        )


def sources(found: RollUp) -> dict[str, Source]:
    return {part.agency.name: part.source for part in found.parts}


def findings(found: RollUp, report: Report, rule: str) -> list[Finding]:
    return [one.finding for one in found.judgements(report) if one.finding and one.finding.rule == rule]


def test_the_sum_is_that_of_reports_filed_brought_and_published_and_of_records_where_there_is_none(
    qingxi: County,
) -> None:
    own_report(qingxi.agency, 2025, report=tables("青溪县自然资源局", 2025, {NEW: 3, GRANTED: 3}))
    brought(qingxi.education, 2025, tables("县教育局", 2025, {NEW: 5, GRANTED: 5, FEES: Decimal("1.25")}))
    published = tables("六合镇人民政府", 2025, {NEW: 7, GRANTED: 7, FEES: Decimal("0.75")})
    LibraryReport.objects.create(
        agency="六合镇人民政府", year=2025, data=stored.to_text(published), digest="d" * 64, added_at=AT
    )
    received(qingxi.office, 2)
    received(qingxi.government, 1)
    found = rolled_up(qingxi.government, 2025)
    assert sources(found) == {
        "青溪县人民政府": Source.OWN,
        "青溪县人民政府办公室": Source.RECORDS,
        "青溪县自然资源局": Source.FILED,
        "青溪县教育局": Source.BROUGHT,
        "六合镇人民政府": Source.LIBRARY,
    }
    # 3 + 5 + 7 + 2 + 1
    assert (found.cells[NEW], found.cells[NEW_TOTAL], found.cells["t3.outcome.total@total"]) == (18, 18, 18)
    assert found.cells[FEES] == 2
    assert [part.agency.name for part in found.missing] == ["青溪县人民政府办公室"]
    assert (found.there, len(found.units)) == (3, 4)
    assert [(one.part.agency.name, one.value) for one in found.behind(FEES)] == [
        ("青溪县教育局", Decimal("1.25")),
        ("六合镇人民政府", Decimal("0.75")),
    ]


def test_of_several_versions_the_newest_that_was_submitted_counts(qingxi: County) -> None:
    old = own_report(qingxi.agency, 2025, Stage.PUBLISHED, tables("青溪县自然资源局", 2025, {NEW: 3}))
    at_work = own_report(qingxi.agency, 2025, Stage.COMPILING, version=2)
    assert rolled_up(qingxi.government, 2025).cells[NEW] == 3
    AnnualReport.objects.filter(pk=old.pk).update(stage=Stage.SUPERSEDED)
    AnnualReport.objects.filter(pk=at_work.pk).delete()
    own_report(qingxi.agency, 2025, Stage.PUBLISHED, tables("青溪县自然资源局", 2025, {NEW: 4}), version=2)
    assert rolled_up(qingxi.government, 2025).cells[NEW] == 4


def test_a_vertical_organ_and_the_units_of_a_lower_government_do_not_count_again(qingxi: County) -> None:
    tax = agency("国家税务总局青溪县税务局", parent=qingxi.government)
    type(tax).objects.filter(pk=tax.pk).update(line=Line.VERTICAL)
    own_report(tax, 2025, report=tables(tax.name, 2025, {NEW: 100}))
    city = agency("青江市人民政府", AgencyKind.GOVERNMENT, region_code="900100")
    below = agency("青山县人民政府", AgencyKind.GOVERNMENT, city)
    bureau = agency("青山县教育局", parent=below)
    received(bureau, 2)
    received(tax, 1)
    assert rolled_up(qingxi.government, 2025).cells[NEW] == 0
    # Without a report of its own the lower government is summed in its turn; with one its units count no more.
    assert rolled_up(city, 2025).cells[NEW] == 2
    whole = own_report(below, 2025, report=tables(below.name, 2025, {NEW: 9}), whole=True)
    assert rolled_up(city, 2025).cells[NEW] == 9
    # One that reports for itself alone leaves its units to be counted here.
    AnnualReport.objects.filter(pk=whole.pk).update(whole=False)
    assert rolled_up(city, 2025).cells[NEW] == 11


def test_the_governments_report_is_the_sum_with_its_adjustments_and_the_difference_is_explained(
    qingxi: County,
) -> None:
    own_report(qingxi.agency, 2025, report=tables("青溪县自然资源局", 2025, {LICENCES: 30}))
    own_report(qingxi.education, 2025, report=tables("青溪县教育局", 2025, {LICENCES: 2}))
    whole = own_report(qingxi.government, 2025, Stage.COMPILING, whole=True)
    Adjustment.objects.create(
        report=whole,
        code=LICENCES,
        amount=-2,
        reason="县教育局的2件由县政府名义作出",
        made_by="韩立",
        made_at=AT,
    )
    made = compiled_whole(whole)
    cell = made.cells[LICENCES]
    assert (cell.recorded, cell.adjusted, cell.value) == (32, -2, 30)
    found = rolled_up(qingxi.government, 2025)
    [difference] = differences(found, whole, made.report("青溪县人民政府"))
    assert (difference.own, difference.summed, difference.gap) == (30, 32, -2)
    assert [one.reason for one in difference.adjustments] == ["县教育局的2件由县政府名义作出"]
    assert difference.exactly is not None
    assert difference.exactly.agency == qingxi.education
    assert [(one.part.agency, one.value) for one in difference.largest] == [
        (qingxi.agency, 30),
        (qingxi.education, 2),
    ]
    [finding] = findings(found, made.report("青溪县人民政府"), "RU-01")
    assert "差额恰等于青溪县教育局的数" in finding.message


def test_a_report_that_came_after_the_governments_is_named(qingxi: County) -> None:
    whole = own_report(
        qingxi.government, 2025, report=tables("青溪县人民政府", 2025, {NEW: 3, GRANTED: 3}), whole=True
    )
    later = AT + timedelta(days=1)
    own_report(qingxi.agency, 2025, report=tables("青溪县自然资源局", 2025, {NEW: 4, GRANTED: 4}), at=later)
    found = differences(rolled_up(qingxi.government, 2025), whole, whole.report)
    # Totals differ only because of these two.
    assert [(one.code, one.gap) for one in found] == [(NEW, -1), (GRANTED, -1)]
    assert [part.agency for part in found[0].later] == [qingxi.agency]


def test_missing_units_are_named_with_their_number(qingxi: County) -> None:
    own_report(qingxi.agency, 2025, report=tables("青溪县自然资源局", 2025, {NEW: 4, GRANTED: 4}))
    found = rolled_up(qingxi.government, 2025)
    [missing] = findings(found, found.compiled.report("青溪县人民政府"), "RU-03")
    assert missing.message == (
        "应报4个单位，收到1个，缺3个：青溪县人民政府办公室、青溪县教育局、六合镇人民政府。"
    )


def test_more_units_ask_no_more_questions(qingxi: County) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            rolled_up(qingxi.government, 2025)
        return len(asked)

    own_report(qingxi.agency, 2025)
    before = questions()
    for number in range(4):
        made = agency(f"青溪县第{number}局", parent=qingxi.government)
        if number % 2:
            own_report(made, 2025)
    assert questions() == before


def test_the_governments_own_check_names_the_units_without_a_report(qingxi: County) -> None:
    own_report(qingxi.agency, 2025, report=tables("青溪县自然资源局", 2025, {NEW: 4, GRANTED: 4}))
    whole = own_report(qingxi.government, 2025, Stage.COMPILING, whole=True)
    adjusted = {"code": LICENCES, "amount": 2, "reason": "园区代办", "made_by": "韩立", "made_at": AT}
    Adjustment.objects.create(report=whole, **adjusted)
    rules = [one.rule for one in examined(whole).findings]
    assert "RU-03" in rules
    # The adjustment has its reason: it is no finding to be explained once more.
    assert "RU-01" not in rules
