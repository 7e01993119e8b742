"""Which rows no column expression answers exactly, so that they are asked alone."""

from functools import cache, reduce
from operator import or_

import polars as pl

from gongkai.corpus.checking.columns_of_tests import LARGEST_SUM, column, factor, scaled
from gongkai.corpus.checking.paired import HAS_BEFORE, every_test
from gongkai.corpus.columns import LARGEST
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import Comparison
from gongkai.report.checks.equation import BEFORE


@cache
def too_large() -> pl.Expr:
    """Whether a number is so large that a weighted sum of some rule would leave 64 bits."""
    found: list[pl.Expr] = []
    for test in (test for condition in CONDITIONS for test in every_test(condition)):
        if isinstance(test, Comparison):
            weight = sum(abs(weight) for _, weight in scaled(test.sum))
            room = LARGEST_SUM - abs(test.number) * factor(test.sum)
            if weight * LARGEST > room:
                found.extend(column(code).abs() > room // weight for code, _ in test.sum.terms)
    return reduce(or_, (part.fill_null(value=False) for part in found), pl.lit(value=False))


def apart() -> pl.Expr:
    """Whether a row is for the single-report checker: a cell of it or of the year before stands in `odd`, or is too
    large."""
    return (
        pl.col("odd").is_not_null()
        | (pl.col(HAS_BEFORE) & pl.col(BEFORE + "odd").is_not_null())
        | too_large()
    )
