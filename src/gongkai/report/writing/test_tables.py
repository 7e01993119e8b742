"""The statutory tables against the printed forms (国办公开办函〔2019〕60号, 〔2021〕30号)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.paper.table import Table
from gongkai.report.forms import Form, codes
from gongkai.report.value import Cell, Report, State
from gongkai.report.writing.tables import printed, statutory_table


def numbered(form: Form) -> Report:
    """Every cell a different number."""
    cells = {code: Cell.number(code, number) for number, code in enumerate(codes(form, form), 1)}
    return Report(t2_form=form, t3_form=form, cells=cells)


def table(form: Form, number: int) -> Table:
    found = statutory_table(numbered(form), number)
    assert found is not None
    return found


def texts(found: Table) -> list[list[str]]:
    """Row by row the texts that begin in it."""
    return [[cell.text for cell in row] for row in found.rows]


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("number", [2, 3, 4])
def test_spans_meet_and_every_cell_of_the_form_is_printed_once(form: Form, number: int) -> None:
    found = table(form, number)
    found.grid()
    printed_codes = [cell.key for row in found.rows for cell in row if cell.key]
    assert printed_codes == [code for code in codes(form, form) if code.startswith(f"t{number}.")]


def test_table_2_of_2021_is_laid_out_as_printed() -> None:
    assert texts(table(Form.F2021, 2)) == [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "1", "2", "3"],
        ["行政规范性文件", "4", "5", "6"],
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "7"],
        ["第二十条第（六）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政处罚", "8"],
        ["行政强制", "9"],
        ["第二十条第（八）项"],
        ["信息内容", "本年收费金额（单位：万元）"],
        ["行政事业性收费", "10"],
    ]


def test_table_2_of_2019_is_laid_out_as_printed() -> None:
    rows = texts(table(Form.F2019, 2))
    assert len(rows) == 18
    assert rows[4:8] == [
        ["第二十条第（五）项"],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政许可", "7", "8", "9"],
        ["其他对外管理服务事项", "10", "11", "12"],
    ]
    assert rows[12:] == [
        ["第二十条第（八）项"],
        ["信息内容", "上一年项目数量", "本年增/减"],
        ["行政事业性收费", "19", "20"],
        ["第二十条第（九）项"],
        ["信息内容", "采购项目数量", "采购总金额"],
        ["政府集中采购", "21", "22"],
    ]


@pytest.mark.parametrize(
    ("form", "rows", "outcomes", "groups"),
    [
        (
            Form.F2019,
            23,
            20,
            [("（三）不予公开", 8), ("（四）无法提供", 3), ("（五）不予处理", 5)],
        ),
        (
            Form.F2021,
            25,
            22,
            [("（三）不予公开", 8), ("（四）无法提供", 3), ("（五）不予处理", 5), ("（六）其他处理", 3)],
        ),
    ],
)
def test_table_3_has_its_rows_and_group_heads(
    form: Form, rows: int, outcomes: int, groups: list[tuple[str, int]]
) -> None:
    found = table(form, 3)
    assert len(found.rows) == 3 + rows
    merged = [(cell.text, cell.rows) for row in found.rows[3:] for cell in row if cell.rows > 1]
    assert merged == [("三、本年度办理结果", outcomes), *groups]


def test_a_line_of_its_own_for_the_sixth_outcome_is_not_lost() -> None:
    report = numbered(Form.F2021)
    cells = {**report.cells, "t3.outcome.other@total": Cell("7", 7, State.NUMBER)}
    found = statutory_table(replace(report, cells=cells), 3)
    assert found is not None
    found.grid()
    lines = [[cell.text for cell in row] for row in found.rows]
    assert lines[23] == ["（六）其他处理", "", "", "", "", "", "", "7"]
    assert lines[24][:2] == [
        "（六）其他处理",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ]
    assert [row[0].rows for row in found.rows if row[0].text == "三、本年度办理结果"] == [23]


def test_the_head_of_table_3_is_merged_as_printed() -> None:
    head = table(Form.F2021, 3).rows[:3]
    assert [[(cell.text, cell.rows, cell.columns) for cell in row] for row in head] == [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 1, 7),
        ],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [
            ("商业企业", 1, 1),
            ("科研机构", 1, 1),
            ("社会公益组织", 1, 1),
            ("法律服务机构", 1, 1),
            ("其他", 1, 1),
        ],
    ]


def test_the_head_of_table_4_is_merged_as_printed() -> None:
    rows = table(Form.F2021, 4).rows
    assert [[(cell.text, cell.rows, cell.columns) for cell in row] for row in rows[:2]] == [
        [("行政复议", 2, 5), ("行政诉讼", 1, 10)],
        [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
    ]
    assert [cell.text for cell in rows[2]] == ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    assert len(rows[3]) == 15


def test_a_table_that_the_source_lacks_is_not_made_up() -> None:
    assert statutory_table(Report(t2_form=Form.F2021), 2) is None
    assert statutory_table(Report(), 4) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell("0", 0, State.NUMBER), "0"),
        (Cell("增68", 68, State.NUMBER), "增68"),
        (Cell("", 12, State.NUMBER), "12"),
        (Cell("", Decimal("1E+2"), State.NUMBER, "元"), "100"),
        (Cell("", None, State.BLANK), ""),
        (Cell("/", None, State.PLACEHOLDER), "/"),
        (Cell("81153", None, State.UNDECIDED), "81153"),
        (None, ""),
    ],
)
def test_a_cell_prints_its_exact_text_else_its_number(cell: Cell | None, text: str) -> None:
    assert printed(cell) == text
