"""Every equation over a block of whole reports at once: how much the sides differ, or-ed together.

A report on which no equation is broken has nothing but zeros there. The cells are taken in the order in which they
stand in the form, each to all sums that it is part of, while it is in the processor's cache.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any

import numpy as np

from gongkai.corpus.checking.due import Due, due
from gongkai.corpus.checking.kinds import Kinds
from gongkai.corpus.checking.weights import Weights
from gongkai.corpus.columns import CELLS
from gongkai.corpus.stored_numbers import Numbers
from gongkai.report.checks.equation import BEFORE

Operation = Callable[[Any, Any, Numbers], Any]

_NAMES = tuple(name for code in CELLS for name in (code, BEFORE + code))
_INPUTS: tuple[str | int, ...] = (0, *_NAMES)
"""What operations begin with: nothing, and cells, each beside that of the year before."""

_AT = {given: place for place, given in enumerate(_INPUTS)}


@dataclass
class Work:
    """Operations on numbered arrays: first the inputs, then `arrays` that the work needs.

    At the end some hold what is told of the kinds of reports beside them: `gaps` are not zero where an equality is
    broken, `shortfalls` negative where another relation is.
    """

    steps: list[tuple[Operation, int, int, int]] = field(default_factory=list)
    arrays: int = 0
    gaps: dict[Kinds, int] = field(default_factory=dict)
    shortfalls: dict[Kinds, int] = field(default_factory=dict)
    _free: list[int] = field(default_factory=list)

    @cached_property
    def _cells(self) -> list[tuple[int, str]]:
        """The cells that are looked at, by their places among the inputs."""
        used = {place for _, *places in self.steps for place in places}
        used.update(self.gaps.values(), self.shortfalls.values())
        return [(_AT[code], code) for code in _NAMES if _AT[code] in used]

    def join(self, operation: Operation, one: int, other: int, *, keep: bool = False) -> int:
        """The number of the array that holds the outcome; both are used up if they are no inputs, `one` not to `keep`."""
        spent = [] if keep or one < len(_INPUTS) else [one]
        if other >= len(_INPUTS):
            spent.append(other)
        if spent:
            target = spent.pop()
        elif self._free:
            target = self._free.pop()
        else:
            target = len(_INPUTS) + self.arrays
            self.arrays += 1
        self._free.extend(spent)
        self.steps.append((operation, one, other, target))
        return target

    def add(self, value: int | None, code: str, weight: int, *, keep: bool = False) -> int:
        """A sum with one more cell, which is added or taken away; None is the empty sum."""
        if value is None and weight > 0:
            return _AT[code]
        operation = np.add if weight > 0 else np.subtract
        return self.join(operation, _AT[0] if value is None else value, _AT[code], keep=keep)

    def gather(self, told: dict[Kinds, int], kinds: Kinds, value: int, *, keep: bool = False) -> None:
        """Or a value to what is told of these kinds."""
        if kinds in told or keep:
            value = self.join(np.bitwise_or, value, told.get(kinds, _AT[0]), keep=keep)
        told[kinds] = value

    def run(self, cell: Callable[[str], Numbers], arrays: Sequence[Numbers]) -> list[Any]:
        """All arrays in the end, from what cells hold; `arrays` are written to."""
        at: list[Any] = [*_INPUTS, *arrays]
        for place, code in self._cells:
            at[place] = cell(code)
        for operation, one, other, target in self.steps:
            operation(at[one], at[other], at[target])
        return at


@dataclass(slots=True)
class _Sum:
    """Cells of which some are still to come, and the equations that begin with their sum."""

    left: dict[str, int]
    equations: list[tuple[Due, Weights]]
    value: int | None = None


@cache
def work(kinds: Kinds) -> Work:
    """What is to do for reports of these kinds."""
    found = Work()
    sums = _sums(kinds)
    for code in _NAMES:
        for one in [each for each in sums if code in each.left]:
            one.value = found.add(one.value, code, one.left.pop(code))
            if not one.left:
                _close(found, one)
                sums.remove(one)
    return found


def _sums(kinds: Kinds) -> list[_Sum]:
    """Equations of a rule at a place begin alike, with what they have in common."""
    found = []
    for _, group in groupby(sorted(due(kinds), key=_key), key=_key):
        equations = [(one, _turned(one.gap) if one.is_equality else one.gap) for one in group]
        shared = _shared(equations)
        if len(shared) > 1:
            found.append(_Sum(shared, equations))
        else:
            found.extend(_Sum(dict(gap), [(one, gap)]) for one, gap in equations)
    return found


def _shared(equations: Sequence[tuple[Due, Weights]]) -> dict[str, int]:
    """What all of them add or take away."""
    (_, first), *others = equations
    return {
        code: weight for code, weight in first.items() if all(gap.get(code) == weight for _, gap in others)
    }


_key = attrgetter("key")


def _turned(gap: Weights) -> Weights:
    """The same equality with the first of its cells added."""
    first = min(gap, key=lambda code: _AT[code])
    return gap if gap[first] > 0 else {code: -weight for code, weight in gap.items()}


def _close(found: Work, finished: _Sum) -> None:
    """What is left of each equation, and its gap among those of its kinds."""
    shared = _shared(finished.equations)
    assert finished.value is not None  # noqa: S101
    for place, (one, gap) in enumerate(finished.equations, 1):
        keep = place < len(finished.equations)
        value = finished.value
        for code, weight in gap.items():
            if code in shared:
                continue
            value = found.add(value, code, weight, keep=keep and value == finished.value)
        told = found.gaps if one.is_equality else found.shortfalls
        found.gather(told, one.kinds, value, keep=keep and value == finished.value)
