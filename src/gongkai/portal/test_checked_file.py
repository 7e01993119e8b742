import json
import re
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from gongkai.annual.models import CheckedFile, Correction, LibraryReport, Workspace
from gongkai.report.reading import read_bytes
from gongkai.report.value import Completeness, Report
from gongkai.report.writing import Kind

TOTAL = "t3.outcome.total@natural_person"
WHOLE = "t3.outcome.total@total"


@pytest.fixture
def file(take: Callable[[Report], CheckedFile], defect: Report) -> CheckedFile:
    return take(defect)


@pytest.fixture
def address(workspace: Workspace, file: CheckedFile) -> str:
    return f"/check/{workspace.key}/{file.number}/"


def cell(page: str, code: str) -> str:
    """The markup of one cell of the page."""
    anchor = "c-" + code.replace("@", "--").replace(".", "-")
    match = re.search(rf'<td id="{anchor}".*?</td>', page, re.DOTALL)
    assert match
    return match[0]


def test_the_page_opens_on_the_table_with_the_fault_and_counts_all_three_answers(
    holder: Client, address: str, file: CheckedFile
) -> None:
    page = holder.get(address).content.decode()
    assert 'aria-current="page">表三：1处意见' in page
    assert f"相符{file.passed}项，不符{file.failed}项，无法判断{file.cannot_tell}项" in page


def test_finding_and_cell_lead_to_each_other_without_script(holder: Client, address: str) -> None:
    page = holder.get(address).content.decode()
    marked = cell(page, TOTAL)
    assert 'class="sum bad"' in marked
    assert 'href="#f1"' in marked
    assert "应为1" in marked
    assert 'id="f1"' in page
    assert 'href="#c-t3-outcome-total--natural_person">看这一格' in page


def test_an_equation_that_fails_only_in_consequence_is_framed_thin_and_leads_to_the_cause(
    holder: Client, address: str
) -> None:
    page = holder.get(address).content.decode()
    assert "tied" in cell(page, "t3.carried_out@natural_person")
    assert 'href="#f1"' in cell(page, "t3.received_new@natural_person")


@pytest.mark.parametrize("part", ["t2", "t3", "t4", "text", "years", "nonsense"])
def test_every_tab_answers(holder: Client, address: str, part: str) -> None:
    assert holder.get(address, {"part": part}).status_code == 200


def test_a_correction_shows_the_new_number_and_the_printed_one_beside_it(
    holder: Client, address: str
) -> None:
    row = {"part": "t3", "row": "t3.outcome.total", f"cell-{TOTAL}": "1", f"cell-{WHOLE}": "1"}
    page = holder.post(f"{address}correct/", row, follow=True).content.decode()
    assert "已更正2格" in page
    assert re.search(r">1</a><small class=\"was\">原文0</small>", cell(page, TOTAL))
    assert "bad" not in cell(page, TOTAL)


def test_undo_brings_the_printed_number_back(holder: Client, address: str) -> None:
    holder.post(f"{address}correct/", {f"cell-{TOTAL}": "1"})
    page = holder.post(f"{address}undo/", {"part": "t3"}, follow=True).content.decode()
    assert "已撤销上一次更正，1格恢复" in page
    assert "原文0" not in cell(page, TOTAL)
    assert "没有可以撤销的更正" in holder.post(f"{address}undo/", follow=True).content.decode()


def test_what_is_no_number_comes_back_beside_its_field_with_what_was_typed(
    holder: Client, address: str
) -> None:
    row = {"part": "t3", "row": "t3.outcome.total", f"cell-{TOTAL}": "一件", f"cell-{WHOLE}": "1"}
    response = holder.post(f"{address}correct/", row)
    page = response.content.decode()
    assert response.status_code == 422
    assert "这一格写整数，如12；现在是“一件”。" in page
    assert 'value="一件"' in page
    assert 'aria-invalid="true"' in page
    assert not Correction.objects.exists()


@pytest.mark.parametrize("kind", list(Kind))
def test_the_report_is_taken_away_with_its_corrections(holder: Client, address: str, kind: Kind) -> None:
    holder.post(f"{address}correct/", {f"cell-{TOTAL}": "1"})
    response = holder.get(f"{address}{kind}/")
    assert response["Content-Type"] == kind.media_type
    assert "attachment" in response["Content-Disposition"]
    taken = read_bytes(response.content, f"report.{kind}")
    assert taken.value(TOTAL) == 1
    assert taken.value(WHOLE) == 0


@pytest.mark.parametrize("kind", ["findings-xlsx", "findings-json"])
def test_the_findings_are_taken_away(holder: Client, address: str, kind: str) -> None:
    content = holder.get(f"{address}{kind}/").content
    assert content[:2] == b"PK" if kind.endswith("xlsx") else b"T3-07" in content


def test_a_kind_that_does_not_exist_is_no_page(holder: Client, address: str) -> None:
    assert holder.get(f"{address}exe/").status_code == 404


def test_staff_add_the_report_as_printed(
    staff: Client, workspace: Workspace, address: str, holder: Client
) -> None:
    holder.post(f"{address}correct/", {f"cell-{TOTAL}": "1"})
    Workspace.objects.update(kept=True)
    assert "已加入年报库" in staff.post(f"{address}library/", follow=True).content.decode()
    assert LibraryReport.objects.get().report.value(TOTAL) == 0
    assert "年报库里已有" in staff.post(f"{address}library/", follow=True).content.decode()


def test_the_page_of_a_workspace_is_stored_nowhere(holder: Client, address: str) -> None:
    response = holder.get(address)
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


def test_a_report_without_a_title_is_named_by_what_is_known_of_it(
    holder: Client, workspace: Workspace, take: Callable[[Report], CheckedFile], defect: Report
) -> None:
    for agency, year, name, lacks in (
        ("青溪县教育局", 2020, "<h1>青溪县教育局<wbr>2020年年报<wbr>（没有标题）</h1>", ""),
        ("", 2020, "<h1>2020年年报<wbr>（没有标题）</h1>", "没有读出机关名称，"),
        ("青溪县教育局", None, "<h1>青溪县教育局<wbr>年报<wbr>（没有标题）</h1>", "没有读出年度，"),
        ("", None, "<h1>没有标题的年报</h1>", "没有读出机关名称和年度，"),
    ):
        file = take(replace(defect, title="", agency=agency, year=year))
        page = holder.get(f"/check/{workspace.key}/{file.number}/").content.decode()
        assert name in page
        assert lacks in page


def test_a_part_of_table_3_is_shown_and_what_it_lacks_is_no_blank(
    holder: Client, workspace: Workspace, take: Callable[[Report], CheckedFile], defect: Report
) -> None:
    code, gone = "t3.received_new@total", "t3.carried_out@total"
    cells = MappingProxyType({code: defect.cells[code]})
    file = take(replace(defect, t3_form=None, cells=cells, completeness=Completeness.FRAGMENT))
    page = holder.get(f"/check/{workspace.key}/{file.number}/?part=t3").content.decode()
    assert "按2019年格式排" in page
    assert '<i class="gap">未读到</i>' in cell(page, gone)
    assert "空白" not in cell(page, gone)
    assert 'aria-label="一、本年新收政府信息公开申请数量·总计，1"' in cell(page, code)


def test_without_any_table_nothing_is_called_clean(
    holder: Client, workspace: Workspace, take: Callable[[Report], CheckedFile], defect: Report
) -> None:
    bare = replace(defect, cells=MappingProxyType({}), t2_form=None, t3_form=None, sections=())
    file = take(replace(bare, completeness=Completeness.FRAGMENT))
    page = holder.get(f"/check/{workspace.key}/{file.number}/").content.decode()
    assert "<strong>没有发现不符。</strong>" not in page
    assert "msg-caution" in page


def test_the_schema_of_the_data_has_an_address_beside_the_data(
    holder: Client, client: Client, address: str
) -> None:
    assert 'href="/schema/report.schema.json"' in holder.get(address).content.decode()
    answer = client.get("/schema/report.schema.json")
    assert answer["Content-Type"] == "application/schema+json"
    data = json.loads(holder.get(f"{address}json/").content)
    Draft202012Validator(answer.json()).validate(data)
