"""Conditions that ask only whether a cell is below zero: no plain table has such a cell, by what `wide_row` writes."""

from operator import lt

from gongkai.corpus.checking.paired import every_test
from gongkai.report.checks.condition import Agency, Comparison, Condition, FormIs, Known, Test, YearKnown


def asks_of_sign(condition: Condition) -> bool:
    """Whether of a cell with a whole number it asks nothing but if that is below zero."""
    tests = every_test(condition)
    return any(map(is_negative, tests)) and all(
        is_negative(test) or not isinstance(test, Comparison | Known | Agency | FormIs | YearKnown)
        for test in tests
    )


def is_negative(test: Test) -> bool:
    """Whether it asks if one cell's number is below zero."""
    match test:
        case Comparison(sum_, sign, 0):
            return sign is lt and [weight for _, weight in sum_.terms] == [1]
    return False
