"""How large a report's numbers may be for every sum that a rule forms to stay far within 64 bits."""

from functools import cache
from operator import lt

from gongkai.corpus.checking.paired import every_test
from gongkai.corpus.checking.weights import scaled
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import Agency, Comparison, Condition, FormIs, Known, Test, YearKnown
from gongkai.report.checks.linear import EQUATIONS

_LARGEST_SUM = 2**63 - 1


@cache
def room() -> int:
    """A power of two: with numbers below it, either way, no sum and no difference of a rule's two sides wraps."""
    sums = [each.left - each.right for one in EQUATIONS for each in one.instances()]
    sums += [test.sum for one in CONDITIONS for test in every_test(one) if isinstance(test, Comparison)]
    most = max(sum(abs(weight) for _, weight in scaled(one)) for one in sums)
    return 1 << (_LARGEST_SUM // most).bit_length() - 1


def _is_negative(test: Test) -> bool:
    """Whether it asks if one cell's number is below zero."""
    match test:
        case Comparison(sum_, sign, 0):
            return sign is lt and [weight for _, weight in sum_.terms] == [1]
    return False


def asks_of_sign(condition: Condition) -> bool:
    """Whether of a cell with a whole number it asks nothing but if that is below zero."""
    tests = every_test(condition)
    return any(map(_is_negative, tests)) and all(
        _is_negative(test) or not isinstance(test, Comparison | Known | Agency | FormIs | YearKnown)
        for test in tests
    )


@cache
def never_negative() -> frozenset[str]:
    """Cells that must not be negative by a condition that asks nothing else."""
    return frozenset(
        code
        for condition in CONDITIONS
        if asks_of_sign(condition)
        for test in every_test(condition)
        if isinstance(test, Comparison)
        for code, _ in test.sum.terms
    )
