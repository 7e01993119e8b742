"""Writers of the annual report: DOCX, PDF, HTML, XLSX, CSV, JSON."""

from gongkai.report.finding import CheckResult
from gongkai.report.value import Report
from gongkai.report.writing.kind import Kind

__all__ = ["Kind", "write"]


def write(report: Report, kind: Kind | str, *, result: CheckResult | None = None) -> bytes:
    """The report as a file of this kind; a spreadsheet and JSON carry the findings of `result` too.

    The tables are printed in the statutory layout of the report's own forms, every cell as its source has it.
    Raises ValueError for a kind that does not exist.
    """
    # Each kind brings a library of its own; only the one that is asked for is loaded.
    match Kind(kind):
        case Kind.JSON:
            from gongkai.report.writing.json import write_json

            return write_json(report, result)
    raise NotImplementedError
