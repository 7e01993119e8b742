"""Writers of the annual report: DOCX, PDF, HTML, XLSX, CSV, JSON."""
