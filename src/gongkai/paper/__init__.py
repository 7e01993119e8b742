"""Documents as officials print them (GB/T 9704-2012): pages, headings and merged tables in DOCX and PDF."""
