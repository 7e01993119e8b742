from datetime import date

import pytest

from gongkai.law.clock.consultation import Consultation, Span, suspensions
from gongkai.law.clock.event import Consulted


def asked(sent: int, through: int, *, suspends: bool = True) -> Consultation:
    last = date(2025, 6, through)
    return Consultation(f"{sent}", Consulted.THIRD_PARTY, date(2025, 6, sent), last, last, suspends)


def span(after: int, through: int) -> Span:
    return Span(date(2025, 6, after), date(2025, 6, through))


@pytest.mark.parametrize(
    ("consultations", "since", "spans"),
    [
        ([asked(5, 9)], 2, [span(5, 9)]),
        ([asked(16, 20), asked(5, 9)], 2, [span(5, 9), span(16, 20)]),
        # overlapping, touching and one within another
        ([asked(5, 9), asked(6, 12)], 2, [span(5, 12)]),
        ([asked(5, 9), asked(9, 12)], 2, [span(5, 12)]),
        ([asked(5, 20), asked(6, 12)], 2, [span(5, 20)]),
        # only what falls after the clock was started again
        ([asked(5, 9)], 6, [span(6, 9)]),
        ([asked(5, 9)], 9, []),
        # sent too late to suspend
        ([asked(5, 9, suspends=False)], 2, []),
        # answered on the day it was sent
        ([asked(5, 5)], 2, []),
    ],
)
def test_days_in_consultation_are_merged_and_cut_to_the_present_period(
    consultations: list[Consultation], since: int, spans: list[Span]
) -> None:
    assert suspensions(consultations, date(2025, 6, since)) == tuple(spans)


def test_the_day_of_sending_counts_and_the_day_of_the_answer_does_not() -> None:
    assert date(2025, 6, 5) not in span(5, 9)
    assert date(2025, 6, 9) in span(5, 9)
