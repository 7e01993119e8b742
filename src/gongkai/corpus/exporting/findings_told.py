"""Findings with their sentence, which the tables leave out where the two sides tell it."""

import polars as pl

from gongkai.corpus.checking import message


def told(findings: pl.LazyFrame) -> pl.LazyFrame:
    """The findings (FINDINGS or LISTED), each with its message, made a part at a time."""
    return findings.map_batches(_told, schema=findings.collect_schema(), streamable=True)


def _told(findings: pl.DataFrame) -> pl.DataFrame:
    messages = [row["message"] or message(row) for row in findings.iter_rows(named=True)]
    return findings.with_columns(pl.Series("message", messages, pl.String))
