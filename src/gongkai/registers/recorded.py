"""What an event keeps of a row: every field that is entered, as text."""

from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow


def recorded(row: LedgerRow, ledger: Ledger) -> dict[str, str]:
    """By field: days as 2026-03-10, choices by their value, what is named by number; empty for nothing."""
    found = {}
    for name in ledger.fields:
        field = row._meta.get_field(name)
        empty = field.value_from_object(row) is None  # type: ignore[union-attr]
        found[name] = "" if empty else field.value_to_string(row)  # type: ignore[union-attr]
    return found
