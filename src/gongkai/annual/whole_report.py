"""The whole report as it stands: tables counted and narrative rendered while it is at work, what was submitted after."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from gongkai.annual import compiling
from gongkai.annual.compiling import Compiled
from gongkai.annual.models import AnnualReport
from gongkai.annual.narrative import passages
from gongkai.annual.roll_up.whole import compiled_whole
from gongkai.annual.stage import FROZEN
from gongkai.report.value import Completeness, Report


@dataclass(frozen=True, slots=True)
class Composed:
    """A report made from the records, with the tables that it was made from."""

    report: Report
    tables: Compiled

    @property
    def records(self) -> str:
        """JSON by cell: what the records and the opening balances say, before any adjustment."""
        return json.dumps({code: str(cell.by_records) for code, cell in self.tables.cells.items()})


def current(report: AnnualReport, on: date | None = None) -> Report:
    """The whole report; while it is at work signed on the day `on`, without a date where none is given."""
    if report.stage in FROZEN:
        return report.report
    return composed(report, on).report


def composed(report: AnnualReport, on: date | None = None, tables: Compiled | None = None) -> Composed:
    """The report from the records as they are now, whatever was submitted; `tables` if they are counted already."""
    tables = tables or counted(report)
    name = report.agency.name
    numbers = {code: cell.value for code, cell in tables.cells.items()}
    words = passages.told(report, numbers)
    made = replace(
        tables.report(name),
        preamble=words.preamble,
        sections=words.sections,
        signature=name,
        signed_on=on,
        completeness=Completeness.FULL,
    )
    return Composed(made, tables)


def counted(report: AnnualReport) -> Compiled:
    """The tables of the report as the records stand, a government's as the sum of its units, with its adjustments."""
    return compiled_whole(report) if report.whole else compiling.of_report(report)


def recorded(report: AnnualReport) -> Mapping[str, str]:
    """What the records said of each cell when the report was last submitted; empty before."""
    found: Mapping[str, str] = json.loads(report.records) if report.records else {}
    return found
