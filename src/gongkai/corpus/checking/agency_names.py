"""What conditions ask of an agency's name: by the name's end for all rows at once, of few names by asking."""

from collections.abc import Callable, Mapping
from functools import cache, reduce
from operator import or_

import polars as pl

from gongkai.corpus.checking.columns_of_tests import form_in, holds
from gongkai.corpus.checking.paired import every_test, parts_of
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import Agency

_FIRST, _LAST = "一", "鿿"
"""The unified ideographs, which no normalisation changes."""


@cache
def _questions() -> Mapping[str, Callable[[str], bool | None]]:
    """What is asked of agencies' names, by the name of the column that holds what they tell."""
    tests = (test for condition in CONDITIONS for test in every_test(condition) if isinstance(test, Agency))
    return {_about(test): test.about for test in tests}


def _about(test: Agency) -> str:
    return f"about {test.about.__name__}"


def told_by_name(test: Agency) -> pl.Expr:
    """Whether the agency's name tells this, by its end or from the column that holds what it tells."""
    told = pl.col(_about(test)).eq_missing(pl.lit(test.answer, pl.Boolean))
    if not test.ends:
        return told
    return pl.when(surely_no(test)).then(test.answer is False).otherwise(told)


def surely_no(test: Agency) -> pl.Expr:
    """Whether the end of the agency's name is enough to say no."""
    if not test.ends:
        return pl.repeat(value=False, n=pl.len(), dtype=pl.Boolean)
    name = pl.col("agency")
    last = name.str.tail(1)
    other = reduce(or_, (name.str.ends_with(end) for end in test.other_ends), ~last.is_in(test.ends))
    return (last.is_between(pl.lit(_FIRST), pl.lit(_LAST)) & other).fill_null(value=False)


def _open() -> pl.Expr:
    """Whether any condition's answer hangs on what the agency's name tells beyond its end."""
    found: list[pl.Expr] = []
    for condition in CONDITIONS:
        for clause in condition.clauses:
            if any(isinstance(test, Agency) for test in parts_of(clause.when)):
                may_be = holds(clause.when, lambda test: ~surely_no(test)).fill_null(value=False)
                found.append(form_in(condition) & may_be)
    return reduce(or_, found)


def with_names(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with what their agency's name tells, asked once a name and only where an answer hangs on it."""
    questions = _questions()
    names = rows.filter(_open())["agency"].fill_null("").unique(maintain_order=True)
    table = pl.DataFrame(
        {"agency": names}
        | {
            column: pl.Series([about(name) for name in names], dtype=pl.Boolean)
            for column, about in questions.items()
        },
        schema={"agency": pl.String} | dict.fromkeys(questions, pl.Boolean),
    )
    return rows.with_columns(pl.col("agency").fill_null("")).join(
        table, on="agency", how="left", maintain_order="left"
    )
