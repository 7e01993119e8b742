"""One row of a spreadsheet as a row of a ledger, and what its importer has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai.agencies.models import Unit
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow, PowerItem
from gongkai.registers.register_import.field import LedgerField, fields_of, is_needed, meanings_of


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may name: the agency's sections by name, and its items by code and by name, several of one name."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    items: Mapping[str, tuple[PowerItem, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """What columns hold, what unclear wordings mean, and what holds for every row of a sheet without such a column."""

    ledger: Ledger
    mapped: Mapping[int, LedgerField]
    known: Known
    settled: Mapping[tuple[LedgerField, str], Any] = field(default_factory=dict)
    whole: Mapping[str, Any] = field(default_factory=dict)

    @property
    def read(self) -> tuple[str, ...]:
        """Fields that the sheet says, in order."""
        said = {*map(str, self.mapped.values()), *self.whole}
        return tuple(name for name in self.ledger.fields if name in said)

    @property
    def missing(self) -> tuple[LedgerField, ...]:
        """What is still to be said: fields that a row needs, that no column holds and nothing else tells."""
        told = {*self.read, *(name for name, by in self.ledger.told_by.items() if by in self.read)}
        fields = fields_of(self.ledger.code)
        return tuple(fields[name] for name in fields if is_needed(self.ledger, name) and name not in told)

    @property
    def for_all(self) -> list[tuple[LedgerField, Any, str]]:
        """Fields that may be said for the whole sheet: each with its choices and what was chosen."""
        columns = set(self.mapped.values())
        return [
            (name, every, self.whole[name].value if name in self.whole else "")
            for name, every in meanings_of(self.ledger.code).items()
            if name not in columns and is_needed(self.ledger, name)
        ]


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """A row: its line in the sheet, what it says by field, and what it is in the ledger, not saved."""

    line: int
    values: Mapping[str, Any]
    row: LedgerRow

    def same(self, names: tuple[str, ...]) -> tuple[object, ...]:
        """What it has in common with a row that says the same of these fields, as the database holds it."""
        return tuple(getattr(self.row, self.row._meta.get_field(name).attname) for name in names)  # type: ignore[union-attr]
