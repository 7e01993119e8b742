"""Postings in PostgreSQL: a `tsvector` without places under a GIN index.

Asked for the newest of a rare word, the planner walks the primary key past a million rows that do not have it (80 s).
So the index is asked first how many there are, as far as it matters: few are sorted. Of many the newest are soon met on
the way down from the newest, unless they all lie in some year long ago; after so many rows they are sorted after all.
"""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from gongkai.search.asked import Clause
from gongkai.text.search_text import Needed

CREATE = (
    "CREATE TABLE search_posting (number bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX search_posting_tokens ON search_posting USING gin (tokens)",
)
FEW = 40_000
"""Entries that are sorted rather than walked to."""

ON_THE_WAY = 2_000
"""Rows looked into on the way down, each some 20 µs, before all that there are are sorted."""

_BY_INDEX = (
    "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true),"
    " set_config('enable_bitmapscan', 'on', true), set_config('work_mem', '64MB', true)"
)
"""Memory for a bitmap of single rows: of whole pages, every row would have to be unpacked and looked into again."""
_BY_NUMBER = (
    "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'on', true),"
    " set_config('enable_bitmapscan', 'off', true)"
)
_OF_FEW = """
WITH hits AS MATERIALIZED (SELECT number FROM search_posting WHERE tokens @@ %s::tsquery LIMIT %s)
SELECT (SELECT count(*) FROM hits),
       ARRAY(SELECT number FROM hits WHERE number < %s ORDER BY number DESC LIMIT %s)
"""
_ON_THE_WAY = """
SELECT number FROM
  (SELECT number, tokens FROM search_posting WHERE number < %s ORDER BY number DESC LIMIT %s) AS newest
WHERE tokens @@ %s::tsquery LIMIT %s
"""
_OF_MANY = """
SELECT number FROM search_posting WHERE tokens @@ %s::tsquery AND number < %s ORDER BY number DESC LIMIT %s
"""
_COUNT = "(SELECT count(*) FROM (SELECT 1 FROM search_posting WHERE tokens @@ %s::tsquery LIMIT %s) AS hits)"
_BEYOND_ALL = 2**63 - 1


class PostgreSQLPostings:
    """See `posting.Postings`."""

    def add(self, number: int, found_by: Iterable[str]) -> None:
        """Let the entry be found by these tokens."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_posting (number, tokens) VALUES (%s, array_to_tsvector(%s::text[]))",
                [number, list(found_by)],
            )

    def remove(self, number: int, found_by: Iterable[str]) -> None:  # noqa: ARG002
        """By its number alone."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_posting WHERE number = %s", [number])

    def newest(self, wanted: Sequence[Clause], before: int | None, most: int) -> list[int]:
        """Few are found by the index and sorted; many are met on the way down, or sorted too."""
        query, below = _query(wanted), _BEYOND_ALL if before is None else before
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_BY_INDEX)
            cursor.execute(_OF_FEW, [query, FEW, below, most])
            count, numbers = cursor.fetchone()
            if count < FEW:
                return list(numbers)
            cursor.execute(_BY_NUMBER)
            cursor.execute(_ON_THE_WAY, [below, ON_THE_WAY, query, most])
            found = cursor.fetchall()
            if len(found) < most:
                cursor.execute(_BY_INDEX)
                cursor.execute(_OF_MANY, [query, below, most])
                found = cursor.fetchall()
            return [number for (number,) in found]

    def counts(self, each: Sequence[Sequence[Clause]], most: int) -> list[int]:
        """Each a question inside the one, all by the index."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_BY_INDEX)
            cursor.execute(
                f"SELECT {', '.join([_COUNT] * len(each))}",
                [one for wanted in each for one in (_query(wanted), most)],
            )
            return list(cursor.fetchone())

    def clear(self) -> None:
        """Forget all."""
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE search_posting")


def _query(wanted: Sequence[Clause]) -> str:
    return " & ".join(f"({' | '.join(map(_all_of, clause))})" for clause in wanted)


def _all_of(way: Sequence[Needed]) -> str:
    every = (f"'{one.token}'{':*' if one.begins else ''}" for one in way)
    return f"({' & '.join(every)})"
