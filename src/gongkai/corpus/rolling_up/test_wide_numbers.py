"""Sums beyond 64 bits."""

import polars as pl
import pytest

from gongkai.corpus.columns import CELLS
from gongkai.corpus.rolling_up.wide_numbers import refused, restored, stored

A, B, C = CELLS[0], CELLS[30], CELLS[-1]
LARGEST = 2**63 - 1


@pytest.fixture
def frame() -> pl.DataFrame:
    narrow = [pl.Series(code, [1, None, -3, 4], pl.Int64) for code in CELLS if code not in (A, B)]
    wide = [
        pl.Series(A, [LARGEST, LARGEST + 1, -LARGEST, -LARGEST - 2], pl.Int128),
        pl.Series(B, [None, 2**70, 5, 2**64], pl.Int128),
    ]
    return pl.DataFrame([*narrow, *wide])


def test_what_does_not_fit_is_refused_and_named(frame: pl.DataFrame) -> None:
    found = refused(frame)
    assert found[A].to_list() == [LARGEST, None, -LARGEST, None]
    assert found[B].to_list() == [None, None, 5, None]
    assert found["refused"].to_list() == [[], [A, B], [], [A, B]]
    assert {found.schema[code] for code in CELLS} == {pl.Int64()}


def test_what_is_stored_comes_back(frame: pl.DataFrame) -> None:
    kept = stored(frame)
    assert {kept.schema[code] for code in CELLS} == {pl.Int64()}
    again = restored(kept)
    assert again.select(A, B, C).rows() == frame.select(A, B, C).rows()


def test_ordinary_sums_need_nothing_beside_them(frame: pl.DataFrame) -> None:
    plain = frame.with_columns(pl.lit(7, pl.Int64).alias(code) for code in (A, B))
    assert stored(plain)["wide"].to_list() == [None] * 4
    assert refused(plain)["refused"].to_list() == [[]] * 4
    assert restored(stored(plain)).equals(plain)
