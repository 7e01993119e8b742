"""The annual report on open government information: read, checked, compared and written. No Django.

from gongkai import report
found = report.read("2024年报.pdf")
for finding in report.check(found).findings:
    print(finding.message)
"""

from gongkai.report.checks import check, check_set
from gongkai.report.comparison import compare
from gongkai.report.errors import ReportError
from gongkai.report.finding import Answer, CheckResult, Finding, Severity
from gongkai.report.forms import Form
from gongkai.report.reading.reader import read, read_bytes
from gongkai.report.reading.text import read_text
from gongkai.report.value import Cell, Report, Section, State
from gongkai.report.writing import Kind, write

__all__ = [
    "Answer",
    "Cell",
    "CheckResult",
    "Finding",
    "Form",
    "Kind",
    "Report",
    "ReportError",
    "Section",
    "Severity",
    "State",
    "check",
    "check_set",
    "compare",
    "read",
    "read_bytes",
    "read_text",
    "write",
]
