"""Sums of cells by group: exact whatever their size, and null where no number was added.

64-bit sums wrap silently. A column is therefore bounded first, by its largest number times the rows of the largest
group, and only where that bound does not fit is it added in 128 bits.
"""

from collections.abc import Sequence

import polars as pl

from gongkai.corpus.columns import CELLS
from gongkai.corpus.rolling_up.tables import GAPS, LARGEST_SUM

_BITS = 63
_PLACE = {code: divmod(place, _BITS) for place, code in enumerate(CELLS)}


def added(frame: pl.DataFrame, by: Sequence[str], others: Sequence[pl.Expr]) -> pl.DataFrame:
    """One row a group: `by`, what the other expressions give, GAPS, and the sums of CELLS as Int64 or Int128.

    A cell that is null in a row is a gap; the rows' own GAPS, if they have them, are passed on.
    """
    nulls = frame.select(CELLS).null_count().row(0, named=True)
    none = [code for code in CELLS if nulls[code] == frame.height]
    some = [code for code in CELLS if 0 < nulls[code] < frame.height]
    numbers = frame.select(code for code in CELLS if nulls[code] < frame.height)
    smallest, largest = numbers.min().row(0, named=True), numbers.max().row(0, named=True)
    most = int(frame.group_by(by).len().select(pl.col("len").max().fill_null(0)).item())
    sums = [_sum(code, most * max(abs(smallest[code]), abs(largest[code]))) for code in numbers.columns]
    counts = [pl.col(code).count().alias(f"count {code}") for code in some]
    carried = [pl.col(name).bitwise_or() for name in GAPS if name in frame.columns]
    grouped = frame.group_by(by).agg(*others, *sums, *counts, *carried, pl.len().alias("rows"))
    return grouped.with_columns(
        *(_gaps(word, none, some, carried=bool(carried)) for word in range(len(GAPS))),
        *(pl.when(pl.col(f"count {code}") > 0).then(pl.col(code)).alias(code) for code in some),
        *(pl.lit(None, pl.Int64).alias(code) for code in none),
    ).drop("rows", *(f"count {code}" for code in some))


def has_gap(code: str) -> pl.Expr:
    """Whether one of the reports counted has no number in the cell."""
    word, bit = _PLACE[code]
    return (pl.col(GAPS[word]) & pl.lit(1 << bit, pl.UInt64)) > 0


def _sum(code: str, bound: int) -> pl.Expr:
    return (pl.col(code) if bound <= LARGEST_SUM else pl.col(code).cast(pl.Int128)).sum()


def _gaps(word: int, none: Sequence[str], some: Sequence[str], *, carried: bool) -> pl.Expr:
    always = sum(1 << _PLACE[code][1] for code in none if _PLACE[code][0] == word)
    bits = [
        (pl.col(f"count {code}") < pl.col("rows")).cast(pl.UInt64) * (1 << _PLACE[code][1])
        for code in some
        if _PLACE[code][0] == word
    ]
    found = pl.sum_horizontal(pl.lit(always, pl.UInt64), *bits)
    return (found | pl.col(GAPS[word]) if carried else found).alias(GAPS[word])
