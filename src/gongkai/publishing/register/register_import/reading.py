"""Reading a register of documents under what its importer has chosen: all cells of a row, and all its problems at once."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.casework.register_import.cell_reading import NAME_OF_A_UNIT, CellReader
from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.register import Register, read_rows
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.register.register_import.field import Field
from gongkai.publishing.register.register_import.row import Choices, DocumentRow
from gongkai.publishing.register.register_import.words import kinds, validities

_ROOM = {Field.TITLE: 200, Field.DOCUMENT_NUMBER: 80, Field.INDEX_NUMBER: 80, Field.CHANGED_BY: 200}
"""Characters that are kept of a cell."""
_BRACKETS = str.maketrans("[(（［【﹝])）］】﹞", "〔" * 6 + "〕" * 6)


def read_register(
    sheet: Sheet, heading: Heading[Field], choices: Choices, today: date
) -> Register[DocumentRow]:
    """The rows below the head. `today` is a Beijing date."""
    return read_rows(sheet, heading, choices.mapped, lambda row: _row(sheet, row, choices, today), _repeated)


def _row(sheet: Sheet, row: SheetRow, choices: Choices, today: date) -> DocumentRow | tuple[Problem, ...]:
    reader = _RowReader(sheet, row, choices.mapped, choices.settled)
    title = " ".join(reader.words(Field.TITLE, needed=True).split())
    dated = reader.day(Field.DATED, needed=True)
    reader.not_to_come(Field.DATED, dated, today)
    validity = reader.meant(Field.VALIDITY, validities, choices.validity, Validity)
    kind = reader.kind(choices.kind)
    changed_on = reader.day(Field.CHANGED_ON)
    reader.not_to_come(Field.CHANGED_ON, changed_on, today)
    reader.in_order(Field.DATED, dated, Field.CHANGED_ON, changed_on)
    if validity is Validity.IN_FORCE and changed_on:
        remedy = "核对：有效的不写废止、失效日期；已经废止的，有效性写“废止”。"
        reader.wrong(Field.CHANGED_ON, "有日期，有效性却是“有效”", remedy)
    effective, until = reader.day(Field.EFFECTIVE), reader.day(Field.VALID_UNTIL)
    reader.in_order(Field.EFFECTIVE, effective, Field.VALID_UNTIL, until)
    unit = reader.named(Field.UNIT, choices.units, NAME_OF_A_UNIT)
    reader.check_lengths(_ROOM)
    if reader.problems or dated is None or validity is None or kind is None:
        return tuple(reader.problems)
    return DocumentRow(
        row.line,
        title,
        dated,
        kind,
        validity,
        reader.words(Field.DOCUMENT_NUMBER).translate(_BRACKETS),
        changed_on,
        reader.words(Field.CHANGED_BY),
        effective,
        until,
        unit,
        reader.words(Field.INDEX_NUMBER),
    )


class _RowReader(CellReader[Field]):
    empty_says = "补上；这一行不是文件的，删去整行。"

    def kind(self, usual: DocumentKind) -> DocumentKind | None:
        """What the cell names; the usual one where nothing is written."""
        if not self.text(Field.KIND):
            return usual
        return self.meant(Field.KIND, kinds, usual, DocumentKind)


def _repeated(rows: Sequence[DocumentRow]) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        same = (row.document_number,) if row.document_number else (row.title, row.dated)
        first = seen.setdefault(same, row.line)
        if first != row.line:
            what = "发文字号" if row.document_number else "名称和日期"
            yield Problem(
                row.line, None, "", "", f"与第{first}行的{what}相同", "重复的，删去一行；写错的，改正。"
            )
