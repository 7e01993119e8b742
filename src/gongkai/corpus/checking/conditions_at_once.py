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
from gongkai.report.checks.condition import Agency, Condition, Fails
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
    agencies = [
        [test for test in parts_of(clause.when) if isinstance(test, Agency)] for clause in condition.clauses
    ]
    fails = [clause.answer is Answer.FAIL for clause in condition.clauses]
    last = max(
        (place for place, (fail, names) in enumerate(zip(fails, agencies, strict=True), 1) if fail or names),
        default=0,
    )
    rough = [
        asking_roughly(clause.when, kinds, partial(_perhaps, kinds)) if fail else None
        for clause, fail in zip(condition.clauses, fails, strict=True)
    ]
    return Asked(
        condition,
        kinds,
        [
            (fail, ask or asking(clause.when, kinds, partial(_perhaps, kinds)), () if fail else names)
            for clause, fail, names, ask in zip(
                condition.clauses[:last], fails, agencies, rough, strict=False
            )
        ],
        [(CODES[clause.answer], asking(clause.when, kinds, _told)) for clause in condition.clauses],
        {
            code: asking(test, kinds, _told)
            for clause in condition.clauses
            if isinstance(clause, Fails)
            for code, test in clause.named.items()
        },
        not any(rough) and not any(agencies),
    )


def _perhaps(kinds: Kinds, test: Agency, rows: Rows) -> Flags:
    """True wherever the agency's name may tell this, of rows of these kinds."""
    return np.ones(len(rows), np.bool_) if test.answer is False else ~rows.surely_no(test, kinds)


def _told(test: Agency, rows: Rows) -> Flags:
    """What the agencies' names tell, each asked once."""
    names = rows.agencies
    each = names.unique()
    true = each.filter([test.about(name) is test.answer for name in each])
    return names.is_in(true.implode()).to_numpy()
