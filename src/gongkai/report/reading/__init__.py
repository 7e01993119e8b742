"""Readers of annual reports: text in every layout met, HTML, DOCX, PDF, workbooks."""
