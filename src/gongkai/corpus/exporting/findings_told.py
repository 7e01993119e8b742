"""Findings with their sentence, which the tables leave out where the two sides tell it."""

import polars as pl

from gongkai.corpus.checking import message


def told(findings: pl.LazyFrame) -> pl.LazyFrame:
    """The findings (FINDINGS or LISTED), each with its message; it is made of those alone that are asked for."""
    every = pl.struct(pl.all())
    # By row, so that a filter or a choice of columns comes before it.
    return findings.with_columns(
        every.map_batches(_told, return_dtype=pl.String, is_elementwise=True).alias("message")
    )


def _told(findings: pl.Series) -> pl.Series:
    messages = [row["message"] or message(row) for row in findings.struct.unnest().iter_rows(named=True)]
    return pl.Series("message", messages, pl.String)
