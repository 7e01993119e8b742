"""Which entries hold which tokens, on the database at hand; nothing else knows how it is kept."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db import connection

from gongkai.search.asked import FACET, HEADING, Clause
from gongkai.search.models import Entry
from gongkai.text.search_text import tokens
from gongkai.text.written_alike import name_of_day


class Postings(Protocol):
    """Entries by number; of each clause of `wanted` one way has to be there with all its tokens."""

    def add(self, number: int, found_by: Iterable[str]) -> None:
        """Let the entry be found by these tokens."""

    def remove(self, number: int, found_by: Iterable[str]) -> None:
        """Take the entry out, which was added under exactly these tokens."""

    def newest(self, wanted: Sequence[Clause], before: int | None, most: int) -> list[int]:
        """Numbers of entries that have what is wanted, newest first; those lower than `before`, if it is given."""

    def counts(self, each: Sequence[Sequence[Clause]], most: int) -> list[int]:
        """How many have what is wanted, as far as `most`, for each of several, in one question."""

    def clear(self) -> None:
        """Forget all."""


def postings() -> Postings:
    """Those of the database that is used."""
    if connection.vendor == "postgresql":
        from gongkai.search.postgresql_posting import PostgreSQLPostings

        return PostgreSQLPostings()
    from gongkai.search.sqlite_posting import SQLitePostings

    return SQLitePostings()


def found_by(entry: Entry) -> list[str]:
    """Every token under which an entry is found."""
    in_heading = tokens(entry.heading)
    return [
        *sorted(in_heading | tokens(entry.rest) | {name_of_day(entry.published_on)}),
        *(HEADING + token for token in sorted(in_heading)),
        *(FACET + facet for facet in entry.facets),
    ]
