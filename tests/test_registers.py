"""Registers read from spreadsheets give the printed Table 3 of real reports."""

import json
from collections import Counter
from datetime import date

import pytest

from gongkai.casework.register_import.application_register import read_register
from gongkai.casework.register_import.field import HEADINGS
from gongkai.casework.register_import.heading import find_heading
from gongkai.casework.register_import.register import Register
from gongkai.casework.register_import.row import Choices, RegisterRow
from gongkai.casework.register_import.sheet import read_sheets
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.applicant_column import column
from gongkai.law.clock import derive
from gongkai.law.outcome import Outcome
from gongkai.law.readings import DEFAULT
from gongkai.law.receipt import Channel
from gongkai.law.table_3_count import Row, countings
from gongkai.law.working_days import working_days
from tests.registers import as_of_seed_001, as_of_seed_002
from tests.shared_reports import folder

KEYS = {
    "new": Row.RECEIVED_NEW,
    "carried_in": Row.CARRIED_IN,
    "granted": Outcome.GRANTED,
    "partial": Outcome.PARTIAL,
    **{f"deny{n}": outcome for n, outcome in enumerate(list(Outcome)[2:10], 1)},
    **{f"unable{n}": outcome for n, outcome in enumerate(list(Outcome)[10:13], 1)},
    **{f"refuse{n}": outcome for n, outcome in enumerate(list(Outcome)[13:18], 1)},
    "carried_out": Row.CARRIED_OUT,
}
"""Rows of the printed table by their key in `truth.json`; （六） is one row in the form of both reports."""


def register_of(name: str, data: bytes) -> Register[RegisterRow]:
    (sheet,) = read_sheets(data, name)
    heading = find_heading(sheet, HEADINGS)
    assert heading
    choices = Choices(heading.mapped)
    assert choices.missing == ()
    return read_register(sheet, heading, choices, date(2022, 1, 10), DEFAULT)


@pytest.mark.parametrize(
    ("slug", "year", "made"), [("seed-001", 2020, as_of_seed_001()), ("seed-002", 2021, as_of_seed_002())]
)
def test_the_register_counts_to_the_printed_table(slug: str, year: int, made: tuple[str, bytes]) -> None:
    printed = {
        row["key"]: row["values"]
        for row in json.loads((folder() / slug / "truth.json").read_text())["table3"]
    }
    register = register_of(*made)
    assert register.is_ready
    counted: Counter[tuple[object, ApplicantColumn]] = Counter()
    for row in register.rows:
        at = column(row.applicant_kind, DEFAULT)
        for counting in countings(derive(row.history, working_days()), year, DEFAULT):
            counted[counting.entered, at] += 1
            counted[counting.left, at] += 1
    for key, what in KEYS.items():
        assert [counted[what, at] for at in ApplicantColumn] == printed[key][:6], key
    other = [sum(counted[o, at] for o in Outcome if o.group == "other") for at in ApplicantColumn]
    assert other == printed["other"][:6]


def test_eight_of_the_second_came_online_and_one_by_letter() -> None:
    channels = Counter(row.channel for row in register_of(*as_of_seed_002()).rows)
    assert channels == {Channel.ONLINE: 8, Channel.SIGNED_MAIL: 1}


def test_a_line_of_sums_is_passed_over_and_said_so() -> None:
    (passed_over,) = register_of(*as_of_seed_001()).passed_over
    assert (passed_over.line, passed_over.why) == (15, "合计行")
