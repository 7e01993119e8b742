"""A field of a row as it is read: in a list, on the row's page, on paper and in a spreadsheet."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from gongkai.registers.models import LedgerRow


@dataclass(frozen=True, slots=True)
class FieldCell:
    """`text` is empty where nothing is written; `value` is the text, or the number that a spreadsheet reckons with."""

    name: str
    label: str
    text: str
    value: str | int | Decimal
    is_day: bool = False
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a column."""

    label: str
    is_number: bool


def head(model: type[LedgerRow], name: str) -> Head:
    """Of one field; numbers stand at the right."""
    field: Any = model._meta.get_field(name)
    return Head(str(field.verbose_name), isinstance(field, models.IntegerField | models.DecimalField))


def cell(row: LedgerRow, name: str) -> FieldCell:
    """One field; what it names must have been asked for with the row."""
    field: Any = row._meta.get_field(name)
    value = getattr(row, name)
    text = _text(field, value)
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return FieldCell(
        name, str(field.verbose_name), text, value if number else text, isinstance(value, date), number
    )


def _text(field: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, date) else str(value)


def links(model: type[LedgerRow], names: tuple[str, ...]) -> list[str]:
    """Of the fields those that name a section or an item, to be asked for with the rows."""
    return [name for name in names if model._meta.get_field(name).is_relation]


def title_of(model: type[LedgerRow], columns: tuple[str, ...]) -> str:
    """The column by which a row is called: the first that is written in words of one's own, else the first."""
    fields = ((name, model._meta.get_field(name)) for name in columns)
    own = (name for name, field in fields if isinstance(field, models.CharField) and not field.choices)
    return next(own, columns[0])
