"""In which rows of Table 3 of a report year a case counts: 年度报告格式 表三 and docs/readings.

What is received or carried in equals what is decided or carried out, for every case and so for every column.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.clock import Clock, CorrectionReceived, State
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Readings, ReceivedNew


class Row(StrEnum):
    """The rows beside the outcomes; the value is the row code without `t3.`."""

    RECEIVED_NEW = "received_new"
    CARRIED_IN = "carried_in"
    CARRIED_OUT = "carried_out"


@dataclass(frozen=True, slots=True)
class Counting:
    """One case in one year: how it came in and how it left.

    `left` is none where the case was closed and its outcome is not on record; such a case has to be put right
    before the table is.
    """

    entered: Row
    left: Row | Outcome | None


def countings(clock: Clock, report_year: int, readings: Readings) -> tuple[Counting, ...]:
    """Where a case counts in the report on `report_year`: once at most on the default readings, or not at all.

    Received in the year of its day of receipt, decided in the year its last letter goes out, carried over each
    31 December on which it is open, whatever it waits for. Without a confirmed day of receipt it does not count yet.
    What review or a court re-opens does not count again (docs/readings/reopened-counts-again.md).
    """
    found = []
    for spell in spells(clock, readings):
        if spell.entered_on.year > report_year or (spell.left_on and spell.left_on.year < report_year):
            continue
        entered = Row.RECEIVED_NEW if spell.entered_on.year == report_year else Row.CARRIED_IN
        is_open = spell.left_on is None or spell.left_on.year > report_year
        found.append(Counting(entered, Row.CARRIED_OUT if is_open else spell.outcome))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch in which a case counts: the day it entered, the day it left, and how; both none while it is open."""

    entered_on: date
    left_on: date | None
    outcome: Outcome | None


def spells(clock: Clock, readings: Readings) -> list[Spell]:
    """The stretches in which a case counts: one on the default readings, none without a confirmed day of receipt."""
    if clock.receipt_date is None:
        return []
    entered = clock.receipt_date
    if readings.received_new is ReceivedNew.CORRECTED_RECEIPT:
        corrected = (event.on for event in clock.runs[0].events if isinstance(event, CorrectionReceived))
        entered = max(entered, max(corrected, default=entered))
    # A decision about silence re-opens what was never closed: that is still the one application.
    closing = next((i for i, run in enumerate(clock.runs) if run.state is State.CLOSED), len(clock.runs) - 1)
    last = clock.runs[closing]
    again = clock.runs[closing + 1 :] if readings.reopened_counts_again else ()
    return [
        Spell(entered, last.closed_on, last.outcome),
        *(Spell(run.begins, run.closed_on, run.outcome) for run in again),
    ]
