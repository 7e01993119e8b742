"""Conditions that no report meets whose sums are right, so that only those that break an equation need be asked."""

from operator import eq, ne

from gongkai.corpus.checking.due import Due, due
from gongkai.corpus.checking.kinds import Kinds
from gongkai.corpus.checking.weights import Weights, weights
from gongkai.report.checks.condition import AllOf, AnyOf, Comparison, Test


def breaks_an_equation(test: Test, kinds: Kinds) -> bool:
    """Whether some equality is broken wherever the test is true, of whole reports of these kinds.

    It is seen of cells that have to be zero beside a sum of others that must not: where an equality says that the two
    are the same.
    """
    tests = _all_of(test)
    zero = {
        code
        for one in tests
        if isinstance(one, Comparison) and one.sign is eq and not one.number and len(one.sum.terms) == 1
        for code, _ in one.sum.terms
    }
    equalities = [one for one in due(kinds) if one.is_equality and one.kinds >= kinds]
    return any(_breaks(one, zero, equalities) for one in tests)


def _all_of(test: Test) -> list[Test]:
    """The test, or all that it asks for at once."""
    return [one for part in test.tests for one in _all_of(part)] if isinstance(test, AllOf) else [test]


def _breaks(test: Test, zero: set[str], equalities: list[Due]) -> bool:
    match test:
        case AnyOf(tests):
            return all(_breaks(one, zero, equalities) for one in tests)
        case Comparison(sum_, sign, 0) if sign is ne:
            wanted = _without(weights(sum_), zero)
            turned = {code: -weight for code, weight in wanted.items()}
            return any(_without(one.gap, zero) in (wanted, turned) for one in equalities)
    return False


def _without(sum_: Weights, zero: set[str]) -> Weights:
    return {code: weight for code, weight in sum_.items() if code not in zero}
