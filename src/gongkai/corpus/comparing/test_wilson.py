import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.corpus.comparing.wilson import wilson


def limits(part: int | None, whole: int | None) -> tuple[float | None, float | None]:
    frame = pl.DataFrame({"part": [part], "whole": [whole]}, schema={"part": pl.Int64, "whole": pl.Int64})
    low, high = wilson(pl.col("part"), pl.col("whole"))
    return frame.select(low=low, high=high).row(0)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        # R. G. Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_intervals(part: int, whole: int, low: float, high: float) -> None:
    assert limits(part, whole) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 10**12).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_contains_the_share_and_stays_within_0_and_1(case: tuple[int, int]) -> None:
    part, whole = case
    low, high = limits(part, whole)
    assert low is not None
    assert high is not None
    assert 0 <= low <= part / whole <= high <= 1


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (3, 2), (-1, 5), (None, 5), (1, None), (0, 0)])
def test_what_is_no_share_has_no_interval(part: int | None, whole: int | None) -> None:
    assert limits(part, whole) == (None, None)
