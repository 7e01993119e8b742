"""Postings in SQLite: an FTS5 table without content, of tokens that are cut here and not by it."""

from collections.abc import Iterable, Sequence

from django.db import connection

from gongkai.search.asked import Clause
from gongkai.text.search_text import Needed

CREATE = (
    "CREATE VIRTUAL TABLE search_posting USING fts5("
    "tokens, content='', detail=none, columnsize=0, tokenize=\"ascii tokenchars '_'\")"
)
"""`ascii` takes every character beyond ASCII as part of a token: it knows no Unicode version that could be too old."""

_COUNT = "(SELECT count(*) FROM (SELECT 1 FROM search_posting WHERE search_posting MATCH %s LIMIT %s))"


class SQLitePostings:
    """See `posting.Postings`."""

    def add(self, number: int, found_by: Iterable[str]) -> None:
        """Let the entry be found by these tokens."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_posting (rowid, tokens) VALUES (%s, %s)", [number, " ".join(found_by)]
            )

    def remove(self, number: int, found_by: Iterable[str]) -> None:
        """A table without content has to be told what it forgets."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_posting (search_posting, rowid, tokens) VALUES ('delete', %s, %s)",
                [number, " ".join(found_by)],
            )

    def newest(self, wanted: Sequence[Clause], before: int | None, most: int) -> list[int]:
        """FTS5 walks its lists backwards as cheaply as forwards."""
        older = "" if before is None else "AND rowid < %s"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM search_posting WHERE search_posting MATCH %s {older}"  # noqa: S608
                " ORDER BY rowid DESC LIMIT %s",
                [_match(wanted), *([] if before is None else [before]), most],
            )
            return [number for (number,) in cursor.fetchall()]

    def counts(self, each: Sequence[Sequence[Clause]], most: int) -> list[int]:
        """Each a question inside the one."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join([_COUNT] * len(each))}",
                [one for wanted in each for one in (_match(wanted), most)],
            )
            return list(cursor.fetchone())

    def clear(self) -> None:
        """Forget all."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_posting (search_posting) VALUES ('delete-all')")


def _match(wanted: Sequence[Clause]) -> str:
    return " AND ".join(f"({' OR '.join(map(_all_of, clause))})" for clause in wanted)


def _all_of(way: Sequence[Needed]) -> str:
    every = (f'"{one.token}"{" *" if one.begins else ""}' for one in way)
    return f"({' AND '.join(every)})"
