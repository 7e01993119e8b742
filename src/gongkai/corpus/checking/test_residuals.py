"""Sums over blocks say of every report whether it breaks an equation."""

from functools import cache

import numpy as np
import polars as pl
import pytest
from tests.wide_rows import wide_rows

from gongkai.corpus.checking.paired import asked
from gongkai.corpus.checking.rows import Table
from gongkai.corpus.checking.scan import Seen, scan

CARRIED_OUT = "t3.carried_out@natural_person"


@cache
def reports() -> pl.DataFrame:
    return wide_rows(6, (2019, 2020, 2021, 2022))


def seen(rows: pl.DataFrame) -> Seen:
    table = Table(asked(rows))
    assert table.are_whole.all()
    return scan(table, frozenset(table.kinds.tolist()))


def changed(rows: pl.DataFrame, code: str, by: int) -> pl.DataFrame:
    """The third row with another number."""
    is_third = pl.int_range(pl.len()) == 2
    return rows.with_columns(pl.when(is_third).then(pl.col(code) + by).otherwise(code).alias(code))


def test_reports_that_add_up_break_nothing() -> None:
    assert not seen(reports()).is_broken.any()


@pytest.mark.parametrize(
    ("code", "broken"),
    [
        ("t3.outcome.granted@total", [2]),
        ("t4.review.upheld", [2]),
        (CARRIED_OUT, [2, 3]),  # its own sums, and the next year's that begin with it
    ],
)
def test_one_more_in_a_cell_breaks_the_report_and_the_next_that_carries_it_on(
    code: str, broken: list[int]
) -> None:
    rows = changed(reports(), code, 1)
    assert np.flatnonzero(seen(rows).is_broken).tolist() == broken
