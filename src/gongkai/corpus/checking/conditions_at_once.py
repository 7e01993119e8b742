"""Conditions on many reports at once: what each answers, and of which whole ones it may answer otherwise than of most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from gongkai.corpus.checking.answer_codes import CODES, FAIL, NOT_ASKED, Codes
from gongkai.corpus.checking.implied import breaks_an_equation
from gongkai.corpus.checking.kinds import KINDS, WHOLE, Kinds
from gongkai.corpus.checking.paired import parts_of
from gongkai.corpus.checking.rows import Rows
from gongkai.corpus.checking.signs import asks_of_sign
from gongkai.corpus.checking.tests_at_once import Ask, asking, asking_roughly, where
from gongkai.corpus.stored_numbers import Flags
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import Agency, Comparison, Condition, Fails
from gongkai.report.finding import Answer


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A clause, of the rows of which none before it is true.

    `ask` tells on which rows it may be true; only on rows that break an equation if `breaks`. There it `differs` from
    what most reports get as their answer, or may, where the names of `agencies` are not enough to say no.
    """

    ask: Ask
    breaks: bool
    differs: bool
    agencies: Sequence[Agency]

    def may_be_true(self, rows: Rows, left: Flags, is_broken: Flags) -> Flags:
        """Which of the rows that are left it may be true of."""
        if not self.breaks:
            return self.ask(rows) & left
        found = left & is_broken
        places = np.flatnonzero(found)
        if len(places):
            found[places] = self.ask(rows.narrowed(places))
        return found


@dataclass(frozen=True, slots=True)
class Conditional:
    """A condition of reports of some kinds.

    `perhaps` are its clauses up to the last that may give another answer than most whole reports get. `clauses` are
    all: the code of the answer, and on which rows it is true. `named` are the cells that a failure may point at, and
    on which rows it does. `is_exact`: where it may differ, it fails.
    """

    condition: Condition
    kinds: Kinds
    perhaps: Sequence[Perhaps]
    clauses: Sequence[tuple[int, Ask]]
    named: Mapping[str, Ask]
    is_exact: bool

    @property
    def key(self) -> tuple[str, str]:
        """Rule and place."""
        return self.condition.rule.code, self.condition.place

    def may_differ(self, rows: Rows, is_broken: Flags) -> Flags:
        """The rows of which it may fail, or hangs on a name that was not asked; `is_broken`: those that break an
        equation."""
        found = np.zeros(len(rows), np.bool_)
        left = rows.are(self.kinds).copy()
        for clause in self.perhaps:
            is_true = clause.may_be_true(rows, left, is_broken)
            if not is_true.any():
                continue
            if clause.differs:
                found |= is_true
            for agency in clause.agencies:
                found |= is_true & ~rows.surely_no(agency)
            left &= ~is_true
            if not left.any():
                break
        return found

    def answers(self, rows: Rows) -> Codes:
        """The answers on rows; on whole ones where it may differ."""
        if self.is_exact:
            return np.full(len(rows), FAIL, np.int8)
        found = np.full(len(rows), NOT_ASKED, np.int8)
        left = rows.are(self.kinds).copy()
        for code, ask in self.clauses:
            is_true = ask(rows) & left
            found[is_true] = code
            left &= ~is_true
        return found


@cache
def conditions(kinds: Kinds) -> tuple[Conditional, ...]:
    """The conditions that are asked of reports of these kinds."""
    found = (_conditional(one, kinds) for one in CONDITIONS)
    return tuple(one for one in found if one.kinds)


@cache
def suspicions(kinds: Kinds) -> tuple[Conditional, ...]:
    """The conditions that may answer otherwise than of most whole reports of these kinds; not those that only negative
    numbers break, of which they have none."""
    found = (_conditional(one, kinds) for one in CONDITIONS if not asks_of_sign(one))
    return tuple(one for one in found if one.kinds and one.perhaps)


def _conditional(condition: Condition, kinds: Kinds) -> Conditional:
    forms = condition.forms
    kinds = frozenset(kind for kind in kinds if not forms or KINDS[kind].form(condition.table) in forms)
    perhaps, is_exact = _perhaps_of(condition, kinds)
    return Conditional(
        condition,
        kinds,
        perhaps,
        [(CODES[clause.answer], asking(clause.when, kinds, _told)) for clause in condition.clauses],
        {
            code: asking(test, kinds, _told)
            for clause in condition.clauses
            if isinstance(clause, Fails)
            for code, test in clause.named.items()
        },
        is_exact,
    )


def _perhaps_of(condition: Condition, kinds: Kinds) -> tuple[Sequence[Perhaps], bool]:
    """The clauses that may give another answer than most whole reports get, and whether they are exact."""
    perhaps: list[Perhaps] = []
    if not kinds <= WHOLE:
        return perhaps, False
    by_numbers: set[Answer | None] = set()
    is_exact, last = True, 0
    for clause in condition.clauses:
        if not where(clause.when, kinds):
            continue
        tests, fails = parts_of(clause.when), clause.answer is Answer.FAIL
        agencies = [] if fails else [test for test in tests if isinstance(test, Agency)]
        # What comes after a clause that numbers decide is answered of some reports and not of others of their kind.
        differs = fails or bool(by_numbers - {clause.answer})
        breaks = fails and breaks_an_equation(clause.when, kinds)
        rough = asking_roughly(clause.when, kinds, _perhaps) if fails and not breaks else None
        perhaps.append(Perhaps(rough or asking(clause.when, kinds, _perhaps), breaks, differs, agencies))
        is_exact = is_exact and not any(isinstance(test, Agency) for test in tests)
        if differs or agencies:
            last = len(perhaps)
            is_exact = is_exact and fails and not rough
        elif any(isinstance(test, Comparison) for test in tests):
            by_numbers.add(clause.answer)
    return perhaps[:last], is_exact


def _perhaps(test: Agency, rows: Rows, _kinds: Kinds) -> Flags:
    """True wherever the agency's name may tell this."""
    return np.ones(len(rows), np.bool_) if test.answer is False else ~rows.surely_no(test)


def _told(test: Agency, rows: Rows, kinds: Kinds) -> Flags:
    return rows.told(test, kinds)
