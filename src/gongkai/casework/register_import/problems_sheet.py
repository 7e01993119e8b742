"""The problems of a register as a workbook, to be sent back to whoever keeps it."""

from collections.abc import Iterator
from io import BytesIO

from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.headings import F
from gongkai.casework.register_import.register import R, Register
from gongkai.casework.register_import.sheet import Sheet
from gongkai.report.writing.workbook import workbook, write_list

PROBLEMS_SHEET = "问题"
ROWS_SHEET = "有问题的行"
_HEADS = ("行", "列", "单元格", "写的是", "问题", "改法")
_WIDTHS = (6, 14, 10, 30, 44, 60)


def write_problems_sheet(sheet: Sheet, heading: Heading[F], register: Register[R]) -> bytes:
    """XLSX bytes: one sheet of the problems, one of the rows at fault as they stand. No text in it can act."""
    stream = BytesIO()
    with workbook(stream) as book:
        write_list(book, PROBLEMS_SHEET, _HEADS, _WIDTHS, _problems(register))
        heads = ("行", *(head or letters for head, letters in zip(heading.texts, sheet.columns, strict=True)))
        write_list(book, ROWS_SHEET, heads, (6, *(18 for _ in sheet.columns)), _rows(sheet, register))
    return stream.getvalue()


def _problems(register: Register[R]) -> Iterator[tuple[str | int, ...]]:
    for problem in register.problems:
        named = problem.field.label if problem.field else "整行"
        yield problem.line, named, problem.reference, problem.text, problem.says, problem.remedy


def _rows(sheet: Sheet, register: Register[R]) -> Iterator[tuple[str | int, ...]]:
    at_fault = set(register.lines_at_fault)
    for row in sheet.rows:
        if row.line in at_fault:
            yield row.line, *row.texts
