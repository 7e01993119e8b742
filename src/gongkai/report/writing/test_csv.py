"""CSV: one cell a line, and no text that a spreadsheet would run."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from gongkai.report.value import Cell, Report, Section, State, Where
from gongkai.report.writing.csv import write_csv
from gongkai.report.writing.formula import disarmed

REPORT = Report(
    title="年报",
    agency="青溪县民政局",
    year=2023,
    preamble=("依据《条例》编制。",),
    sections=(Section(1, "总体情况", ("一段，有逗号。", "=SUM(A1)")),),
    cells={
        "t2.licensing.items_delta": Cell("+19", 19, State.NUMBER, "项", Where(line=12)),
        "t2.procurement.amount_yuan": Cell("297万元", Decimal("2970000"), State.NUMBER, "元"),
        "t3.received_new@total": Cell("", None, State.BLANK),
        "t4.review.total": Cell("-", None, State.PLACEHOLDER),
        "t4.review.other": Cell("=1+1", None, State.UNREADABLE),
    },
    signature="青溪县民政局",
    signed_on=date(2024, 1, 9),
)


def test_the_text_comes_first_then_one_cell_a_line() -> None:
    rows = list(csv.reader(StringIO(write_csv(REPORT).decode("utf-8-sig"), newline="")))
    assert rows == [
        ["code", "label", "raw", "value", "state", "unit", "where"],
        ["title", "标题", "年报", "", "", "", ""],
        ["agency", "机关", "青溪县民政局", "", "", "", ""],
        ["year", "年度", "2023", "", "", "", ""],
        ["preamble", "前言", "依据《条例》编制。", "", "", "", ""],
        ["section_1.title", "第一部分标题", "总体情况", "", "", "", ""],
        ["section_1.paragraph", "第一部分正文", "一段，有逗号。", "", "", "", ""],
        ["section_1.paragraph", "第一部分正文", "'=SUM(A1)", "", "", "", ""],
        ["signature", "署名", "青溪县民政局", "", "", "", ""],
        ["signed_on", "落款日期", "2024-01-09", "", "", "", ""],
        ["t2.licensing.items_delta", "行政许可·本年增/减", "+19", "19", "number", "项", "原文第12行"],
        [
            "t2.procurement.amount_yuan",
            "政府集中采购·采购总金额",
            "297万元",
            "2970000",
            "number",
            "元",
            "",
        ],
        [
            "t3.received_new@total",
            "一、本年新收政府信息公开申请数量·总计",
            "",
            "",
            "blank",
            "件",
            "",
        ],
        ["t4.review.total", "行政复议·总计", "-", "", "placeholder", "件", ""],
        ["t4.review.other", "行政复议·其他结果", "'=1+1", "", "unreadable", "件", ""],
    ]


def test_spreadsheets_are_told_that_it_is_utf_8() -> None:
    assert write_csv(REPORT).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("'甲", "''甲"),
        ("-2", "-2"),
        ("+1,234.5", "+1,234.5"),
        ("-", "-"),
        ("减2", "减2"),
        ("", ""),
    ],
)
def test_a_formula_is_disarmed_and_a_number_left_alone(text: str, written: str) -> None:
    assert disarmed(text) == written
