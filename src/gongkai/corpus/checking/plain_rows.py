"""Most reports are whole and without a fault: which ones are, and what makes their answers the same.

On a report whose every cell is a number, beside a year before of which that is true too, forms and years alone decide
what is asked and can be told. So where nothing is broken, all such reports of the same forms and years have the same
answers, and one of them is asked for all.
"""

from functools import cache, reduce
from operator import or_

import polars as pl

from gongkai.corpus.checking.agency_names import surely_no
from gongkai.corpus.checking.apart import apart
from gongkai.corpus.checking.columns_of_tests import AS_WRITTEN, form_in, holds
from gongkai.corpus.checking.instances import conditional, linear
from gongkai.corpus.checking.long_sums import with_long_sums
from gongkai.corpus.checking.paired import FORMS, HAS_BEFORE, STATES, parts_of
from gongkai.report.checks.condition import Agency, Condition
from gongkai.report.checks.equation import BEFORE
from gongkai.report.finding import Answer

ALIKE = ("year", *FORMS, HAS_BEFORE, *(BEFORE + name for name in FORMS))
"""Plain reports that agree in these have the same answers."""


def plain(rows: pl.DataFrame) -> pl.Series:
    """Which of the paired rows are whole and have nothing broken, whatever their agency's name tells."""
    return (
        with_long_sums(rows.lazy())
        .select(_is_plain().alias("plain"))
        .collect(optimizations=AS_WRITTEN)["plain"]
    )


@cache
def _is_plain() -> pl.Expr:
    states = [pl.col(name).is_not_null() for name in STATES]
    before = [pl.col(HAS_BEFORE) & pl.col(BEFORE + name).is_not_null() for name in STATES]
    broken = [one.broken for one in linear()]
    doubtful = [_may_fail(one.condition) for one in conditional()]
    return ~pl.any_horizontal(apart(), *states, *before, *broken, *doubtful).fill_null(value=False)


def _may_fail(condition: Condition) -> pl.Expr:
    """Whether the first clause that is true may be one that fails, or hangs on a name that is not asked here."""
    earlier, found = pl.lit(value=False), pl.lit(value=False)
    for clause in condition.clauses:
        agencies = [test for test in parts_of(clause.when) if isinstance(test, Agency)]
        is_true = holds(clause.when, _perhaps).fill_null(value=False)
        if clause.answer is Answer.FAIL:
            found |= is_true & ~earlier
        elif agencies:
            is_open = reduce(or_, (~surely_no(test) for test in agencies))
            found |= is_true & is_open & ~earlier
        earlier |= is_true
    return form_in(condition) & found


def _perhaps(test: Agency) -> pl.Expr:
    """True wherever the agency's name may tell this."""
    return pl.lit(value=True) if test.answer is False else ~surely_no(test)
