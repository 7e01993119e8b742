"""A government's own report and those that it sums."""

from dataclasses import dataclass

from gongkai.report.value import Report


@dataclass(frozen=True, slots=True)
class ReportSet:
    """A government's own report and the reports of the units that it sums, of one year.

    `expected` are the names of all units that have to report; empty when not known. `before` is the set of the year
    before, if there is one.
    """

    government: Report
    units: tuple[Report, ...]
    expected: tuple[str, ...] = ()
    before: "ReportSet | None" = None
