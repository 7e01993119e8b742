"""Numbers of all cells, exact whatever their size, and where there is none: rows of them, and their sums by group.

64-bit sums wrap silently. A cell of REPORTS holds at most LARGEST, so that sums of SURE reports cannot; where more are
added, the largest number tells, and a cell whose sums might wrap is added in Python's numbers.
"""

import mmap
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from gongkai.corpus.columns import CELLS, LARGEST
from gongkai.corpus.rolling_up.groups import Groups
from gongkai.corpus.rolling_up.tables import GAPS, LARGEST_SUM
from gongkai.corpus.stored_numbers import StoredNumbers

SURE = LARGEST_SUM // LARGEST
"""So many reports have a sum within 64 bits, whatever their numbers: 2,047."""

_BITS = 63
_PLACE = {code: divmod(place, _BITS) for place, code in enumerate(CELLS)}
_EVERY = np.array(
    [[sum(1 << bit for word, bit in _PLACE.values() if word == n)] for n in range(len(GAPS))], np.uint64
)

_MANY = 500
"""Rows of all cells that fill a megabyte or so."""
_AT_ONCE = 8
"""Cells that are joined in one call."""

Wide = Mapping[int, NDArray[np.object_]]


@dataclass(frozen=True)
class CellSums:
    """The numbers of a cell are a row of `numbers`, in the order of CELLS; they are not to be written to.

    Those of a cell of which one does not fit into 64 bits are Python's, in `wide`, by the cell's place in CELLS.
    `given` and `gaps` have a bit a cell, in as many words a row as GAPS: whether one of the reports added has a number
    in it, and whether one of them has none. Where none is given the number is 0.
    """

    numbers: NDArray[np.int64]
    wide: Wide
    given: NDArray[np.uint64]
    gaps: NDArray[np.uint64]

    @classmethod
    def of(cls, frame: pl.DataFrame, groups: Groups) -> "CellSums":
        """The cells of rows of REPORTS, added by group, or of SUMS, each row for itself.

        What is null is a gap, as are the rows' own GAPS if they have them. Those of SUMS may have columns of Int128.
        """
        schema = frame.schema
        wide = {cell: frame[code] for cell, code in enumerate(CELLS) if schema[code] == pl.Int128}
        stored = StoredNumbers(
            frame.with_columns(pl.lit(0, pl.Int64).alias(CELLS[cell]) for cell in wide), CELLS
        )
        given = np.repeat(_EVERY, len(groups), axis=1)
        gaps = np.zeros_like(given)
        there: dict[str, NDArray[np.int64]] = {}
        for blank, codes in _alike(frame):
            is_blank = blank.to_numpy()
            there |= dict.fromkeys(codes, (~is_blank).astype(np.int64))
            for word, bits in _bits(codes):
                given[word] &= ~(~groups.united(~is_blank) * bits)
                gaps[word] |= groups.united(is_blank) * bits
        for word, name in enumerate(GAPS):
            if name in frame.columns:
                gaps[word] |= groups.united(frame[name].to_numpy())
        filled = np.empty(frame.height, np.int64)

        # A null is any number.
        columns = (
            np.multiply(stored.columns[code], there[code], out=filled)
            if code in there
            else stored.columns[code]
            for code in CELLS
        )
        exact = {cell: np.array(column.fill_null(0).to_list(), object) for cell, column in wide.items()}
        return cls(*_summed(columns, exact, groups, groups.largest), given, gaps)

    @classmethod
    def added(cls, several: Sequence["CellSums"], groups: Groups, reports: int) -> "CellSums":
        """A row a group of rows of all, which are numbered through; none is the sum of more than so many reports."""
        wide = {
            cell: np.concatenate([one.wide.get(cell, one.numbers[cell]) for one in several])
            for cell in {cell for one in several for cell in one.wide}
        }
        given, gaps = (
            np.stack([groups.united(word) for word in np.concatenate(words, axis=1)])
            for words in ([one.given for one in several], [one.gaps for one in several])
        )
        numbers, beyond = _summed(_joined([one.numbers for one in several]), wide, groups, reports)
        return cls(numbers, beyond, given, gaps)

    def between(self, first: int, end: int) -> "CellSums":
        """The rows from one on and before another, where they lie."""
        return CellSums(
            self.numbers[:, first:end],
            {cell: numbers[first:end] for cell, numbers in self.wide.items()},
            self.given[:, first:end],
            self.gaps[:, first:end],
        )

    def frame(self) -> pl.DataFrame:
        """GAPS, and CELLS as Int64 or Int128, null where nothing is given; it holds on to `numbers`."""
        columns = [pl.Series(code, numbers) for code, numbers in zip(CELLS, self.numbers, strict=True)]
        for cell, exact in self.wide.items():
            columns[cell] = pl.Series(CELLS[cell], exact.tolist(), pl.Int128)
        words = [pl.Series(name, word) for name, word in zip(GAPS, self.gaps, strict=True)]
        always = np.bitwise_and.reduce(self.given, axis=1).tolist()
        alike: dict[bytes, list[str]] = {}
        for code, (word, bit) in _PLACE.items():
            if not always[word] >> bit & 1:
                there = (self.given[word] & np.uint64(1 << bit)).astype(np.bool_)
                alike.setdefault(there.tobytes(), []).append(code)
        masks = [pl.Series(np.frombuffer(there, np.bool_)) for there in alike]
        return pl.DataFrame([*words, *columns]).with_columns(
            pl.when(mask).then(pl.col(codes)).name.keep()
            for mask, codes in zip(masks, alike.values(), strict=True)
        )


def has_gap(code: str) -> pl.Expr:
    """Whether one of the reports counted has no number in the cell."""
    word, bit = _PLACE[code]
    return (pl.col(GAPS[word]) & pl.lit(1 << bit, pl.UInt64)) > 0


def _bits(codes: Sequence[str]) -> Iterator[tuple[int, np.uint64]]:
    """Words of GAPS, and the bits of these cells in them."""
    words = [0] * len(GAPS)
    for code in codes:
        word, bit = _PLACE[code]
        words[word] |= 1 << bit
    return ((word, np.uint64(bits)) for word, bits in enumerate(words) if bits)


def _alike(frame: pl.DataFrame) -> Iterator[tuple[pl.Series, list[str]]]:
    """Where cells are blank, and which; most are in the same rows as others, by the form of the year."""
    found: dict[int, list[tuple[pl.Series, list[str]]]] = {}
    nulls = {code: frame[code].null_count() for code in CELLS}
    for blank in frame.select(pl.col([code for code in CELLS if nulls[code]]).is_null()):
        alike = found.setdefault(nulls[blank.name], [])
        same = next((cells for other, cells in alike if other.equals(blank)), None)
        if same is None:
            alike.append((blank, [blank.name]))
        else:
            same.append(blank.name)
    for alike in found.values():
        yield from alike


def _room(rows: int) -> NDArray[np.int64]:
    """Numbers of all cells of so many rows, not set yet.

    Fetched from Linux at once: page by page, as they are written to, takes half as long again, and huge pages, which
    numpy would ask for, anything up to five times as long.
    """
    shape = (len(CELLS), rows)
    if sys.platform != "linux" or rows < _MANY:
        return np.empty(shape, np.int64)
    size = len(CELLS) * rows * np.dtype(np.int64).itemsize
    at_once = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE
    return np.frombuffer(mmap.mmap(-1, size, flags=at_once), np.int64).reshape(shape)


def _joined(several: Sequence[NDArray[np.int64]]) -> Iterator[NDArray[np.int64]]:
    """Row by row what stands in several, one after the other."""
    if len(several) == 1:
        yield from several[0]
        return
    together = np.empty((_AT_ONCE, sum(one.shape[1] for one in several)), np.int64)
    for cell in range(0, len(CELLS), _AT_ONCE):
        some = [one[cell : cell + _AT_ONCE] for one in several]
        yield from np.concatenate(some, axis=1, out=together[: len(some[0])])


def _summed(
    columns: Iterable[NDArray[np.int64]], wide: Wide, groups: Groups, reports: int
) -> tuple[NDArray[np.int64], Wide]:
    """The sums of columns of all cells, of which `wide` has some instead, and of those that do not fit."""
    found = _room(len(groups))
    beyond: dict[int, NDArray[np.object_]] = {}
    limit = LARGEST_SUM // max(groups.largest, 1)
    for cell, (numbers, out) in enumerate(zip(columns, found, strict=True)):
        if cell not in wide and (reports <= SURE or _within(numbers, limit)):
            groups.sums(numbers, out)
            continue
        exact = groups.sums(wide[cell] if cell in wide else numbers.astype(object))
        if len(exact) and max(exact.max(), -exact.min()) > LARGEST_SUM:
            beyond[cell] = exact
        else:
            out[:] = exact
    return found, beyond


def _within(numbers: NDArray[np.int64], limit: int) -> bool:
    return not len(numbers) or (int(numbers.max()) <= limit and int(numbers.min()) >= -limit)
