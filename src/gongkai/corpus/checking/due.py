"""What equations ask of reports: by how much the sides differ, and of which kinds of reports that may be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from gongkai.corpus.checking.answer_codes import CANNOT_TELL, FAIL, NOT_ASKED, PASS, Codes
from gongkai.corpus.checking.kinds import KINDS, WHOLE, Kind, Kinds, having
from gongkai.corpus.checking.rows import Rows
from gongkai.corpus.checking.weights import Weights, weights
from gongkai.corpus.stored_numbers import Flags
from gongkai.report.checks.equation import BEFORE, Equation, Instance, Relation
from gongkai.report.checks.linear import EQUATIONS


@dataclass(frozen=True, slots=True)
class Due:
    """An equation at one place, full or alone, and the kinds of reports of which it may be told.

    Of whole reports of these kinds it can be; of others these are the kinds of which it is asked if the source has
    its table. `gap` is zero where an equality holds, and not negative where another relation does. `needed` are the
    cells of the year before without which the one `alone` is asked. `mild` is the same at the place where it makes
    failures less grave if it holds.
    """

    instance: Instance
    is_alone: bool
    kinds: Kinds
    gap: Weights
    needed: tuple[str, ...]
    mild: "Due | None"

    @property
    def key(self) -> tuple[str, str]:
        """Rule and place."""
        return self.instance.equation.rule.code, self.instance.place

    @property
    def is_equality(self) -> bool:
        """Whether any gap is too much."""
        return self.instance.equation.relation is Relation.EQUAL

    def holds(self, rows: Rows) -> Flags:
        """Whether it holds, on rows that have its numbers."""
        gap = rows.weighted(self.gap.items())
        return gap == 0 if self.is_equality else gap >= 0

    def answers(self, rows: Rows) -> Codes:
        """The answers on rows of any kind."""
        is_asked = rows.are(self.kinds)
        if not is_asked.any():
            return np.full(len(rows), NOT_ASKED, np.int8)
        found = np.where(self.holds(rows), np.int8(PASS), np.int8(FAIL))
        if not self.kinds <= WHOLE:
            table, cell = self.instance.equation.table, self.instance.if_printed
            is_asked = is_asked & rows.told_by_states(
                table, lambda words: words.prints(cell) if cell else words.there
            )
            if self.needed:
                is_asked &= rows.known(self.needed) ^ self.is_alone
            np.copyto(found, CANNOT_TELL, where=~rows.known(self.instance.signs))
        np.copyto(found, NOT_ASKED, where=~is_asked)
        return found


@cache
def due(kinds: Kinds) -> tuple[Due, ...]:
    """What is asked of reports of these kinds, in the order in which it is declared."""
    found: list[Due] = []
    for equation in EQUATIONS:
        about = frozenset(number for number in kinds if _is_about(equation, KINDS[number]))
        for place in equation.places:
            found.extend(one for one in _due(equation, place, about) if one.kinds)
    return tuple(found)


def _due(equation: Equation, place: str, kinds: Kinds) -> Iterator[Due]:
    instance = Instance.of(equation, place)
    mild = None
    if equation.mild_where not in ("", place):
        mild = next(_due(equation, equation.mild_where, kinds))
    if instance.if_printed:
        kinds = having((instance.if_printed,), kinds)
    needed: tuple[str, ...] = ()
    if equation.alone:
        needed = tuple(code for code in instance.signs if code.startswith(BEFORE))
    yield Due(instance, False, having(instance.signs, kinds), _gap(instance), needed, mild)
    if equation.alone:
        alone = Instance.of(equation.alone, place)
        left = kinds - (having(needed, kinds) & WHOLE)
        yield Due(alone, True, having(alone.signs, left), _gap(alone), needed, None)


def _is_about(equation: Equation, kind: Kind) -> bool:
    """Whether the forms are those that the equation is about."""
    return (
        kind.has_table(equation.table)
        and equation.form in (None, kind.form(equation.table))
        and equation.form_before in (None, kind.form_before(equation.table))
    )


def _gap(instance: Instance) -> Weights:
    left, right = instance.left, instance.right
    return weights(right - left if instance.equation.relation is Relation.AT_MOST else left - right)
