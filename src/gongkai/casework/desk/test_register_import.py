"""An existing register brought through the pages gives by query the printed Table 3 of the reports it is like."""

import json
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.county import County, county
from tests.registers import as_of_seed_001, as_of_seed_002
from tests.shared_reports import folder

from gongkai.agencies.role import Role
from gongkai.casework.desk import register_pages
from gongkai.casework.models import Application, Spell
from gongkai.casework.rederiving import differences
from gongkai.casework.steps import importing
from gongkai.records.models import Case, Event, Secret
from gongkai.workflow.calendar import readings, working_days
from gongkai.workflow.models import Task

pytestmark = pytest.mark.django_db

IMPORT = "/desk/applications/import/"


@pytest.fixture
def qingxi() -> County:
    return county(date(2026, 11, 20))


def read(client: Client, made: tuple[str, bytes]) -> str:
    upload = SimpleUploadedFile(made[0], made[1])
    return client.post(IMPORT, {"do": "read", "file": upload}).content.decode()


def carried(made: tuple[str, bytes], **more: str) -> dict[str, str]:
    from base64 import b64encode

    return {"name": made[0], "data": b64encode(made[1]).decode(), **more}


def bring(client: Client, made: tuple[str, bytes]) -> str:
    return client.post(IMPORT, carried(made, do="import")).content.decode()


def cells(client: Client, year: int) -> dict[str, int]:
    data = json.loads(client.get("/desk/table-3/table.json", {"year": year}).content)
    return {code: cell["value"] for code, cell in data["cells"].items() if cell["value"]}


def columns(code: str, count: int) -> dict[str, int]:
    return {f"t3.{code}@natural_person": count, f"t3.{code}@total": count}


def test_the_register_like_seed_001_gives_its_printed_table(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    page = read(client, as_of_seed_001())
    assert "读出11件，没有问题" in page
    assert "2020年收到11件" in page
    assert not Application.objects.exists()
    assert "这个登记簿已有11件在本系统" in bring(client, as_of_seed_001())
    # Copied by hand from the report: 11 received, 9 granted, 2 refused for third parties, nothing carried over.
    assert cells(client, 2020) == {
        **columns("received_new", 11),
        **columns("outcome.granted", 9),
        **columns("outcome.refused.third_party", 2),
        **columns("outcome.total", 11),
    }


def test_the_register_like_seed_002_gives_its_printed_table(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    bring(client, as_of_seed_002())
    assert cells(client, 2021) == {
        **columns("received_new", 9),
        **columns("outcome.granted", 6),
        **columns("outcome.refused.internal_affairs", 3),
        **columns("outcome.total", 9),
    }
    page = client.get("/desk/table-3/", {"year": 2021}).content.decode()
    assert 'aria-label="互联网渠道，8件"' in page
    assert 'aria-label="邮寄（挂号信、EMS等需签收），1件"' in page


@pytest.mark.parametrize(
    ("slug", "year", "made"), [("seed-001", 2020, as_of_seed_001()), ("seed-002", 2021, as_of_seed_002())]
)
def test_the_table_is_that_of_the_shared_report(
    qingxi: County, slug: str, year: int, made: tuple[str, bytes]
) -> None:
    printed = {
        row["key"]: row["values"]
        for row in json.loads((folder() / slug / "truth.json").read_text())["table3"]
    }
    client = qingxi.client(Role.CLERK)
    bring(client, made)
    found = cells(client, year)
    for key, row in {
        "new": "received_new",
        "granted": "outcome.granted",
        "partial": "outcome.partial",
    }.items():
        assert found.get(f"t3.{row}@natural_person", 0) == printed[key][0]
        assert found.get(f"t3.{row}@total", 0) == printed[key][-1]
    refused = {"deny4": "third_party", "deny5": "internal_affairs"}
    for key, row in refused.items():
        assert found.get(f"t3.outcome.refused.{row}@total", 0) == printed[key][-1]


def test_what_is_taken_over_is_a_case_with_one_event_and_no_personal_data_in_it(qingxi: County) -> None:
    bring(qingxi.client(Role.CLERK), as_of_seed_001())
    assert Case.objects.count() == Event.objects.count() == 11
    assert not [event for event in Event.objects.all() if "赵一禾" in event.data]
    assert Secret.objects.filter(kind="name").count() == 11
    one = Application.objects.order_by("pk")[0]
    assert (one.applicant_masked, one.stage, one.imported) == ("赵*", "archived", True)
    assert not Task.objects.exists()
    assert not [
        d for case in Application.objects.all() for d in differences(case, working_days(), readings())
    ]


def test_taken_again_or_cut_off_in_the_middle_nothing_comes_twice(
    qingxi: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = qingxi.client(Role.CLERK)
    # A workbook tells the second in which it was made: the same file is brought each time.
    book = as_of_seed_001()
    monkeypatch.setattr(importing, "BATCH", 4)
    take = importing._take_over
    calls = []

    def fails_at_the_seventh(*arguments: object) -> None:
        calls.append(1)
        if len(calls) == 7:
            raise ConnectionError
        take(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "_take_over", fails_at_the_seventh)
    with pytest.raises(ConnectionError):
        bring(client, book)
    assert Application.objects.count() == 4
    assert "其中4件已经导入，不会重复" in read(client, book)
    bring(client, book)
    bring(client, book)
    assert Application.objects.count() == Spell.objects.count() == 11


def test_a_number_that_another_case_has_is_refused_by_line(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    bring(client, as_of_seed_002())
    name, data = as_of_seed_002()
    other = (name, data.replace("土地利用总体规划".encode("gbk"), "土地利用规划".encode("gbk")))
    page = read(client, other)
    assert "9行的编号已经有了" in page
    assert "编号2021-001在本系统已经有一件" in page
    bring(client, other)
    assert Application.objects.count() == 9


def test_columns_can_be_said_and_problems_are_named_and_given_back(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    name, data = as_of_seed_002()
    unknown = (name, data.replace("申请渠道".encode("gbk"), "来源".encode("gbk")))
    page = read(client, unknown)
    assert "还要指明：" in page
    assert "申请方式" in page
    said = client.post(IMPORT, carried(unknown, do="map", **{"column-4": "channel"})).content.decode()
    assert "读出9件，没有问题" in said
    whole = client.post(IMPORT, carried(unknown, do="map", channel="online")).content.decode()
    assert "读出9件，没有问题" in whole
    wrong = (name, data.replace(b"2021/1/29", b"2021/1/40"))
    page = read(client, wrong)
    assert "1行有问题" in page
    sheet = client.post(IMPORT, carried(wrong, do="problems"))
    assert sheet.content[:2] == b"PK"
    bring(client, wrong)
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (("空.xlsx", b" "), "文件是空的"),
        (("a.csv", b"1,2\n3,4\n"), "没有找到表头"),
        (("x.pdf", b"%PDF-1.4\n"), "表格"),
    ],
)
def test_a_file_that_is_no_register_is_refused_in_words(
    qingxi: County, made: tuple[str, bytes], says: str
) -> None:
    client = qingxi.client(Role.CLERK)
    response = client.post(IMPORT, {"do": "read", "file": SimpleUploadedFile(*made)})
    assert response.status_code == 422
    assert says in response.content.decode()


def test_only_clerks_take_registers_over(qingxi: County) -> None:
    for role in (Role.OFFICER, Role.ADMINISTRATOR, Role.AUDITOR):
        assert qingxi.client(role).post(IMPORT, carried(as_of_seed_001(), do="import")).status_code == 403
    assert not Application.objects.exists()


def test_an_open_row_is_worked_on_from_where_it_is(qingxi: County) -> None:
    text = (
        "登记编号,收到日期,申请人,申请人类型,申请方式,申请内容,是否延期,答复日期,答复结果\n"
        "旧1,2026-11-02,张三,公民,网络,规划图,否,,\n"
        "旧2,2026-11-02,李四,公民,网络,补偿方案,15个工作日,,\n"
        "旧3,2026-11-02,王五,公民,网络,会议纪要,是,,\n"
    )
    bring(qingxi.client(Role.CLERK), ("在办.csv", text.encode()))
    found = {one.number: (one.stage, one.due, one.extended_by) for one in Application.objects.all()}
    # Twenty working days after 2 November 2026 end on the 30th; fifteen more on 21 December, twenty on the 28th.
    assert found == {
        "旧1": ("registered", date(2026, 11, 30), 0),
        "旧2": ("registered", date(2026, 12, 21), 15),
        "旧3": ("registered", date(2026, 12, 28), 20),
    }
    assert set(Task.objects.values_list("step", flat=True)) == {"assign"}
    assert cells(qingxi.client(Role.CLERK), 2026) == {
        **columns("received_new", 3),
        **columns("carried_out", 3),
    }


def test_a_long_register_is_taken_over_in_several_turns(
    qingxi: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_pages.RegisterPages, "at_once", 6)
    client = qingxi.client(Role.CLERK)
    first = bring(client, as_of_seed_001())
    assert "还有5件" in first
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', first))
    del again["csrfmiddlewaretoken"]
    assert "已导入" in client.post(IMPORT, {**again, "do": "import"}).content.decode()
    assert Application.objects.count() == 11
