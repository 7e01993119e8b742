"""Invented documents into the index, by the same tokens as `search.indexing` makes."""

import json
import os
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

from bench.searching.documents import documents

BATCH = 2_000
AHEAD = 4
"""Batches that wait to be written."""
COLUMNS = "number, reference, title, document_number, issuer, published_on, address, facets, text"
ISSUER = "青溪县人民政府"
_BUFFER = "INSERT INTO search_posting (search_posting, rank) VALUES ('hashsize', %s)"
Row = list[Any]
Made = tuple[list[Row], list[str]]


def fill(count: int) -> float:
    """Write the documents as entries; seconds. One process writes while the others cut texts into tokens."""
    from django.db import connection, transaction

    from gongkai.search.indexing import mark_as_made

    started = time.monotonic()
    _before()
    taken: dict[int, int] = {}
    with ProcessPoolExecutor(max(1, (os.cpu_count() or 2) - 1)) as pool:
        for rows, tokens in _in_order(pool, count):
            for row in rows:
                day = row[0]
                row[0] = taken[day] = taken.get(day, (day << 24) - 1) + 1
            with transaction.atomic():
                _write(rows, tokens)
    _afterwards()
    mark_as_made()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return time.monotonic() - started


def _in_order(pool: ProcessPoolExecutor, count: int) -> Iterator[Made]:
    waiting: deque[Future[Made]] = deque()
    for first in range(0, count, BATCH):
        waiting.append(pool.submit(made, first, min(BATCH, count - first)))
        if len(waiting) > AHEAD:
            yield waiting.popleft().result()
    for one in waiting:
        yield one.result()


def made(first: int, count: int) -> Made:
    """Rows of entries, with the ordinal of the day in place of the number, and the tokens of each."""
    import django

    django.setup()
    from gongkai.search.models import Entry
    from gongkai.search.posting import found_by

    rows: list[Row] = []
    tokens: list[str] = []
    for n, one in enumerate(documents(count, first), start=first):
        facets = list(one.facets)
        entry = Entry(
            title=one.title,
            document_number=one.number,
            issuer=ISSUER,
            published_on=one.on,
            facets=facets,
            text=one.text,
        )
        rows.append(
            [
                one.on.toordinal(),
                f"bench:{n}",
                one.title,
                one.number,
                ISSUER,
                one.on,
                f"/info/{n}/",
                json.dumps(facets),
                one.text,
            ]
        )
        tokens.append(" ".join(found_by(entry)))
    return rows, tokens


def _before() -> None:
    """Large steps for filling alone; a site that publishes a document now and then needs none of this."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute(_BUFFER, [1 << 28])
        else:
            cursor.execute("DROP INDEX search_posting_tokens")


def _afterwards() -> None:
    from django.db import connection

    from gongkai.search.postgresql_posting import CREATE

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_BUFFER, [1 << 20])
            cursor.execute("INSERT INTO search_posting (search_posting) VALUES ('optimize')")
        else:
            cursor.execute("SET maintenance_work_mem = '1GB'")
            cursor.execute(CREATE[1])


def _write(rows: list[Row], tokens: list[str]) -> None:
    from django.db import connection

    numbered = [(row[0], found_by) for row, found_by in zip(rows, tokens, strict=True)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY search_entry ({COLUMNS}) FROM STDIN") as copy:  # type: ignore[attr-defined]
                for row in rows:
                    copy.write_row(row)
            with cursor.copy("COPY search_posting (number, tokens) FROM STDIN") as copy:  # type: ignore[attr-defined]
                for number, found_by in numbered:
                    copy.write_row([number, found_by])
        else:
            places = ", ".join(["%s"] * 9)
            cursor.executemany(f"INSERT INTO search_entry ({COLUMNS}) VALUES ({places})", rows)  # noqa: S608
            cursor.executemany("INSERT INTO search_posting (rowid, tokens) VALUES (%s, %s)", numbered)
