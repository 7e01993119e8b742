"""Merged cells: where each one stands, and what fits into it."""

import pytest

from gongkai.paper.page import TYPE_AREA_WIDTH
from gongkai.paper.table import Head, Table, TableCell, fitting_size

CORNER = TableCell("角", rows=2, head=Head.COLUMN)
TABLE = Table(
    "表",
    (
        (CORNER, TableCell("申请人", columns=2, head=Head.COLUMNS)),
        (TableCell("甲", head=Head.COLUMN), TableCell("乙", head=Head.COLUMN)),
        (TableCell("新收", head=Head.ROW), TableCell("1"), TableCell("2")),
    ),
    (2, 1, 1),
    9.0,
    head_rows=2,
)


def test_a_merged_cell_stands_in_every_row_that_it_covers() -> None:
    first, second, third = TABLE.grid()
    assert [(cell.text, column, begins) for cell, column, begins in first] == [
        ("角", 0, True),
        ("申请人", 1, True),
    ]
    assert [(cell.text, column, begins) for cell, column, begins in second] == [
        ("角", 0, False),
        ("甲", 1, True),
        ("乙", 2, True),
    ]
    assert [cell.text for cell, _, _ in third] == ["新收", "1", "2"]


def test_widths_fill_the_type_area() -> None:
    assert TABLE.widths == (78.0, 39.0, 39.0)
    assert sum(TABLE.widths) == TYPE_AREA_WIDTH


def test_only_rows_of_column_heads_are_head_rows() -> None:
    assert [TABLE.is_head_row(row) for row in range(3)] == [True, True, False]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (((TableCell("a", columns=2), TableCell("b"), TableCell("c")),), "not all 3 columns"),
        (((TableCell("a"), TableCell("b")),), "not all 3 columns"),
        (((TableCell("a", rows=2), TableCell("b"), TableCell("c")),), "not all 3 columns"),
        (
            (
                (TableCell("a"), TableCell("b", rows=2), TableCell("c")),
                (TableCell("d", columns=2), TableCell("e")),
            ),
            "overlap",
        ),
    ],
)
def test_spans_that_do_not_meet_are_a_bug(rows: tuple[tuple[TableCell, ...], ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Table("表", rows, (1, 1, 1), 9.0).grid()


@pytest.mark.parametrize(
    ("text", "width", "size"),
    [
        ("1407", 11.3, 10.0),  # a city's year fits at full size
        ("11398889", 11.3, 6.0),  # a province's has to shrink: 28 points for eight digits
        ("9" * 40, 11.3, 5.0),  # never below what can be read
        ("１２３４", 11.3, 7.0),  # full-width digits take a whole em: 28 points for four
        ("没有数字的说明可以折行", 11.3, 10.0),
        ("1.没有现成信息需要另行制作", 11.3, 10.0),
    ],
)
def test_a_long_number_shrinks_to_its_cell(text: str, width: float, size: float) -> None:
    assert fitting_size(text, width, 10.0) == pytest.approx(size, abs=0.1)
