"""Sums of cells by group."""

import numpy as np
import polars as pl
import pytest
from tests.rolled_reports import Given, reports

from gongkai.corpus.columns import CELLS, LARGEST
from gongkai.corpus.rolling_up.cell_sums import SURE, CellSums, has_gap
from gongkai.corpus.rolling_up.groups import Groups

A, B, LAST = "t2.rules.issued", "t4.review.total", CELLS[-1]


def by_division(frame: pl.DataFrame, *, at_once: bool) -> dict[str, dict[str, object]]:
    """Added as reports are, or row by row first and then as sums are, whatever their numbers."""
    groups = Groups.by(frame["division"].cast(pl.Int64).to_numpy())
    if at_once:
        cells = CellSums.of(frame, groups)
    else:
        cells = CellSums.added([CellSums.of(frame, Groups.each(np.arange(frame.height)))], groups, SURE + 1)
    about = frame.select("division")[groups.first].with_columns(pl.Series("reports", groups.sizes))
    found = pl.concat([about, cells.frame()], how="horizontal")
    gaps = found.select(has_gap(code).alias(code) for code in CELLS).rows(named=True)
    return {
        row["division"]: row | {"gaps": gap} for row, gap in zip(found.rows(named=True), gaps, strict=True)
    }


both_ways = pytest.mark.parametrize("at_once", [True, False])


@both_ways
def test_blanks_add_nothing_and_nothing_added_is_no_number(at_once: bool) -> None:
    given = [
        Given("420102", "甲", 2023, {A: 0, B: 3}),
        Given("420102", "乙", 2023, {A: 0}),
        Given("420103", "丙", 2023, {A: 7}),
    ]
    found = by_division(reports(given), at_once=at_once)
    assert [(found[code][A], found[code][B], found[code][LAST]) for code in ("420102", "420103")] == [
        (0, 3, None),
        (7, None, None),
    ]
    assert found["420102"]["reports"] == 2


def test_a_number_that_lies_under_a_blank_is_not_added() -> None:
    frame = reports([Given("420102", f"{n}", 2023, {A: n, B: 1}) for n in (2, 3)])
    # What is masked out keeps its number in memory.
    found = by_division(frame.with_columns(pl.when(pl.col(A) > 2).then(A).alias(A)), at_once=True)
    assert (found["420102"][A], found["420102"][B]) == (3, 2)


@both_ways
def test_a_cell_that_one_report_lacks_is_a_gap_of_the_sum(at_once: bool) -> None:
    given = [
        Given("420102", "甲", 2023, {A: 0, B: 3, LAST: 1}),
        Given("420102", "乙", 2023, {A: 0, LAST: 1}),
        Given("420103", "丙", 2023, {A: 7, B: 1}),
    ]
    found = by_division(reports(given), at_once=at_once)
    gaps = [{cell for cell, gap in found[code]["gaps"].items() if not gap} for code in ("420102", "420103")]
    assert gaps == [{A, LAST}, {A, B}]


@pytest.mark.parametrize(
    ("numbers", "total"),
    [
        ([2**62, 2**62 - 1], 2**63 - 1),
        ([2**62, 2**62], 2**63),
        ([-(2**62), -(2**62), -1], -(2**63) - 1),
        ([2**62, 2**62, -(2**62)], 2**62),
    ],
)
def test_sums_are_exact_around_the_64_bits_and_beyond(numbers: list[int], total: int) -> None:
    frame = reports(Given("420102", f"{n}", 2023, {A: number}) for n, number in enumerate(numbers))
    assert by_division(frame, at_once=False)["420102"][A] == total


@pytest.mark.parametrize("number", [LARGEST, -LARGEST])
@pytest.mark.parametrize("count", [SURE, SURE + 1])
def test_sums_of_however_many_reports_are_exact(number: int, count: int) -> None:
    frame = reports([Given("420102", "甲", 2023, {A: number})])[[0] * count]
    assert by_division(frame, at_once=True)["420102"][A] == number * count


def test_reports_without_any_number_are_a_group_without_any() -> None:
    frame = reports([Given("420102", "甲", 2023, {}), Given("420102", "乙", 2023, {})])
    found = by_division(frame, at_once=True)
    assert found["420102"]["reports"] == 2
    assert {found["420102"][code] for code in CELLS} == {None}


def test_no_reports_no_groups() -> None:
    assert by_division(reports([]), at_once=True) == {}
