from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.clock import (
    Closed,
    CorrectionAsked,
    CorrectionReceived,
    Event,
    Received,
    Reopened,
    Submitted,
    derive,
)
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Readings, ReceivedNew
from gongkai.law.table_3_count import Counting, Row, countings
from gongkai.law.working_days import working_days

USUAL = Readings()
NOWHERE = None
RECEIVED = Received(date(2024, 12, 20))
GRANTED = Closed(date(2025, 1, 15), Outcome.GRANTED)
OVER_THE_YEAR: list[Event] = [RECEIVED, GRANTED]
CORRECTED: list[Event] = [
    RECEIVED,
    CorrectionAsked(date(2024, 12, 24), date(2025, 1, 20)),
    CorrectionReceived(date(2025, 1, 6)),
    GRANTED,
]
REOPENED: list[Event] = [
    *OVER_THE_YEAR,
    Reopened(date(2025, 9, 1)),
    Closed(date(2026, 1, 5), Outcome.PARTIAL),
]


def count(history: list[Event], year: int, readings: Readings = USUAL) -> Counting | None:
    found = countings(derive(history, working_days()), year, readings)
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("history", "year", "expected"),
    [
        (OVER_THE_YEAR, 2023, NOWHERE),
        (OVER_THE_YEAR, 2024, Counting(Row.RECEIVED_NEW, Row.CARRIED_OUT)),
        (OVER_THE_YEAR, 2025, Counting(Row.CARRIED_IN, Outcome.GRANTED)),
        (OVER_THE_YEAR, 2026, NOWHERE),
        (
            [RECEIVED, Closed(date(2024, 12, 31), Outcome.NOT_HELD)],
            2024,
            Counting(Row.RECEIVED_NEW, Outcome.NOT_HELD),
        ),
        # open for years, waiting or not
        ([RECEIVED], 2025, Counting(Row.CARRIED_IN, Row.CARRIED_OUT)),
        # corrected in the new year, received in the old
        (CORRECTED, 2024, Counting(Row.RECEIVED_NEW, Row.CARRIED_OUT)),
        # re-opened by review: never again
        (REOPENED, 2025, Counting(Row.CARRIED_IN, Outcome.GRANTED)),
        (REOPENED, 2026, NOWHERE),
        # answered only after a decision about silence
        (
            [RECEIVED, Reopened(date(2025, 3, 3)), Closed(date(2025, 3, 20), Outcome.GRANTED)],
            2025,
            Counting(Row.CARRIED_IN, Outcome.GRANTED),
        ),
        ([Submitted(date(2024, 12, 20))], 2024, NOWHERE),
        # closed without an outcome on record: seen as such
        ([RECEIVED, Closed(date(2025, 1, 15))], 2025, Counting(Row.CARRIED_IN, None)),
    ],
)
def test_a_case_counts_by_receipt_last_letter_and_year_end(
    history: list[Event], year: int, expected: Counting | None
) -> None:
    assert count(history, year) == expected


def test_on_other_readings_correction_or_review_moves_it() -> None:
    by_correction = Readings(received_new=ReceivedNew.CORRECTED_RECEIPT)
    assert count(CORRECTED, 2024, by_correction) == NOWHERE
    assert count(CORRECTED, 2025, by_correction) == Counting(Row.RECEIVED_NEW, Outcome.GRANTED)
    again = Readings(reopened_counts_again=True)
    assert countings(derive(REOPENED, working_days()), 2025, again) == (
        Counting(Row.CARRIED_IN, Outcome.GRANTED),
        Counting(Row.RECEIVED_NEW, Row.CARRIED_OUT),
    )
    assert count(REOPENED, 2026, again) == Counting(Row.CARRIED_IN, Outcome.PARTIAL)


@given(st.dates(date(2019, 1, 1), date(2026, 1, 1)), st.integers(0, 1500))
def test_what_is_carried_out_of_a_year_is_carried_into_the_next(received: date, took: int) -> None:
    closed = date.fromordinal(received.toordinal() + took)
    history: list[Event] = [Received(received), Closed(closed, Outcome.MISC)]
    for year in range(2018, 2032):
        here, following = count(history, year), count(history, year + 1)
        carried_out = here is not None and here.left is Row.CARRIED_OUT
        assert carried_out == (following is not None and following.entered is Row.CARRIED_IN)
