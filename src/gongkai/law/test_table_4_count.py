from datetime import date

import pytest

from gongkai.law.dispute_result import Result
from gongkai.law.readings import Readings
from gongkai.law.table_4_count import Proceeding, column

OPEN = Proceeding(date(2024, 11, 1))
OVER_THE_YEAR = Proceeding(date(2024, 11, 1), date(2025, 2, 1), Result.CORRECTED)
WITHIN = Proceeding(date(2025, 3, 1), date(2025, 5, 1), Result.UPHELD)


@pytest.mark.parametrize(
    ("proceeding", "year", "expected"),
    [
        (OPEN, 2023, None),
        (OPEN, 2024, Result.PENDING),
        (OPEN, 2025, Result.PENDING),
        (OVER_THE_YEAR, 2024, Result.PENDING),
        (OVER_THE_YEAR, 2025, Result.CORRECTED),
        (OVER_THE_YEAR, 2026, None),
        (WITHIN, 2025, Result.UPHELD),
    ],
)
def test_a_proceeding_counts_by_its_end_and_by_the_year_end(
    proceeding: Proceeding, year: int, expected: Result | None
) -> None:
    assert column(proceeding, year, Readings()) is expected


def test_on_the_other_reading_it_counts_once() -> None:
    once = Readings(pending_counts_again=False)
    assert column(OVER_THE_YEAR, 2024, once) is Result.PENDING
    assert column(OVER_THE_YEAR, 2025, once) is None
    assert column(WITHIN, 2025, once) is Result.UPHELD
