"""The page of Table 4: real labels, every number a link to its disputes, files, and nobody else's numbers."""

import json
import re
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.casework.disputes.test_table_4 import STORIES, Story, file
from gongkai.law.dispute import DisputeKind
from gongkai.report.reading.json import read_json

pytestmark = pytest.mark.django_db

PAGE = "/desk/table-4/"
# Of the stories: two reviews upheld, one corrected, one pending; a direct suit with another result; a suit pending.
ROW = [2, 1, 0, 1, 4, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1]


@pytest.fixture
def qingxi() -> County:
    made = county(date(2026, 11, 20))
    file(made.agency, STORIES)
    file(made.government, [Story(date(2026, 2, 2))])
    file(made.other, [Story(date(2026, 2, 2), kind=DisputeKind.SUIT_DIRECT)])
    return made


def cells(page: str) -> list[int]:
    """The one row of numbers as printed."""
    (row,) = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    return [int(re.sub("<[^>]+>", "", cell)) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]


def test_every_number_but_zero_opens_the_list_of_its_disputes(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    page = client.get(PAGE, {"year": 2026}).content.decode()
    assert cells(page) == ROW
    opens = re.findall(r'class="n"[^>]*href="\?([^"#]*cell=t4[^"#]*)#open">(\d+)</a>', page)
    assert len(opens) == sum(1 for count in ROW if count)
    for address, count in opens:
        opened = client.get(f"{PAGE}?{address.replace('&amp;', '&')}").content.decode()
        assert f"：{count}件</h2>" in opened
        assert opened.count('<p class="meta"><span class="no">') == int(count)


def test_the_page_prints_the_statutory_heads_and_says_how_pending_ones_count(qingxi: County) -> None:
    page = qingxi.client(Role.OGI_HEAD).get(PAGE, {"year": 2026}).content.decode()
    heads = [re.sub("<[^>]+>", "", head) for head in re.findall(r"<th[^>]*>.*?</th>", page, re.DOTALL)]
    columns = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    assert heads == ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", *columns * 3]
    assert "本年按结果再计一次" in page


def test_a_clerk_counts_the_own_agency_and_nothing_else(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK, qingxi.government)
    own = client.get(PAGE, {"year": 2026, "subtree": "1"}).content.decode()
    assert cells(own) == [0, 0, 0, 1, 1, *[0] * 10]
    for agency in (qingxi.agency, qingxi.other):
        for name in ("table-4", "table-4-workbook", "table-4-data", "table-4-cases"):
            answer = client.get(reverse(name), {"agency": agency.pk, "cell": "t4.review.total"})
            assert answer.status_code == 404


def test_a_superiors_reader_counts_any_agency_below_or_all_together(qingxi: County) -> None:
    client = qingxi.client(Role.SUPERIOR_READER, qingxi.government)
    below = client.get(PAGE, {"year": 2026, "agency": qingxi.agency.pk}).content.decode()
    assert cells(below) == ROW
    together = client.get(PAGE, {"year": 2026, "subtree": "1"}).content.decode()
    assert cells(together) == [2, 1, 0, 2, 5, *ROW[5:]]
    assert client.get(PAGE, {"agency": qingxi.other.pk}).status_code == 404


def test_a_legal_reviewer_sees_table_4_and_no_way_to_table_3(qingxi: County) -> None:
    page = qingxi.client(Role.LEGAL_REVIEWER).get(PAGE, {"year": 2026}).content.decode()
    assert cells(page) == ROW
    assert "/desk/table-3/" not in page
    assert "/desk/table-3/" in qingxi.client(Role.CLERK).get(PAGE).content.decode()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.ADMINISTRATOR])
def test_posts_that_do_not_see_every_dispute_do_not_see_the_lists(qingxi: County, role: Role) -> None:
    assert qingxi.client(role).get(PAGE).status_code == 403


@pytest.mark.parametrize("cell", ["t4.review.refused", "t3.received_new@total", "x"])
@pytest.mark.parametrize("name", ["table-4", "table-4-cases"])
def test_a_number_that_the_form_lacks_does_not_exist(qingxi: County, cell: str, name: str) -> None:
    assert qingxi.client(Role.CLERK).get(reverse(name), {"cell": cell}).status_code == 404


def test_the_files_hold_the_same_numbers(qingxi: County) -> None:
    client = qingxi.client(Role.LEGAL_REVIEWER)
    data = client.get(reverse("table-4-data"), {"year": 2026})
    assert read_json(data.content).value("t4.review.total") == 4
    assert json.loads(data.content)["answers"]["fail"] == 0
    book = load_workbook(BytesIO(client.get(reverse("table-4-workbook"), {"year": 2026}).content))
    rows = [[cell for cell in row if cell is not None] for row in book["表四"].iter_rows(values_only=True)]
    assert ROW in rows
    listed = client.get(reverse("table-4-cases"), {"year": 2026, "cell": "t4.review.upheld"})
    assert load_workbook(BytesIO(listed.content))["复议诉讼"].max_row == 1 + 2


def test_the_page_asks_the_database_at_most_twelve_times(qingxi: County) -> None:
    client = qingxi.client(Role.SUPERIOR_READER, qingxi.government)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(PAGE, {"year": 2026, "subtree": "1", "cell": "t4.review.total"}).content.decode()
    assert "：5件</h2>" in page
    assert len(asked) <= 12
