"""Sums of cells by group."""

import numpy as np
import polars as pl
import pytest
from tests.rolled_reports import Given, reports

from gongkai.corpus.columns import CELLS, LARGEST
from gongkai.corpus.rolling_up.cell_sums import CellSums, has_gap
from gongkai.corpus.rolling_up.groups import Groups

A, B, LAST = "t2.rules.issued", "t4.review.total", CELLS[-1]


def by_division(*given: Given) -> dict[str, dict[str, object]]:
    frame = reports(given)
    groups = Groups.by(frame["division"].cast(pl.Int64).to_numpy(), np.arange(frame.height))
    about = frame.select("division")[groups.first].with_columns(pl.Series("reports", groups.sizes))
    found = pl.concat([about, CellSums.of(frame).added(groups).frame()], how="horizontal")
    gaps = found.select(has_gap(code).alias(code) for code in CELLS).rows(named=True)
    return {
        row["division"]: row | {"gaps": gap} for row, gap in zip(found.rows(named=True), gaps, strict=True)
    }


def test_blanks_add_nothing_and_nothing_added_is_no_number() -> None:
    found = by_division(
        Given("420102", "甲", 2023, {A: 0, B: 3}),
        Given("420102", "乙", 2023, {A: 0}),
        Given("420103", "丙", 2023, {A: 7}),
    )
    assert [(found[code][A], found[code][B], found[code][LAST]) for code in ("420102", "420103")] == [
        (0, 3, None),
        (7, None, None),
    ]
    assert found["420102"]["reports"] == 2


def test_a_cell_that_one_report_lacks_is_a_gap_of_the_sum() -> None:
    found = by_division(
        Given("420102", "甲", 2023, {A: 0, B: 3, LAST: 1}),
        Given("420102", "乙", 2023, {A: 0, LAST: 1}),
        Given("420103", "丙", 2023, {A: 7, B: 1}),
    )
    gaps = [{cell for cell, gap in found[code]["gaps"].items() if not gap} for code in ("420102", "420103")]
    assert gaps == [{A, LAST}, {A, B}]


@pytest.mark.parametrize(
    ("numbers", "total"),
    [
        ([2**62, 2**62 - 1], 2**63 - 1),
        ([2**62, 2**62], 2**63),
        ([-(2**62), -(2**62), -1], -(2**63) - 1),
        ([2**62, 2**62, -(2**62)], 2**62),
        ([LARGEST] * 24, 24 * LARGEST),  # 9.6 × 10¹⁸; 64 bits hold 9.2
    ],
)
def test_sums_are_exact_around_the_64_bits_and_beyond(numbers: list[int], total: int) -> None:
    found = by_division(*(Given("420102", f"{n}", 2023, {A: number}) for n, number in enumerate(numbers)))
    assert found["420102"][A] == total


def test_reports_without_any_number_are_a_group_without_any() -> None:
    found = by_division(Given("420102", "甲", 2023, {}), Given("420102", "乙", 2023, {}))
    assert found["420102"]["reports"] == 2
    assert {found["420102"][code] for code in CELLS} == {None}


def test_no_reports_no_groups() -> None:
    assert by_division() == {}
