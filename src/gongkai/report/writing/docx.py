"""The annual report as DOCX in the layout of official documents."""

from gongkai.paper import docx
from gongkai.report.value import Report
from gongkai.report.writing.layout import as_document


def write_docx(report: Report) -> bytes:
    """DOCX bytes of one report."""
    return docx.write_docx(as_document(report))
