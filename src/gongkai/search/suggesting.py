"""Titles for what is being typed: those that begin with it before those that have it further on, the newest first."""

from gongkai.search.asked import HEADING, asked_by
from gongkai.search.models import Entry
from gongkai.search.posting import postings

MOST = 8
LOOKED_AT = 60
LEAST = 2
"""Characters before anything is suggested: of one character every title has some."""


def suggestions(typed: str) -> list[str]:
    """At most eight titles, each once."""
    asked = asked_by(typed)
    if sum(len(one.ways[0].words) for one in asked) < LEAST:
        return []
    numbers = postings().newest([one.clause(HEADING) for one in asked], None, LOOKED_AT)
    entries = Entry.objects.defer("text").in_bulk(numbers)
    found = [
        entries[number]
        for number in numbers
        if number in entries and all(one.is_in(entries[number].heading) for one in asked)
    ]
    begins = asked[0].ways[0].words
    found.sort(key=lambda entry: not entry.heading.startswith(begins))
    return list(dict.fromkeys(entry.title for entry in found))[:MOST]
