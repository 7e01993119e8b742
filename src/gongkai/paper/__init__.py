"""Documents as officials print them (GB/T 9704): pages, headings and merged tables in DOCX and PDF."""
