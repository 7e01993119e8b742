"""The page of Table 3: real labels, every number a link to its list, files, and nobody else's numbers."""

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
from gongkai.casework.models import Spell
from gongkai.casework.test_table_3 import STORIES, Story, file
from gongkai.report.reading.json import read_json

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
PAGE = "/desk/table-3/"


@pytest.fixture
def qingxi() -> County:
    made = county(TODAY)
    file(made.agency, STORIES)
    file(made.government, [Story(date(2026, 2, 2))])
    file(made.other, [Story(date(2026, 2, 2))])
    return made


def test_every_number_but_zero_opens_the_list_of_its_cases(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    page = client.get(PAGE, {"year": 2026}).content.decode()
    opens = re.findall(r'class="n"[^>]*href="\?([^"#]*cell=t3[^"#]*)#open">(\d+)</a>', page)
    assert len(opens) >= 20
    for address, count in opens:
        opened = client.get(f"{PAGE}?{address.replace('&amp;', '&')}").content.decode()
        assert f"：{count}件</h2>" in opened
        assert opened.count('<p class="meta"><span class="no">') == int(count)


def test_the_page_prints_the_statutory_labels_and_that_the_table_balances(qingxi: County) -> None:
    page = qingxi.client(Role.OGI_HEAD).get(PAGE, {"year": 2026}).content.decode()
    assert '<th class="v" rowspan="22" scope="rowgroup"><span>三、本年度办理结果</span></th>' in page
    assert "勾稽关系相符：" in page
    assert "4＋2＝5＋1" in page
    assert "（二）部分公开（区分处理的，只计这一情形，不计其他情形）" in page


def test_a_clerk_counts_the_own_agency_and_nothing_else(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK, qingxi.government)
    own = client.get(PAGE, {"year": 2026, "subtree": "1"}).content.decode()
    assert "1＋0＝0＋1" in own
    for agency in (qingxi.agency, qingxi.other):
        for name in ("table-3", "table-3-workbook", "table-3-data", "table-3-cases"):
            assert client.get(reverse(name), {"agency": agency.pk}).status_code == 404


def test_a_superiors_reader_counts_any_agency_below_or_all_together(qingxi: County) -> None:
    client = qingxi.client(Role.SUPERIOR_READER, qingxi.government)
    below = client.get(PAGE, {"year": 2026, "agency": qingxi.agency.pk}).content.decode()
    assert "4＋2＝5＋1" in below
    together = client.get(PAGE, {"year": 2026, "subtree": "1"}).content.decode()
    assert "5＋2＝5＋2" in together
    assert client.get(PAGE, {"agency": qingxi.other.pk}).status_code == 404


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEGAL_REVIEWER, Role.ADMINISTRATOR])
def test_posts_that_do_not_see_every_case_do_not_see_the_lists(qingxi: County, role: Role) -> None:
    assert qingxi.client(role).get(PAGE).status_code == 403


@pytest.mark.parametrize("cell", ["t3.outcome.none@total", "t3.received_new@nobody", "x"])
def test_a_number_that_the_form_lacks_does_not_exist(qingxi: County, cell: str) -> None:
    assert qingxi.client(Role.CLERK).get(PAGE, {"cell": cell}).status_code == 404


def test_the_files_hold_the_same_numbers(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    data = client.get(reverse("table-3-data"), {"year": 2026})
    report = read_json(data.content)
    assert report.value("t3.outcome.total@natural_person") == 4
    assert json.loads(data.content)["answers"]["fail"] == 0
    book = load_workbook(BytesIO(client.get(reverse("table-3-workbook"), {"year": 2026}).content))
    rows = [[cell for cell in row if cell is not None] for row in book["表三"].iter_rows(values_only=True)]
    assert [3, 1, 0, 0, 0, 1, 5] not in rows
    assert ["（七）总计", 4, 1, 0, 0, 0, 0, 5] in rows
    listed = client.get(reverse("table-3-cases"), {"year": 2026, "cell": "t3.outcome.total@total"})
    assert load_workbook(BytesIO(listed.content))["案件"].max_row == 1 + 5


def test_cases_closed_without_an_outcome_are_named_on_the_page(qingxi: County) -> None:
    Spell.objects.filter(agency=qingxi.agency, outcome="granted").update(outcome="")
    client = qingxi.client(Role.CLERK)
    page = client.get(PAGE, {"year": 2026}).content.decode()
    assert "2件已办结而没有结果" in page
    assert "4＋2≠3＋1" in page
    assert "：2件</h2>" in client.get(PAGE, {"year": 2026, "cell": "without_outcome"}).content.decode()


def test_the_page_asks_the_database_at_most_twelve_times(qingxi: County) -> None:
    client = qingxi.client(Role.SUPERIOR_READER, qingxi.government)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE, {"year": 2026, "subtree": "1", "cell": "t3.received_new@total"})
    assert len(asked) <= 12
