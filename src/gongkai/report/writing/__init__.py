"""Writers of the annual report: DOCX, PDF, HTML, XLSX, CSV, JSON."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gongkai.report.finding import CheckResult
from gongkai.report.value import Report
from gongkai.report.writing.kind import Kind

if TYPE_CHECKING:
    from gongkai.report.writing.findings_sheet import CheckedFile

__all__ = ["Kind", "write", "write_findings_sheet"]

# Each kind brings a library of its own, so only the one that is asked for is loaded.


def write(report: Report, kind: Kind | str, *, result: CheckResult | None = None) -> bytes:
    """The report as a file of this kind; a workbook and JSON carry the findings of `result` too.

    The tables are printed in the statutory layout of the report's own forms, every cell as its source has it.
    Raises ValueError for a kind that does not exist.
    """
    match Kind(kind):
        case Kind.DOCX:
            from gongkai.report.writing.docx import write_docx

            return write_docx(report)
        case Kind.PDF:
            from gongkai.report.writing.pdf import write_pdf

            return write_pdf(report)
        case Kind.HTML:
            from gongkai.report.writing.html import write_html

            return write_html(report)
        case Kind.XLSX:
            from gongkai.report.writing.xlsx import write_xlsx

            return write_xlsx(report, result)
        case Kind.CSV:
            from gongkai.report.writing.csv import write_csv

            return write_csv(report)
        case Kind.JSON:
            from gongkai.report.writing.json import write_json

            return write_json(report, result)


def write_findings_sheet(files: "Iterable[CheckedFile | tuple[str, Report, CheckResult]]") -> bytes:
    """The findings on many reports as one workbook, to be sent back: (name, report, result) of each file."""
    from gongkai.report.writing.findings_sheet import write_findings_sheet

    return write_findings_sheet(files)
