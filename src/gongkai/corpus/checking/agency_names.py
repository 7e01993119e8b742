"""What the end of an agency's name is enough to tell, for all rows at once."""

from functools import reduce
from operator import or_

import polars as pl

from gongkai.report.checks.condition import Agency

_FIRST, _LAST = "一", "鿿"
"""The unified ideographs, which no normalisation changes."""


def surely_no(test: Agency) -> pl.Expr:
    """Whether the end of the agency's name is enough to say no; the test must tell of ends."""
    name = pl.col("agency")
    last = name.str.tail(1)
    other = reduce(or_, (name.str.ends_with(end) for end in test.other_ends), ~last.is_in(test.ends))
    return (last.is_between(pl.lit(_FIRST), pl.lit(_LAST)) & other).fill_null(value=False)
