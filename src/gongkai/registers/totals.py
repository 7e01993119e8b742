"""The yearly totals of a ledger, all of them by one question to the database."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.models import RowQuerySet


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A total with its number: of things, or of yuan and hours with their decimals."""

    total: Total
    number: int | Decimal

    @property
    def text(self) -> str:
        """As it is printed: without zeros that say nothing behind the point."""
        if isinstance(self.number, int):
            return str(self.number)
        text = f"{self.number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


def totals(ledger: Ledger, rows: RowQuerySet) -> list[Reckoned]:
    """Over these rows, in the order of the declaration."""
    # A total may be called as a field of the rows is.
    numbers = rows.aggregate(**{f"total_{total.code}": _taking(total) for total in ledger.totals})
    return [Reckoned(total, numbers[f"total_{total.code}"] or 0) for total in ledger.totals]


def _taking(total: Total) -> Any:
    only = total.by.copy()
    only.filter = total.rows or None
    return only
