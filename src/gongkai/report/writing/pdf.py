"""The annual report as PDF in the layout of official documents."""

from gongkai.paper import pdf
from gongkai.report.value import Report
from gongkai.report.writing.layout import as_document


def write_pdf(report: Report) -> bytes:
    """PDF bytes of one report."""
    return pdf.write_pdf(as_document(report))
