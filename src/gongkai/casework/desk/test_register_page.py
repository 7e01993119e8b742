"""The register: found by number, words and name, taken away with names masked; the unconfirmed with their age."""

import csv
import re
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests.county import County
from tests.desk_cases import LIN, TODAY, Office

from gongkai.agencies.role import Role
from gongkai.casework.intake import Party
from gongkai.law.receipt import Channel


def titles(page: str) -> list[str]:
    return re.findall(r'<th role="rowheader" scope="row"><a href="[^"]*">([^<]*)</a>', page)


def test_the_newest_stand_first(here: County, office: Office) -> None:
    office.of_the_inbox()
    page = here.client("clerk").get("/desk/applications/").content.decode()
    assert titles(page) == [
        "柳渡镇采砂许可证及年检材料",
        "青溪镇老车站地块容积率调整批复",
        "全县所有规划文件",
        "石桥村2024年征收土地补偿登记表等3项",
        "北坪社区不动产测绘成果图",
    ]
    assert "1件还没有确认收到" in page
    assert "林小满" not in page


def test_a_name_is_found_only_by_whom_sees_personal_data_and_only_whole(here: County, office: Office) -> None:
    office.of_the_inbox()

    def found(role: str, words: str) -> int:
        return len(titles(here.client(role).get("/desk/applications/", {"q": words}).content.decode()))

    assert found("clerk", "林小满") == 3
    assert found("clerk", "林小") == 0
    assert found("leader", "林小满") == 0
    assert found("leader", "规划") == 1


def test_nothing_found_says_so(here: County, office: Office) -> None:
    page = here.client("clerk").get("/desk/applications/?q=没有").content.decode()
    assert "没有这样的案件。" in page


def test_the_list_is_taken_away_with_names_masked_and_formulas_harmless(here: County, office: Office) -> None:
    office.register("=HYPERLINK(1)", on=TODAY)
    client = here.client("clerk")
    answer = client.get("/desk/applications/list.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    heads, row = list(csv.reader(StringIO(text)))
    told = dict(zip(heads, row, strict=True))
    assert told["申请内容摘要"] == "'=HYPERLINK(1)"
    assert told["申请人"] == "林*"
    assert told["答复期限"] == "2026-04-10"
    book = load_workbook(BytesIO(client.get("/desk/applications/list.xlsx").content))
    [_heads, line] = list(book.active.iter_rows(values_only=True))
    assert line[3:5] == ("=HYPERLINK(1)", "林*")
    assert book.active["D2"].data_type == "s"
    assert client.get("/desk/applications/list.exe").status_code == 404


def test_what_is_taken_away_is_what_was_narrowed_down(here: County, office: Office) -> None:
    office.of_the_inbox()
    answer = here.client("clerk").get("/desk/applications/list.csv?theme=planning")
    assert b"".join(answer.streaming_content).decode().count("青自然资申") == 1


def test_the_unconfirmed_stand_with_their_age_oldest_first(here: County, office: Office) -> None:
    office.register("三日前", on=date(2026, 3, 9), channel=Channel.ONLINE)
    old = office.register("二月的", on=date(2026, 2, 27), channel=Channel.FAX)
    office.register("今天的", on=TODAY, channel=Channel.PLAIN_MAIL)
    office.register("当面的", on=TODAY)
    for _ in range(2):
        office.take(old, "note_unreachable", TODAY, {"note": "电话无人接"})
    page = here.client("clerk").get("/desk/applications/unconfirmed/").content.decode()
    assert titles(page) == ["二月的", "三日前", "今天的"]
    # 28 February 2026 is worked (调休), so nine working days after 27 February: 12 March.
    assert re.findall(r"已等\d+个工作日|今天到达", page) == ["已等10个工作日", "已等3个工作日", "今天到达"]
    assert "联系不上，已登记2次" in page


def test_pages_cost_the_same_however_many_cases(here: County, office: Office) -> None:
    office.of_the_inbox()
    client = here.client("clerk")
    for where in ("/desk/applications/", "/desk/applications/unconfirmed/"):
        client.get(where)
        asked = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                client.get(where)
            asked.append(len(queries))
            office.register("又一件", on=TODAY, channel=Channel.FAX, by=Party("甲"))
        assert asked[0] == asked[1] <= 12


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("where", ["", "list.csv", "list.xlsx", "unconfirmed/", "?q=林小满"])
def test_nobody_finds_cases_of_another_agency(here: County, office: Office, role: Role, where: str) -> None:
    office.register("一号公告", on=TODAY, channel=Channel.ONLINE, by=LIN)
    answer = here.client(role, here.other).get(f"/desk/applications/{where}")
    assert answer.status_code == (403 if role is Role.ADMINISTRATOR else 200)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert "一号公告" not in content.decode(errors="ignore")
    assert "青自然资申" not in content.decode(errors="ignore")
