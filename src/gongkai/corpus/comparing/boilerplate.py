"""What so many units say in a year that it tells nothing (套话)."""

import polars as pl

from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.fields import YEAR
from gongkai.report.likeness import COMMON_FROM, COMMON_SHARE

MOST_USERS = 50
"""Units of a year from which on a sentence is boilerplate, however small their share of all units is."""

_MANY = 1_000

COMMON = Table("common", "大量使用的套话", (Field("hash", pl.UInt64, "句子摘要"), YEAR))
"""Boilerplate that shows in one part already: what all reports say would fill the memory where it comes together."""


def boilerplate_from(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """By year the number of users from which on a sentence tells nothing: as `report.likeness`, and never above MOST_USERS."""
    limit = (pl.len() * COMMON_SHARE).clip(lower_bound=COMMON_FROM, upper_bound=MOST_USERS)
    return numbers.group_by("year").agg(limit=limit.cast(pl.Float64))


def common(used: pl.DataFrame, numbers: pl.LazyFrame) -> pl.DataFrame:
    """COMMON of a frame in the form of USED, in the order of its hashes, and one in the form of NUMBERED.

    Only hashes with a thousand rows are looked at, so that it costs nothing.
    """
    runs = used.select(pl.col("hash").rle().struct.unnest()).filter(pl.col("len") >= _MANY)
    found = (
        used.join(runs.select(hash="value"), on="hash", how="semi")
        .group_by("hash", "year")
        .agg(users=pl.col("number").n_unique())
        .join(boilerplate_from(numbers).collect(), on="year")
        .filter(pl.col("users") >= pl.col("limit"))
        .sort("hash", "year")
    )
    return COMMON.fitted(found)
