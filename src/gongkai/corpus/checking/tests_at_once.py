"""The tests of conditions on many reports at once, in numpy."""

from collections.abc import Callable, Sequence
from functools import partial, reduce
from operator import and_

import numpy as np

from gongkai.corpus.checking.kinds import KINDS, WHOLE, Kinds, having
from gongkai.corpus.checking.rows import Rows
from gongkai.corpus.checking.weights import factor, scaled
from gongkai.corpus.stored_numbers import Flags
from gongkai.report.checks.condition import (
    Agency,
    AllOf,
    AnyOf,
    Comparison,
    FormIs,
    Fraction,
    Known,
    Not,
    Printed,
    Test,
    Unfilled,
    YearBeforeKnown,
    YearKnown,
)

Told = Callable[[Agency, Rows, Kinds], Flags]
"""What agencies' names tell of a test, on rows of these kinds."""

Ask = Callable[[Rows], Flags]
"""Of which rows something is true."""

_FEW = 4
"""Rows are few if they are less than this part of all."""


def where(test: Test, kinds: Kinds) -> Kinds:
    """The kinds of reports of which the test may be true."""
    match test:
        case Comparison(sum_):
            return having((code for code, _ in sum_.terms), kinds)
        case Known(codes):
            return having(codes, kinds)
        case AllOf(tests):
            return reduce(and_, (where(one, kinds) for one in tests), kinds)
        case AnyOf(tests):
            return kinds & frozenset().union(*(where(one, kinds) for one in tests))
        case Not(one):
            return kinds - where(one, kinds) if _is_decided(one, kinds) else kinds
        case Printed(table):
            return frozenset(kind for kind in kinds if KINDS[kind].has_table(table))
        case FormIs(table, form):
            return frozenset(kind for kind in kinds if KINDS[kind].form(table) is form)
        case YearBeforeKnown():
            return frozenset(kind for kind in kinds if KINDS[kind].before is not None)
        case Unfilled():
            return kinds - WHOLE
        case Fraction():
            # Numbers that are not whole stand in `odd`.
            return frozenset()
        case Agency() | YearKnown():
            return kinds
    raise TypeError(test)


def _is_decided(test: Test, kinds: Kinds) -> bool:
    """Whether of reports of these kinds the kind decides a test."""
    match test:
        case AllOf(tests) | AnyOf(tests):
            return all(_is_decided(one, kinds) for one in tests)
        case Not(one):
            return _is_decided(one, kinds)
        case Known() | Printed() | Unfilled():
            return kinds <= WHOLE
    return not isinstance(test, Comparison | Agency | YearKnown)


def asking(test: Test, kinds: Kinds, told: Told) -> Ask:
    """What tells of rows whether the test is true. Nothing is said of rows of other kinds than these."""
    possible = where(test, kinds)
    if not possible:
        return lambda rows: np.zeros(len(rows), np.bool_)
    ask = _asking(test, possible, told)
    return ask if possible == kinds else lambda rows: _among(rows.are(possible), ask, rows)


def _asking(test: Test, kinds: Kinds, told: Told) -> Ask:
    """The same for kinds of which the test may be true."""
    match test:
        case Comparison(sum_, sign, number):
            terms, bound = scaled(sum_), number * factor(sum_)
            codes = () if kinds <= WHOLE else tuple(code for code, _ in terms)

            def compare(rows: Rows) -> Flags:
                found: Flags = sign(rows.weighted(terms), bound)  # type: ignore[arg-type,assignment]
                return found & rows.known(codes) if codes and found.any() else found

            return compare
        case Known(codes) if not kinds <= WHOLE:
            return lambda rows: rows.known(codes)
        case Printed(table) if not kinds <= WHOLE:
            return lambda rows: rows.told_by_states(table, lambda words: words.printed)
        case Unfilled(table):
            return lambda rows: rows.told_by_states(table, lambda words: words.unfilled)
        case Agency():
            return lambda rows: told(test, rows, kinds)
        case AllOf(tests):
            return partial(_all, [_asking(one, kinds, told) for one in tests if not _is_decided(one, kinds)])
        case AnyOf(tests):
            by_kinds: dict[Kinds, list[Ask]] = {}
            for one in tests:
                if possible := where(one, kinds):
                    by_kinds.setdefault(possible, []).append(_asking(one, possible, told))
            return partial(_any, [(None if of == kinds else of, asks) for of, asks in by_kinds.items()])
        case Not(one):
            ask = asking(one, kinds, told)
            return lambda rows: ~ask(rows)
        case YearKnown(first, last):
            return lambda rows: rows.years_between(first, last)
    return lambda rows: np.ones(len(rows), np.bool_)


def asking_roughly(test: Test, kinds: Kinds, told: Told) -> Ask | None:
    """What tells of most rows whether the test is true, and says of some that it is although it is not.

    None where that would save nothing.
    """
    if not isinstance(test, AllOf):
        return None
    possible = where(test, kinds)
    asks = [asking(one, possible, told) for one in test.tests]
    return lambda rows: _roughly_all(asks, rows) & rows.are(possible)


def _roughly_all(asks: Sequence[Ask], rows: Rows) -> Flags:
    found = np.ones(len(rows), np.bool_)
    for ask in asks:
        found &= ask(rows)
        if np.count_nonzero(found) * _FEW * _FEW < len(rows):
            break
    return found


def _all(asks: Sequence[Ask], rows: Rows) -> Flags:
    if not asks:
        return np.ones(len(rows), np.bool_)
    found = asks[0](rows)
    return _among(found, partial(_all, asks[1:]), rows) if len(asks) > 1 else found


def _any(by_kinds: Sequence[tuple[Kinds | None, Sequence[Ask]]], rows: Rows) -> Flags:
    found = np.zeros(len(rows), np.bool_)
    for kinds, asks in by_kinds:
        some = partial(_some, asks)
        found |= some(rows) if kinds is None else _among(rows.are(kinds), some, rows)
    return found


def _some(asks: Sequence[Ask], rows: Rows) -> Flags:
    found = asks[0](rows)
    for ask in asks[1:]:
        found |= ask(rows)
    return found


def _among(found: Flags, ask: Ask, rows: Rows) -> Flags:
    """Of the rows that were found, those of which it is true as well; they are looked at alone if they are few."""
    count = np.count_nonzero(found)
    if not count:
        return found
    if count * _FEW >= len(rows):
        return found & ask(rows)
    few = np.flatnonzero(found)
    both = np.zeros(len(rows), np.bool_)
    both[few] = ask(rows.narrowed(few))
    return both
