"""Conditions on many whole reports at once: of which one may answer otherwise than of most, and what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from gongkai.corpus.checking.instances import CODES, FAIL, NOT_ASKED
from gongkai.corpus.checking.kinds import KINDS, Kinds
from gongkai.corpus.checking.paired import parts_of
from gongkai.corpus.checking.rows import Rows
from gongkai.corpus.checking.sizes import asks_of_sign
from gongkai.corpus.checking.stored_numbers import Flags
from gongkai.corpus.checking.tests_at_once import Ask, asking, asking_roughly
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import Agency, Comparison, Condition, Fails
from gongkai.report.finding import Answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition of reports of some kinds.

    `perhaps` are its clauses up to the last that may give another answer than most reports get: whether it may, and on
    which rows it may be true. `clauses` are all: the code of the answer, and on which rows it is true. `named` are the
    cells that a failure may point at, and on which rows it does. `is_exact`: where it may differ, it fails.
    """

    condition: Condition
    kinds: Kinds
    perhaps: Sequence[tuple[bool, Ask, Sequence[Agency]]]
    clauses: Sequence[tuple[int, Ask]]
    named: Mapping[str, Ask]
    is_exact: bool

    def may_differ(self, rows: Rows) -> Flags:
        """The rows of which it may fail, or hangs on a name that was not asked."""
        found = np.zeros(len(rows), np.bool_)
        left = rows.are(self.kinds).copy()
        for differs, ask, agencies in self.perhaps:
            is_true = ask(rows) & left
            if differs:
                found |= is_true
            for agency in agencies:
                found |= is_true & ~rows.surely_no(agency, self.kinds)
            left &= ~is_true
            if not left.any():
                break
        return found

    def answers(self, rows: Rows) -> NDArray[np.int8]:
        """What it answers on rows of which it may differ, as codes."""
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
def conditions(kinds: Kinds) -> tuple[Asked, ...]:
    """The conditions that may answer otherwise than of most reports of these kinds; not those that only negative
    numbers break, which are asked elsewhere."""
    found = (_asked(one, kinds) for one in CONDITIONS if not asks_of_sign(one))
    return tuple(one for one in found if one.kinds and one.perhaps)


def _asked(condition: Condition, kinds: Kinds) -> Asked:
    forms = condition.forms
    kinds = frozenset(kind for kind in kinds if not forms or KINDS[kind].form(condition.table) in forms)
    perhaps: list[tuple[bool, Ask, Sequence[Agency]]] = []
    by_numbers: set[Answer | None] = set()
    is_exact, last = True, 0
    for place, clause in enumerate(condition.clauses, 1):
        tests, fails = parts_of(clause.when), clause.answer is Answer.FAIL
        agencies = [] if fails else [test for test in tests if isinstance(test, Agency)]
        # What comes after a clause that numbers decide is answered of some reports and not of others of their kind.
        differs = fails or bool(by_numbers - {clause.answer})
        rough = asking_roughly(clause.when, kinds, partial(_perhaps, kinds)) if fails else None
        perhaps.append((differs, rough or asking(clause.when, kinds, partial(_perhaps, kinds)), agencies))
        is_exact = is_exact and not any(isinstance(test, Agency) for test in tests)
        if differs or agencies:
            last = place
            is_exact = is_exact and fails and not rough
        elif any(isinstance(test, Comparison) for test in tests):
            by_numbers.add(clause.answer)
    return Asked(
        condition,
        kinds,
        perhaps[:last],
        [(CODES[clause.answer], asking(clause.when, kinds, _told)) for clause in condition.clauses],
        {
            code: asking(test, kinds, _told)
            for clause in condition.clauses
            if isinstance(clause, Fails)
            for code, test in clause.named.items()
        },
        is_exact,
    )


def _perhaps(kinds: Kinds, test: Agency, rows: Rows) -> Flags:
    """True wherever the agency's name may tell this, of rows of these kinds."""
    return np.ones(len(rows), np.bool_) if test.answer is False else ~rows.surely_no(test, kinds)


def _told(test: Agency, rows: Rows) -> Flags:
    """What the agencies' names tell, each asked once."""
    names = rows.agencies
    each = names.unique()
    true = each.filter([test.about(name) is test.answer for name in each])
    return names.is_in(true.implode()).to_numpy(writable=True)
