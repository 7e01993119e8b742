"""What the letters of states tell of a table, where there are none as where there are."""

import numpy as np
import polars as pl

from gongkai.corpus.checking.paired import asked
from gongkai.corpus.checking.rows import Rows, Table
from gongkai.corpus.checking.states import States
from gongkai.corpus.columns import CELLS_OF, REPORTS

FIRST, SECOND = CELLS_OF[4][:2]
OF_2021, OF_2019 = "t2.rules.in_force", "t2.rules.total_disclosed"


def table_4(*beginnings: str | None) -> pl.DataFrame:
    """Reports with these letters for their first cells of Table 4, and numbers in the others."""
    words = [None if one is None else one.ljust(len(CELLS_OF[4]), one[-1]) for one in beginnings]
    return pl.DataFrame({"t4_states": words})


def test_letters_tell_what_is_there_printed_and_unfilled() -> None:
    states = States.of(table_4(None, "b.", "-.", "--", " ", "u?", "-p", None), 4)
    told = {
        "there": states.words.there,
        "printed": states.words.printed,
        "unfilled": states.words.unfilled,
        "prints the first": states.words.prints(FIRST),
        "knows the first": states.words.known((FIRST,)),
        "knows two": states.words.known((FIRST, SECOND)),
    }
    assert {
        what: "".join("01"[one] for one in flags[states.which].tolist()) for what, flags in told.items()
    } == {
        "there": "11110111",
        "printed": "11100111",
        "unfilled": "01000110",
        "prints the first": "11000101",
        "knows the first": "10000001",
        "knows two": "10000001",
    }


def test_without_letters_the_form_tells() -> None:
    rows = pl.DataFrame(
        {"t2_form": ["2021", "2019", None], "t2_states": pl.Series([None] * 3, dtype=pl.String)}
    )
    states = States.of(rows, 2)
    assert states.words.known((OF_2021,))[states.which].tolist() == [True, False, False]
    assert states.words.known((OF_2019,))[states.which].tolist() == [False, True, False]
    assert states.words.there[states.which].tolist() == [True, True, False]


def test_a_cell_of_the_year_before_is_known_if_that_year_has_it() -> None:
    none = dict.fromkeys(REPORTS.schema)
    blank = "b".ljust(len(CELLS_OF[4]), ".")
    rows = [
        none | {"unit": unit, "year": year, "standing": True, "t4_states": states}
        for unit, year, states in (
            ("a", 2020, None),
            ("a", 2021, blank),
            ("a", 2022, None),
            ("b", 2023, None),
            ("b", 2025, None),
        )
    ]
    table = Table(asked(pl.DataFrame(rows, schema=REPORTS.schema)))
    known = Rows(table, np.arange(5)).known([f"before:{FIRST}"])
    assert known.tolist() == [False, True, False, False, False]
