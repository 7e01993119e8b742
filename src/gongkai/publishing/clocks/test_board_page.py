"""The board on the desk: by urgency, narrowed, exported; duties beside it."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html as parser
from openpyxl import load_workbook
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.role import Role
from gongkai.publishing.models import Column, Duty, DutyDone

DAY = date(2026, 3, 12)
PAGE = "/desk/board/"


@pytest.fixture
def qingxi(db: None, monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY).at)
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    room = Newsroom(qingxi)
    Column.objects.update(fresh_within=None)
    return room


def groups(client: Client, **query: str) -> dict[str, list[str]]:
    """What stands under each heading."""
    tree = parser.fromstring(client.get(PAGE, query).content)
    return {
        section.xpath(".//h2")[0].text_content(): [
            one.text_content() for one in section.xpath(".//th[@scope='row']/a")
        ]
        for section in tree.xpath("//section[@class='block']")
    }


def test_what_is_due_stands_by_urgency_and_is_narrowed_and_exported(qingxi: County, room: Newsroom) -> None:
    room.begin(DAY, "晚了的", date_of_document="2026-01-05")
    room.begin(DAY, "快了的", date_of_document="2026-02-06")
    room.begin(DAY, "还早的", date_of_document="2026-03-10")
    room.published(DAY, "新办法", valid_until="2026-05-01")
    client = qingxi.client(Role.CLERK)
    found = groups(client)
    assert found == {
        "已逾期": ["公开《晚了的》"],
        "快到期": ["公开《快了的》", "发布《新办法》的解读"],
        "进行中": ["公开《还早的》", "评估《新办法》是否延续"],
    }
    assert groups(client, kind="validity") == {"进行中": ["评估《新办法》是否延续"]}
    assert groups(client, urgency="late") == {"已逾期": ["公开《晚了的》"]}
    assert groups(client, unit="-") == {}
    unit = qingxi.units["不动产登记科"].pk
    assert groups(client, unit=str(unit)) == found
    page = client.get(PAGE).content.decode()
    assert "自2026年1月5日形成起20个工作日内公开，条例第二十六条" in page
    assert "林一帆" in page
    book = load_workbook(BytesIO(client.get(f"{PAGE}list.xlsx", {"kind": "publish"}).content))
    rows = [row for row in book.active.iter_rows(values_only=True) if row[1] == "公开期限"]
    assert [row[2] for row in rows] == ["公开《晚了的》", "公开《快了的》", "公开《还早的》"]


def test_the_page_asks_no_more_for_more_lines(qingxi: County, room: Newsroom) -> None:
    client = qingxi.client(Role.CLERK)
    room.begin(DAY, "甲", date_of_document="2026-03-10")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as first:
        client.get(PAGE)
    for title in ("乙", "丙", "丁"):
        room.begin(DAY, title, date_of_document="2026-03-10")
    with CaptureQueriesContext(connection) as again:
        client.get(PAGE)
    assert len(again) == len(first)


def test_from_above_agencies_are_counted_and_opened(qingxi: County, room: Newsroom) -> None:
    room.begin(DAY, "晚了的", date_of_document="2026-01-05")
    above = qingxi.client(Role.SUPERIOR_READER, qingxi.government)
    html = above.get(PAGE, {"subtree": "1"}).content.decode()
    assert "晚了的" not in html
    assert "一份没有公开的信息" in html
    tree = parser.fromstring(html)
    [row] = tree.xpath("//section[@aria-labelledby='h-agencies']//tbody/tr")
    assert [cell.text_content() for cell in row] == ["青溪县自然资源局", "1", "0", "0"]
    opened = above.get(PAGE + row.xpath(".//a/@href")[0]).content.decode()
    assert "一份没有公开的信息" in opened
    assert qingxi.client(Role.CLERK, qingxi.other).get(PAGE, {"agency": qingxi.agency.pk}).status_code == 404


def test_a_duty_is_kept_by_the_office_and_fulfilled_by_what_was_published_after_its_period(
    qingxi: County, room: Newsroom
) -> None:
    client = qingxi.client(Role.CLERK)
    said = {
        "title": "饮用水水质",
        "basis": "水法",
        "period": "month",
        "within": "10",
        "kind": "statistics",
        "since": "2026-02-01",
    }
    assert client.post("/desk/duties/new/", {**said, "kind": ""}).status_code == 422
    assert client.post("/desk/duties/new/", said).status_code == 302
    duty = Duty.objects.get()
    assert "公开2026年2月饮用水水质" in client.get(PAGE).content.decode()
    room.published(DAY, "动态", kind="news")
    address = f"/desk/duties/{duty.pk}/"
    assert "期末以后还没有公开过这类信息。" in client.get(address).content.decode()
    document = room.published(DAY, "2月水质", kind="statistics")
    assert "就是这一期" in client.get(address).content.decode()

    wrong = client.post(address, {"period": "2026-03-31", "document": document.pk})
    assert wrong.status_code == 422
    assert "这一期还没有结束" in wrong.content.decode()
    assert client.post(address, {"period": "2026-02-28", "document": "999"}).status_code == 422
    assert client.post(address, {"period": "2026-02-28", "document": document.pk}).status_code == 302
    assert client.post(address, {"period": "2026-02-28", "document": document.pk}).status_code == 422
    assert DutyDone.objects.get().document == document
    assert "饮用水水质" not in client.get(PAGE).content.decode()
    assert "2026年2月：" in client.get(address).content.decode()
    assert qingxi.client(Role.CLERK, qingxi.other).get(address).status_code == 404
    above = qingxi.client(Role.SUPERIOR_READER, qingxi.government)
    assert above.get(address).status_code == 200
    above.post(address, {"period": "2026-02-28", "document": document.pk})
    assert DutyDone.objects.count() == 1
