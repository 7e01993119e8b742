"""Numbers of all cells, exact whatever their size, and where there is none: rows of them, and their sums by group.

64-bit sums wrap silently. A column whose sums might is added in Python's numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from gongkai.corpus.columns import CELLS
from gongkai.corpus.rolling_up.groups import Groups, Rows
from gongkai.corpus.rolling_up.tables import GAPS

_BITS = 63
_PLACE = {code: divmod(place, _BITS) for place, code in enumerate(CELLS)}
_EVERY = np.array(
    [[sum(1 << bit for word, bit in _PLACE.values() if word == n)] for n in range(len(GAPS))], np.uint64
)


@dataclass(frozen=True)
class CellSums:
    """A column a cell of CELLS: of 64-bit numbers, of Python's where a sum does not fit, None without any number.

    `given` and `gaps` have a bit a cell, in as many words a row as GAPS: whether one of the reports added has a number
    in it, and whether one of them has none. Where none is given the number is 0.
    """

    numbers: tuple[NDArray[Any] | None, ...]
    given: NDArray[np.uint64]
    gaps: NDArray[np.uint64]

    @classmethod
    def of(cls, frame: pl.DataFrame) -> "CellSums":
        """The cells of a frame, row by row; what is null is a gap, as are the rows' own GAPS if they have them."""
        nulls = {code: frame[code].null_count() for code in CELLS}
        empty = {code for code in CELLS if nulls[code] == frame.height}
        some = [code for code in CELLS if 0 < nulls[code] < frame.height]
        filled = frame.with_columns(pl.col(some).fill_null(0)) if some else frame
        given = np.repeat(_EVERY, frame.height, axis=1)
        for blank, codes in _alike(frame, some):
            given &= np.where(blank.to_numpy(), ~_bits(codes), _EVERY)
        given &= ~_bits(empty)
        gaps = given ^ _EVERY
        for word, name in enumerate(GAPS):
            if name in frame.columns:
                gaps[word] |= frame[name].to_numpy()
        return cls(tuple(None if code in empty else _numbers(filled[code]) for code in CELLS), given, gaps)

    def added(self, groups: Groups) -> "CellSums":
        """A row a group."""
        return CellSums(
            tuple(None if column is None else groups.sums(column) for column in self.numbers),
            np.stack([groups.united(word) for word in self.given]),
            np.stack([groups.united(word) for word in self.gaps]),
        )

    def picked(self, rows: Rows) -> "CellSums":
        """These rows."""
        return CellSums(
            tuple(None if column is None else column.take(rows, mode="clip") for column in self.numbers),
            self.given[:, rows],
            self.gaps[:, rows],
        )

    def between(self, first: int, end: int) -> "CellSums":
        """The rows from one on and before another, where they lie."""
        return CellSums(
            tuple(None if column is None else column[first:end] for column in self.numbers),
            self.given[:, first:end],
            self.gaps[:, first:end],
        )

    @classmethod
    def joined(cls, several: Sequence["CellSums"]) -> "CellSums":
        """The rows of all, one after the other."""
        if len(several) == 1:
            return several[0]
        sizes = [one.given.shape[1] for one in several]
        columns = zip(*(one.numbers for one in several), strict=True)
        return cls(
            tuple(_joined(each, sizes) for each in columns),
            np.concatenate([one.given for one in several], axis=1),
            np.concatenate([one.gaps for one in several], axis=1),
        )

    def frame(self) -> pl.DataFrame:
        """GAPS, and CELLS as Int64 or Int128, null where nothing is given."""
        words = [pl.Series(name, word) for name, word in zip(GAPS, self.gaps, strict=True)]
        given = [pl.Series(f"given {word}", bits) for word, bits in enumerate(self.given)]
        nothing = pl.repeat(None, self.given.shape[1], dtype=pl.Int64, eager=True)
        columns = []
        for code, column in zip(CELLS, self.numbers, strict=True):
            if column is None:
                columns.append(nothing.alias(code))
            elif column.dtype == object:
                columns.append(pl.Series(code, column.tolist(), pl.Int128))
            else:
                columns.append(pl.Series(code, column))
        always = np.bitwise_and.reduce(self.given, axis=1).tolist()
        some = [
            pl.when(pl.col(f"given {word}") & pl.lit(1 << bit, pl.UInt64) != 0).then(pl.col(code)).alias(code)
            for (code, (word, bit)), column in zip(_PLACE.items(), self.numbers, strict=True)
            if column is not None and not always[word] >> bit & 1
        ]
        return pl.DataFrame([*words, *given, *columns]).with_columns(some).select(*GAPS, *CELLS)


def has_gap(code: str) -> pl.Expr:
    """Whether one of the reports counted has no number in the cell."""
    word, bit = _PLACE[code]
    return (pl.col(GAPS[word]) & pl.lit(1 << bit, pl.UInt64)) > 0


def _bits(codes: Sequence[str] | set[str]) -> NDArray[np.uint64]:
    """A bit for each of these cells, word below word."""
    words = [0] * len(GAPS)
    for code in codes:
        word, bit = _PLACE[code]
        words[word] |= 1 << bit
    return np.array([[word] for word in words], np.uint64)


def _alike(frame: pl.DataFrame, codes: Sequence[str]) -> Iterator[tuple[pl.Series, list[str]]]:
    """Where cells are blank, and which; most are in the same rows as others, by the form of the year."""
    found: dict[int, list[tuple[pl.Series, list[str]]]] = {}
    for blank in frame.select(pl.col(codes).is_null()) if codes else ():
        alike = found.setdefault(frame[blank.name].null_count(), [])
        same = next((cells for other, cells in alike if other.equals(blank)), None)
        if same is None:
            alike.append((blank, [blank.name]))
        else:
            same.append(blank.name)
    for alike in found.values():
        yield from alike


def _numbers(column: pl.Series) -> NDArray[Any]:
    return column.to_numpy() if column.dtype == pl.Int64 else np.array(column.to_list(), object)


def _joined(columns: Sequence[NDArray[Any] | None], sizes: Sequence[int]) -> NDArray[Any] | None:
    if all(column is None for column in columns):
        return None
    # Python's numbers, where there are some, make the whole column such.
    return np.concatenate(
        [
            np.zeros(size, np.int64) if column is None else column
            for column, size in zip(columns, sizes, strict=True)
        ]
    )
