"""What a page shows before a register is taken over."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Generic

from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.headings import F
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.register import OpenWording, PassedOver, R, Register
from gongkai.casework.register_import.sheet import Sheet

FIRST_ROWS = 10
FIRST_FAULTS = 50
"""Lines with problems shown; the sheet to send back has all."""


@dataclass(frozen=True, slots=True)
class Preview(Generic[R]):
    """First rows as read, how many there are, problems by line, wordings to settle, and everything that is not read."""

    first_rows: tuple[R, ...]
    rows: int
    problems: Mapping[int, tuple[Problem, ...]]
    lines_at_fault: int
    open_wordings: tuple[OpenWording, ...]
    passed_over: tuple[PassedOver, ...]
    unread_columns: tuple[str, ...]
    hidden_rows: int


def preview(sheet: Sheet, heading: Heading[F], register: Register[R]) -> Preview[R]:
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
        register.passed_over,
        heading.unread,
        sheet.hidden,
    )
