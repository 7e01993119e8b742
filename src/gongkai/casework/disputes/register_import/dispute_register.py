"""A whole register of reviews and suits read under what its importer has chosen."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.casework.disputes.register_import.field import Field
from gongkai.casework.disputes.register_import.row import Choices, DisputeRow
from gongkai.casework.disputes.register_import.row_reading import read_row
from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.register import Register, read_rows
from gongkai.casework.register_import.sheet import Sheet
from gongkai.law.readings import Readings
from gongkai.text.folding import folded


def read_register(
    sheet: Sheet, heading: Heading[Field], choices: Choices, today: date, readings: Readings
) -> Register[DisputeRow]:
    """The rows below the head, read under the chosen mapping. `today` is a Beijing date."""
    return read_rows(
        sheet,
        heading,
        choices.mapped,
        lambda row: read_row(sheet, row, choices, today, readings),
        _repeated,
    )


def docket_of(docket: str, filed_on: date, *, is_suit: bool) -> tuple[str, int, bool] | None:
    """What two rows of one case have in common: docket, year, and whether a court hears it; none without a docket."""
    said = folded(docket).replace(" ", "")
    return (said, filed_on.year, is_suit) if said else None


def _repeated(rows: Sequence[DisputeRow]) -> Iterator[Problem]:
    """Rows that are another row once more: under its number or docket, or alike in all that makes a case."""
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        number = folded(row.number).replace(" ", "")
        docket = docket_of(row.docket, row.filed_on, is_suit=row.kind.is_suit)
        alike = (row.kind, row.filed_on, folded(row.claimant), row.organ, row.title, row.closed_on)
        marks: tuple[tuple[Field | None, tuple[object, ...], str], ...] = (
            (Field.NUMBER, ("number", number) if number else (), f"编号相同：{row.number}"),
            (Field.DOCKET, ("docket", docket) if docket else (), f"案号相同：{row.docket}"),
            (
                None,
                () if number or docket else ("alike", *alike),
                "是同一件：类型、日期、申请人或者原告、事项都相同",
            ),
        )
        again = next((mark for mark in marks if mark[1] in seen), None)
        if again:
            field, mark, says = again
            remedy = "确是两件的，改正其中一行的编号或者案号；重复登记的，删去一行。"
            yield Problem(row.line, field, "", "", f"与第{seen[mark]}行{says}", remedy)
        for _field, mark, _says in marks:
            if mark:
                seen.setdefault(mark, row.line)
