"""Whole registers of 青溪县: heads, rows, errors, and what is passed over."""

import subprocess
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tests.tools import program

from gongkai.casework.register_import.application_register import read_register, tally
from gongkai.casework.register_import.field import HEADINGS, Field
from gongkai.casework.register_import.heading import Heading, find_heading
from gongkai.casework.register_import.preview import preview
from gongkai.casework.register_import.problems_sheet import PROBLEMS_SHEET, ROWS_SHEET, write_problems_sheet
from gongkai.casework.register_import.register import Register
from gongkai.casework.register_import.row import Choices, RegisterRow
from gongkai.casework.register_import.sheet import RegisterUnreadable, Sheet, read_sheets
from gongkai.law.applicant import ApplicantColumn, ApplicantKind
from gongkai.law.outcome import Outcome
from gongkai.law.readings import DEFAULT
from gongkai.law.receipt import Channel
from gongkai.report.reading.office import PROGRAMS

TODAY = date(2026, 3, 12)
HEADS = [
    "序号",
    "收到日期",
    "申请人",
    "申请人类型",
    "申请方式",
    "申请内容",
    "答复日期",
    "答复结果",
    "是否延期",
    "经办人",
]
GOOD = [
    "1",
    "2025-03-03",
    "林青山",
    "自然人",
    "网上",
    "石桥村征地公告",
    "2025-03-20",
    "予以公开",
    "否",
    "周敏秋",
]


def workbook(
    rows: Sequence[Sequence[object]], merged: Sequence[str] = (), hidden: Sequence[int] = ()
) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    for line in hidden:
        sheet.row_dimensions[line].hidden = True
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def head_of(sheet: Sheet) -> Heading[Field]:
    heading = find_heading(sheet, HEADINGS)
    assert heading
    return heading


def read(rows: Sequence[Sequence[object]], **chosen: object) -> Register[RegisterRow]:
    (sheet,) = read_sheets(workbook([HEADS, *rows]), "台账.xlsx")
    heading = head_of(sheet)
    choices = Choices(heading.mapped, **chosen)  # type: ignore[arg-type]
    return read_register(sheet, heading, choices, TODAY, DEFAULT)


def row(**changed: str) -> list[str]:
    return [changed.get(head, value) for head, value in zip(HEADS, GOOD, strict=True)]


def test_a_good_row_is_read_with_its_history() -> None:
    register = read([row(是否延期="延长10个工作日")])
    (one,) = register.rows
    assert register.is_ready
    assert (one.line, one.received, one.replied) == (2, date(2025, 3, 3), date(2025, 3, 20))
    assert (one.applicant, one.applicant_kind) == ("林青山", ApplicantKind.INDIVIDUAL)
    assert (one.channel, one.outcome, one.outcome_text) == (Channel.ONLINE, Outcome.GRANTED, "予以公开")
    assert (one.extended, one.extended_by) == (True, 10)
    assert [event.on for event in one.history] == [date(2025, 3, 3), date(2025, 3, 20)]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"收到日期": ""}, "第2行“收到日期”（B2）是空的。补上；这一行不是申请的，删去整行。"),
        (
            {"收到日期": "2025年13月1日"},
            "第2行“收到日期”（B2）“2025年13月1日”不是一个存在的日期。写成2025-03-12或2025年3月12日。",
        ),
        (
            {"答复日期": "2025-02-20"},
            "第2行“答复日期”（G2）是2025-02-20，早于收到日期2025-03-03。核对两个日期，改正写错的一个。",
        ),
        (
            {"答复日期": "2027-03-20"},
            "第2行“答复日期”（G2）是2027-03-20，晚于今天（2026-03-12）。核对年份和月份。",
        ),
        (
            {"收到日期": "2005-03-03"},
            "第2行“收到日期”（B2）是2005-03-03，早于条例施行的2008年5月1日。核对年份。",
        ),
        (
            {"答复结果": "无法提供"},
            "第2行“答复结果”（H2）写的是“无法提供”，分不清是哪一种。可能是：无法提供：本机关不掌握相关政府信息、"
            "无法提供：没有现成信息需要另行制作、无法提供：补正后申请内容仍不明确。写明其中一种。",
        ),
        (
            {"答复结果": ""},
            "第2行“答复结果”（H2）是空的，但有答复日期。补上答复结果，或删去答复日期。",
        ),
        (
            {"答复日期": ""},
            "第2行“答复日期”（G2）是空的，但有答复结果。补上答复日期；还没有答复的，结果写办理中。",
        ),
        (
            {"申请方式": "信函"},
            "第2行“申请方式”（E2）写的是“信函”，分不清是哪一种。可能是：邮寄（挂号信、EMS等需签收）、平常信函。"
            "写明其中一种。",
        ),
        (
            {"是否延期": "30个工作日"},
            "第2行“是否延期”（I2）写的是“30个工作日”，延长最多20个工作日（条例第三十三条第二款）。"
            "核对后改为20以内的数，或写是、否。",
        ),
        (
            {"是否延期": "也许"},
            "第2行“是否延期”（I2）写的是“也许”，看不出是否延期。写是、否，或延长的工作日数。",
        ),
        (
            {"申请内容": "=VLOOKUP(A1,B:C,2)"},
            "第2行“申请内容”（F2）是没有算出结果的公式。在 Excel 或 WPS 中复制这一格，选择性粘贴为数值。",
        ),
    ],
)
def test_a_bad_cell_says_what_where_and_how_to_mend_it(changed: dict[str, str], said: str) -> None:
    register = read([row(**changed)])
    assert register.rows == ()
    assert [str(problem) for problem in register.problems] == [said]


def test_all_problems_of_a_row_are_said_at_once() -> None:
    register = read([row(收到日期="昨天", 申请人="", 答复结果="不予公开")])
    assert [p.field for p in register.problems] == [Field.RECEIVED, Field.APPLICANT, Field.OUTCOME]


def test_a_case_still_open_needs_no_reply() -> None:
    open_rows = [
        row(申请内容="甲", 答复日期="", 答复结果="办理中"),
        row(申请内容="乙", 答复日期="", 答复结果=""),
        row(申请内容="丙", 答复日期="办理中", 答复结果="办理中"),
    ]
    register = read(open_rows)
    assert [(one.replied, one.outcome) for one in register.rows] == [(None, None)] * 3


def test_an_unclear_wording_is_settled_once_for_all_its_rows() -> None:
    rows = [row(申请内容=what, 答复结果="不予公开") for what in ("甲", "乙", "丙")] + [row(申请方式="信函")]
    register = read(rows)
    assert [(one.field, one.text, one.rows) for one in register.open_wordings] == [
        (Field.OUTCOME, "不予公开", 3),
        (Field.CHANNEL, "信函", 1),
    ]
    settled = {
        (Field.OUTCOME, "不予公开"): Outcome.PROCESS_INFO,
        (Field.CHANNEL, "信函"): Channel.PLAIN_MAIL,
    }
    register = read(rows, settled=settled)
    assert register.is_ready
    assert [one.outcome for one in register.rows[:3]] == [Outcome.PROCESS_INFO] * 3
    assert tally(register, DEFAULT)[ApplicantColumn.NATURAL_PERSON, Outcome.PROCESS_INFO] == 3


def test_the_same_application_twice_is_a_problem_of_the_second_row() -> None:
    register = read([row(), row(申请内容="别的"), row()])
    assert [one.line for one in register.rows] == [2, 3]
    assert str(register.problems[0]) == (
        "第4行与第2行是同一件：收到日期、申请人、申请内容都相同。确是两件的，改正其中一行的编号；重复登记的，删去一行。"
    )


def test_rows_that_are_no_applications_are_passed_over_and_named() -> None:
    rows = [
        row(),
        HEADS,
        ["", "", "", "", "", "", "", "", "", ""],
        ["合计", "1件"],
        ["填表人：周敏秋"],
        ["2"],
    ]
    register = read(rows)
    assert register.is_ready
    assert [(one.line, one.why) for one in register.passed_over] == [
        (3, "重复的表头"),
        (5, "合计行"),
        (6, "读入的各列都是空的"),
        (7, "读入的各列都是空的"),
    ]


def test_a_register_without_kind_and_channel_takes_what_is_said_of_all() -> None:
    heads = ["收到日期", "申请人", "申请内容", "答复日期", "答复结果"]
    data = workbook([heads, ["2025-03-03", "林青山", "公告", "2025-03-20", "予以公开"]])
    (sheet,) = read_sheets(data, "台账.xlsx")
    heading = head_of(sheet)
    bare = Choices(heading.mapped)
    assert bare.missing == (Field.APPLICANT_KIND, Field.CHANNEL)
    assert not read_register(sheet, heading, bare, TODAY, DEFAULT).is_ready
    said = Choices(heading.mapped, ApplicantKind.INDIVIDUAL, Channel.IN_PERSON)
    assert said.missing == ()
    assert read_register(sheet, heading, said, TODAY, DEFAULT).rows[0].channel is Channel.IN_PERSON


def test_the_mapping_can_be_changed_by_hand() -> None:
    heads = ["甲", "乙", "丙", "申请人类型", "申请方式", "申请内容", "答复日期", "答复结果"]
    (sheet,) = read_sheets(workbook([heads, GOOD[:8]]), "台账.xlsx")
    heading = head_of(sheet)
    assert heading.unread == ("甲", "乙", "丙")
    by_hand = Choices({**heading.mapped, 1: Field.RECEIVED, 2: Field.APPLICANT})
    assert read_register(sheet, heading, by_hand, TODAY, DEFAULT).rows[0].applicant == "林青山"


def test_a_head_of_two_rows_under_a_title_is_put_together() -> None:
    upper = ["序号", "收到日期", "申请人情况", "", "申请方式", "申请内容", "答复情况", ""]
    lower = ["", "", "姓名", "类型", "", "", "日期", "结果"]
    merged = ["A1:H1", "C2:D2", "G2:H2", "A2:A3", "B2:B3", "E2:E3", "F2:F3"]
    data = workbook([["2025年台账", *[""] * 7], upper, lower, GOOD[:8]], merged)
    (sheet,) = read_sheets(data, "台账.xlsx")
    heading = head_of(sheet)
    assert list(heading.mapped.values()) == [
        Field.RECEIVED,
        Field.APPLICANT,
        Field.APPLICANT_KIND,
        Field.CHANNEL,
        Field.DESCRIPTION,
        Field.REPLIED,
        Field.OUTCOME,
    ]
    assert read_register(sheet, heading, Choices(heading.mapped), TODAY, DEFAULT).rows[0].line == 4


def test_of_two_days_the_register_is_read_by_the_more_telling_one() -> None:
    (sheet,) = read_sheets(workbook([["申请日期", "收到日期", "申请人", "申请内容"]]), "台账.xlsx")
    assert head_of(sheet).mapped[1] is Field.RECEIVED
    assert head_of(sheet).unread == ("申请日期",)


def test_a_name_merged_over_several_rows_holds_for_each() -> None:
    data = workbook([HEADS, row(申请内容="甲"), row(申请内容="乙", 申请人="")], ["C2:C3"])
    (sheet,) = read_sheets(data, "台账.xlsx")
    heading = head_of(sheet)
    register = read_register(sheet, heading, Choices(heading.mapped), TODAY, DEFAULT)
    assert [one.applicant for one in register.rows] == ["林青山", "林青山"]


def test_rows_that_a_filter_hides_are_counted() -> None:
    (sheet,) = read_sheets(workbook([HEADS, row(), row(申请内容="乙")], hidden=[3]), "台账.xlsx")
    assert (len(sheet.rows), sheet.hidden) == (2, 1)


def test_every_sheet_of_a_workbook_is_offered() -> None:
    book = Workbook()
    book.active.append(["封面"])  # type: ignore[union-attr]
    book.create_sheet("2024年").append(HEADS)
    stream = BytesIO()
    book.save(stream)
    sheets = read_sheets(stream.getvalue(), "台账.xlsx")
    assert [(sheet.name, find_heading(sheet, HEADINGS) is not None) for sheet in sheets] == [
        ("Sheet", False),
        ("2024年", True),
    ]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file_is_read_in_any_encoding_and_its_cells_are_named(encoding: str) -> None:
    text = "\n".join("\t".join(line) for line in (HEADS, row(收到日期="")))
    (sheet,) = read_sheets(text.encode(encoding), "台账.txt")
    heading = head_of(sheet)
    (problem,) = read_register(sheet, heading, Choices(heading.mapped), TODAY, DEFAULT).problems
    assert (problem.line, problem.reference) == (2, "第2行第2列")


def test_an_old_workbook_is_read_through_libreoffice(tmp_path: Path) -> None:
    office = program(*PROGRAMS)
    made = tmp_path / "register.xlsx"
    made.write_bytes(workbook([HEADS, row()]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xls", "--outdir", str(tmp_path), str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (sheet,) = read_sheets((tmp_path / "register.xls").read_bytes(), "台账.xls")
    heading = head_of(sheet)
    assert read_register(sheet, heading, Choices(heading.mapped), TODAY, DEFAULT).is_ready


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04cut off", "读不出表格"),
        (b"%PDF-1.7\n", "这不是电子表格"),
        (b"<html><table></table></html>", "这不是电子表格"),
        (b"\x89PNG\r\n\x1a\n", "读不出表格"),
    ],
)
def test_what_is_no_register_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(RegisterUnreadable, match=said):
        read_sheets(data, "台账.xlsx")


def test_the_preview_holds_what_a_page_shows() -> None:
    rows = [row(申请内容=f"第{n}件") for n in range(12)] + [row(申请内容="十三", 答复结果="不予公开")]
    (sheet,) = read_sheets(workbook([HEADS, *rows]), "台账.xlsx")
    heading = head_of(sheet)
    register = read_register(sheet, heading, Choices(heading.mapped), TODAY, DEFAULT)
    shown = preview(sheet, heading, register)
    assert (len(shown.first_rows), shown.rows, shown.lines_at_fault) == (10, 12, 1)
    assert list(shown.problems) == [14]
    assert tally(register, DEFAULT) == {(ApplicantColumn.NATURAL_PERSON, Outcome.GRANTED): 12}
    assert shown.unread_columns == ("序号", "经办人")


def test_the_sheet_to_send_back_holds_the_problems_and_acts_on_nobody() -> None:
    hostile = '=HYPERLINK("http://example.invalid","点我")'
    book = [HEADS, row(收到日期="昨天", 申请内容=hostile), row(申请内容="乙")]
    (sheet,) = read_sheets(workbook(book), "台账.xlsx")
    heading = head_of(sheet)
    register = read_register(sheet, heading, Choices(heading.mapped), TODAY, DEFAULT)
    made = load_workbook(BytesIO(write_problems_sheet(sheet, heading, register)))
    assert made.sheetnames == [PROBLEMS_SHEET, ROWS_SHEET]
    problems = list(made[PROBLEMS_SHEET].iter_rows(values_only=True))
    assert problems[1][:4] == (2, "收到日期", "B2", "昨天")
    rows = list(made[ROWS_SHEET].iter_rows())
    assert len(rows) == 2
    assert all(cell.data_type != "f" for line in rows for cell in line)


texts = st.one_of(
    st.text(max_size=8), st.sampled_from(["", "=1+1", "2025-03-03", "不予公开", "办理中", "是"])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(texts, min_size=10, max_size=10), max_size=6))
def test_whatever_stands_in_the_cells_each_row_is_read_refused_or_passed_over(table: list[list[str]]) -> None:
    lines = [",".join(f'"{text.replace(chr(34), "")}"' for text in one) for one in (HEADS, GOOD, *table)]
    plain = "\r\n".join(lines).replace("\x00", "").encode("utf-8", "replace")
    (sheet,) = read_sheets(plain, "台账.csv")
    heading = head_of(sheet)
    register = read_register(sheet, heading, Choices(heading.mapped), TODAY, DEFAULT)
    told = {one.line for one in register.rows} | set(register.lines_at_fault)
    told |= {one.line for one in register.passed_over}
    filled = {one.line for one in sheet.rows[heading.below :] if any(one.texts)}
    assert told == filled
