"""Cells of the three tables where the source sets traps: runs of digits, lost labels, odd heads."""

import pytest

from gongkai.report.codes import COLUMNS, t3
from gongkai.report.forms import TABLE_3, TABLE_4, Form
from gongkai.report.reading.text import read_text
from gongkai.report.value import Report, State

T2_2021 = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"


def run_together(rows: dict[str, str], other: str = "0000000") -> str:
    """Table 3 of 2021 without separators; `rows` by code, all other rows `other`."""
    groups: tuple[str, ...] = ()
    text = "三、收到和处理政府信息公开申请情况申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"
    for row in TABLE_3[Form.F2021]:
        text += (
            "".join(group for group in row.groups if group not in groups)
            + row.label
            + rows.get(row.code, other)
        )
        groups = row.groups
    return text + "四、政府信息公开行政复议、行政诉讼情况未发生。五、存在的主要问题及改进情况无。"


def row(report: Report, code: str) -> tuple[object, ...]:
    return tuple(report.value(t3(code, column)) for column in COLUMNS)


def test_a_run_of_zeros_is_seven_zeros_without_any_rule() -> None:
    report = read_text(run_together({}))
    assert row(report, "carried_in") == (0,) * 7
    assert {cell.decided_by for cell in report.cells.values()} == {None}
    assert report.t3_form is Form.F2021


def test_a_run_that_its_own_sum_decides_says_so() -> None:
    report = read_text(run_together({"t3.outcome.granted": "170000017"}))
    assert row(report, "outcome.granted") == (17, 0, 0, 0, 0, 0, 17)
    assert report.cells["t3.outcome.granted@natural_person"].decided_by == "T3-03"
    assert report.cells["t3.outcome.granted@total"].raw == "17"


def test_a_run_with_two_readings_is_cut_by_the_rows_above_and_below() -> None:
    # 12,1,0,1,0,0,14 and 1,2,10,1,0,0,14 both add up: the outcomes tell which is the sum of its columns.
    rows = {"t3.outcome.granted": "3101005", "t3.outcome.partial": "9000009"}
    report = read_text(
        run_together({**rows, "t3.outcome.total": "121010014", "t3.received_new": "121010014"})
    )
    assert row(report, "outcome.total") == row(report, "received_new") == (12, 1, 0, 1, 0, 0, 14)
    assert report.cells["t3.outcome.total@total"].decided_by == "T3-02"
    assert report.cells["t3.received_new@total"].decided_by == "T3-01"


def test_a_run_that_nothing_cuts_is_undecided_and_keeps_its_digits() -> None:
    report = read_text(run_together({"t3.received_new": "121010014"}))
    cells = [report.cells[t3("received_new", column)] for column in COLUMNS]
    assert {(cell.state, cell.value, cell.raw) for cell in cells} == {(State.UNDECIDED, None, "121010014")}


def test_a_run_that_breaks_the_row_sum_is_undecided() -> None:
    report = read_text(run_together({"t3.outcome.granted": "1000002"}))
    assert row(report, "outcome.granted") == (None,) * 7


def test_a_label_without_digits_is_a_blank_row() -> None:
    report = read_text(run_together({"t3.outcome.granted": "22"}, other=""))
    assert report.cells["t3.carried_in@total"].state is State.BLANK
    assert report.cells["t3.outcome.granted@total"].state is State.UNDECIDED


@pytest.mark.parametrize(
    ("digits", "values"),
    [("000", (0, 0, 0)), ("5225", (None,) * 3), ("0", (None,) * 3), ("120", (None,) * 3)],
)
def test_three_counts_in_one_run_are_read_where_zeros_decide(
    digits: str, values: tuple[int | None, ...]
) -> None:
    report = read_text(
        T2_2021.replace("\n", "").replace("情况第", "情况\n第") + f"规章{digits}行政规范性文件000"
    )
    assert (
        tuple(report.value(f"t2.rules.{measure}") for measure in ("issued", "repealed", "in_force")) == values
    )


def test_heads_in_another_order_take_their_values_with_them() -> None:
    text = T2_2021.replace("本年制发件数\n本年废止件数", "本年废止件数\n本年制发件数") + "规章\n1\n2\n3\n"
    report = read_text(text)
    assert [report.value(f"t2.rules.{m}") for m in ("issued", "repealed", "in_force")] == [2, 1, 3]


def test_a_row_of_no_form_keeps_its_numbers_to_itself() -> None:
    report = read_text(T2_2021 + "规章\n1\n2\n3\n其他主动公开文件\n7\n8\n9\n行政规范性文件\n4\n5\n6\n")
    assert report.value("t2.rules.in_force") == 3
    assert report.value("t2.normative_docs.issued") == 4


def test_the_same_row_with_other_numbers_is_undecided() -> None:
    report = read_text(T2_2021 + "规章\n1\n2\n3\n规章\n1\n2\n4\n")
    assert report.value("t2.rules.issued") == 1
    assert report.cells["t2.rules.in_force"].state is State.UNDECIDED


def test_the_form_is_told_by_heads_and_not_by_the_year() -> None:
    heads = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年新制作数量\n本年新公开数量\n对外公开总数量\n"
    report = read_text("某县档案局2023年政府信息公开工作年度报告\n" + heads + "规范性文件\n1\n2\n3\n")
    assert report.t2_form is Form.F2019
    assert report.value("t2.normative_docs.made") == 1


def lost_labels(lines: int) -> str:
    """Table 3 of 2019 as a text layer may give it: rows on one line, but for one whose label is lost."""
    text = "三、收到和处理政府信息公开申请情况\n申请人情况\n"
    for number, row in enumerate(TABLE_3[Form.F2019]):
        cells = " | ".join(str(100 * number + place) for place in range(7))
        text += (
            f"| {cells} |\n" * lines if row.code == "t3.outcome.partial" else f"| {row.label} | {cells} |\n"
        )
    return text


def test_a_line_without_its_label_belongs_to_the_one_row_between_its_neighbours() -> None:
    report = read_text(lost_labels(1))
    assert row(report, "outcome.partial") == tuple(range(300, 307))
    assert row(report, "outcome.granted") == tuple(range(200, 207))
    assert [remark.code for remark in report.remarks if remark.code == "rows_by_order"] == ["rows_by_order"]


def test_two_lines_for_one_missing_row_name_none() -> None:
    report = read_text(lost_labels(2))
    assert row(report, "outcome.partial") == (None,) * 7
    assert row(report, "outcome.granted") == tuple(range(200, 207))


T4_HEADS = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n"
TORN = "结果 结果 其他 尚未 总\n维持 纠正 结果 审结 计 结果 结果 其他 尚未 总\n维持 纠正 结果 审结 计\n"


def test_fifteen_values_under_torn_heads_are_table_4() -> None:
    report = read_text(
        T4_HEADS + TORN + " ".join(map(str, range(1, 16))) + "\n五、存在的主要问题及改进情况\n无。"
    )
    assert [report.value(code) for code in TABLE_4] == list(range(1, 16))


def test_fourteen_values_are_not() -> None:
    report = read_text(
        T4_HEADS + TORN + " ".join(map(str, range(1, 15))) + "\n五、存在的主要问题及改进情况\n无。"
    )
    assert {report.cells[code].state for code in TABLE_4} == {State.UNDECIDED}


def test_three_tables_of_five_are_table_4_whatever_their_order() -> None:
    heads = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|\n"
    text = "## 四、政府信息公开行政复议、行政诉讼情况\n"
    for name, first in (("行政诉讼（复议后起诉）", 11), ("行政复议", 1), ("行政诉讼（未经复议直接起诉）", 6)):
        text += f"### {name}\n{heads}| " + " | ".join(map(str, range(first, first + 5))) + " |\n\n"
    report = read_text(text + "## 五、存在的主要问题及改进情况\n无。")
    assert [report.value(code) for code in TABLE_4] == list(range(1, 16))


def test_fifteen_counts_run_together_are_cut_by_their_totals() -> None:
    heads = (
        "行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉"
        + "结果维持结果纠正其他结果尚未审结总计" * 2
    )
    text = (
        "四、政府信息公开行政复议、行政诉讼情况" + heads + "000113000300011五、存在的主要问题及改进情况无。"
    )
    report = read_text(text)
    assert [report.value(code) for code in TABLE_4] == [0, 0, 0, 1, 1, 3, 0, 0, 0, 3, 0, 0, 0, 1, 1]
    assert report.cells["t4.suit_direct.total"].decided_by == "T4-02"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("11 | 12 | 13 | 14 | 15 | | ", (11, 12, 13, 14, 15, None, None)),
        (" | | 13 | 14 | 15 | | ", (None, None, 13, 14, 15, None, None)),
        ("11 | 12 | 13 | 14 | 15 | 16 | 17", (11, 12, 13, 14, 15, 16, 17)),
    ],
)
def test_blank_places_of_merged_labels_are_no_cells_where_the_heads_show_the_columns(
    values: str, expected: tuple[int | None, ...]
) -> None:
    head = "| 申请人情况 | | | 自然人 | 法人或其他组织 | | | | | 总计 |\n| | | | | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |\n"
    rows = f"| 一、本年新收政府信息公开申请数量 | | | {values} |\n| 三、本年度办理结果 | （一）予以公开 | | {values} |\n| | （二）部分公开 | | {values} |\n"
    report = read_text("三、收到和处理政府信息公开申请情况\n" + head + rows)
    for code in ("received_new", "outcome.granted", "outcome.partial"):
        assert row(report, code) == expected


def test_a_number_beside_a_track_above_table_4_does_not_spoil_it() -> None:
    heads = "行政复议 |\n行政诉讼 |\n结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n未经复议直接起诉 |\n复议后起诉 |\n"
    results = "结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n" * 2
    values = "".join(f"{number} |\n" for number in range(21, 36))
    report = read_text(
        f"四、政府信息公开行政复议、行政诉讼情况\n行政复议：6件\n行政诉讼：2件\n{heads}{results}{values}合计 15 件\n"
    )
    assert [report.value(code) for code in TABLE_4] == list(range(21, 36))


@pytest.mark.parametrize(
    "cells",
    [
        " |\n12 |\n13 |\n14 |\n15 |\n16 |\n17 |\n6\n",
        "\n\n12\n\n13\n\n14\n\n15\n\n16\n\n17\n\n\n\n6\n\n",
    ],
)
def test_a_page_number_after_a_row_with_a_blank_cell_is_no_cell_of_it(cells: str) -> None:
    gap = "\n\n" if cells.startswith("\n") else " |\n"
    whole = gap.join(map(str, range(21, 28))) + gap
    report = read_text(
        f"三、收到和处理政府信息公开申请情况\n申请人情况{gap}（一）予以公开{gap}{whole}（二）部分公开{gap}{whole}"
        f"1.属于国家秘密{gap}{cells}2.重复申请{gap}{whole}"
    )
    assert row(report, "outcome.partial") == tuple(range(21, 28))
    assert 6 not in [cell.value for cell in report.cells.values()]
    assert row(report, "outcome.refused.state_secret") in ((None,) * 7, (None, *range(12, 18)))
