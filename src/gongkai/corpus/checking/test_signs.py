"""What the writer of wide rows promises of their numbers, and the rules rely on."""

from gongkai.corpus.checking.paired import every_test
from gongkai.corpus.checking.signs import asks_of_sign, is_negative
from gongkai.corpus.checking.weights import factor, scaled
from gongkai.corpus.columns import CELLS, LARGEST
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import Comparison
from gongkai.report.checks.linear import EQUATIONS
from gongkai.report.forms import is_signed


def test_no_sum_of_the_largest_numbers_wraps() -> None:
    tests = [test for one in CONDITIONS for test in every_test(one) if isinstance(test, Comparison)]
    sums = [each.left - each.right for one in EQUATIONS for each in one.instances()]
    for sum_ in [*sums, *(test.sum for test in tests)]:
        assert LARGEST * sum(abs(weight) for _, weight in scaled(sum_)) < 2**63
    assert all(abs(test.number) * factor(test.sum) < 2**63 for test in tests)


def test_every_cell_that_must_not_be_negative_is_one_that_a_plain_table_has_from_zero_on() -> None:
    asked = {
        code
        for condition in CONDITIONS
        if asks_of_sign(condition)
        for test in every_test(condition)
        if is_negative(test) and isinstance(test, Comparison)
        for code, _ in test.sum.terms
    }
    assert asked == {code for code in CELLS if not is_signed(code)}
