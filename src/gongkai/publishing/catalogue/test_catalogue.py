"""The printed catalogue comes in with its merged cells and ticks; coverage, gaps, and what must not be open."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from pytest_django import DjangoAssertNumQueries
from tests.brought_documents import morning, published
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.casework.register_import.heading import find_heading
from gongkai.casework.register_import.sheet import read_sheets
from gongkai.publishing.catalogue import importing
from gongkai.publishing.catalogue.coverage import Lack, by_domain, coverage, warning
from gongkai.publishing.catalogue.register_import.field import HEADINGS
from gongkai.publishing.catalogue.register_import.reading import read_catalogue
from gongkai.publishing.catalogue.register_import.row import Choices, ItemRow
from gongkai.publishing.catalogue.register_import.ticks import is_ticked, ticked
from gongkai.publishing.models import Document, StandardItem

TODAY = date(2026, 3, 16)
CHANNELS = "■政府网站 □政府公报\n■两微一端 □发布会/听证会 □广播电视"


def printed() -> bytes:
    """The catalogue of 社会救助 as county offices print it: heads over two rows, merged cells, ticks."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "青溪县社会救助领域基层政务公开标准目录"
    sheet.merge_cells("A1:N1")
    heads = ["序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体"]
    heads += ["公开对象", "", "公开方式", "", "公开层级", ""]
    below = ["", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群众（请写明）", "主动", "依申请"]
    below += ["县级", "乡、村级"]
    for column, (head, under) in enumerate(zip(heads, below, strict=True), 1):
        sheet.cell(2, column, head or None)
        sheet.cell(3, column, under or None)
    for merged in ("B2:C2", "I2:J2", "K2:L2", "M2:N2", "A2:A3", "D2:D3", "E2:E3", "F2:F3", "G2:G3", "H2:H3"):
        sheet.merge_cells(merged)
    limit = "信息形成或者变更之日起20个工作日内"
    rows = [
        (
            ("1", "最低生活保障", "政策法规文件", "办法；标准", "条例", limit, "县民政局", CHANNELS),
            ("√", "", "√", "", "√", "√"),
        ),
        (
            ("2", "", "审核信息", "初审对象名单", "暂行办法", limit, "乡镇人民政府", "■社区公示栏"),
            ("", "救助对象", "√", "", "", "√"),
        ),
        (
            ("2", "", "审批信息", "低保对象名单", "", "实时公开", "", "政府网站、精准推送"),
            ("√", "√", "", "√", "√", ""),
        ),
    ]
    for line, (said, ticks) in enumerate(rows, 4):
        for column, text in enumerate((*said, *ticks), 1):
            sheet.cell(line, column, text or None)
    sheet.merge_cells("B4:B6")
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read() -> tuple[ItemRow, ...]:
    (sheet,) = read_sheets(printed(), "目录.xlsx")
    heading = find_heading(sheet, HEADINGS)
    assert heading
    register = read_catalogue(sheet, heading, Choices(heading.mapped))
    assert not register.problems
    return register.rows


def test_merged_cells_heads_over_two_rows_and_ticks_are_read() -> None:
    first, second, third = read()
    assert (first.seq, first.item_1, first.item_2) == ("1", "最低生活保障", "政策法规文件")
    assert first.channels == ("政府网站", "两微一端")
    assert (first.audience, first.proactive, first.levels) == ("全社会", True, "县级、乡级")
    assert (second.item_1, second.audience, second.levels) == ("最低生活保障", "特定群众（救助对象）", "乡级")
    # Of two entries under one merged number the second gets one of its own.
    assert (third.seq, third.audience, third.proactive) == ("2-2", "全社会、特定群众", False)
    assert third.channels == ("政府网站", "精准推送")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("■政府网站 □政府公报 ☑公开查阅点", ("政府网站", "公开查阅点")),
        ("□政府网站 □政府公报", ()),
        ("√ 政府网站\n政府公报", ("政府网站",)),
        ("政府网站、公开栏", ("政府网站", "公开栏")),
        ("■社区/企事业单位/村公示栏（电子屏）", ("社区/企事业单位/村公示栏（电子屏）",)),
        ("", ()),
    ],
)
def test_of_a_list_what_is_ticked_counts(text: str, names: tuple[str, ...]) -> None:
    assert ticked(text) == names


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("√", True), ("是", True), ("救助对象", True), ("", False), ("□", False), ("否", False)],
)
def test_a_cell_of_its_own_is_ticked_by_a_mark_or_by_words(text: str, is_one: bool) -> None:
    assert is_ticked(text) is is_one


@pytest.fixture
def here(db: None, monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(TODAY).at)
    return county(TODAY)


def test_a_new_edition_changes_what_is_here_and_leaves_the_owners(here: County) -> None:
    rows = read()
    assert importing.take_over(here.agency, 19, rows, 100) == 3
    assert importing.take_over(here.agency, 19, rows, 100) == 0
    unit = here.units["办公室"]
    StandardItem.objects.filter(seq="1").update(unit=unit, time_limit="及时公开")
    assert importing.take_over(here.agency, 19, rows, 100) == 1
    item = StandardItem.objects.get(seq="1")
    assert (item.unit, item.time_limit) == (unit, rows[0].time_limit)
    assert StandardItem.objects.count() == 3


def _documents(here: County, seq: str, *days: date) -> None:
    item = StandardItem.objects.get(agency=here.agency, seq=seq)
    for day in days:
        document = published(here.agency, f"{item}{day}", day)
        Document.objects.filter(pk=document.pk).update(standard_item=item)


def test_gaps_are_proactive_entries_without_a_document_lately(
    here: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for seq, audience, proactive in (
        ("1", "全社会", True),
        ("2", "全社会", True),
        ("3", "全社会", True),
        ("4", "全社会", False),
        ("5", "特定群众（救助对象）", True),
    ):
        StandardItem.objects.create(
            agency=here.agency,
            domain=19,
            seq=seq,
            item_1=f"事项{seq}",
            audience=audience,
            proactive=proactive,
        )
    _documents(here, "1", date(2026, 1, 5), date(2025, 12, 1))
    _documents(here, "2", date(2025, 1, 5))
    _documents(here, "5", date(2026, 1, 5))
    with django_assert_num_queries(1):
        found = coverage(StandardItem.objects.filter(agency=here.agency), TODAY, 12)
    assert [(one.item.seq, one.documents, one.last, one.lack) for one in found] == [
        ("1", 2, date(2026, 1, 5), None),
        ("2", 1, date(2025, 1, 5), Lack.NOT_LATELY),
        ("3", 0, None, Lack.NEVER),
        ("4", 0, None, None),
        ("5", 1, date(2026, 1, 5), Lack.OPEN),
    ]
    (domain,) = by_domain(found)
    assert (domain.label, domain.entries, domain.covered, domain.gaps) == ("社会救助", 3, 1, 2)


def test_who_publishes_an_entry_for_certain_people_openly_is_warned() -> None:
    assert "不能向全社会公开" in warning(StandardItem(item_1="审核信息", audience="特定群众（救助对象）"))
    assert warning(StandardItem(item_1="政策", audience="全社会、特定群众")) == ""
    assert warning(StandardItem(item_1="政策", audience="全社会")) == ""


def test_the_catalogue_is_imported_on_the_desk_with_a_look_at_it_first(here: County) -> None:
    clerk = here.client(Role.CLERK)
    address = reverse("standard-catalogue-import")
    file = SimpleUploadedFile("目录.xlsx", printed())
    page = clerk.post(address, {"file": file, "do": "read"}).content.decode()
    assert "社会救助领域3个事项" in page
    assert not StandardItem.objects.exists()
    data = page.split('name="data" value="')[1].split('"')[0]
    done = clerk.post(address, {"name": "目录.xlsx", "data": data, "do": "import"}).content.decode()
    assert "已导入" in done
    listed = clerk.get(reverse("standard-catalogue")).content.decode()
    assert "最低生活保障：政策法规文件" in listed
    # Three entries: one for certain people alone, one on application, one that is to be open.
    assert "没有公开过" in listed
    book = load_workbook(BytesIO(clerk.get(reverse("standard-catalogue-export")).content))
    rows = list(book["标准目录"].iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["1", "2", "2-2"]
    assert rows[1][8] == "政府网站、两微一端"


def test_a_catalogue_that_names_no_domain_asks_for_it(here: County) -> None:
    clerk = here.client(Role.CLERK)
    text = "序号,一级事项,二级事项,公开内容（要素）,公开时限\n1,事项,子项,要素,及时公开\n"
    file = SimpleUploadedFile("目录.csv", text.encode())
    page = clerk.post(reverse("standard-catalogue-import"), {"file": file, "do": "read"}).content.decode()
    assert "表里没有写明是哪个领域" in page
    assert "读出1件" not in page


def test_an_entry_gets_its_owner(here: County) -> None:
    importing.take_over(here.agency, 19, read(), 100)
    item = StandardItem.objects.get(seq="1")
    clerk = here.client(Role.CLERK)
    address = reverse("standard-item", args=[item.pk])
    assert clerk.get(address).status_code == 200
    unit = here.units["规划科"]
    sent = {"item_1": item.item_1, "unit": unit.pk, "proactive": "on", "in_use": "on"}
    assert clerk.post(address, sent).status_code == 302
    item.refresh_from_db()
    assert item.unit == unit
    foreign = {**sent, "unit": here.government.units.first().pk}  # type: ignore[union-attr]
    assert clerk.post(address, foreign).status_code == 422


def test_each_number_of_the_catalogue_opens_what_it_counts(here: County) -> None:
    for seq, audience in (("1", "全社会"), ("2", "全社会"), ("3", "特定群众")):
        StandardItem.objects.create(
            agency=here.agency, domain=19, seq=seq, item_1=f"事项{seq}", audience=audience
        )
    _documents(here, "1", date(2026, 1, 5))
    clerk = here.client(Role.CLERK)
    page = clerk.get(reverse("standard-catalogue")).content.decode()

    def opened(label: str) -> str:
        (query,) = re.findall(f'href="([?][^"]+)" aria-label="{label}"', page)
        answer = clerk.get(reverse("standard-catalogue") + query.replace("&amp;", "&").partition("#")[0])
        return str(answer.content.decode())

    def listed(text: str) -> list[str]:
        return re.findall(r"事项\d(?=</a><p)", text.split('id="h-rows"')[1])

    assert listed(opened("社会救助，2个事项")) == ["事项1", "事项2"]
    assert listed(opened("社会救助，已公开1个")) == ["事项1"]
    assert listed(opened("社会救助，缺1个")) == ["事项2"]
    assert "事项12026-01-05</a>" in opened("事项1，1件")
