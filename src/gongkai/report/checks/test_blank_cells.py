"""Blanks, placeholders and rows that must have some."""

from dataclasses import replace

import pytest
from tests.clean_reports import clean, with_cell

from gongkai.report.checks import check
from gongkai.report.codes import COLUMNS, Column, t3
from gongkai.report.finding import Answer, Finding
from gongkai.report.value import Cell, Completeness, Report, State


def found(report: Report, rule: str) -> list[Finding]:
    return [f for f in check(report).findings if f.rule == rule]


def told(report: Report, rule: str) -> set[Answer]:
    return {v.answer for v in check(report).verdicts if v.rule == rule}


def test_blank_and_placeholder_cells_are_one_finding_a_table_and_whole_columns_are_named_as_such() -> None:
    report = clean(2023)
    for code in [c for c in report.cells if c.endswith(f"@{Column.ORG_RESEARCH}")]:
        report = with_cell(report, code, Cell(state=State.BLANK))
    report = with_cell(report, t3("outcome.granted", Column.TOTAL), Cell("—", None, State.PLACEHOLDER))
    report = with_cell(report, "t2.rules.issued", Cell("/", None, State.PLACEHOLDER))
    two, three = found(report, "ST-05")
    assert two.message == "表二有1格没有填数（1格填的是“/”）：“规章·本年制发件数”格。"
    assert three.message == (
        "表三有26格没有填数（25格空白，1格填的是“—”）：科研机构列、“（一）予以公开”总计格。"
    )
    assert len(three.cells) == 26


def test_an_unreadable_cell_is_no_blank() -> None:
    report = with_cell(clean(2023), "t2.rules.issued", Cell("?", None, State.UNREADABLE))
    assert found(report, "ST-05") == []
    assert told(report, "ST-05") == {Answer.CANNOT_TELL, Answer.PASS}


def test_the_last_row_of_a_fragment_may_be_cut_and_is_no_blank() -> None:
    cut = replace(clean(2023), completeness=Completeness.FRAGMENT, sections=clean(2023).sections[:3])
    cut = replace(cut, cells={code: cell for code, cell in cut.cells.items() if not code.startswith("t4.")})
    for column in COLUMNS[3:]:
        cut = with_cell(cut, t3("carried_out", column), Cell(state=State.BLANK))
    assert found(cut, "ST-05") == []
    seen = with_cell(cut, t3("outcome.granted", Column.TOTAL), Cell(state=State.BLANK))
    assert [f.cells for f in found(seen, "ST-05")] == [(t3("outcome.granted", Column.TOTAL),)]


@pytest.mark.parametrize(
    ("raw", "short"),
    [
        ("18", True),  # 长春 2022: one number in a row of seven cells
        ("22", True),
        ("1000001", False),  # one digit for every cell
        ("300001003", False),
        ("", False),
    ],
)
def test_fewer_digits_than_cells_leave_a_blank_though_nobody_can_say_where(raw: str, short: bool) -> None:
    report = clean(2023)
    for column in COLUMNS:
        report = with_cell(report, t3("outcome.granted", column), Cell(raw, None, State.UNDECIDED))
    findings = found(report, "ST-05")
    assert bool(findings) is short
    if short:
        assert findings[0].cells == tuple(t3("outcome.granted", column) for column in COLUMNS)
        assert findings[0].message == f"表三“（一）予以公开”一行7格合起来只有“{raw}”，必有空白。"
