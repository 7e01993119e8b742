"""Long sums that several rules form, or that begin alike, made once for all of them."""

from collections.abc import Mapping
from functools import cache, reduce
from itertools import takewhile
from operator import add

import polars as pl

from gongkai.corpus.checking.paired import every_test
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import Comparison
from gongkai.report.checks.equation import Sum
from gongkai.report.checks.linear import EQUATIONS

LONG = 8
"""Terms from which on a sum gets a column of its own."""


@cache
def long_sums() -> Mapping[Sum, str]:
    """Columns by the sum that they hold; all of them plain sums of cells."""
    sums = [side for one in EQUATIONS for each in one.instances() for side in (each.left, each.right)]
    tests = (test for condition in CONDITIONS for test in every_test(condition))
    sums.extend(test.sum for test in tests if isinstance(test, Comparison))
    plain = (one for one in sums if len(one.terms) >= LONG and len(one.codes(1)) == len(one.terms))
    return {one: f"sum {place}" for place, one in enumerate(dict.fromkeys(plain))}


def with_long_sums(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows with a column for each of the long sums."""
    return rows.with_columns(
        _added(terms).alias(_beginning(terms)) for terms in dict.fromkeys(_shared().values())
    ).with_columns(
        reduce(add, map(pl.col, one.codes(1)[len(shared) :]), pl.col(_beginning(shared))).alias(name)
        for one, name in long_sums().items()
        for shared in (_shared()[one],)
    )


@cache
def _shared() -> Mapping[Sum, tuple[str, ...]]:
    """How each long sum begins, as far as others begin so too."""
    found = {}
    for one in long_sums():
        alike = [other.codes(1) for other in long_sums() if other.codes(1)[0] == one.codes(1)[0]]
        found[one] = tuple(
            codes[0] for codes in takewhile(lambda codes: len(set(codes)) == 1, zip(*alike, strict=False))
        )
    return found


def _beginning(terms: tuple[str, ...]) -> str:
    return f"beginning {terms[0]}"


def _added(terms: tuple[str, ...]) -> pl.Expr:
    return reduce(add, map(pl.col, terms[1:]), pl.col(terms[0]))
