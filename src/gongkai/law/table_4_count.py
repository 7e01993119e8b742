"""Where a review or suit counts in Table 4 of a report year (docs/readings/pending-counts-again.md)."""

from dataclasses import dataclass
from datetime import date

from gongkai.law.dispute_result import Result
from gongkai.law.readings import Readings


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A review or a suit; an appeal belongs to the same one. Both `closed_on` and `result` are none while open."""

    filed_on: date
    closed_on: date | None = None
    result: Result | None = None


def column(proceeding: Proceeding, report_year: int, readings: Readings) -> Result | None:
    """The column in the report on `report_year`, none if it does not count there.

    Closed in the year: its result. Open on 31 December: pending. One that was counted as pending counts again, with
    its result, in the year it closes, unless that is read otherwise.
    """
    if proceeding.filed_on.year > report_year:
        return None
    closed = proceeding.closed_on
    if closed is None or closed.year > report_year:
        return Result.PENDING
    if closed.year < report_year:
        return None
    counted_before = proceeding.filed_on.year < report_year
    return proceeding.result if readings.pending_counts_again or not counted_before else None
