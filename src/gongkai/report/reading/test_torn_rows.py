"""Rows of Table 3 cut by the foot of a page: one row again, or left undecided; never half a number."""

import pytest

from gongkai.report.codes import COLUMNS, t3
from gongkai.report.reading.blocks import Grid, GridCell
from gongkai.report.reading.grid_tables import read_grids
from gongkai.report.value import Where

HEADS = ("", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
NUMBERS = tuple("1234567")
NOTHING = ("",) * 7


def read(rows: dict[int, list[tuple[str, ...]]]) -> dict[str, object]:
    """Values of a table with these rows on these pages, by code."""
    placed = [
        tuple(GridCell(text, Where(page=page)) for text in row) for page, on in rows.items() for row in on
    ]
    return {code: cell.value for code, cell in read_grids([Grid(tuple(placed))]).cells.items()}


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (("2.没有现", *NUMBERS), ("成信息需要另行制作", *NOTHING)),
        (("2.没有现成信息需要另", *NUMBERS), ("行制作", *NOTHING)),
        (("2.没有现", *NUMBERS), ("成信息需要另行制作", *("件",) * 7)),
    ],
)
def test_both_halves_of_a_row_are_one_row(upper: tuple[str, ...], lower: tuple[str, ...]) -> None:
    found = read({1: [HEADS, upper], 2: [lower, ("3.补正后申请内容仍不明确", *("8",) * 7)]})
    assert [found[t3("outcome.unable.needs_creation", column)] for column in COLUMNS] == [1, 2, 3, 4, 5, 6, 7]
    assert found[t3("outcome.unable.unclear_after_correction", COLUMNS[0])] == 8


@pytest.mark.parametrize("rest", ["成信息需要另行制作", ""])
def test_a_number_torn_by_the_page_is_no_shorter_number(rest: str) -> None:
    label = "2.没有现" if rest else "2.没有现成信息需要另行制作"
    found = read({1: [HEADS, (label, *("12",) * 7)], 2: [(rest, *("79",) * 7)]})
    assert set(found.values()) == {None}


def test_whole_rows_on_two_pages_stay_two() -> None:
    found = read({1: [HEADS, ("1.属于国家秘密", *NUMBERS)], 2: [("2.其他法律行政法规禁止公开", *NUMBERS)]})
    assert [found[t3("outcome.refused.law_prohibited", column)] for column in COLUMNS] == [
        1,
        2,
        3,
        4,
        5,
        6,
        7,
    ]
    assert [found[t3("outcome.refused.state_secret", column)] for column in COLUMNS] == [1, 2, 3, 4, 5, 6, 7]
