"""Where a report of the corpus can be opened."""

import re

from django.urls import reverse

LIBRARY = re.compile(r"(?:.*/)?library-(\d+)\.json")
"""Names of the files that the site's own library is handed over in."""


def address_of(source: str) -> str:
    """The page of the library's report, or the web address that it was read from; empty if it has neither."""
    if of_library := LIBRARY.fullmatch(source):
        return reverse("report", args=(int(of_library[1]),))
    return source if source.startswith(("https://", "http://")) else ""
