"""Workbooks: what each visible cell shows."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests import printed_form, producers

from gongkai.report.errors import TooLarge
from gongkai.report.reading import read_bytes
from gongkai.report.reading.blocks import Grid
from gongkai.report.reading.xlsx import read_xlsx
from gongkai.report.value import State


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def shown(content: object, number_format: str = "General") -> str:
    book = Workbook()
    cell = sheet_of(book).cell(1, 1)
    cell.value = content  # type: ignore[assignment]
    cell.number_format = number_format
    (grid,) = (block for block in read_xlsx(saved(book)).blocks if isinstance(block, Grid))
    assert grid.rows[0][0] is not None
    return grid.rows[0][0].text


@pytest.mark.parametrize(
    ("content", "number_format", "text"),
    [
        (13612, "General", "13612"),
        (13612, "#,##0", "13612"),
        (670.376375, "General", "670.376375"),
        (670.37637500000005, "0.00", "670.376375"),
        (-2, "General", "-2"),
        ("1,234", "@", "1,234"),
        ("297万元", "General", "297万元"),
        (date(2024, 1, 2), "m/d", "2024-01-02"),
        (45293, "yyyy年m月d日", "2024-01-02"),
        ("=SUM(B1:B9)", "General", "=SUM(B1:B9)"),
        (True, "General", "1"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(content: object, number_format: str, text: str) -> None:
    assert shown(content, number_format) == text


def test_a_formula_whose_result_was_never_stored_is_unreadable_and_not_blank() -> None:
    data = producers.openpyxl_xlsx(printed_form.source())
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data))
    sheet = sheet_of(book)
    place = next(cell for row in sheet.iter_rows() for cell in row if cell.value == 117)
    place.value = "=SUM(A1:A2)"
    cell = next(cell for cell in read_bytes(saved(book)).cells.values() if cell.raw.startswith("=SUM"))
    assert (cell.value, cell.state) == (None, State.UNREADABLE)


def test_hidden_sheets_rows_and_columns_are_not_read() -> None:
    book = Workbook()
    sheet = sheet_of(book)
    for y, row in enumerate(
        [("规章", 1, 8888, 2), ("行政许可", 8888, 8888, 8888), ("行政强制", 3, 8888, 4)], start=1
    ):
        for x, content in enumerate(row, start=1):
            sheet.cell(y, x, content)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    copy = book.create_sheet("数据")
    copy.cell(1, 1, 8888)
    copy.sheet_state = "veryHidden"
    document = read_xlsx(saved(book))
    assert "8888" not in repr(document)
    assert "行政强制" in repr(document)


def test_a_cell_says_on_which_sheet_and_where_it_stands() -> None:
    report = read_bytes(producers.openpyxl_xlsx(printed_form.source()))
    where = report.cells["t2.rules.issued"].where
    assert where is not None
    assert (where.sheet, where.reference) == ("Sheet", "B8")


def test_a_stray_cell_at_the_far_end_costs_nothing_and_moves_nothing() -> None:
    from openpyxl import load_workbook

    source = printed_form.source()
    book = load_workbook(BytesIO(producers.openpyxl_xlsx(source)))
    sheet_of(book)["XFD1048576"] = "x"
    report = read_bytes(saved(book))
    assert {code: report.value(code) for code in report.cells} == source.values


def test_more_cells_than_a_report_can_have_are_refused() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(600):
        sheet.append(list(range(400)))
    with pytest.raises(TooLarge, match="格"):
        read_xlsx(saved(book))
