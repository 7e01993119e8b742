"""The kinds of reports: forms, those of the year before, and whether these decide which cells have a number."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from itertools import product
from operator import and_

import numpy as np
from numpy.typing import NDArray

from gongkai.corpus.checking.paired import STATES, Asked
from gongkai.corpus.stored_numbers import Flags
from gongkai.corpus.wide_row import printed_codes
from gongkai.report.checks.equation import BEFORE
from gongkai.report.codes import table_of
from gongkai.report.forms import Form

Forms = tuple[Form | None, Form | None]
"""Of Tables 2 and 3."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Forms of a report and of the one before it, if there is one.

    `is_whole`: in both every cell that its forms print is a number. Of other reports forms say nothing of cells.
    """

    forms: Forms
    before: Forms | None
    is_whole: bool

    def form(self, table: int) -> Form | None:
        """The form of a table; Table 4 has none."""
        return None if table == 4 else self.forms[table - 2]

    def form_before(self, table: int) -> Form | None:
        """The form of a table in the year before."""
        return None if table == 4 or self.before is None else self.before[table - 2]

    def has_table(self, table: int) -> bool:
        """Whether it may have any cell of a table."""
        return not self.is_whole or table == 4 or self.form(table) is not None


_FORMS = (None, *Form)
_PAIRS = tuple(product(_FORMS, _FORMS))
KINDS = tuple(
    Kind(forms, before, is_whole)
    for is_whole in (True, False)
    for before in (None, *_PAIRS)
    for forms in _PAIRS
)
"""Every kind there is, by its number."""

Kinds = frozenset[int]

WHOLE: Kinds = frozenset(number for number, kind in enumerate(KINDS) if kind.is_whole)
OTHERS: Kinds = frozenset(range(len(KINDS))) - WHOLE


def kind_numbers(asked: Asked) -> NDArray[np.uint8]:
    """For each row the number of its kind."""
    return _by_forms(asked) + np.where(_whole(asked), np.uint8(0), np.uint8(len(WHOLE)))


def _by_forms(asked: Asked) -> NDArray[np.uint8]:
    forms = np.zeros(asked.frame.height, np.uint8)
    for table in (2, 3):
        forms *= len(_FORMS)
        column = asked.frame[f"t{table}_form"]
        for place, form in enumerate(Form):
            forms += column.eq_missing(form.value).to_numpy() * np.uint8(place + 1)
    found = forms.copy()
    found[1:] += asked.has_before[1:] * ((forms[:-1] + np.uint8(1)) * np.uint8(len(_PAIRS)))
    return found


def _whole(asked: Asked) -> Flags:
    found = np.ones(asked.frame.height, np.bool_)
    for name in (*STATES, "odd"):
        column = asked.frame[name]
        if column.null_count() < len(column):
            found &= column.is_null().to_numpy()
    return found & ~asked.below(~found)


def among(kinds: Kinds) -> Flags:
    """A table of kinds: whether each is among these."""
    table = np.zeros(len(KINDS), np.bool_)
    table[list(kinds)] = True
    return table


def having(codes: Iterable[str], kinds: Kinds) -> Kinds:
    """Those of the kinds that may have a number in all these cells, of the year before where a code says so; whole ones
    have."""
    return reduce(and_, map(_having, codes), kinds)


@cache
def _having(code: str) -> Kinds:
    own = code.removeprefix(BEFORE)
    table = table_of(own)
    forms = frozenset(form for form in _FORMS if own in _printed(table, form))
    return _of_forms(table, forms, before=own is not code)


@cache
def _printed(table: int, form: Form | None) -> frozenset[str]:
    return frozenset(printed_codes(table, form))


@cache
def _of_forms(table: int, forms: frozenset[Form | None], *, before: bool) -> Kinds:
    """All kinds that are not whole, or have a table in one of these forms; if `before`, in the year before."""
    return frozenset(
        number
        for number, kind in enumerate(KINDS)
        if not (before and kind.before is None)
        and (not kind.is_whole or (kind.form_before(table) if before else kind.form(table)) in forms)
    )
