"""Every rule on cells at every place, as columns: whether it is asked of a row, can be told, and is broken."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import and_

import polars as pl

from gongkai.corpus.checking.agency_names import told_by_name
from gongkai.corpus.checking.columns_of_tests import (
    column,
    form_in,
    form_is,
    has_table,
    holds,
    printed_cell,
    summed,
)
from gongkai.corpus.checking.paired import HAS_BEFORE
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import Condition
from gongkai.report.checks.equation import BEFORE, Equation, Instance, Relation
from gongkai.report.checks.linear import EQUATIONS
from gongkai.report.finding import Answer

NOT_ASKED, PASS, FAIL, CANNOT_TELL = range(4)
"""How an answer stands in a column of answers."""

CODES = {None: NOT_ASKED, Answer.PASS: PASS, Answer.FAIL: FAIL, Answer.CANNOT_TELL: CANNOT_TELL}
_ANSWER = pl.Int8


@dataclass(frozen=True, slots=True)
class Linear:
    """An equation at one place; `alone` is asked in its stead where the year before lacks a number."""

    instance: Instance
    alone: Instance | None

    @property
    def equation(self) -> Equation:
        """What it is an instance of."""
        return self.instance.equation

    @property
    def key(self) -> tuple[str, str]:
        """Rule and place."""
        return self.equation.rule.code, self.instance.place

    @property
    def _has_all_before(self) -> pl.Expr:
        before = [column(code).is_not_null() for code in self.instance.signs if code.startswith(BEFORE)]
        return reduce(and_, before, pl.col(HAS_BEFORE))

    def _either(self, full: pl.Expr, alone: pl.Expr) -> pl.Expr:
        return pl.when(self._has_all_before).then(full).otherwise(alone)

    @property
    def due(self) -> pl.Expr:
        """Whether the forms and years are those that it is about."""
        equation = self.equation
        parts = []
        if equation.form:
            parts.append(form_is(equation.table, equation.form))
        if equation.spans_years and not self.alone:
            parts.append(pl.col(HAS_BEFORE))
        if equation.form_before:
            parts.append(form_is(equation.table, equation.form_before, BEFORE))
        return pl.all_horizontal(parts) if parts else pl.lit(value=True)

    @property
    def broken(self) -> pl.Expr:
        """Whether it is due and does not hold; null where it cannot be told."""
        found = _unequal(self.instance)
        if self.alone:
            found = self._either(found, _unequal(self.alone))
        return found & self.due if self.equation.form or self.equation.spans_years else found

    @property
    def left(self) -> pl.Expr:
        """The sum of the left side."""
        full = summed(self.instance.left)
        return self._either(full, summed(self.alone.left)) if self.alone else full

    @property
    def right(self) -> pl.Expr:
        """The sum of the right side."""
        full = summed(self.instance.right)
        return self._either(full, summed(self.alone.right)) if self.alone else full

    @property
    def answer(self) -> pl.Expr:
        """The answer on a row, as a code."""
        asked = has_table(self.equation.table) & self.due
        if self.instance.if_printed:
            asked &= printed_cell(self.instance.if_printed)
        broken = self.broken
        known = pl.when(broken).then(FAIL).otherwise(PASS)
        return (
            pl.when(~asked)
            .then(NOT_ASKED)
            .otherwise(pl.when(broken.is_null()).then(CANNOT_TELL).otherwise(known))
            .cast(_ANSWER)
        )

    @property
    def severity(self) -> pl.Expr:
        """How grave a failure is, but for what the answers at other places make of it."""
        own = pl.lit(_severity(self.equation))
        if not self.alone:
            return own
        return self._either(own, pl.lit(_severity(self.alone.equation)))

    @property
    def cells(self) -> pl.Expr:
        """The cells of the report that it is about."""
        return pl.lit(pl.Series([list(self.instance.cells)]))


def _severity(equation: Equation) -> str:
    return (equation.severity or equation.rule.severity).value


def _unequal(instance: Instance) -> pl.Expr:
    left, right = summed(instance.left), summed(instance.right)
    match instance.equation.relation:
        case Relation.EQUAL:
            return left != right
        case Relation.AT_MOST:
            return left > right
        case Relation.AT_LEAST:
            return left < right


@dataclass(frozen=True, slots=True)
class Once:
    """A rule that lacks the whole table, its form or the year before, and says so once for all its places."""

    rule: str
    lacking: pl.Expr

    @property
    def key(self) -> tuple[str, str]:
        """Rule, and no place."""
        return self.rule, ""

    @property
    def answer(self) -> pl.Expr:
        """The answer on a row, as a code."""
        return pl.when(self.lacking).then(CANNOT_TELL).otherwise(NOT_ASKED).cast(_ANSWER)


@dataclass(frozen=True, slots=True)
class Conditional:
    """A condition at its place."""

    condition: Condition

    @property
    def key(self) -> tuple[str, str]:
        """Rule and place."""
        return self.condition.rule.code, self.condition.place

    @property
    def answer(self) -> pl.Expr:
        """The answer on a row, as a code."""
        found = pl.lit(NOT_ASKED)
        for clause in reversed(self.condition.clauses):
            found = pl.when(holds(clause.when, told_by_name)).then(CODES[clause.answer]).otherwise(found)
        return pl.when(form_in(self.condition)).then(found).otherwise(NOT_ASKED).cast(_ANSWER)

    @property
    def left(self) -> pl.Expr:
        """A condition has no sides."""
        return pl.lit(None, pl.Int64)

    right = left

    @property
    def severity(self) -> pl.Expr:
        """How grave a failure is."""
        return pl.lit(self.condition.rule.severity.value)

    @property
    def cells(self) -> pl.Expr:
        """The cells that the failure points at."""
        fails = [clause for clause in self.condition.clauses if clause.answer is Answer.FAIL]
        named = {code: test for clause in fails for code, test in clause.named.items()}  # type: ignore[union-attr]
        return pl.concat_list(
            pl.when(holds(test, told_by_name)).then(pl.lit(code)) for code, test in named.items()
        ).list.drop_nulls()


Asked = Linear | Once | Conditional


@cache
def linear() -> tuple[Linear, ...]:
    """Every equation at every place, in the order in which it is declared."""
    found: list[Linear] = []
    for equation in EQUATIONS:
        alone = equation.alone.instances() if equation.alone else (None,) * len(equation.places)
        found.extend(map(Linear, equation.instances(), alone))
    return tuple(found)


@cache
def conditional() -> tuple[Conditional, ...]:
    """Every condition."""
    return tuple(map(Conditional, CONDITIONS))


@cache
def once() -> tuple[Once, ...]:
    """For every linear rule what it may lack as a whole; each of the three excludes the others."""
    found: dict[tuple[str, str], pl.Expr] = {}
    for equation in EQUATIONS:
        for what, lacking in _lacking(equation):
            key = equation.rule.code, what
            found[key] = found[key] | lacking if key in found else lacking
    return tuple(Once(rule, lacking) for (rule, _), lacking in found.items())


def _lacking(equation: Equation) -> Iterator[tuple[str, pl.Expr]]:
    there = has_table(equation.table)
    yield "table", ~there
    due = there
    if equation.form:
        yield "form", there & pl.col(f"t{equation.table}_form").is_null()
        due = there & form_is(equation.table, equation.form)
    if equation.spans_years and not equation.alone and equation.form is equation.form_before:
        yield "year before", due & ~pl.col(HAS_BEFORE)


@cache
def asked() -> tuple[Asked, ...]:
    """All there is to answer on a row."""
    return (*linear(), *once(), *conditional())
