"""What a linear rule may lack as a whole, which it says once for all its places."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from gongkai.corpus.checking.answer_codes import CANNOT_TELL, NOT_ASKED, Codes
from gongkai.corpus.checking.kinds import KINDS, OTHERS, Kind, Kinds
from gongkai.corpus.checking.rows import Rows
from gongkai.report.checks.equation import Equation
from gongkai.report.checks.linear import EQUATIONS


@dataclass(frozen=True, slots=True)
class Once:
    """A rule on a table that lacks the table, or of these kinds its form or the year before; never two of them."""

    rule: str
    table: int
    kinds: Kinds

    @property
    def key(self) -> tuple[str, str]:
        """Rule, and no place."""
        return self.rule, ""

    def answers(self, rows: Rows) -> Codes:
        """The answers on rows that are not whole."""
        is_there = rows.told_by_states(self.table, lambda words: words.there)
        is_lacking = ~is_there | rows.are(self.kinds)
        return np.where(is_lacking, np.int8(CANNOT_TELL), np.int8(NOT_ASKED))


@cache
def once() -> tuple[Once, ...]:
    """For every linear rule."""
    found: dict[tuple[str, int], list[Equation]] = {}
    for equation in EQUATIONS:
        found.setdefault((equation.rule.code, equation.table), []).append(equation)
    return tuple(Once(*rule, _lacking(equations)) for rule, equations in found.items())


def _lacking(equations: Iterable[Equation]) -> Kinds:
    return frozenset(number for number in OTHERS if any(_lacks(one, KINDS[number]) for one in equations))


def _lacks(equation: Equation, kind: Kind) -> bool:
    """Whether a report of this kind lacks the form or the year before, if it has the table."""
    form = kind.form(equation.table)
    if equation.form and form is not equation.form:
        return form is None
    # A bridge between two forms is not due where the year before may have had the same form.
    is_due = equation.spans_years and not equation.alone and equation.form is equation.form_before
    return is_due and kind.before is None
