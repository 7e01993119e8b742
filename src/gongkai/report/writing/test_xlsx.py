"""Workbooks: the forms as printed, findings beside them, nothing that could run."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from gongkai.report.codes import Track, t4
from gongkai.report.finding import Answer, CheckResult, Consequence, Finding, Severity, Verdict
from gongkai.report.forms import Form, codes
from gongkai.report.value import Cell, Report, Section, State
from gongkai.report.writing import write_findings_sheet
from gongkai.report.writing.findings_sheet import CheckedFile
from gongkai.report.writing.xlsx import write_xlsx

FORMULA = '=HYPERLINK("x","y")'
CELLS = {code: Cell.number(code, number) for number, code in enumerate(codes(Form.F2021, Form.F2021), 1)}
REPORT = Report(
    title="青溪县民政局2023年政府信息公开工作年度报告",
    agency="青溪县民政局",
    year=2023,
    t2_form=Form.F2021,
    t3_form=Form.F2021,
    sections=(Section(1, "总体情况", ("全年公开12条。", FORMULA)),),
    cells=CELLS,
)
RESULT = CheckResult(
    findings=(
        Finding(
            "T4-01",
            Severity.ERROR,
            FORMULA,
            cells=("t4.review.total",),
            repair="改为1。",
            source="年度报告格式 表四",
            equation="1 + 0 ≠ 2",
            consequences=(Consequence("T4-05", ("t4.review.total",)),),
        ),
        Finding("ST-02", Severity.WARNING, "标题用词不同。"),
    ),
    verdicts=(
        Verdict("T4-01", Answer.FAIL),
        Verdict("T3-01", Answer.PASS),
        Verdict("XY-01", Answer.CANNOT_TELL),
    ),
)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def rows(book: openpyxl.Workbook, sheet: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in book[sheet].iter_rows(values_only=True)]


def test_text_and_forms_each_have_a_sheet_and_findings_come_last() -> None:
    assert opened(write_xlsx(REPORT)).sheetnames == ["正文", "表二", "表三", "表四"]
    assert opened(write_xlsx(REPORT, RESULT)).sheetnames == ["正文", "表二", "表三", "表四", "核对"]


def test_the_form_is_merged_as_printed_and_numbers_are_numbers() -> None:
    sheet = opened(write_xlsx(REPORT))["表四"]
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:E2", "F1:O1", "F2:J2", "K2:O2"}
    values = [cell.value for cell in sheet[4]]
    assert values == [
        CELLS[t4(track, result)].value
        for track in Track
        for result in ("upheld", "corrected", "other", "pending", "total")
    ]


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("0", 0),
        ("670.376375", 670.376375),
        ("12.50", "12.50"),  # a number would lose the zero that the office printed
        ("1,234", "1,234"),
        ("+19", "+19"),
        ("007", "007"),
        ("1e3", "1e3"),
        ("１２", "１２"),
        ("1234567890123456789", "1234567890123456789"),  # beyond what a spreadsheet holds exactly
        ("/", "/"),
        (FORMULA, FORMULA),
    ],
)
def test_a_cell_keeps_the_characters_of_its_source(raw: str, stored: object) -> None:
    report = Report(cells={"t4.review.upheld": Cell(raw, None, State.UNREADABLE)})
    cell = opened(write_xlsx(report))["表四"]["A4"]
    assert cell.value == stored
    assert cell.data_type == ("s" if isinstance(stored, str) else "n")


def test_a_paragraph_too_long_for_a_cell_goes_on_beside_it() -> None:
    paragraph = "长" * 40_000
    book = opened(write_xlsx(Report(preamble=(paragraph,))))
    assert "".join(str(value) for value in rows(book, "正文")[0]) == paragraph


def test_findings_are_told_in_words_for_a_clerk() -> None:
    found = rows(opened(write_xlsx(REPORT, RESULT)), "核对")
    assert found[0][:4] == ("序号", "级别", "规则", "意见")
    assert found[1] == (
        "第1条",
        "错误",
        "T4-01",
        FORMULA,
        "行政复议·总计",
        "1 + 0 ≠ 2",
        "改为1。",
        "年度报告格式 表四",
        "T4-05：行政复议·总计",
    )
    assert found[2][:4] == ("第2条", "警告", "ST-02", "标题用词不同。")
    assert found[3][:4] == ("小结", None, None, "相符1项，不符1项，无法判断1项。")


def test_many_files_make_one_sheet_of_files_and_one_of_findings() -> None:
    data = write_findings_sheet(
        [
            ("民政局.docx", REPORT, RESULT),
            CheckedFile("=坏.pdf", trouble="文件已损坏。"),
        ]
    )
    book = opened(data)
    files, findings = rows(book, "文件"), rows(book, "核对意见")
    assert files[0] == (
        "序号", "文件", "机关", "年度", "错误", "警告", "提示", "相符", "不符", "无法判断", "没有读成的原因",
    )  # fmt: skip
    assert files[1] == (1, "民政局.docx", "青溪县民政局", 2023, 1, 1, 0, 1, 1, 1, None)
    assert files[2] == (2, "=坏.pdf", None, None, None, None, None, None, None, None, "文件已损坏。")
    assert [row[:6] for row in findings[1:]] == [
        ("民政局.docx", "青溪县民政局", 2023, "第1条", "错误", "T4-01"),
        ("民政局.docx", "青溪县民政局", 2023, "第2条", "警告", "ST-02"),
    ]


@pytest.mark.parametrize("data", [write_xlsx(REPORT, RESULT), write_findings_sheet([("a", REPORT, RESULT)])])
def test_no_text_becomes_a_formula_or_a_link(data: bytes) -> None:
    package = ZipFile(BytesIO(data))
    sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in package.read(name) or b"hyperlink" in package.read(name) for name in sheets)
