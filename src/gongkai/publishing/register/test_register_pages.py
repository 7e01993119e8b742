"""The register on the desk: its numbers open their documents; documents of before come in from a spreadsheet."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html as parser
from openpyxl import load_workbook
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.role import Role
from gongkai.casework.register_import.heading import find_heading
from gongkai.casework.register_import.register import Register
from gongkai.casework.register_import.sheet import read_sheets
from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document, Publication
from gongkai.publishing.register.register_import.field import HEADINGS
from gongkai.publishing.register.register_import.reading import read_register
from gongkai.publishing.register.register_import.row import Choices, DocumentRow

DAY = date(2026, 3, 12)
PAGE = "/desk/register-of-documents/"
HEAD = "文件名称,发文字号,印发日期,有效性,废止日期,废止依据,有效期至,科室\n"


@pytest.fixture
def qingxi(db: None, monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY).at)
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def read(text: str) -> Register[DocumentRow]:
    (sheet,) = read_sheets(text.encode(), "目录.csv")
    heading = find_heading(sheet, HEADINGS)
    assert heading
    return read_register(sheet, heading, Choices(heading.mapped, {"规划科": 7}), DAY)


def test_a_row_says_what_was_issued_and_what_became_of_it() -> None:
    found = read(
        HEAD + "老办法,青自然资规[2011]3号,2011年5月6日,现行有效,,,2031-05-06,规划科\n"
        "旧办法,,2012/1/4,已废止,2019-08-01,青政发〔2019〕8号,,\n"
    )
    assert not found.problems
    assert found.rows == (
        DocumentRow(
            2,
            "老办法",
            date(2011, 5, 6),
            DocumentKind.NORMATIVE,
            Validity.IN_FORCE,
            "青自然资规〔2011〕3号",
            valid_until=date(2031, 5, 6),
            unit=7,
        ),
        DocumentRow(
            3,
            "旧办法",
            date(2012, 1, 4),
            DocumentKind.NORMATIVE,
            Validity.REPEALED,
            changed_on=date(2019, 8, 1),
            changed_by="青政发〔2019〕8号",
        ),
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("办法,,,有效,,,,", "是空的"),
        (",,2011-05-06,有效,,,,", "是空的"),
        ("办法,,2027-05-06,有效,,,,", "晚于今天"),
        ("办法,,2011-05-06,废止失效,,,,", "分不清是哪一种"),
        ("办法,,2011-05-06,废止,2010-01-01,,,", "早于"),
        ("办法,,2011-05-06,有效,2012-01-01,,,", "有日期，有效性却是“有效”"),
        ("办法,,2011-05-06,有效,,,,财务科", "写的是“财务科”，本机关没有"),
        ("办法,,2011-02-30,有效,,,,", "不是一个存在的日期"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_of_its_cell(row: str, says: str) -> None:
    found = read(f"{HEAD}{row}\n")
    assert says in str(found.problems[0])
    assert not found.rows


def test_a_number_that_stands_twice_is_a_problem() -> None:
    row = "办法,青自然资规〔2011〕3号,2011-05-06,有效,,,,\n"
    assert "与第2行的发文字号相同" in str(read(HEAD + row + row).problems[0])


def sent(client: Client, said: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The page that answers, and what its form would send on."""
    answer = client.post(f"{PAGE}import/", said)
    assert answer.status_code == 200
    html = answer.content.decode()
    forms = parser.fromstring(html).forms
    return html, {key: value or "" for form in forms[-1:] for key, value in form.form_values()}


def test_documents_of_before_come_in_from_a_spreadsheet_and_only_once(qingxi: County, room: Newsroom) -> None:
    room.published(DAY, "甲办法")
    client = qingxi.client(Role.CLERK)
    rows = "老办法,青自然资规〔2011〕3号,2011-05-06,有效,,,,规划科\n旧办法,,2012-01-04,废止,2019-08-01,,,\n"
    file = SimpleUploadedFile("目录.csv", (HEAD + rows).encode())
    html, form = sent(client, {"file": file, "do": "read"})
    assert "读出2件，没有问题。" in html
    assert "行政规范性文件，废止1件" in html
    assert Document.objects.count() == 1
    html, _done = sent(client, {**form, "do": "import"})
    assert "这个登记簿已有2件在本系统。" in html
    sent(client, {**form, "do": "import"})
    assert Document.objects.count() == 3
    assert Publication.objects.count() == 1
    old = Document.objects.get(title="老办法")
    assert (old.stage, old.unit.name, old.column.code) == ("registered", "规划科", "normative")

    text = parser.fromstring(client.get(PAGE, {"from": "2019-01-01", "to": "2019-12-31"}).content)
    (line,) = text.xpath("//section[@aria-labelledby='h-numbers']//tr[contains(th, '规范性文件')]")
    # 制发 0, 废止 1, and in force at the end of 2019 the one of 2011 alone.
    assert [cell.text_content() for cell in line.xpath("td")] == ["0", "1", "1"]
    opened = client.get(f"{PAGE}{line.xpath('td[2]/a/@href')[0].partition('#')[0]}").content.decode()
    assert "旧办法" in opened
    assert "老办法" not in opened
    assert "（2019-08-01起）" in opened


def test_a_row_that_contradicts_what_is_here_is_in_the_way(qingxi: County, room: Newsroom) -> None:
    document = room.published(DAY)
    row = f"{document.title},{document.document_number},2026-03-12,废止,,,,\n"
    file = SimpleUploadedFile("目录.csv", (HEAD + row).encode())
    html, _form = sent(qingxi.client(Role.CLERK), {"file": file, "do": "read"})
    assert "在本系统里是“有效”，表里写的是“废止”" in html


def test_the_list_is_narrowed_exported_and_asked_with_few_questions(qingxi: County, room: Newsroom) -> None:
    first = room.published(DAY, "甲办法", valid_until="2026-03-11")
    second = room.published(DAY, "乙办法")
    said = {"validity": "repealed", "on": DAY, "by": f"/info/{second.pk}/"}
    room.take(room.published(DAY, "丙办法"), "change_validity", DAY, said)
    client = qingxi.client(Role.OFFICER)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        html = client.get(PAGE).content.decode()
    assert len(asked) <= 30, [one["sql"][:120] for one in asked]
    for words in (
        "1件有效期已过，还按现行有效计。",
        "废止本件：",
        "本件废止：",
        f"/desk/documents/{first.pk}/",
    ):
        assert words in html
    room.published(DAY, "丁办法")
    with CaptureQueriesContext(connection) as again:
        client.get(PAGE)
    assert len(again) == len(asked)

    def titles(**query: str) -> list[str]:
        tree = parser.fromstring(client.get(PAGE, query).content)
        return [one.text_content() for one in tree.xpath("//section[@id='rows']//th[@scope='row']/a")]

    assert titles(validity="lapsed") == ["甲办法"]
    assert titles(validity="repealed") == ["丙办法"]
    assert titles(q="乙") == ["乙办法"]
    assert titles(cell="repealed") == ["丙办法"]
    assert titles(kind="rule") == []
    book = load_workbook(BytesIO(client.get(f"{PAGE}list.xlsx").content))
    listed = {row[2] for row in book.active.iter_rows(values_only=True)}
    assert {"甲办法", "乙办法", "丙办法", "丁办法"} <= listed


def test_who_looks_on_from_above_sees_the_subtree_and_keeps_nothing(qingxi: County, room: Newsroom) -> None:
    room.published(DAY, "甲办法")
    above = qingxi.client(Role.SUPERIOR_READER, qingxi.government)
    html = above.get(PAGE, {"subtree": "1"}).content.decode()
    assert "甲办法" in html
    assert "导入以前的文件" not in html
    assert above.get(f"{PAGE}import/").status_code in (403, 404)
    elsewhere = qingxi.client(Role.CLERK, qingxi.other).get(PAGE, {"agency": qingxi.agency.pk})
    assert elsewhere.status_code == 404
