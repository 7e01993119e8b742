"""Rows in groups, and what each group adds up to: the arithmetic of the roll-up.

A column is gathered group after group and added in one call, some nanoseconds a number. Most groups are one report, a
township's; these are only gathered.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.intp]
Keys = NDArray[np.int64]


@dataclass(frozen=True)
class Groups:
    """Groups of rows, numbered: first those of one row, `alone`; then those of several.

    `many` are the rows of the latter, group after group, and `starts` the places in it where a group begins.
    """

    alone: Rows
    many: Rows
    starts: Rows

    @classmethod
    def by(
        cls,
        keys: Keys,
        *,
        same: NDArray[Any] | None = None,
        rows: Rows | None = None,
        alone: Rows | None = None,
    ) -> "Groups":
        """Of these rows, or all, in the order of their keys, neighbours with one key and the same `same` are a group.

        Each of `alone` is one too. Groups of one row lie in the order of their keys, those of several in the opposite
        one: so the groups with the largest keys lie together.
        """
        rows = np.arange(len(keys)) if rows is None else rows
        rows = rows[np.argsort(keys[rows], kind="stable")]
        starts = _starts(*(each[rows] for each in (keys, same) if each is not None))
        sizes = np.diff(starts, append=len(rows))
        several = sizes > 1
        ones = rows[starts[~several]]
        sizes_back = sizes[several][::-1]
        return cls(
            ones if alone is None else np.concatenate([alone, ones]),
            np.ascontiguousarray(rows[np.repeat(several, sizes)][::-1]),
            np.cumsum(sizes_back) - sizes_back,
        )

    @classmethod
    def each(cls, rows: Rows) -> "Groups":
        """Each of these rows for itself."""
        none = np.empty(0, np.intp)
        return cls(rows, none, none)

    @classmethod
    def of_neighbours(cls, keys: Keys) -> "Groups":
        """Rows that follow one another with the same key are a group."""
        return cls(np.empty(0, np.intp), np.arange(len(keys)), _starts(keys))

    def __len__(self) -> int:
        return len(self.alone) + len(self.starts)

    @cached_property
    def first(self) -> Rows:
        """A row of each group."""
        return np.concatenate([self.alone, self.many[self.starts]])

    @cached_property
    def sizes(self) -> Rows:
        """How many rows each group has."""
        ones = np.ones(len(self.alone), np.intp)
        return np.concatenate([ones, np.diff(self.starts, append=len(self.many))])

    @cached_property
    def largest(self) -> int:
        """Rows of the largest group."""
        return int(self.sizes.max(initial=0))

    def sums(self, numbers: NDArray[Any], out: NDArray[Any] | None = None) -> NDArray[Any]:
        """The sum of each group, which has to fit; Python's numbers always do."""
        return self._reduced(np.add, numbers, out)

    def united(self, bits: NDArray[Any]) -> NDArray[Any]:
        """The bits that are set in some row of each group."""
        return self._reduced(np.bitwise_or, bits)

    def _reduced(self, add: np.ufunc, numbers: NDArray[Any], out: NDArray[Any] | None = None) -> NDArray[Any]:
        found = np.empty(len(self), numbers.dtype) if out is None else out
        alone = len(self.alone)
        # Bounds are not checked again: the rows are those of the table.
        if alone:
            numbers.take(self.alone, mode="clip", out=found[:alone])
        if len(self.starts):
            add.reduceat(self._several(numbers), self.starts, out=found[alone:])
        return found

    def _several(self, numbers: NDArray[Any]) -> NDArray[Any]:
        if self._in_order and len(self.many) == len(numbers):
            return numbers
        gathered = self._gathered if numbers.dtype == np.int64 else np.empty(len(self.many), numbers.dtype)
        return numbers.take(self.many, mode="clip", out=gathered)

    @cached_property
    def _in_order(self) -> bool:
        return bool((np.diff(self.many) == 1).all())

    @cached_property
    def _gathered(self) -> NDArray[np.int64]:
        # One for all columns: new memory for each would cost as much as the gathering.
        return np.empty(len(self.many), np.int64)


def _starts(*keys: NDArray[Any]) -> Rows:
    """Where one of the keys is another than in the row before."""
    differs = np.ones(len(keys[0]), np.bool_)
    np.logical_or.reduce([key[1:] != key[:-1] for key in keys], out=differs[1:])
    return np.flatnonzero(differs)
