"""Runs of digits: what they decide, and what they leave open."""

import pytest

from gongkai.report.reading.digit_runs import (
    LONGEST_BLOCKS,
    LONGEST_RUN,
    block_readings,
    readings,
    readings_by_sum,
)


@pytest.mark.parametrize(
    ("digits", "row"),
    [
        ("4000004", (4, 0, 0, 0, 0, 0, 4)),
        ("170000017", (17, 0, 0, 0, 0, 0, 17)),
        ("81010010", (8, 1, 0, 1, 0, 0, 10)),
        ("70530050713", (705, 3, 0, 0, 5, 0, 713)),
    ],
)
@pytest.mark.parametrize("blanks", [False, True])
def test_the_row_sum_decides_where_one_reading_adds_up(
    digits: str, row: tuple[int, ...], blanks: bool
) -> None:
    assert readings_by_sum(digits, 7, blanks=blanks) == (row,)


def test_two_readings_that_add_up_decide_nothing() -> None:
    # 12+1+0+1+0+0 = 14 as well as 1+2+10+1+0+0 = 14.
    assert len(readings_by_sum("121010014", 7, blanks=False)) == 2


def test_a_run_that_adds_up_in_no_way_has_no_reading() -> None:
    assert readings_by_sum("1000002", 7, blanks=False) == ()


def test_a_blank_that_leaves_no_trace_is_a_reading_too() -> None:
    assert readings_by_sum("22", 7, blanks=True) == ((2, 2),)
    assert readings_by_sum("22", 7, blanks=False) == ()


@pytest.mark.parametrize(
    ("digits", "columns", "found"),
    [
        ("000", 3, (("0", "0", "0"),)),
        ("005", 3, (("0", "0", "5"),)),
        ("00", 3, (("0", "0"),)),
        ("05", 1, ()),
    ],
)
def test_no_number_begins_with_a_zero(digits: str, columns: int, found: tuple[tuple[str, ...], ...]) -> None:
    assert readings(digits, columns) == found


def test_120_may_be_three_numbers_or_fewer() -> None:
    assert len(readings("120", 3)) == 2
    assert len(readings("5225", 3)) == 2


def test_fifteen_counts_are_cut_block_by_block() -> None:
    assert block_readings("000113000300011", 3, 5, blanks=False) == (
        ((0, 0, 0, 1, 1), (3, 0, 0, 0, 3), (0, 0, 0, 1, 1)),
    )
    assert block_readings("0" * 15, 3, 5, blanks=True) == (((0,) * 5,) * 3,)
    assert len(block_readings("100010000010001", 3, 5, blanks=True)) == 2


@pytest.mark.parametrize("digits", ["", "12a", "9" * (LONGEST_BLOCKS + 1)])
def test_what_is_no_run_has_no_reading(digits: str) -> None:
    assert readings_by_sum(digits, 7, blanks=True) == ()
    assert block_readings(digits, 3, 5, blanks=True) == ()


def test_the_longest_runs_are_done_with_at_once() -> None:
    assert len(readings_by_sum("1" * LONGEST_RUN, 7, blanks=True)) <= 2
    assert len(block_readings("9876543210" * 4, 3, 5, blanks=True)) <= 2
