"""The tables of a report as they stand: counted while it is at work; once it is submitted, as they were then."""

from gongkai.annual.compiling.cell import Compiled, CompiledCell
from gongkai.annual.compiling.closed_years import number_of
from gongkai.annual.models import AnnualReport
from gongkai.annual.stage import FROZEN
from gongkai.annual.whole_report import counted, recorded


def standing_tables(report: AnnualReport) -> Compiled:
    """What a page of the report prints, with what the records said and what was adjusted beside it."""
    if report.stage not in FROZEN:
        return counted(report)
    said, then = report.report, recorded(report)
    cells = {}
    for code in said.cells:
        value = said.value(code) or 0
        by_records = number_of(code, then[code]) if code in then else value
        cells[code] = CompiledCell(code, by_records, adjusted=value - by_records)
    return Compiled(report.year, cells)
