from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.corpus.columns import CELLS
from gongkai.corpus.comparing.ranking import Unranked, rank
from gongkai.corpus.metrics.catalogue import METRICS

HANDLED, GRANTED = "t3.outcome.total@total", "t3.outcome.granted@total"
SHARE, COUNT = METRICS["granted_share"], METRICS["handled"]


def subjects(*rows: tuple[str, str, int | None, int | None]) -> pl.DataFrame:
    """Of each its name, its parent, its granted and its handled."""
    return pl.DataFrame(
        [
            {
                "of": "division",
                "subject": name,
                "name": name,
                "parent": parent,
                "level": 3,
                "type": "division",
                "year": 2023,
                GRANTED: granted,
                HANDLED: handled,
            }
            for name, parent, granted, handled in rows
        ],
        schema={
            **dict.fromkeys(("of", "subject", "name", "parent"), pl.String),
            "level": pl.Int8,
            "type": pl.String,
            "year": pl.Int32,
            **dict.fromkeys(CELLS, pl.Int64),
        },
    )


def ranked(frame: pl.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return rank(frame, SHARE).select("subject", *columns).rows()


def test_the_same_share_has_the_same_rank_and_the_next_one_is_left_out() -> None:
    frame = subjects(("甲", "市", 30, 60), ("乙", "市", 45, 50), ("丙", "市", 50, 100), ("丁", "市", 0, 40))
    assert ranked(frame, "rank", "ranked", "value") == [
        ("乙", 1, 4, 90.0),
        ("丙", 2, 4, 50.0),
        ("甲", 2, 4, 50.0),
        ("丁", 4, 4, 0.0),
    ]


def test_small_numbers_are_listed_with_the_reason_and_not_ranked() -> None:
    frame = subjects(
        ("足", "市", 15, 30),
        ("小", "市", 29, 29),
        ("零", "市", 0, 0),
        ("缺", "市", None, 90),
        ("错", "市", 91, 90),
    )
    assert ranked(frame, "rank", "ranked", "unranked") == [
        ("足", 1, 1, None),
        ("错", None, 1, "contradictory"),
        ("小", None, 1, "small"),
        ("缺", None, 1, "no_number"),
        ("零", None, 1, "small"),
    ]
    assert Unranked.SMALL.label(SHARE) == "分母不足30"


def test_each_parent_has_a_ranking_of_its_own() -> None:
    frame = subjects(("甲", "一市", 30, 60), ("乙", "二市", 20, 50), ("丙", "二市", 50, 100))
    assert ranked(frame, "rank", "ranked") == [("甲", 1, 1), ("丙", 1, 2), ("乙", 2, 2)]


def test_a_count_is_ranked_however_small_and_has_no_interval() -> None:
    frame = rank(subjects(("甲", "市", 0, 1), ("乙", "市", 0, 0), ("丙", "市", 0, None)), COUNT)
    assert frame.select("subject", "rank", "low", "unranked").rows() == [
        ("甲", 1, None, None),
        ("乙", 2, None, None),
        ("丙", None, None, "no_number"),
    ]


def test_a_share_has_its_interval_in_per_cent() -> None:
    (row,) = rank(subjects(("甲", "市", 81, 263)), SHARE).iter_rows(named=True)
    assert (row["low"], row["high"]) == (pytest.approx(25.53, abs=0.005), pytest.approx(36.62, abs=0.005))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("东西"), st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=12
    ),
    st.randoms(use_true_random=False),
)
def test_a_ranking_does_not_depend_on_the_order_of_the_rows(
    drawn: list[tuple[str, int, int]], random: Random
) -> None:
    frame = subjects(*((f"单位{n:02}", *row) for n, row in enumerate(drawn)))
    order = random.sample(range(frame.height), frame.height)
    assert rank(frame[order], SHARE).equals(rank(frame, SHARE))
