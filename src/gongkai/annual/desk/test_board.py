"""The superior's board over the county: states, tabs, what is sent back, reminders, a unit's page, the roll-up."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html as parser
from openpyxl import load_workbook
from tests.annual_desk import submitted
from tests.county import County, agency, county
from tests.desk_cases import at
from tests.unit_reports import brought, own_report, tables

from gongkai.agencies.models import Line
from gongkai.agencies.role import Role
from gongkai.annual.models import Adjustment, Tally, UnitReport
from gongkai.annual.stage import Stage
from gongkai.report.value import Report
from gongkai.workflow.models import Notice

DAY = date(2026, 2, 10)
PAGE = "/desk/annual/board/"
NEW, GRANTED = "t3.received_new@natural_person", "t3.outcome.granted@natural_person"


@pytest.fixture
def qingxi(db: None, monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY).at)
    return county(DAY)


@pytest.fixture
def superior(qingxi: County) -> Client:
    return qingxi.client(Role.CLERK, qingxi.government)


def lines(client: Client, **query: str) -> dict[str, list[str]]:
    """The cells of each unit's row."""
    answer = client.get(PAGE, query)
    assert answer.status_code == 200
    rows = parser.fromstring(answer.content).xpath("//table[contains(@class, 'board')]/tbody/tr")
    return {
        row.xpath("./th")[0].text_content(): [
            " ".join(cell.text_content().split()) for cell in row.xpath("./td")
        ]
        for row in rows
    }


def tabs(client: Client, **query: str) -> dict[str, str]:
    tree = parser.fromstring(client.get(PAGE, query).content)
    found = tree.xpath("//nav[@class='tabs no-print']//a")
    return {one.text: one.xpath("./span")[0].text for one in found}


def wrong(name: str) -> Report:
    """One more received than handled."""
    return tables(name, 2025, {NEW: 5, GRANTED: 4})


def test_every_unit_stands_with_state_deadline_findings_and_totals(qingxi: County, superior: Client) -> None:
    own_report(
        qingxi.agency,
        2025,
        report=tables("青溪县自然资源局", 2025, {NEW: 3, GRANTED: 3}),
        at=datetime(2026, 2, 3, 9, tzinfo=UTC),
    )
    own_report(qingxi.education, 2025, Stage.COMPILING)
    brought(qingxi.town, 2025, wrong("六合镇人民政府"))
    found = lines(superior)
    assert list(found) == ["青溪县自然资源局", "青溪县人民政府办公室", "青溪县教育局", "六合镇人民政府"]
    assert found["青溪县人民政府办公室"] == ["未开始", "2026-01-31 已逾期10天", "—", "—"]
    # Submitted on 3 February, three days late; tables alone lack the six sections.
    state, due, _check, totals = found["青溪县自然资源局"]
    assert (state, due, totals) == ("已报送", "2026-01-31 晚3天", "3、3、0")
    assert found["青溪县教育局"][0] == "编制中"
    assert found["六合镇人民政府"][0] == "已导入"
    assert found["六合镇人民政府"][2].startswith("错误1处")
    assert found["六合镇人民政府"][3] == "5、4、0"
    assert tabs(superior) == {
        "全部": "4",
        "没有报送": "2",
        "已逾期": "2",
        "有错误": "1",
        "待审核": "1",
        "已退回": "0",
        "已核准": "0",
        "已发布": "0",
    }
    assert list(lines(superior, show="errors")) == ["六合镇人民政府"]
    assert list(lines(superior, q="教育")) == ["青溪县教育局"]
    assert list(lines(superior, kind="township")) == ["六合镇人民政府"]
    assert next(iter(lines(superior, order="received"))) == "六合镇人民政府"


def test_more_units_ask_no_more_questions_and_a_check_is_made_once(qingxi: County, superior: Client) -> None:
    own_report(qingxi.agency, 2025)
    superior.get(PAGE)
    checked = Tally.objects.get().checked_at
    with CaptureQueriesContext(connection) as first:
        superior.get(PAGE)
    for number in range(6):
        agency(f"青溪县第{number}局", parent=qingxi.government)
    with CaptureQueriesContext(connection) as again:
        superior.get(PAGE)
    assert len(again) == len(first)
    assert len(first) < 35
    assert Tally.objects.get().checked_at == checked


def test_the_workbook_has_every_unit_and_every_finding(qingxi: County, superior: Client) -> None:
    brought(qingxi.town, 2025, wrong("六合镇人民政府"))
    book = load_workbook(BytesIO(superior.get(f"{PAGE}list.xlsx").content))
    states, findings = (list(book[name].iter_rows(values_only=True)) for name in ("报送情况", "核对意见"))
    assert [row[1] for row in states[1:]] == [
        "青溪县自然资源局",
        "青溪县人民政府办公室",
        "青溪县教育局",
        "六合镇人民政府",
    ]
    assert states[4][2:5] == ("已导入", "2026-01-31", None)
    assert states[4][8:] == (5, 4, 0)
    assert {row[0] for row in findings[1:]} == {"六合镇人民政府"}
    assert "T3-01" in {row[3] for row in findings[1:]}


def test_a_unit_gets_its_findings_and_a_letter_with_the_day_by_which_to_mend(
    qingxi: County, superior: Client
) -> None:
    brought(qingxi.town, 2025, wrong("六合镇人民政府"))
    page = f"{PAGE}units/{qingxi.town.pk}/"
    shown = superior.get(page).content.decode()
    assert "T3-01" in shown
    assert "六合镇人民政府.docx" in shown
    sheet = load_workbook(BytesIO(superior.get(f"{page}findings.xlsx").content))
    assert sheet["文件"]["C2"].value == "六合镇人民政府"
    letter = docx.Document(BytesIO(superior.get(f"{page}letter.docx").content))
    said = "\n".join(paragraph.text for paragraph in letter.paragraphs)
    assert "关于修改2025年\n政府信息公开工作年度报告的函" in said
    # Five working days from 10 February 2026: 11 to 14 (Saturday, worked for the Spring Festival), then 24 February.
    assert "在2026年2月24日前重新报送" in said
    cells = [cell.text for row in letter.tables[0].rows for cell in row.cells]
    assert any("收到" in text or "新收" in text for text in cells)
    missing = superior.get(f"{PAGE}units/{qingxi.education.pk}/letter.docx").content
    said = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(missing)).paragraphs)
    assert "至今没有报送，已逾期10天" in said


def test_a_submitted_report_is_cleared_or_returned_from_its_unit(qingxi: County, superior: Client) -> None:
    waiting = submitted(qingxi)
    page = superior.get(f"{PAGE}units/{qingxi.agency.pk}/").content.decode()
    for code in ("clear", "return"):
        assert f"/desk/annual/{waiting.pk}/steps/{code}/" in page
    own = qingxi.client(Role.SUPERIOR_READER, qingxi.government)
    assert "/steps/" not in own.get(f"{PAGE}units/{qingxi.agency.pk}/").content.decode()


def test_the_late_are_reminded_once_a_day(qingxi: County, superior: Client) -> None:
    answer = superior.post(f"{PAGE}remind/", {"year": "2025"}, follow=True).content.decode()
    assert "已催报1个逾期的单位" in answer
    # Nobody has a post in the office, the education bureau and the town.
    assert "3个单位没有在岗的经办人" in answer
    told = Notice.objects.filter(key__startswith="report-late-")
    assert {one.person for one in told} == {qingxi.person(Role.CLERK), qingxi.person(Role.OGI_HEAD)}
    superior.post(f"{PAGE}remind/", {"year": "2025"})
    assert told.count() == 2


def test_nobody_else_sees_the_board_or_a_unit(qingxi: County, superior: Client) -> None:
    page = f"{PAGE}units/{qingxi.town.pk}/"
    assert superior.get(page).status_code == 200
    assert superior.get(f"{PAGE}units/{qingxi.other.pk}/").status_code == 404
    assert qingxi.client(Role.CLERK).get(page).status_code == 404
    assert qingxi.client(Role.OFFICER, qingxi.government).get(PAGE).status_code == 403
    reader = qingxi.client(Role.SUPERIOR_READER, qingxi.government)
    assert reader.get(PAGE).status_code == 200
    assert reader.post(f"{PAGE}remind/", {"year": "2025"}).status_code == 403


def test_the_roll_up_opens_the_units_behind_a_number_and_explains_what_differs(
    qingxi: County, superior: Client
) -> None:
    own_report(qingxi.agency, 2025, report=tables("青溪县自然资源局", 2025, {NEW: 3, GRANTED: 3}))
    brought(qingxi.town, 2025, tables("六合镇人民政府", 2025, {NEW: 4, GRANTED: 4}))
    tax = agency("国家税务总局青溪县税务局", parent=qingxi.government)
    type(tax).objects.filter(pk=tax.pk).update(line=Line.VERTICAL)
    whole = own_report(qingxi.government, 2025, Stage.COMPILING, whole=True)
    Adjustment.objects.create(
        report=whole,
        code="t2.licensing.decisions",
        amount=2,
        reason="园区代办",
        made_by="韩立",
        made_at=at(DAY).at,
    )
    tree = parser.fromstring(superior.get(f"/desk/annual/{whole.pk}/roll-up/", {"cell": NEW}).content)
    opened = tree.xpath("//*[@id='open']")[0]
    assert "本年新收政府信息公开申请数量，自然人：7件" in opened.xpath(".//h2")[0].text_content()
    assert [[cell.text_content() for cell in row.xpath("./*")] for row in opened.xpath(".//tbody/tr")] == [
        ["六合镇人民政府", "4"],
        ["青溪县自然资源局", "3"],
    ]
    text = " ".join(tree.xpath("//*[@id='content']")[0].text_content().split())
    assert "应报4个单位" in text
    assert "缺2个，按记录暂计" in text
    assert "国家税务总局青溪县税务局：实行垂直领导，不在汇总范围" in text
    assert "调整2：园区代办，韩立。" in text


def test_reports_from_outside_are_read_matched_and_taken_over_and_replaced_by_newer_ones(
    qingxi: County, superior: Client, reads: Callable[[Report | str], None]
) -> None:
    page = f"{PAGE}units/"

    def bring(report: Report) -> tuple[str, str]:
        reads(report)
        asked = superior.post(page, {"year": "2025", "files": [BytesIO(b"-")]}, follow=True)
        form = parser.fromstring(asked.content).forms[-1]
        fields = dict(form.fields)
        answer = superior.post(page, {**fields, "do": "bring"}, follow=True)
        return fields["unit-1"], answer.content.decode()

    chosen, said = bring(wrong("六合镇人民政府"))
    assert chosen == str(qingxi.town.pk)
    assert "已导入1个单位的年报" in said
    assert lines(superior)["六合镇人民政府"][3] == "5、4、0"
    bring(tables("六合镇", 2025, {NEW: 5, GRANTED: 5}))
    _state, _due, check, totals = lines(superior)["六合镇人民政府"]
    assert "错误" not in check
    assert totals == "5、5、0"
    assert [one.replaced_at is None for one in UnitReport.objects.order_by("pk")] == [False, True]
    # The same once more changes nothing.
    _chosen, said = bring(tables("六合镇", 2025, {NEW: 5, GRANTED: 5}))
    assert "没有重复导入" in said
    assert UnitReport.objects.count() == 2
