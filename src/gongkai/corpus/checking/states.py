"""What the source has of the cells of a statutory table, from the letters of their states."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from gongkai.corpus.columns import CELLS_OF
from gongkai.corpus.stored_numbers import Flags, Places
from gongkai.corpus.wide_row import ABSENT, LETTERS, NUMBER, printed_codes
from gongkai.report.forms import Form
from gongkai.report.value import State


class Words:
    """The different words that the letters of a table's cells make, and for each what it says.

    `there`: the source has any cell of the table; `printed`: it prints any; `unfilled`: it prints one that has no number.
    """

    def __init__(self, distinct: pl.Series, table: int) -> None:
        self._places = {code: place for place, code in enumerate(CELLS_OF[table])}
        letters = np.frombuffer(distinct.str.join().item().encode(), np.uint8)
        # A line a cell, for cells are what is asked of.
        letters = np.ascontiguousarray(letters.reshape(-1, len(self._places)).T)
        self._is_number = letters == ord(NUMBER)
        is_there = letters != ord(ABSENT)
        self._is_printed = is_there & (letters != ord(LETTERS[State.NOT_IN_FORM]))
        self.there: Flags = np.any(is_there, axis=0)
        self.printed: Flags = np.any(self._is_printed, axis=0)
        self.unfilled: Flags = np.any(self._is_printed & ~self._is_number, axis=0)
        self._known: dict[tuple[str, ...], Flags] = {}

    def prints(self, code: str) -> Flags:
        """Whether the source prints a cell."""
        found: Flags = self._is_printed[self._places[code]]
        return found

    def known(self, codes: tuple[str, ...]) -> Flags:
        """Whether all these cells have a number."""
        if codes not in self._known:
            self._known[codes] = np.all(self._is_number[[self._places[code] for code in codes]], axis=0)
        return self._known[codes]


@dataclass(frozen=True, slots=True)
class States:
    """The words of a table's states, and which of them each row has."""

    words: Words
    which: Places

    @classmethod
    def of(cls, rows: pl.DataFrame, table: int) -> "States":
        """Those of the rows of a frame in the form of REPORTS."""
        by_form = pl.lit(_plain(table, None))
        if table != 4:
            by_form = pl.col(f"t{table}_form").replace_strict(
                {form.value: _plain(table, form) for form in Form}, default=by_form
            )
        words = rows.select(pl.coalesce(f"t{table}_states", by_form)).to_series()
        distinct = words.unique()
        return cls(
            Words(distinct, table),
            words.cast(pl.Enum(distinct)).to_physical().cast(pl.Int64).to_numpy(),
        )


def _plain(table: int, form: Form | None) -> str:
    """The letters of a table of which every cell of its form is a number, and no other is there."""
    printed = set(printed_codes(table, form))
    return "".join(NUMBER if code in printed else ABSENT for code in CELLS_OF[table])
