"""Reports that are not whole are asked row by row, and alone only where a number stands apart."""

from random import Random

import numpy as np
import polars as pl
import pytest
from tests.wide_rows import wide_rows

from gongkai.corpus.checking.answer_codes import CODES
from gongkai.corpus.checking.one_by_one import cases, told
from gongkai.corpus.checking.other_rows import OtherRows
from gongkai.corpus.checking.paired import asked
from gongkai.corpus.checking.rows import Table
from gongkai.corpus.columns import CELLS_OF, REPORTS
from gongkai.corpus.wide_row import ABSENT, LETTERS, NUMBER, printed_codes
from gongkai.report.value import State

YEARS = (2019, 2020, 2021, 2022)
CELL = "t3.received_new@total"


def blanked(rows: pl.DataFrame, random: Random) -> pl.DataFrame:
    """Every third report without a number in a cell, without that cell, or without a table."""
    found = rows.to_dicts()
    for row in found[::3]:
        table = random.choice((2, 3, 4))
        printed = printed_codes(table, row.get(f"t{table}_form"))
        lost = random.choice((printed, [random.choice(printed)]))
        letter = ABSENT if lost is printed else LETTERS[random.choice((State.BLANK, State.NOT_IN_FORM))]
        letters = dict.fromkeys(printed, NUMBER) | dict.fromkeys(lost, letter)
        row |= dict.fromkeys(lost)
        row[f"t{table}_states"] = "".join(letters.get(code, ABSENT) for code in CELLS_OF[table])
    return pl.DataFrame(found, schema=REPORTS.schema)


def test_reports_that_are_not_whole_answer_as_each_does_alone() -> None:
    table = Table(asked(blanked(wide_rows(8, YEARS, seed=4), Random(4))))
    others = OtherRows(table)
    assert not len(others.apart)
    numbers = np.flatnonzero(~table.are_whole).tolist()
    assert 0.3 < len(numbers) / len(table.kinds) < 0.7
    expected = sorted(
        (number, one.rule, one.place, CODES[one.answer])
        for number, (_, case) in zip(numbers, cases(table.asked, numbers), strict=True)
        for one in told(case)
    )
    assert expected == sorted(
        (number, *answered.question.key, code)
        for answered in others.answered
        for number, code in zip(answered.numbers.tolist(), answered.codes.tolist(), strict=True)
        if code
    )


@pytest.mark.parametrize(
    ("change", "apart"),
    [
        ({CELL: -1}, []),
        ({"odd": "[]"}, [1, 2]),
        ({"odd": "[]", "year": 2018}, [1]),
    ],
)
def test_alone_are_asked_reports_with_an_odd_number_and_those_of_the_year_after(
    change: dict[str, object], apart: list[int]
) -> None:
    rows = wide_rows(1, (2021, 2022, 2023, 2024)).to_dicts()
    blank = dict.fromkeys(CELLS_OF[4]) | {"t4_states": LETTERS[State.BLANK] * len(CELLS_OF[4])}
    rows[:4] = [row | blank for row in rows[:4]]
    rows[1] |= change
    table = Table(asked(pl.DataFrame(rows, schema=REPORTS.schema)))
    assert OtherRows(table).apart.tolist() == apart
