"""The numbers of a report as it prints them: its tables as they stand, with what was adjusted or summed up."""

from gongkai.annual.models import AnnualReport
from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.passages import numbers_of
from gongkai.annual.whole_report import counted


def printed_numbers(report: AnnualReport) -> Numbers:
    """What the report's texts refer to, cells included."""
    return numbers_of(report, {code: cell.value for code, cell in counted(report).cells.items()})
