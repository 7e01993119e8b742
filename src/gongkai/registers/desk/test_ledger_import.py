"""Spreadsheets and pasted rows on the pages of the import: read, put right, taken over once."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from tests.book_rows import ROWS
from tests.brought_documents import morning
from tests.county import County, county
from tests.ledger_pages import pasted, pressed, uploaded

from gongkai.agencies.role import Role
from gongkai.records.models import Event
from gongkai.registers import entering
from gongkai.registers.books import book_of, switch
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import Call, FeeCollected, Handling, Message, PowerItem, Purchase

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 12)
WHEN = morning(TODAY)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: WHEN.at)
    return county(TODAY)


@pytest.fixture
def clerk(here: County) -> Client:
    return here.client(Role.CLERK)


def _item(here: County, name: str, kind: str = "penalty", code: str = "") -> PowerItem:
    return PowerItem.objects.create(
        agency=here.agency, kind=kind, name=name, code=code, entered_by="周敏秋", entered_at=WHEN.at
    )


def _csv(text: str) -> bytes:
    return text.encode()


def test_pasted_rows_without_a_head_are_those_of_quick_entry(here: County, clerk: Client) -> None:
    rows = "2026-03-10\t局长信箱\t石桥村路灯不亮\t规划科\n2026年3月11日\t局长信箱\t柳渡镇道路积水\t/"
    preview = pasted(clerk, "messages", rows)
    assert "读出2件，没有问题。" in preview
    assert "2026年：2行" in preview
    assert "已有2件" in pressed(clerk, "messages", preview, "import")
    assert list(Message.objects.values_list("on", "source", "subject", "unit", "due").order_by("on")) == [
        # Five working days after Tuesday and Wednesday.
        (date(2026, 3, 10), "局长信箱", "石桥村路灯不亮", here.units["规划科"].pk, date(2026, 3, 17)),
        (date(2026, 3, 11), "局长信箱", "柳渡镇道路积水", None, date(2026, 3, 18)),
    ]


def test_what_is_here_is_passed_over_and_what_it_says_by_now_is_told(here: County, clerk: Client) -> None:
    pressed(
        clerk,
        "messages",
        pasted(clerk, "messages", "2026-03-10\t信箱\t路灯\n2026-03-10\t信箱\t路灯"),
        "import",
    )
    assert Message.objects.count() == 2
    # The spreadsheet has grown: two alike are here, a third one is not, and the first was answered meanwhile.
    head = "留言时间\t渠道\t主题\t回复日期"
    grown = f"{head}\n2026-03-10\t信箱\t路灯\t2026-03-11\n" + "2026-03-10\t信箱\t路灯\t\n" * 2
    preview = pasted(clerk, "messages", grown)
    assert "其中2件已经导入，不会重复" in preview
    assert "1行已经登记、现在写的不一样" in preview
    assert "第2行" in preview
    pressed(clerk, "messages", preview, "import")
    # Pressed again, nothing is left to take over.
    pressed(clerk, "messages", preview, "import")
    assert Message.objects.count() == 3
    assert Message.objects.filter(answered_on=None).count() == 3
    brought = Event.objects.filter(case__book__ledger="messages", kind="rows_brought_in")
    assert [event.values["rows"] for event in brought.order_by("seq")] == [2, 1]


def test_a_decision_list_says_its_kind_once_for_all_or_by_its_items(here: County, clerk: Client) -> None:
    decisions = _csv("决定书文号,处罚决定日期\n青罚〔2026〕1号,2026-03-02\n青罚〔2026〕2号,2026-03-03\n")
    preview = uploaded(clerk, "handling", decisions, "处罚决定.csv")
    assert "还要指明：类别" in preview
    preview = pressed(clerk, "handling", preview, "map", **{"all-kind": "penalty"})
    assert "2026年，行政处罚：2行，受理数2，办结数2，处理决定数2" in preview
    pressed(clerk, "handling", preview, "import")
    _item(here, "采矿许可", "licensing", "X1")
    _item(here, "采矿许可", "licensing", "X2")
    _item(here, "违法占地处罚")
    mixed = "事项名称\t月份\t处理决定数\nX2\t2026-02\t3\n违法占地处罚\t2026年2月\t4"
    pressed(clerk, "handling", pasted(clerk, "handling", mixed), "import")
    assert list(Handling.objects.order_by("pk").values_list("kind", "item__code", "on", "decisions")) == [
        ("penalty", None, date(2026, 3, 2), 1),
        ("penalty", None, date(2026, 3, 3), 1),
        ("licensing", "X2", date(2026, 2, 28), 3),
        ("penalty", "", date(2026, 2, 28), 4),
    ]
    assert "权责清单里有2项同名" in pasted(clerk, "handling", mixed.replace("X2", "采矿许可"))


def test_a_number_that_is_here_of_another_day_is_in_the_way(clerk: Client) -> None:
    head = "类别,决定书文号,决定日期\n"
    row = "行政处罚,青罚〔2026〕1号,2026-03-0"
    first = uploaded(clerk, "handling", _csv(f"{head}{row}2\n"), "a.csv")
    pressed(clerk, "handling", first, "import")
    second = uploaded(clerk, "handling", _csv(f"{head}{row}3\n"), "a.csv")
    assert "决定书文号“青罚〔2026〕1号”已经登记过" in second
    assert 'value="import"' not in second
    pressed(clerk, "handling", second, "import")
    twice = uploaded(clerk, "handling", _csv(f"{head}{row}4\n{row}5\n"), "a.csv")
    assert "与第2行相同" in twice
    assert Handling.objects.count() == 1


def test_an_unclear_wording_is_settled_once_and_nothing_is_taken_before(clerk: Client) -> None:
    rows = "日期\t来源\t内容摘要\n2026-03-02\t微信小程序\t咨询医保\n2026-03-03\t微信小程序\t咨询社保\n2026-03-03\t12345\t噪声"
    preview = pasted(clerk, "calls", rows)
    assert "方式“微信小程序”（2行）" in preview
    assert "import" not in preview.split('name="do" value="')[1:]
    settled = pressed(clerk, "calls", preview, "map", **{"word-kind-微信小程序": "counter"})
    pressed(clerk, "calls", settled, "import")
    assert sorted(Call.objects.values_list("kind", "subject")) == [
        ("counter", "咨询医保"),
        ("counter", "咨询社保"),
        ("hotline", "噪声"),
    ]


def test_of_a_thousand_unclear_wordings_the_commonest_are_asked_first(clerk: Client) -> None:
    rows = "".join(f"2026-03-02\t不知道{number}\t咨询\n" for number in range(1100))
    preview = pasted(
        clerk, "calls", f"日期\t来源\t内容摘要\n2026-03-02\t说不清\t咨询\n{rows}2026-03-02\t说不清\t咨询"
    )
    assert "方式“说不清”（2行）" in preview
    assert preview.count('<label for="w-') == 50
    # What the form sends is taken.
    settled = pressed(clerk, "calls", preview, "map", **{"word-kind-说不清": "counter"})
    assert "方式“说不清”" not in settled
    assert settled.count('<label for="w-') == 50


@pytest.mark.parametrize(
    ("code", "row", "says"),
    [
        (
            "calls",
            "日期\t方式\t内容摘要\t件数\n2026-03-02\t电话\t咨询\t20余",
            "“件数”（D2）写的是“20余”，不是确数",
        ),
        ("calls", "日期\t方式\t内容摘要\n3月2日\t电话\t咨询", "没有年份"),
        ("calls", "日期\t方式\t内容摘要\n2026-03-13\t电话\t咨询", "还没有到"),
        ("calls", "日期\t方式\t内容摘要\n2026-03-02\t电话\t ", "“内容摘要”（C2）是空的"),
        ("messages", "收到日期\t标题\t答复日期\n2026-03-02\t路灯\t2026-03-01", "早于“收到日期”"),
        ("messages", "收到日期\t标题\t责任科室\n2026-03-02\t路灯\t财务科", "本机关没有这个科室"),
        ("messages", "收到日期\t标题\n2026-03-02\t" + "长" * 301, "写短到300个字以内"),
        ("handling", "类别\t月份\t事项\t决定数\n行政许可\t2026-02\t采砂许可\t3", "权责清单里没有这一项"),
        ("handling", "类别\t月份\t决定数\n行政检查\t2026-02\t3", "分不清是哪一种"),
        ("charges", "职责\t姓名\t自\t专职\n成员\t韩立\t2026-01-01\t也许", "分不清是不是专职"),
        ("procurement", "成交日期\t项目名称\t金额\n2026-03-02\t空调\t=A1*2", "没有算出结果的公式"),
    ],
)
def test_what_is_wrong_is_said_of_its_cell_and_nothing_is_taken(
    clerk: Client, code: str, row: str, says: str
) -> None:
    preview = pasted(clerk, code, row)
    assert says in preview
    pressed(clerk, code, preview, "import")
    assert not LEDGERS[code].model.objects.exists()


def test_all_that_is_wrong_with_a_row_is_said_at_once(clerk: Client) -> None:
    preview = pasted(clerk, "messages", "收到日期\t标题\t责任科室\n2026-03-13\t路灯\t财务科")
    assert "2026年3月13日还没有到" in preview
    assert "本机关没有这个科室" in preview


def test_the_problems_go_back_as_a_sheet(clerk: Client) -> None:
    preview = pasted(clerk, "calls", "日期\t方式\t内容摘要\t件数\n2026-03-02\t电话\t咨询\t若干")
    sent = {
        "do": "problems",
        "name": "台账.xlsx",
        "data": preview.split('name="data" value="')[1].split('"')[0],
    }
    answer = clerk.post(reverse("ledger-import", args=["calls"]), sent)
    sheet = load_workbook(BytesIO(answer.content))["问题"]
    assert [cell.value for cell in sheet[2]][:4] == [2, "件数", "D2", "若干"]


def test_amounts_are_yuan_whatever_the_column_says(clerk: Client) -> None:
    in_wan = "成交日期,项目名称,中标金额（万元）\n2026-03-02,机房空调,120.5\n"
    preview = uploaded(clerk, "procurement", _csv(in_wan), "采购.csv")
    assert "金额（元）1205000.00" in preview
    pressed(clerk, "procurement", preview, "import")
    assert Purchase.objects.get().amount == 1_205_000
    # Two headings are enough for a head; two receipts alike are two receipts.
    receipts = "日期\t金额\n2026-03-02\t35.50\n2026-03-02\t35.50"
    pressed(clerk, "fees", pasted(clerk, "fees", receipts), "import")
    assert FeeCollected.objects.count() == 2


def test_a_ledger_out_of_use_takes_nothing_and_those_of_the_office_are_its_own(
    here: County, clerk: Client
) -> None:
    officer = here.client(Role.OFFICER)
    upload = officer.get(reverse("ledger-import", args=["messages"]))
    assert upload.status_code == 200
    # Who pastes rows is not asked for a file by the browser.
    assert " required" not in upload.content.decode()
    assert officer.get(reverse("ledger-import", args=["charges"])).status_code == 403
    assert clerk.get(reverse("ledger-import", args=["nothing"])).status_code == 404
    book_of(here.agency, LEDGERS["messages"], WHEN)
    switch(here.agency, LEDGERS["messages"], here.actor(Role.CLERK), WHEN, on=False)
    refused = pasted(clerk, "messages", "2026-03-10\t信箱\t路灯")
    assert "已经停用" in refused
    assert "2026-03-10\t信箱\t路灯</textarea>" in refused
    assert "这不是电子表格" in uploaded(clerk, "calls", b"%PDF-1.4", "a.pdf")


@pytest.mark.parametrize("code", LEDGERS)
def test_what_a_ledger_exports_it_knows_again(here: County, clerk: Client, code: str) -> None:
    ledger = LEDGERS[code]
    entering.enter(here.agency, ledger, ROWS[code], here.actor(Role.CLERK), WHEN)
    exported = reverse("ledger-export", args=[code, "xlsx"])
    preview = uploaded(clerk, code, clerk.get(exported).content)
    assert "读出1件，没有问题。" in preview
    assert "其中1件已经导入，不会重复" in preview
    assert "现在写的不一样" not in preview


def test_questions_do_not_grow_with_the_rows(
    clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = "\n".join(f"2026-03-10\t信箱\t路灯{number}" for number in range(60))
    with django_assert_max_num_queries(25):
        preview = pasted(clerk, "messages", rows)
    with django_assert_max_num_queries(60):
        pressed(clerk, "messages", preview, "import")
    assert Message.objects.count() == 60
