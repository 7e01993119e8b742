"""A report as text in a row of the database: our own JSON, exact to the last cell."""

from gongkai.report.reading.json import read_json
from gongkai.report.value import Report
from gongkai.report.writing.json import write_json


def to_text(report: Report) -> str:
    """The report on one line of JSON."""
    return write_json(report, indent=None).decode().strip()


def from_text(text: str) -> Report:
    """The report that `to_text` wrote."""
    return read_json(text.encode())


def searchable(report: Report) -> str:
    """Everything that a reader of the report would look for, one paragraph a line."""
    paragraphs = [report.title, report.agency, *report.preamble]
    for section in report.sections:
        paragraphs += [section.title, *section.paragraphs]
    return "\n".join(paragraphs)
