"""A whole register of applications (依申请公开台账) read under what its importer has chosen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.casework.register_import.field import Field
from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.register import Register, read_rows
from gongkai.casework.register_import.row import Choices, RegisterRow
from gongkai.casework.register_import.row_reading import read_row
from gongkai.casework.register_import.sheet import Sheet
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.applicant_column import column
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Readings
from gongkai.text.folding import folded


def read_register(
    sheet: Sheet, heading: Heading[Field], choices: Choices, today: date, readings: Readings
) -> Register[RegisterRow]:
    """The rows below the head, read under the chosen mapping. `today` is a Beijing date."""
    return read_rows(
        sheet,
        heading,
        choices.mapped,
        lambda row: read_row(sheet, row, choices, today, readings),
        _repeated,
    )


def tally(
    register: Register[RegisterRow], readings: Readings
) -> Counter[tuple[ApplicantColumn, Outcome | None]]:
    """Applications by column of Table 3 and outcome, none for those still open; all years together."""
    return Counter((column(row.applicant_kind, readings), row.outcome) for row in register.rows)


def _repeated(rows: Sequence[RegisterRow]) -> Iterator[Problem]:
    """Rows that are another row once more: under the same number, or alike in all that makes an application."""
    numbered: dict[str, int] = {}
    alike: dict[tuple[object, ...], int] = {}
    for row in rows:
        number = folded(row.case_number).replace(" ", "")
        same = (
            row.received,
            folded(row.applicant),
            folded(row.description),
            row.channel,
            row.replied,
            number,
        )
        if same in alike:
            yield _again(row, f"与第{alike[same]}行是同一件：收到日期、申请人、申请内容都相同")
        elif number and number in numbered:
            yield _again(row, f"与第{numbered[number]}行编号相同：{row.case_number}", Field.CASE_NUMBER)
        alike.setdefault(same, row.line)
        numbered.setdefault(number, row.line)


def _again(row: RegisterRow, says: str, field: Field | None = None) -> Problem:
    remedy = "确是两件的，改正其中一行的编号；重复登记的，删去一行。"
    return Problem(row.line, field, "", row.case_number, says, remedy)
