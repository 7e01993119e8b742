"""Where a report of the corpus can be opened."""

import re

from django.urls import reverse

from gongkai.portal.corpus.place import shows_library

LIBRARY = re.compile(r"library/library-([0-9]+)\.json")
"""Names of the files that the site's own library is handed over in; in another corpus they mean nothing."""


def address_of(source: str) -> str:
    """The page of the library's report, or the web address that it was read from; empty if it has neither."""
    of_library = LIBRARY.fullmatch(source)
    if of_library and shows_library():
        return reverse("report", args=(int(of_library[1]),))
    return source if source.startswith(("https://", "http://")) else ""
