"""A report as the rules can ask it: made elsewhere, it may have cells, sections or a year that no form knows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from gongkai.report.forms import Form, codes
from gongkai.report.value import Report, State

_SECTIONS = range(1, 7)
YEARS = range(date.min.year, date.max.year)
"""The year after a report's own, in which it is published, must be a year too."""


@cache
def _known() -> frozenset[str]:
    return frozenset(code for form in Form for code in codes(form, form))


def answerable(report: Report) -> Report:
    """The report without cells and sections that no form has; a year that no calendar has is not known, a value that
    is no finite number not readable."""
    if not report.cells.keys() <= _known():
        report = replace(
            report, cells={code: cell for code, cell in report.cells.items() if code in _known()}
        )
    unreadable = [
        code
        for code, cell in report.cells.items()
        if isinstance(cell.value, Decimal) and not cell.value.is_finite()
    ]
    if unreadable:
        cells = {code: replace(report.cells[code], value=None, state=State.UNREADABLE) for code in unreadable}
        report = replace(report, cells={**report.cells, **cells})
    if any(section.number not in _SECTIONS for section in report.sections):
        report = replace(report, sections=tuple(s for s in report.sections if s.number in _SECTIONS))
    if report.year is not None and report.year not in YEARS:
        report = replace(report, year=None)
    return report
