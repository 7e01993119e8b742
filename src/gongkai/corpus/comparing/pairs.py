"""Pairs of reports with text in common, so many at a time that memory does not grow with them."""

from collections.abc import Iterator

import polars as pl

_PAIRS_TOGETHER = 8_000_000


def pairs(shared: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    """year, number, other, letters and sentences of frames in the form of SHARED; each pair once, `other` the larger.

    What the same units share is added up before pairs are made of them: a template of twelve offices makes sixty-six
    pairs, however many sentences it has.
    """
    groups = (
        shared.group_by("year", "users")
        .agg(pl.col("letters").cast(pl.Int64).sum(), sentences=pl.len().cast(pl.Int64))
        .with_columns(count=pl.col("users").list.len().cast(pl.Int64))
        .collect()
        .with_row_index("group")
    )
    members = groups.explode("users").rename({"users": "number"})
    others = members.select("group", other="number").lazy()
    for some in _together(members):
        yield (
            some.lazy()
            .join(others, on="group")
            .filter(pl.col("number") < pl.col("other"))
            .group_by("year", "number", "other")
            .agg(pl.col("letters", "sentences").sum())
            .collect()
        )


def _together(members: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """All rows of a unit stand together, so that its pairs are whole."""
    batches = (
        members.sort("year", "number")
        .with_columns(batch=pl.col("count").cum_sum() // _PAIRS_TOGETHER)
        .with_columns(pl.col("batch").min().over("year", "number"))
    )
    yield from batches.partition_by("batch", maintain_order=True) or [batches]
