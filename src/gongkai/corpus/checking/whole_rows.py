"""Most reports are whole: every cell is a number, and so in the year before. What the rules say of those.

Of whole reports forms and years alone decide what is asked and can be told. So where nothing is broken, all of the
same forms and years have the same answers, and one of them is asked for all; only what is broken is told row by row.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongkai.corpus.checking import conditions_at_once
from gongkai.corpus.checking.columns_of_tests import scaled
from gongkai.corpus.checking.conditions_at_once import conditions
from gongkai.corpus.checking.due import Due, due
from gongkai.corpus.checking.instances import CODES, NOT_ASKED
from gongkai.corpus.checking.kinds import Kinds, whole
from gongkai.corpus.checking.one_by_one import Told, cases, told
from gongkai.corpus.checking.paired import Asked
from gongkai.corpus.checking.rows import GROUPS, Rows, Table, year_of
from gongkai.corpus.checking.scan import Seen, scan
from gongkai.corpus.checking.stored_numbers import Flags, Numbers, Places


@dataclass(frozen=True, slots=True)
class Group:
    """Whole reports of a kind and a year: how many there are, and the answers of one that breaks nothing.

    `number` is that of `Table.groups`.
    """

    number: int
    year: int | None
    reports: int
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """An equation, the rows that break it, and their sums of both sides; `mild` where that is less grave."""

    due: Due
    rows: Places
    left: Numbers
    right: Numbers
    mild: Flags


@dataclass(frozen=True, slots=True)
class Answered:
    """A condition, rows that it may answer otherwise than most with their numbers, its answers and those that most
    get, as codes."""

    asked: conditions_at_once.Asked
    rows: Rows
    numbers: Places
    codes: NDArray[np.int8]
    usual: NDArray[np.int8]


_LEARNT: dict[int, tuple[Told, ...]] = {}
"""Answers of whole reports that break nothing, by the number of their group."""


class WholeRows:
    """What the rules say of the whole reports among those that are asked; `others` tells the rows that are not."""

    def __init__(self, asked: Asked) -> None:
        self.others = np.ones(asked.frame.height, np.bool_)
        self.groups: list[Group] = []
        self.broken: list[Broken] = []
        self.answered: list[Answered] = []
        table = Table(asked)
        is_whole = whole(asked)
        kinds = frozenset(np.flatnonzero(np.bincount(table.kinds[is_whole])).tolist())
        if kinds:
            seen = scan(table, kinds)
            is_whole &= ~seen.is_large
            is_whole[1:] &= ~(seen.is_large[:-1] & asked.has_before[1:])
            self._group(table, is_whole, seen)
            rows = np.flatnonzero(seen.is_broken & ~self.others)
            self.broken = list(_broken(Rows(table, rows), rows, due(kinds)))
            self._answer(table, seen, kinds)

    def _group(self, table: Table, is_whole: Flags, seen: Seen) -> None:
        """Put whole rows into groups; a group of which no report is known to break nothing is asked elsewhere."""
        usual = is_whole & ~seen.is_broken
        for may_differ in seen.may_differ:
            usual &= ~may_differ
        reports = np.bincount(table.groups[is_whole])
        for number in np.flatnonzero(reports).tolist():
            of_group = is_whole & (table.groups == number)
            if number not in _LEARNT:
                examples = np.flatnonzero(of_group & usual)[:1].tolist()
                if not examples:
                    continue
                ((_, case),) = cases(table.asked, examples)
                _LEARNT[number] = tuple(told(case))
            self.groups.append(Group(number, year_of(number), int(reports[number]), _LEARNT[number]))
            self.others &= ~of_group

    def _answer(self, table: Table, seen: Seen, kinds: Kinds) -> None:
        for one, may_differ in zip(conditions(kinds), seen.may_differ, strict=True):
            numbers = np.flatnonzero(may_differ & ~self.others)
            if not len(numbers):
                continue
            rows = Rows(table, numbers)
            rule = one.condition.rule.code, one.condition.place
            usual = np.full(GROUPS, NOT_ASKED, np.int8)
            for group in self.groups:
                answers = (told.answer for told in group.told if (told.rule, told.place) == rule)
                usual[group.number] = CODES[next(answers, None)]
            codes = one.answers(rows)
            self.answered.append(Answered(one, rows, numbers, codes, usual[table.groups[numbers]]))


def _broken(rows: Rows, numbers: Places, equations: tuple[Due, ...]) -> Iterator[Broken]:
    """Each equation that some of the rows break, in the order in which they are declared."""
    if not len(numbers):
        return
    for one in equations:
        is_broken = ~one.holds(rows) & rows.are(one.kinds)
        if not is_broken.any():
            continue
        places = np.flatnonzero(is_broken)
        few = rows.narrowed(places)
        mild = np.zeros(len(few), np.bool_)
        equation = one.instance.equation
        if equation.mild_where not in ("", one.instance.place):
            for other in equations:
                if other.instance.equation is equation and other.instance.place == equation.mild_where:
                    mild |= other.holds(few) & few.are(other.kinds)
        left, right = (few.weighted(scaled(side)) for side in (one.instance.left, one.instance.right))
        yield Broken(one, numbers[places], left, right, mild)
