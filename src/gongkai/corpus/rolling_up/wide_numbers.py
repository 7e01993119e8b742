"""Sums beyond 64 bits: refused where a figure is given, kept exact on the way there, as smaller ones may follow."""

import json

import polars as pl

from gongkai.corpus.columns import CELLS
from gongkai.corpus.rolling_up.tables import LARGEST_SUM


def refused(frame: pl.DataFrame) -> pl.DataFrame:
    """CELLS as Int64, null where the sum does not fit; the column `refused` names those."""
    beyond = _beyond(frame)
    if not beyond:
        nothing = pl.repeat([], frame.height, dtype=pl.List(pl.String), eager=True).alias("refused")
        return _cut(frame.hstack([nothing]))
    named = [pl.when(_is_beyond(code)).then(pl.lit(code)) for code in beyond]
    return _cut(frame.with_columns(pl.concat_list(named).list.drop_nulls().alias("refused")))


def stored(frame: pl.DataFrame) -> pl.DataFrame:
    """CELLS as Int64, null where the sum does not fit; the column `wide` holds those, as JSON."""
    beyond = _beyond(frame)
    apart = frame.select(pl.when(_is_beyond(code)).then(pl.col(code)) for code in beyond).rows(named=True)
    found = [{code: number for code, number in row.items() if number is not None} for row in apart]
    texts = [json.dumps(numbers) if numbers else None for numbers in found] or [None] * frame.height
    return _cut(frame.with_columns(pl.Series("wide", texts, pl.String)))


def restored(frame: pl.DataFrame) -> pl.DataFrame:
    """What `stored` was given: CELLS as Int128 where a number does not fit into 64 bits."""
    apart: dict[str, dict[int, int]] = {}
    rows = frame.select("wide").with_row_index().drop_nulls()
    for row, text in rows.iter_rows():
        for code, number in json.loads(text).items():
            apart.setdefault(code, {})[row] = number
    columns = []
    for code, numbers in apart.items():
        column = frame[code].cast(pl.Int128).to_list()
        for row, number in numbers.items():
            column[row] = number
        columns.append(pl.Series(code, column, pl.Int128))
    return frame.drop("wide").with_columns(columns)


def _is_beyond(code: str) -> pl.Expr:
    return pl.col(code).abs() > LARGEST_SUM


def _in_128_bits(frame: pl.DataFrame) -> list[str]:
    schema = frame.schema
    return [code for code in CELLS if schema[code] == pl.Int128]


def _beyond(frame: pl.DataFrame) -> list[str]:
    return [code for code in _in_128_bits(frame) if frame.select(_is_beyond(code).any()).item()]


def _cut(frame: pl.DataFrame) -> pl.DataFrame:
    wide = _in_128_bits(frame)
    return frame.with_columns(pl.col(wide).cast(pl.Int64, strict=False)) if wide else frame
