"""One pass over all rows, a block at a time: which whole reports break an equation or may fail a condition."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gongkai.corpus.checking.conditions_at_once import suspicions
from gongkai.corpus.checking.kinds import Kinds
from gongkai.corpus.checking.residuals import work
from gongkai.corpus.checking.rows import Rows, Table
from gongkai.corpus.stored_numbers import Flags

BLOCK = 2 * 8**4
"""Rows at a time: so few that sums at work stay in the processor's cache."""

BLOCKS_OF_CONDITIONS = 2
"""As many of them at a time for conditions, which look at few cells and are many small steps."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Of rows of some kinds: which break an equation, and for each condition which may answer otherwise than most."""

    is_broken: Flags
    may_differ: tuple[Flags, ...]


def scan(table: Table, kinds: Kinds) -> Seen:
    """Look at every row; nothing is said of those of other kinds."""
    height = len(table.kinds)
    to_do, asked = work(kinds), suspicions(kinds)
    seen = Seen(
        np.zeros(height, np.bool_),
        tuple(np.zeros(height, np.bool_) for _ in asked),
    )
    arrays = [np.empty(BLOCK, np.int64) for _ in range(to_do.arrays)]
    for start in range(0, height, BLOCK):
        rows = Rows(table, slice(start, min(start + BLOCK, height)))
        found = to_do.run(rows.cell, [array[: len(rows)] for array in arrays])
        gaps = {of: found[place] != 0 for of, place in to_do.gaps.items()}
        shortfalls = {of: found[place] < 0 for of, place in to_do.shortfalls.items()}
        _tell(gaps, rows, seen.is_broken)
        _tell(shortfalls, rows, seen.is_broken)
    for start in range(0, height, BLOCK * BLOCKS_OF_CONDITIONS):
        rows = Rows(table, slice(start, min(start + BLOCK * BLOCKS_OF_CONDITIONS, height)))
        for one, differs in zip(asked, seen.may_differ, strict=True):
            differs[rows.numbers] = one.may_differ(rows, seen.is_broken[rows.numbers])
    return seen


def _tell(found: Mapping[Kinds, Any], rows: Rows, told: Flags) -> None:
    for kinds, is_so in found.items():
        told[rows.numbers] |= is_so & rows.are(kinds)
