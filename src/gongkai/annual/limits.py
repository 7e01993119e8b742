"""How much the checker takes, and how long it keeps it."""

from datetime import timedelta

FILE_BYTES = 20_000_000
"""One file. A scanned report of 60 pages is about 15 MB."""
FILES_AT_ONCE = 50
"""Files of one upload: the agencies of a county."""
FILES_IN_WORKSPACE = 200
REQUEST_BYTES = 120_000_000
TEXT_CHARACTERS = 400_000
"""Pasted text. A long report has 20,000 characters."""

UNKEPT = timedelta(hours=2)
"""Life of what a visitor brought and did not ask to keep."""
KEEP_DAYS = (7, 30)
"""Choices for a private link."""

ARCHIVE_SECONDS = 120
"""Wall-clock time for all documents of one archive; those not reached are named as left out."""

READING_SECONDS = 30
"""Wall-clock time for one file; LibreOffice takes the longest, about five."""
READING_MEMORY = 2_000_000_000
"""Bytes of address space of a reading process; LibreOffice maps about one and a half billion."""
CHECK_FINDINGS = 500
"""Findings on one report; the worst real one has eight. What has more is no report, and would make a page of it."""
CHECK_SECONDS = 1.0
"""Processor time of the first check; a real report takes 10 ms. The server checks again whenever a page is shown."""
READING_PROCESSES = 2
