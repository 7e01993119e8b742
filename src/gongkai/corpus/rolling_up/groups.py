"""Rows in groups, and sums of each group that never wrap: the arithmetic of the roll-up.

A column is gathered group after group and added in one call, some nanoseconds a number. Most groups are one report, a
township's; these are only gathered.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gongkai.corpus.rolling_up.tables import LARGEST_SUM

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Groups:
    """Groups of rows, numbered: first those of one row, `alone`; then those of several.

    `many` are the rows of the latter, group after group, and `starts` the places in it where a group begins.
    """

    alone: Rows
    many: Rows
    starts: Rows

    @classmethod
    def by(cls, keys: NDArray[np.int64], rows: Rows, alone: Rows | None = None) -> "Groups":
        """Those of `rows` with the same key are a group, each of `alone` is one; `keys` are of all rows there are."""
        keys = keys[rows]
        order = np.argsort(keys, kind="stable")
        keys, rows = keys[order], rows[order]
        starts = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1))
        sizes = np.diff(starts, append=len(rows))
        several = sizes > 1
        ones = rows[starts[~several]]
        return cls(
            ones if alone is None else np.concatenate([ones, alone]),
            rows[np.repeat(several, sizes)],
            np.cumsum(sizes[several]) - sizes[several],
        )

    def __len__(self) -> int:
        return len(self.alone) + len(self.starts)

    @cached_property
    def first(self) -> Rows:
        """A row of each group."""
        return np.concatenate([self.alone, self.many[self.starts]])

    @cached_property
    def largest(self) -> int:
        """Rows of the largest group."""
        return int(self.sizes.max(initial=0))

    @cached_property
    def sizes(self) -> Rows:
        """How many rows each group has."""
        ones = np.ones(len(self.alone), np.intp)
        return np.concatenate([ones, np.diff(self.starts, append=len(self.many))])

    @cached_property
    def _gathered(self) -> NDArray[np.int64]:
        # One for all columns: new memory for each would cost as much as the gathering.
        return np.empty(len(self.many), np.int64)

    def sums(self, numbers: NDArray[Any]) -> NDArray[Any]:
        """The sum of each group, of 64-bit or of Python's numbers; of the latter if one does not fit into 64 bits."""
        alone = len(self.alone)
        # Bounds are not checked again: the rows are those of the table.
        several = self._gathered if numbers.dtype == np.int64 else np.empty(len(self.many), object)
        numbers.take(self.many, mode="clip", out=several)
        # By the largest number and the largest group: whether one might not fit.
        if several.dtype != object and len(several) and not _within(several, LARGEST_SUM // self.largest):
            several, numbers = several.astype(object), numbers.astype(object)
        found = np.empty(len(self), several.dtype)
        numbers.take(self.alone, mode="clip", out=found[:alone])
        np.add.reduceat(several, self.starts, out=found[alone:])
        if found.dtype == object and (not len(found) or max(found.max(), -found.min()) <= LARGEST_SUM):
            return found.astype(np.int64)
        return found

    def united(self, bits: NDArray[Any]) -> NDArray[Any]:
        """The bits that are set in some row of each group."""
        several = np.bitwise_or.reduceat(bits[self.many], self.starts)
        return np.concatenate([bits[self.alone], several])


def _within(numbers: NDArray[np.int64], limit: int) -> bool:
    # As a number without a sign a negative one is larger than any limit: one look for what is usual.
    if int(numbers.view(np.uint64).max()) <= limit:
        return True
    return int(numbers.max()) <= limit and int(numbers.min()) >= -limit
