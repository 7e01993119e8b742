"""Reading a sheet as rows of a ledger: each cell by what its field holds, then the row as if it were entered."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from gongkai.casework.register_import.cell_reading import CellReader
from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.register import Register, read_rows
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow
from gongkai.registers.register_import.day import read_day
from gongkai.registers.register_import.field import (
    LedgerField,
    fields_of,
    is_needed,
    meanings_of,
    model_field,
)
from gongkai.registers.register_import.number import ReadNumber, read_amount, read_count, read_measure
from gongkai.registers.register_import.row import BroughtRow, Choices
from gongkai.text.folding import folded

RowOf = Callable[[dict[str, Any]], LedgerRow]
"""The row of an agency that values make, filled and checked, not saved; raises `ValidationError` by field."""

_NOTHING = ("/", "\\", "-", "--", "—", "——", "无", "空")
"""What offices write where there is nothing to write."""
_TRUE = re.compile("是|√|✓|专职|[yY]|1|有")
_FALSE = re.compile("否|不是|×|兼职|[nN]|0|没有")
_SPACES = re.compile(r"\s+")


def read_register(
    sheet: Sheet, heading: Heading[LedgerField], choices: Choices, row_of: RowOf
) -> Register[BroughtRow]:
    """The rows below the head."""

    def read(row: SheetRow) -> BroughtRow | tuple[Problem, ...]:
        return _Reader(sheet, row, choices, heading).brought(row_of)

    return read_rows(sheet, heading, choices.mapped, read, lambda rows: _repeated(choices.ledger, rows))


class _Reader(CellReader[LedgerField]):
    """The cells of one row."""

    def __init__(self, sheet: Sheet, row: SheetRow, choices: Choices, heading: Heading[LedgerField]) -> None:
        super().__init__(sheet, row, choices.mapped, choices.settled)
        self._line = row.line
        self._choices = choices
        self._heads = {field: heading.texts[column] for column, field in choices.mapped.items()}

    def brought(self, row_of: RowOf) -> BroughtRow | tuple[Problem, ...]:
        """The row, or all that is wrong with it."""
        values: dict[str, Any] = {name: chosen.value for name, chosen in self._choices.whole.items()}
        for field in self._heads:
            value = self._value(field)
            if value is not None:
                values[str(field)] = value
        try:
            row = row_of(values)
        except ValidationError as wrong:
            self._refused(wrong)
        return tuple(self.problems) or BroughtRow(self._line, values, row)

    def _value(self, field: LedgerField) -> Any:
        """What the cell says, as the field holds it; none for an empty one and for one that cannot be read."""
        text = self.words(field)
        if not text or text.startswith("="):
            return None
        kind = model_field(self._choices.ledger, field)
        counted = isinstance(kind, models.IntegerField | models.DecimalField)
        if not counted and folded(text).strip() in _NOTHING:
            return None
        if isinstance(kind, models.ForeignKey):
            return self._unit(field, text) if field == "unit" else self._item(field, text)
        if isinstance(kind, models.DateField):
            return self._day(field, text)
        if isinstance(kind, models.BooleanField):
            return self._truth(field, text)
        if isinstance(kind, models.DecimalField):
            amount = "元" in str(kind.verbose_name)
            return self._number(
                field, read_amount(text, self._heads[field]) if amount else read_measure(text)
            )
        if isinstance(kind, models.IntegerField):
            count = self._number(field, read_count(text))
            return None if count is None else int(count)
        if kind.flatchoices:
            return self._choice(field)
        return self._text(field, kind, text)

    def _day(self, field: LedgerField, text: str) -> Any:
        read = read_day(text, month_is_enough=field in self._choices.ledger.month_ends)
        if read.problem:
            self.wrong(field, read.problem, read.remedy)
        return read.day

    def _number(self, field: LedgerField, read: ReadNumber) -> Decimal | None:
        if read.problem:
            self.wrong(field, read.problem, read.remedy)
        return read.number

    def _truth(self, field: LedgerField, text: str) -> bool | None:
        plain = folded(text).strip()
        if _FALSE.fullmatch(plain):
            return False
        if _TRUE.fullmatch(plain):
            return True
        self.wrong(field, f"写的是“{text}”，分不清是不是{field.label}", "写“是”或者“否”。")
        return None

    def _choice(self, field: LedgerField) -> str | None:
        every = meanings_of(self._choices.ledger.code)[field]
        found = self.meant(field, lambda words: self._meanings(field, words), None, every)
        return None if found is None else str(found.value)

    def _meanings(self, field: LedgerField, text: str) -> tuple[Any, ...]:
        """All that the wording may mean; the label itself means its choice alone."""
        plain = _SPACES.sub("", folded(text))
        every = meanings_of(self._choices.ledger.code)[field]
        if exact := tuple(one for one in every if plain in (one.label, one.value)):
            return exact
        patterns = self._choices.ledger.wordings.get(field, {})
        return tuple(one for one in every if one.value in patterns and re.search(patterns[one.value], plain))

    def _unit(self, field: LedgerField, text: str) -> Any:
        found = self._choices.known.units.get(folded(text).strip())
        if found is None:
            says = f"写的是“{text}”，本机关没有这个科室"
            self.wrong(field, says, "用“机关与人员”里内设机构的名称，或者删去这一格。")
        return found

    def _item(self, field: LedgerField, text: str) -> Any:
        found = self._choices.known.items.get(folded(text).strip(), ())
        if len(found) == 1:
            return found[0]
        if found:
            self.wrong(field, f"写的是“{text}”，权责清单里有{len(found)}项同名", "改写事项编码。")
        else:
            says = f"写的是“{text}”，权责清单里没有这一项"
            self.wrong(field, says, "先在权责清单里登记它，或者删去这一格。")
        return None

    def _text(self, field: LedgerField, kind: Any, text: str) -> str:
        said = text.strip() if isinstance(kind, models.TextField) else _SPACES.sub(" ", text).strip()
        if kind.max_length and len(said) > kind.max_length:
            self.wrong(field, f"有{len(said)}个字", f"写短到{kind.max_length}个字以内。")
        return said

    def _refused(self, wrong: ValidationError) -> None:
        """What is said of the row as it would be entered, each beside its cell, unless the cell cannot be read at all."""
        fields = fields_of(self._choices.ledger.code)
        unread = {str(problem.field) for problem in self.problems}
        for name, messages in wrong.message_dict.items():
            field = fields[name]
            if name in unread:
                continue
            if is_needed(self._choices.ledger, name) and not self.text(field):
                self.wrong(field, "是空的", "补上；这一行不是台账的，删去整行。")
                continue
            for message in messages:
                says, _stop, remedy = message.partition("。")
                self.wrong(field, says, remedy)


def _repeated(ledger: Ledger, rows: Sequence[BroughtRow]) -> Iterator[Problem]:
    """Rows of the sheet that have in common what occurs once."""
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        key = row.same(ledger.once)
        if not key or not key[0]:
            continue
        first = seen.setdefault(key, row.line)
        if first != row.line:
            field = fields_of(ledger.code)[ledger.once[0]]
            says = f"写的是“{key[0]}”，与第{first}行相同"
            yield Problem(row.line, field, "", str(key[0]), says, "重复登记的，删去一行。")
