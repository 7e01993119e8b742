"""What a ledger is: its rows, what a clerk enters, what its list filters by, and which yearly totals stand above it.

A ledger is declared, never programmed: lists, forms, quick entry, pasting, import, export and history are made from this.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Aggregate, Count, Q

from gongkai.agencies.role import Role
from gongkai.publishing.ledger_access import KEEPERS, OFFICE
from gongkai.registers.models import LedgerRow

__all__ = ["KEEPERS", "OFFICE", "Ledger", "Total"]


@dataclass(frozen=True, slots=True)
class Total:
    """A number above the list: `label` and `unit` (件, 元, 人次), which rows it takes, and what of them it adds up.

    A total opens its rows: its code stands in the address (`?total=`).
    """

    code: str
    label: str
    unit: str
    rows: Q = field(default_factory=Q)
    by: Aggregate = field(default_factory=lambda: Count("pk"))


@dataclass(frozen=True)
class Ledger:
    """`code` is its address and its name in `Book`; `fields` are entered in this order, `quick` of them in the row on top
    of the list, `columns` stand in the list, `filters` narrow it, `search` are the fields in which words are looked for.

    `words` are further headings under which spreadsheets have a field, the field's own label always being one.
    `past` are days that cannot lie ahead. `fill` completes a row before it is checked (a due date, a sum) and gets the
    row and today. `check` raises `ValidationError` with a message for each field at fault. `roles` keep it.
    `wordings` are, by field and value of a choice, patterns of what spreadsheets write for it; its label always is one.
    `same` are the fields by which a row is known when a spreadsheet is brought again. `told_by` names for a field the
    other one from which `fill` takes it (an item has its kind).
    `once` are fields that no two rows have in common where the first of them is written (a number of a decision).
    `month_ends` are days of which spreadsheets may name the month only, or the year: its last day is meant.
    """

    code: str
    label: str
    says: str
    """What belongs in it, in a sentence, for the head of its page and for the list of ledgers."""
    article: str
    model: type[LedgerRow]
    fields: tuple[str, ...]
    quick: tuple[str, ...]
    columns: tuple[str, ...]
    totals: tuple[Total, ...]
    filters: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wordings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    same: tuple[str, ...] = ()
    told_by: Mapping[str, str] = field(default_factory=dict)
    past: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    month_ends: tuple[str, ...] = ()
    roles: tuple[Role, ...] = KEEPERS
    fill: Callable[[Any, Any], None] = lambda _row, _today: None
    check: Callable[[Any], None] = lambda _row: None

    @property
    def day(self) -> str:
        """The field by which a row belongs to a year."""
        return self.model.day
