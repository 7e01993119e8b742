"""Lists in a workbook: high enough to be read, cut with a word where a cell is too small."""

from io import BytesIO

import openpyxl
import pytest

from gongkai.report.writing.workbook import LONGEST, row_height, workbook, write_list


@pytest.mark.parametrize(
    ("cells", "height"),
    [
        ([], 16),
        ([("3", 8)], 16),
        ([("十个汉字占二十个半角", 21)], 16),
        ([("十一个汉字要占二十二个", 21), ("3", 8)], 31),
        ([("甲\n乙\n丙", 21)], 46),
        ([("长" * 5000, 21)], 409),
    ],
)
def test_a_row_is_as_high_as_its_longest_text(cells: list[tuple[str, float]], height: float) -> None:
    assert row_height(cells) == height


def test_what_a_cell_cannot_hold_is_cut_and_says_so() -> None:
    stream = BytesIO()
    with workbook(stream) as book:
        write_list(book, "表", ("甲", "乙"), (10, 10), [("字" * 40_000, 3), ("", 4)])
    sheet = openpyxl.load_workbook(stream)["表"]
    assert len(sheet["A2"].value) == LONGEST
    assert sheet["A2"].value.endswith("（全文见数据文件）")
    assert (sheet["B2"].value, sheet["A3"].value, sheet["B3"].value) == (3, None, 4)
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.freeze_panes == "A2"
