"""What a page shows before a register is taken over."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.register import OpenWording, PassedOver, Register
from gongkai.casework.register_import.row import Problem, RegisterRow
from gongkai.casework.register_import.sheet import Sheet
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Readings

FIRST_ROWS = 10
FIRST_FAULTS = 50
"""Lines with problems shown; the sheet to send back has all."""


@dataclass(frozen=True, slots=True)
class Preview:
    """First rows as read, problems by line, wordings to settle, counts, and everything that is not read.

    `received` and `replied` count applications by year, `outcomes` by column of Table 3 and outcome.
    """

    first_rows: tuple[RegisterRow, ...]
    rows: int
    problems: Mapping[int, tuple[Problem, ...]]
    lines_at_fault: int
    open_wordings: tuple[OpenWording, ...]
    outcomes: Mapping[tuple[ApplicantColumn, Outcome | None], int]
    received: Mapping[int, int]
    replied: Mapping[int, int]
    passed_over: tuple[PassedOver, ...]
    unread_columns: tuple[str, ...]
    hidden_rows: int


def preview(sheet: Sheet, heading: Heading, register: Register, readings: Readings) -> Preview:
    """The preview of a register as read."""
    by_line = {
        line: tuple(problems)
        for line, problems in groupby(register.problems, key=lambda problem: problem.line)
    }
    return Preview(
        register.rows[:FIRST_ROWS],
        len(register.rows),
        dict(list(by_line.items())[:FIRST_FAULTS]),
        len(by_line),
        register.open_wordings,
        register.tally(readings),
        Counter(row.received.year for row in register.rows),
        Counter(row.replied.year for row in register.rows if row.replied),
        register.passed_over,
        heading.unread,
        sheet.hidden,
    )
