"""Rows of a register of disputes: read, or refused with the place and what to do."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.casework.disputes.register_import.dispute_register import read_register
from gongkai.casework.disputes.register_import.field import HEADINGS, Field
from gongkai.casework.disputes.register_import.row import Choices, DisputeRow
from gongkai.casework.disputes.register_import.row_reading import UNTITLED
from gongkai.casework.register_import.heading import Heading, find_heading
from gongkai.casework.register_import.register import Register
from gongkai.casework.register_import.sheet import Sheet, read_sheets
from gongkai.law.dispute import DisputeKind
from gongkai.law.dispute_result import Result
from gongkai.law.readings import DEFAULT

TODAY = date(2026, 3, 12)
HEADS = [
    "编号",
    "类型",
    "是否复议",
    "申请人",
    "复议机关或法院",
    "案号",
    "受理日期",
    "审结日期",
    "结果",
    "案由",
]
GOOD = [
    "复1",
    "行政复议",
    "",
    "孟小河",
    "青溪县人民政府",
    "青府复〔2025〕1号",
    "2025-03-03",
    "2025年4月30日",
    "维持",
    "不服答复",
]
ORGANS = {
    DisputeKind.REVIEW: "青溪县人民政府",
    DisputeKind.SUIT_DIRECT: "青溪县人民法院",
    DisputeKind.SUIT_AFTER_REVIEW: "",
}


def sheet_of(rows: list[list[str]]) -> tuple[Sheet, Heading[Field]]:
    lines = "\r\n".join(",".join(f'"{text}"' for text in row) for row in (HEADS, *rows))
    (sheet,) = read_sheets(lines.replace("\x00", "").encode("utf-8", "replace"), "台账.csv")
    heading = find_heading(sheet, HEADINGS)
    assert heading
    return sheet, heading


def read(
    rows: list[list[str]], settled: Mapping[tuple[Field, str], Result] | None = None
) -> Register[DisputeRow]:
    sheet, heading = sheet_of(rows)
    return read_register(
        sheet, heading, Choices(heading.mapped, ORGANS, settled=settled or {}), TODAY, DEFAULT
    )


def row(**changed: str) -> list[str]:
    return [changed.get(head, value) for head, value in zip(HEADS, GOOD, strict=True)]


def test_a_good_row_is_read() -> None:
    (one,) = read([row()]).rows
    assert (one.line, one.number, one.docket) == (2, "复1", "青府复〔2025〕1号")
    assert (one.kind, one.organ, one.cause) == ("review", "青溪县人民政府", "decision")
    assert (one.filed_on, one.closed_on, one.result) == (date(2025, 3, 3), date(2025, 4, 30), Result.UPHELD)
    assert (one.claimant, one.is_person, one.title) == ("孟小河", True, "不服答复")


def test_a_register_that_tells_neither_matter_nor_organ_takes_what_is_known() -> None:
    (one,) = read([row(案由="", 复议机关或法院="")]).rows
    assert (one.title, one.cause, one.organ) == (UNTITLED, "other", "青溪县人民政府")
    (problem,) = read([row(类型="复议后起诉", 复议机关或法院="")]).problems
    assert "第2行“复议机关或者法院”（第2行第5列）是空的" in str(problem)


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"类型": "行政诉讼", "是否复议": "否"}, DisputeKind.SUIT_DIRECT),
        ({"类型": "行政诉讼", "是否复议": "是"}, DisputeKind.SUIT_AFTER_REVIEW),
        # A kind that says all is not asked whether there was a review.
        ({"类型": "未经复议直接起诉", "是否复议": "不清楚"}, DisputeKind.SUIT_DIRECT),
        ({"类型": "", "复议机关或法院": "青溪县人民法院", "是否复议": "是"}, DisputeKind.SUIT_AFTER_REVIEW),
        ({"类型": "", "复议机关或法院": "青溪县人民政府"}, DisputeKind.REVIEW),
        ({"类型": "", "复议机关或法院": "", "是否复议": "否"}, DisputeKind.SUIT_DIRECT),
    ],
)
def test_the_kind_follows_from_all_that_the_row_says(changed: dict[str, str], kind: DisputeKind) -> None:
    (one,) = read([row(**changed)]).rows
    assert one.kind is kind


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        (
            {"类型": "行政诉讼"},
            Field.KIND,
            "分不清是哪一种。可能是：未经复议直接起诉、复议后起诉。加“是否经过复议”一列",
        ),
        ({"类型": "行政诉讼", "是否复议": "不清楚"}, Field.REVIEWED, "“不清楚”，分不清"),
        ({"类型": "信访"}, Field.KIND, "可能是：行政复议、未经复议直接起诉、复议后起诉"),
        ({"类型": "", "复议机关或法院": ""}, Field.KIND, "是空的"),
        ({"申请人": ""}, Field.CLAIMANT, "是空的"),
        ({"受理日期": "3月3日"}, Field.FILED, "没有年份"),
        ({"受理日期": "2007-03-03"}, Field.FILED, "早于条例施行的2008年5月1日"),
        ({"受理日期": "2026-03-13", "审结日期": "", "结果": ""}, Field.FILED, "晚于今天"),
        ({"审结日期": "2025-03-02"}, Field.CLOSED, "早于受理或者立案日期2025-03-03"),
        ({"审结日期": ""}, Field.CLOSED, "是空的，但有结果"),
        ({"结果": ""}, Field.RESULT, "是空的，但有审结日期"),
        ({"结果": "审理中"}, Field.RESULT, "写的是“审理中”，但有审结日期"),
        ({"结果": "=VLOOKUP(A2;B:C;2)"}, Field.RESULT, "是没有算出结果的公式"),
        ({"类型": "=A1"}, Field.KIND, "是没有算出结果的公式"),
        ({"案号": "号" * 81}, Field.DOCKET, "有81个字。写短到80个字以内"),
    ],
)
def test_what_is_wrong_is_told_with_its_field_and_what_to_do(
    changed: dict[str, str], field: Field, says: str
) -> None:
    register = read([row(**changed)])
    assert not register.rows
    (problem,) = register.problems
    assert problem.field is field
    assert says in str(problem)


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ({"案号": "青府复〔2025〕2号"}, "编号相同"),
        ({"编号": "复2"}, "案号相同"),
        ({"编号": "复2", "案号": "青府复﹝2025﹞1号 "}, "案号相同"),
        # Dockets begin anew each year, and a court counts its own.
        ({"编号": "复2", "受理日期": "2024-03-03"}, ""),
        ({"编号": "复2", "类型": "未经复议直接起诉"}, ""),
    ],
)
def test_a_case_that_stands_there_twice_is_told(changed: dict[str, str], again: str) -> None:
    problems = read([row(), row(**changed)]).problems
    assert [again in str(problem) for problem in problems] == ([True] if again else [])


def test_rows_without_number_and_docket_that_say_the_same_are_one_case() -> None:
    bare = {"编号": "", "案号": ""}
    (problem,) = read([row(**bare), row(**bare), row(**bare, 申请人="田小山")]).problems
    assert "与第2行是同一件" in str(problem)


def test_pending_can_be_what_an_unclear_wording_means() -> None:
    register = read([row(结果="待定", 审结日期="")], settled={(Field.RESULT, "待定"): Result.PENDING})
    (one,) = register.rows
    assert (one.closed_on, one.result) == (None, None)


texts = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["", "=1+1", "2025-03-03", "维持", "审理中", "行政诉讼", "是", "青溪县人民法院"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(texts, min_size=10, max_size=10), max_size=6))
def test_whatever_stands_in_the_cells_each_row_is_read_refused_or_passed_over(table: list[list[str]]) -> None:
    rows = [GOOD, *([text.replace(chr(34), "") for text in one] for one in table)]
    sheet, heading = sheet_of(rows)
    register = read(rows)
    told = {one.line for one in register.rows} | set(register.lines_at_fault)
    told |= {one.line for one in register.passed_over}
    assert told == {one.line for one in sheet.rows[heading.below :] if any(one.texts)}
    for one in register.rows:
        assert (one.closed_on is None) == (one.result is None)
        assert one.filed_on <= (one.closed_on or TODAY) <= TODAY
