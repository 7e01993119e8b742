"""The page of a report's tables: every number opens the records it counts, adjustments stand beside their cells."""

import html
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from tests.county import County, county
from tests.year_of_records import (
    Applied,
    Disputed,
    Issued,
    applied,
    collected,
    decided,
    disputed,
    issued,
    report_begun,
)

from gongkai.agencies.role import Role
from gongkai.annual.compiling.adjusting import Change, adjust
from gongkai.annual.compiling.ground import Ground
from gongkai.annual.models import Adjustment, AnnualReport, OpeningBalance
from gongkai.annual.stage import Stage
from gongkai.annual.stored import to_text
from gongkai.annual.whole_report import composed
from gongkai.records.moment import Moment

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 15)
WHEN = Moment(DAY, datetime(2026, 1, 15, 2, tzinfo=UTC))
NEW, GRANTED = "t3.received_new@natural_person", "t3.outcome.granted@natural_person"
GROUND = {"reason": "一件通过省平台收到，没有登记", "document": "省平台移交清单"}


@pytest.fixture
def qingxi() -> County:
    made = county(DAY)
    day = date(2025, 3, 3)
    applied(made.agency, [Applied(day, date(2025, 3, 20), "granted")] * 22)
    applied(made.agency, [Applied(day, date(2025, 4, 1), "partial", "org_enterprise"), Applied(day)])
    disputed(made.agency, [Disputed("review", day, date(2025, 6, 1), "upheld")])
    issued(made.agency, [Issued(day), Issued(day, "rule", repealed=date(2025, 9, 1))])
    decided(made.agency, "licensing", day, 32)
    collected(made.agency, day, "12000")
    return made


@pytest.fixture
def report(qingxi: County) -> AnnualReport:
    return report_begun(qingxi.agency, 2025, WHEN)


def page(client: Client, report: AnnualReport, name: str = "annual-tables", **query: object) -> str:
    answer = client.get(reverse(name, args=[report.pk]), query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def panel(page: str) -> str:
    """What stands beside the table."""
    return page.split('id="open"')[1].split("</aside>")[0]


def text(page: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", page))


def test_every_number_but_zero_opens_the_records_that_it_counts(qingxi: County, report: AnnualReport) -> None:
    client = qingxi.client(Role.CLERK)
    opened = 0
    for table in (2, 3, 4):
        found = re.findall(
            r'class="n"[^>]*href="\?cell=([^"#]+)#open">([\d.]+)<', page(client, report, table=table)
        )
        for code, number in found:
            beside = panel(page(client, report, cell=code))
            assert f">{number}" in beside.split("</h2>")[0]
            listed = beside.count('<li><a href="/desk/')
            assert listed == (1 if table == 2 else min(int(number), 20))
            opened += 1
    assert opened == 20


def test_lists_lead_to_each_record_and_go_page_by_page_and_as_a_workbook(
    qingxi: County, report: AnnualReport
) -> None:
    client = qingxi.client(Role.OGI_HEAD)
    second = panel(page(client, report, cell=NEW, page=2))
    assert second.count('<li><a href="/desk/applications/') == 3
    assert "第21—23条，共23条" in second
    assert client.get(re.findall(r'href="(/desk/applications/\d+/)"', second)[0]).status_code == 200
    licences = panel(page(client, report, cell="t2.licensing.decisions"))
    assert ("/desk/ledgers/handling/" in licences, "32件" in licences) == (True, True)
    assert "/desk/documents/" in panel(page(client, report, cell="t2.rules.repealed"))
    listed = client.get(reverse("annual-cell-list", args=[report.pk]), {"cell": NEW})
    assert load_workbook(BytesIO(listed.content))["记录"].max_row == 1 + 23


def test_a_cell_is_adjusted_with_its_counterpart_and_the_difference_stays_shown(
    qingxi: County, report: AnnualReport
) -> None:
    client = qingxi.client(Role.CLERK)
    address = f"{reverse('annual-adjust', args=[report.pk])}?cell={NEW}"
    alone = client.post(address, {"amount": "1", **GROUND})
    assert alone.status_code == 422
    assert "自然人：24＋0≠22＋1，缺办理结果1件" in alone.content.decode()
    assert "一件通过省平台收到" in alone.content.decode()
    assert not Adjustment.objects.exists()
    told = client.post(address, {"amount": "1", "together": GRANTED, "once": "a", **GROUND}, follow=True)
    shown = text(told.content.decode())
    assert shown.count("记录23，调整＋1，填报24") == 3
    assert "勾稽关系相符：25＋0＝24＋1" in shown
    assert {row.code for row in Adjustment.objects.all()} == {NEW, GRANTED}
    again = client.post(address, {"amount": "1", "together": GRANTED, "once": "a", **GROUND})
    assert (again.status_code, Adjustment.objects.count()) == (302, 2)


def test_who_means_it_adjusts_one_cell_alone_and_the_page_says_what_is_unbalanced(
    qingxi: County, report: AnnualReport
) -> None:
    client = qingxi.client(Role.CLERK)
    address = f"{reverse('annual-adjust', args=[report.pk])}?cell={NEW}"
    file = SimpleUploadedFile("移交清单.txt", "一件".encode())
    client.post(address, {"amount": "-1", "anyway": "on", "once": "d", "reason": "重复登记", "file": file})
    shown = text(page(client, report))
    assert "表三有1列不平，不能报送。" in shown
    assert "自然人：22＋0≠22＋1，多办理结果1件" in shown
    row = Adjustment.objects.get()
    papers = reverse("annual-adjustment-file", args=[report.pk, row.pk])
    assert client.get(papers).headers["Content-Disposition"].startswith("attachment")
    withdraw = reverse("annual-adjustment-withdraw", args=[report.pk, row.pk])
    assert "重复登记" in client.get(withdraw).content.decode()
    assert client.post(withdraw, {"reason": "又查到了"}).status_code == 302
    assert "调整－1" not in text(page(client, report))


def test_a_total_names_the_cells_that_it_adds_up(qingxi: County, report: AnnualReport) -> None:
    client = qingxi.client(Role.CLERK)
    shown = page(client, report, "annual-adjust", cell="t3.received_new@total")
    assert shown.count("?cell=t3.received_new%40") == 6
    assert "不能直接调整" in shown


@pytest.mark.parametrize(
    ("amount", "says"), [("0", "调整数是0"), ("x", "不是数字"), ("-33", "少于0"), ("1.5", "写整数")]
)
def test_what_is_refused_stands_beside_its_field(
    qingxi: County, report: AnnualReport, amount: str, says: str
) -> None:
    address = f"{reverse('annual-adjust', args=[report.pk])}?cell=t2.licensing.decisions"
    answer = qingxi.client(Role.CLERK).post(address, {"amount": amount, "once": f"c{amount}", **GROUND})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_submitted_report_prints_what_was_submitted_and_tells_what_changed_since(
    qingxi: County, report: AnnualReport
) -> None:
    clerk = qingxi.actor(Role.CLERK)
    changes = [Change("t2.licensing.decisions", Decimal(3))]
    adjust(report.pk, changes, Ground("漏登", "清单"), clerk, WHEN)
    made = composed(report)
    AnnualReport.objects.filter(pk=report.pk).update(
        stage=Stage.PUBLISHED, submitted_at=WHEN.at, records=made.records, data=to_text(made.report)
    )
    decided(qingxi.agency, "licensing", date(2025, 12, 1), 5)
    client = qingxi.client(Role.CLERK)
    shown = text(page(client, report, cell="t2.licensing.decisions"))
    assert "记录后来有变动，影响1格" in shown
    assert "报送时32件，现在37件" in shown
    assert "记录32，调整＋3，填报35" in shown
    assert "调整这一格" not in shown
    assert "已发布，数字不能再改" in page(client, report, "annual-adjust", cell="t2.licensing.decisions")


@pytest.mark.parametrize(("stage", "step"), [(Stage.SUBMITTED, "recall"), (Stage.PUBLISHED, "correct")])
def test_a_ledger_row_changed_in_a_closed_year_asks_for_the_report_anew(
    stage: Stage, step: str, qingxi: County, report: AnnualReport
) -> None:
    made = composed(report)
    AnnualReport.objects.filter(pk=report.pk).update(
        stage=stage, submitted_at=WHEN.at, records=made.records, data=to_text(made.report)
    )
    client = qingxi.client(Role.CLERK)
    asked = f'<li class="act"><a class="btn go" href="/desk/annual/{report.pk}/steps/{step}/"'
    assert asked not in page(client, report, "annual-report")
    decided(qingxi.agency, "licensing", date(2025, 12, 1), 5)
    assert asked in page(client, report, "annual-report")


def test_the_office_above_reads_figures_and_who_looks_on_from_above_opens_them(
    qingxi: County, report: AnnualReport
) -> None:
    AnnualReport.objects.update(submitted_at=WHEN.at)
    above = qingxi.client(Role.CLERK, qingxi.government)
    shown = page(above, report, cell=NEW)
    assert ('class="n"' in shown, "/desk/applications/" in panel(shown)) == (False, False)
    assert above.get(reverse("annual-cell-list", args=[report.pk]), {"cell": NEW}).status_code == 404
    assert above.get(reverse("annual-adjust", args=[report.pk]), {"cell": NEW}).status_code == 403
    reader = qingxi.client(Role.SUPERIOR_READER, qingxi.government)
    assert panel(page(reader, report, cell=NEW)).count('<li><a href="/desk/applications/') == 20
    assert (
        qingxi.client(Role.CLERK, qingxi.other).get(reverse("annual-tables", args=[report.pk])).status_code
        == 404
    )


def test_numbers_of_a_report_over_all_units_open_the_units(qingxi: County) -> None:
    whole = report_begun(qingxi.government, 2025, WHEN, whole=True)
    client = qingxi.client(Role.CLERK, qingxi.government)
    shown = page(client, whole, cell=NEW)
    assert (
        f'class="n" aria-current="true" aria-label="一、本年新收政府信息公开申请数量，自然人，23件" href="/desk/annual/{whole.pk}/roll-up/?cell={NEW}#open"'
        in shown
    )
    assert ("数字是各单位之和" in shown, "/desk/applications/" in panel(shown)) == (True, False)
    assert client.get(reverse("annual-cell-list", args=[whole.pk]), {"cell": NEW}).status_code == 404


def test_opening_balances_are_signed_listed_and_struck_on_their_page(
    qingxi: County, report: AnnualReport
) -> None:
    head, clerk = qingxi.client(Role.OGI_HEAD), qingxi.client(Role.CLERK)
    sign = reverse("annual-opening-sign", args=[report.pk])
    assert clerk.get(sign).status_code == 403
    assert head.post(sign, {"column": "org_other", "count": "0", **GROUND}).status_code == 422
    entry = {"column": "org_other", "outcome": "", "count": "4", "once": "b", **GROUND}
    assert head.post(sign, entry).status_code == head.post(sign, entry).status_code == 302
    row = OpeningBalance.objects.get()
    assert "其他，年末仍在办理：4件" in text(page(clerk, report, "annual-opening"))
    listed = text(page(clerk, report, cell="t3.carried_out@org_other"))
    assert "期初余额：其他，年末仍在办理" in listed
    later = report_begun(qingxi.agency, 2026, WHEN)
    settle = reverse("annual-opening-settle", args=[later.pk, row.pk])
    assert "还有4件没有办结" in head.get(settle).content.decode()
    assert head.post(settle, {"outcome": "granted", "count": "4", **GROUND}).status_code == 302
    strike = reverse("annual-opening-strike", args=[report.pk, row.pk])
    assert "先作废那些登记" in head.post(strike, {"reason": "错"}).content.decode()
    settled = OpeningBalance.objects.get(settles=row)
    assert (
        head.post(reverse("annual-opening-strike", args=[later.pk, settled.pk]), {"reason": "错"}).status_code
        == 302
    )
    assert head.post(strike, {"reason": "错"}).status_code == 302
    assert "作废" in text(page(clerk, report, "annual-opening"))


def test_the_page_asks_the_database_at_most_so_often(qingxi: County, report: AnnualReport) -> None:
    client = qingxi.client(Role.CLERK)
    page(client, report)
    with CaptureQueriesContext(connection) as asked:
        page(client, report, cell=NEW)
    assert len(asked) <= 22
