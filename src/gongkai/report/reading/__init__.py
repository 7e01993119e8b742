"""Readers of annual reports: text in every layout met, HTML, DOCX, PDF, workbooks."""

from gongkai.report.reading.reader import read, read_bytes
from gongkai.report.reading.text import read_text

__all__ = ["read", "read_bytes", "read_text"]
