"""Most reports are whole: every cell is a number, and so in the year before. What the rules say of those.

Of whole reports forms and years alone decide what is asked and can be told. So where nothing is broken, all of the
same forms and years have the same answers, and one of them is asked for all; only what is broken is told row by row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from gongkai.corpus.checking.answer_codes import CODES, FAIL, NOT_ASKED, PASS
from gongkai.corpus.checking.answered import Answered, answers
from gongkai.corpus.checking.conditions_at_once import suspicions
from gongkai.corpus.checking.due import due
from gongkai.corpus.checking.kinds import Kinds
from gongkai.corpus.checking.one_by_one import Told, cases, told
from gongkai.corpus.checking.rows import GROUPS, Rows, Table, year_of
from gongkai.corpus.checking.scan import Seen, scan


@dataclass(frozen=True, slots=True)
class Group:
    """Whole reports of a kind and a year: how many there are, and the answers of one that breaks nothing.

    `number` is that of `Table.groups`.
    """

    number: int
    year: int | None
    reports: int
    told: tuple[Told, ...]


_LEARNT: dict[int, tuple[Told, ...]] = {}
"""Answers of whole reports that break nothing, by the number of their group."""


class WholeRows:
    """What the rules say of the whole reports of a table: that of groups, put right by what `answered` says.

    Whole reports that it says nothing of are taken for others.
    """

    def __init__(self, table: Table) -> None:
        self.groups: list[Group] = []
        self.answered: list[Answered] = []
        kinds = frozenset(np.flatnonzero(np.bincount(table.kinds[table.are_whole])).tolist())
        if kinds:
            seen = scan(table, kinds)
            self.groups.extend(_groups(table, seen))
            self.answered.extend(_broken(table, seen, kinds))
            self.answered.extend(_differing(table, seen, kinds, self.groups))


def _broken(table: Table, seen: Seen, kinds: Kinds) -> Iterator[Answered]:
    """Each equation on the rows that break it, in the order in which they are declared."""
    rows = np.flatnonzero(seen.is_broken & table.are_whole)
    equations = due(kinds) if len(rows) else ()
    told = answers([one.answers for one in equations], table, rows)
    for one, codes in zip(equations, told, strict=True):
        broken = rows[codes == FAIL]
        if len(broken):
            failed, passed = (np.full(len(broken), code, np.int8) for code in (FAIL, PASS))
            yield Answered(one, broken, failed, passed)


def _differing(table: Table, seen: Seen, kinds: Kinds, groups: Sequence[Group]) -> Iterator[Answered]:
    """Each condition on the rows that it may answer otherwise than most."""
    numbers = table.groups
    for one, may_differ in zip(suspicions(kinds), seen.may_differ, strict=True):
        rows = np.flatnonzero(may_differ & table.are_whole)
        if not len(rows):
            continue
        usual = np.full(GROUPS, NOT_ASKED, np.int8)
        for group in groups:
            of_it = (told.answer for told in group.told if (told.rule, told.place) == one.key)
            usual[group.number] = CODES[next(of_it, None)]
        yield Answered(one, rows, one.answers(Rows(table, rows)), usual[numbers[rows]])


def _groups(table: Table, seen: Seen) -> Iterator[Group]:
    """The whole rows in groups; those of a group of which no report is known to break nothing are taken for others."""
    is_usual = table.are_whole & ~seen.is_broken
    for may_differ in seen.may_differ:
        is_usual &= ~may_differ
    groups = table.groups
    reports = np.bincount(groups[table.are_whole])
    for number in np.flatnonzero(reports).tolist():
        if number not in _LEARNT:
            examples = np.flatnonzero((groups == number) & is_usual)[:1].tolist()
            if not examples:
                table.take_for_others(groups == number)
                continue
            ((_, case),) = cases(table.asked, examples)
            _LEARNT[number] = tuple(told(case))
        yield Group(number, year_of(number), int(reports[number]), _LEARNT[number])
