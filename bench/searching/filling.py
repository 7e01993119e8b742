"""Invented documents into the index, by the same tokens as `search.indexing` makes."""

import json
import time
from typing import Any

from bench.searching.documents import Document, documents

BATCH = 2_000


def fill(count: int) -> float:
    """Write the documents as entries; seconds."""
    from django.db import connection, transaction

    started = time.monotonic()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous=OFF")
    rows: list[Document] = []
    taken: dict[int, int] = {}
    for one in documents(count):
        rows.append(one)
        if len(rows) == BATCH:
            with transaction.atomic():
                _write(rows, taken)
            rows = []
    with transaction.atomic():
        _write(rows, taken)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_posting (search_posting) VALUES ('optimize')")
        cursor.execute("ANALYZE")
    return time.monotonic() - started


def _write(rows: list[Document], taken: dict[int, int]) -> None:
    from django.db import connection

    from gongkai.search.posting import found_by
    from gongkai.text.search_text import tidied

    entries: list[list[Any]] = []
    postings: list[tuple[int, list[str]]] = []
    for one in rows:
        day = one.on.toordinal() << 24
        number = taken[day] = taken.get(day, day - 1) + 1
        text = tidied(f"{one.number}\n青溪县人民政府\n{one.text}")
        facets = ["kind_document", f"year_{one.on.year}"]
        entries.append(
            [
                number,
                f"bench:{number}",
                one.title,
                text,
                "/",
                one.on,
                "青溪县人民政府",
                one.number,
                json.dumps(facets),
            ]
        )
        postings.append((number, found_by(one.title, text, facets)))
    columns = "number, reference, title, text, address, published_on, issuer, document_number, facets"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY search_entry ({columns}) FROM STDIN") as copy:  # type: ignore[attr-defined]
                for row in entries:
                    copy.write_row(row)
            cursor.executemany(
                "INSERT INTO search_posting (number, tokens) VALUES (%s, array_to_tsvector(%s::text[]))",
                postings,
            )
        else:
            places = ", ".join(["%s"] * 9)
            cursor.executemany(f"INSERT INTO search_entry ({columns}) VALUES ({places})", entries)  # noqa: S608
            cursor.executemany(
                "INSERT INTO search_posting (rowid, tokens) VALUES (%s, %s)",
                [(number, " ".join(tokens)) for number, tokens in postings],
            )
