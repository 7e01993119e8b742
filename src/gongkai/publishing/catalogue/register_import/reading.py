"""Reading the printed catalogue: all cells of a row, and all its problems at once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from gongkai.casework.register_import.cell_reading import CellReader
from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.register import Register, read_rows
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.law.standard_catalogue import CERTAIN_PEOPLE, EVERYBODY
from gongkai.publishing.catalogue.register_import.field import Field
from gongkai.publishing.catalogue.register_import.row import Choices, ItemRow
from gongkai.publishing.catalogue.register_import.ticks import is_ticked, ticked

_ROOM = {
    Field.SEQ: 16,
    Field.ITEM_1: 100,
    Field.ITEM_2: 100,
    Field.TIME_LIMIT: 200,
    Field.RESPONSIBLE: 100,
    Field.AUDIENCE_CERTAIN: 80,
    Field.AUDIENCE: 100,
    Field.LEVELS: 40,
}
"""Characters that are kept of a cell."""


def read_catalogue(sheet: Sheet, heading: Heading[Field], choices: Choices) -> Register[ItemRow]:
    """The entries below the head; of entries that share a number, which was merged, the second is 3-2."""
    found = read_rows(
        sheet, heading, choices.mapped, lambda row: _row(sheet, row, choices.mapped), lambda _rows: ()
    )
    return replace(found, rows=tuple(_numbered(found.rows)))


def _numbered(rows: Sequence[ItemRow]) -> Iterator[ItemRow]:
    seen: Counter[str] = Counter()
    for place, row in enumerate(rows, 1):
        seq = row.seq or str(place)
        seen[seq] += 1
        yield replace(row, seq=seq if seen[seq] == 1 else f"{seq}-{seen[seq]}")


def _row(sheet: Sheet, row: SheetRow, mapped: Mapping[int, Field]) -> ItemRow | tuple[Problem, ...]:
    settled: dict[Any, Any] = {}
    reader = _RowReader(sheet, row, mapped, settled)
    first, second = reader.line(Field.ITEM_1, needed=True), reader.line(Field.ITEM_2)
    elements = reader.words(Field.ELEMENTS)
    reader.check_lengths(_ROOM)
    if reader.problems:
        return tuple(reader.problems)
    return ItemRow(
        row.line,
        reader.line(Field.SEQ).removesuffix(".0"),
        first,
        "" if second == first else second,
        elements,
        reader.words(Field.LEGAL_BASIS),
        reader.line(Field.TIME_LIMIT),
        reader.line(Field.RESPONSIBLE),
        ticked(reader.text(Field.CHANNELS)),
        reader.audience(),
        reader.is_proactive(),
        reader.levels(),
    )


class _RowReader(CellReader[Field]):
    empty_says = "补上；这一行不是目录事项的，删去整行。"

    def line(self, field: Field, *, needed: bool = False) -> str:
        """The words of a cell on one line."""
        return "".join(self.words(field, needed=needed).split())

    def audience(self) -> str:
        """全社会, 特定群众 with who they are, or both; as written where it is one column."""
        if Field.AUDIENCE_ALL not in self._column and Field.AUDIENCE_CERTAIN not in self._column:
            return "、".join(ticked(self.text(Field.AUDIENCE)))
        certain = self.text(Field.AUDIENCE_CERTAIN)
        found = [EVERYBODY] if is_ticked(self.text(Field.AUDIENCE_ALL)) else []
        if is_ticked(certain):
            who = "".join(word for word in ticked(certain) if len(word) > 1 and word != CERTAIN_PEOPLE)
            found.append(f"{CERTAIN_PEOPLE}（{who}）" if who else CERTAIN_PEOPLE)
        return "、".join(found)

    def is_proactive(self) -> bool:
        """Unless only 依申请 is ticked or written."""
        if Field.PROACTIVE in self._column or Field.ON_APPLICATION in self._column:
            on_application = is_ticked(self.text(Field.ON_APPLICATION))
            return is_ticked(self.text(Field.PROACTIVE)) or not on_application
        said = "".join(ticked(self.text(Field.METHOD)))
        return "主动" in said or "依申请" not in said

    def levels(self) -> str:
        """县级、乡级; as written where it is one column."""
        if Field.LEVEL_COUNTY not in self._column and Field.LEVEL_TOWNSHIP not in self._column:
            return "、".join(ticked(self.text(Field.LEVELS)))
        named = ((Field.LEVEL_COUNTY, "县级"), (Field.LEVEL_TOWNSHIP, "乡级"))
        return "、".join(name for field, name in named if is_ticked(self.text(field)))
