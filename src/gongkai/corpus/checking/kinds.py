"""The kinds of whole reports: forms, and those of the year before. They decide which cells have a number."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from gongkai.corpus.checking.paired import STATES, Asked
from gongkai.corpus.checking.stored_numbers import Flags
from gongkai.corpus.wide_row import printed_codes
from gongkai.report.checks.equation import BEFORE
from gongkai.report.codes import table_of
from gongkai.report.forms import Form

Forms = tuple[Form | None, Form | None]
"""Of Tables 2 and 3."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Forms of a whole report and of the one before it, if there is one."""

    forms: Forms
    before: Forms | None

    def form(self, table: int) -> Form | None:
        """The form of a table; Table 4 has none."""
        return None if table == 4 else self.forms[table - 2]

    def form_before(self, table: int) -> Form | None:
        """The form of a table in the year before."""
        return None if table == 4 or self.before is None else self.before[table - 2]

    def has_table(self, table: int) -> bool:
        """Whether it has any cell of a table."""
        return table == 4 or self.form(table) is not None

    def has(self, code: str) -> bool:
        """Whether it has a cell, of the year before where the code says so; then that is a number."""
        own = code.removeprefix(BEFORE)
        table = table_of(own)
        if own is code:
            return own in _printed(table, self.form(table))
        return self.before is not None and own in _printed(table, self.form_before(table))


@cache
def _printed(table: int, form: Form | None) -> frozenset[str]:
    return frozenset(printed_codes(table, form))


_FORMS = (None, *Form)
_PAIRS = tuple(product(_FORMS, _FORMS))
KINDS = tuple(Kind(forms, before) for before in (None, *_PAIRS) for forms in _PAIRS)
"""Every kind there is, by its number."""

Kinds = frozenset[int]


def kind_numbers(asked: Asked) -> NDArray[np.uint8]:
    """For each row the number of the kind that it is of if it is whole."""
    forms = np.zeros(asked.frame.height, np.uint8)
    for table in (2, 3):
        forms *= len(_FORMS)
        column = asked.frame[f"t{table}_form"]
        for place, form in enumerate(Form):
            forms += (column == form.value).fill_null(value=False).to_numpy() * np.uint8(place + 1)
    found = forms.copy()
    found[1:] += asked.has_before[1:] * ((forms[:-1] + np.uint8(1)) * np.uint8(len(_PAIRS)))
    return found


def whole(asked: Asked) -> Flags:
    """Rows of which every cell that the forms print is a number, and so in the year before if there is one."""
    found = np.ones(asked.frame.height, np.bool_)
    for name in (*STATES, "odd"):
        column = asked.frame[name]
        if column.null_count() < len(column):
            found &= column.is_null().to_numpy()
    found[1:] &= found[:-1] | ~asked.has_before[1:]
    return found


def among(kinds: Kinds) -> Flags:
    """A table of kinds: whether each is among these."""
    table = np.zeros(len(KINDS), np.bool_)
    table[list(kinds)] = True
    return table


def having(codes: Iterable[str], kinds: Kinds) -> Kinds:
    """Those of the kinds that have all these cells."""
    codes = tuple(codes)
    return frozenset(kind for kind in kinds if all(KINDS[kind].has(code) for code in codes))
