"""What equations ask of whole reports: by how much the sides differ, and of which kinds of reports that is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gongkai.corpus.checking.columns_of_tests import scaled
from gongkai.corpus.checking.instances import Linear, linear
from gongkai.corpus.checking.kinds import KINDS, Kinds, having
from gongkai.corpus.checking.rows import Rows
from gongkai.corpus.checking.stored_numbers import Flags
from gongkai.report.checks.equation import BEFORE, Instance, Relation, Sum

Weights = Mapping[str, int]
"""Cells with what they are multiplied by before they are added."""


@dataclass(frozen=True, slots=True)
class Due:
    """An equation at one place, full or alone, and the kinds of reports of which it can be told.

    `gap` is zero where an equality holds, and not negative where another relation does.
    """

    linear: Linear
    instance: Instance
    kinds: Kinds
    gap: Weights

    @property
    def is_equality(self) -> bool:
        """Whether any gap is too much."""
        return self.instance.equation.relation is Relation.EQUAL

    def holds(self, rows: Rows) -> Flags:
        """Whether it holds, on rows of its kinds."""
        gap = rows.weighted(self.gap.items())
        return gap == 0 if self.is_equality else gap >= 0


@cache
def due(kinds: Kinds) -> tuple[Due, ...]:
    """What is asked of reports of these kinds, in the order in which it is declared."""
    return tuple(one for each in linear() for one in _due(each, kinds) if one.kinds)


def _due(each: Linear, kinds: Kinds) -> Iterator[Due]:
    equation = each.equation
    asked = set()
    for number in kinds:
        kind = KINDS[number]
        if not kind.has_table(equation.table) or (
            equation.form and equation.form is not kind.form(equation.table)
        ):
            continue
        if equation.form_before and equation.form_before is not kind.form_before(equation.table):
            continue
        if each.instance.if_printed and not kind.has(each.instance.if_printed):
            continue
        asked.add(number)
    full = having(each.instance.signs, frozenset(asked))
    yield Due(each, each.instance, full, _gap(each.instance))
    if each.alone:
        before = (code for code in each.instance.signs if code.startswith(BEFORE))
        left = frozenset(asked) - having(before, frozenset(asked))
        yield Due(each, each.alone, having(each.alone.signs, left), _gap(each.alone))


def _gap(instance: Instance) -> Weights:
    left, right = instance.left, instance.right
    return weights(right - left if instance.equation.relation is Relation.AT_MOST else left - right)


def weights(sum_: Sum) -> Weights:
    """The cells of a sum, each once and with the weight that its stored number has."""
    found: dict[str, int] = {}
    for code, weight in scaled(sum_):
        found[code] = found.get(code, 0) + weight
    return {code: weight for code, weight in found.items() if weight}
