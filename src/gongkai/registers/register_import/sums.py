"""What a sheet comes to, year by year and kind by kind, for whoever compares it with the spreadsheet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.registers.field_cell import cell
from gongkai.registers.ledger import Ledger
from gongkai.registers.register_import.field import fields_of, is_needed, meanings_of, model_field
from gongkai.registers.register_import.row import BroughtRow


@dataclass(frozen=True, slots=True)
class Sum:
    """`year` is none for rows without a day; `kind` is empty where the ledger has no kinds; `sums` are numbers above
    zero, each with its label."""

    year: int | None
    kind: str
    rows: int
    sums: tuple[tuple[str, int | Decimal], ...]


def sums(ledger: Ledger, rows: Sequence[BroughtRow]) -> list[Sum]:
    """Years in order, kinds in the order of the declaration."""
    kind = next((name for name in meanings_of(ledger.code) if is_needed(ledger, name)), "")
    order = [str(value) for value, _label in model_field(ledger, kind).flatchoices] if kind else []
    groups: dict[tuple[int | None, str], list[BroughtRow]] = defaultdict(list)
    for row in rows:
        day = getattr(row.row, ledger.day)
        groups[day.year if day else None, getattr(row.row, kind) if kind else ""].append(row)
    return [
        Sum(year, cell(group[0].row, kind).text if kind else "", len(group), _added(ledger, group))
        for (year, value), group in sorted(
            groups.items(), key=lambda one: (one[0][0] or 0, order.index(one[0][1]) if kind else 0)
        )
    ]


def _added(ledger: Ledger, rows: Sequence[BroughtRow]) -> tuple[tuple[str, int | Decimal], ...]:
    """The fields that the totals of the ledger add up."""
    names = {
        expression.name
        for total in ledger.totals
        for expression in total.by.get_source_expressions()
        if expression
    }
    labels = fields_of(ledger.code)
    added = ((name, sum(getattr(row.row, name) for row in rows)) for name in ledger.fields if name in names)
    return tuple((labels[name].label, number) for name, number in added if number)
