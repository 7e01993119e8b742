"""Sums of cells with the weights that their stored numbers have, all brought to the smallest of their units."""

from collections.abc import Mapping

from gongkai.corpus.columns import scale
from gongkai.report.checks.equation import BEFORE, Sum

Weights = Mapping[str, int]
"""Cells with what they are multiplied by before they are added."""


def weights(sum_: Sum) -> Weights:
    """The cells of a sum, each once and with the weight that its stored number has."""
    found: dict[str, int] = {}
    for code, weight in scaled(sum_):
        found[code] = found.get(code, 0) + weight
    return {code: weight for code, weight in found.items() if weight}


def scaled(sum_: Sum) -> tuple[tuple[str, int], ...]:
    """The terms with the weights that their stored numbers have."""
    largest = factor(sum_)
    return tuple(
        (code, weight * (largest // scale(code.removeprefix(BEFORE)))) for code, weight in sum_.terms
    )


def factor(sum_: Sum) -> int:
    """How many of the smallest unit of its cells go into the forms' unit."""
    return max((scale(code.removeprefix(BEFORE)) for code, _ in sum_.terms), default=1)
