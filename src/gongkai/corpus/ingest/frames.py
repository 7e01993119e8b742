"""Rows of many files to the frames of a part: one file that does not fit is set aside, not the shard."""

import logging
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any

import polars as pl

from gongkai.corpus.dictionary import Table
from gongkai.corpus.ingest.file import Refused, Taken
from gongkai.corpus.ingest.reading import Rows, bug, report_name, rows_of
from gongkai.corpus.ingest.tables import RAW, TABLES, UNREAD
from gongkai.corpus.running.shard import Part
from gongkai.corpus.running.within import within

logger = logging.getLogger(__name__)

PDF_SECONDS = 60
"""For one PDF: its reader gives up after 8 of processor time, which a busy machine may stretch; the library below it
may hang for ever."""
OTHER_SECONDS = 150
"""For any other file: LibreOffice alone may take 90 to convert an old one."""

_OF_A_REPORT = tuple(table for table in TABLES if table not in (RAW, UNREAD))


def part_of(files: Iterable[Taken | Refused], reader: str) -> Part:
    """The part of a shard's files. Its tally counts files, reports, bytes, and `unread:<code>` for each reason."""
    taken: list[Taken] = []
    found: dict[int, Rows] = {}
    unread: dict[int, Refused] = {}
    for place, file in enumerate(files):
        if isinstance(file, Refused):
            unread[place] = file
            continue
        taken.append(file)
        with within(PDF_SECONDS if file.content.startswith(b"%PDF-") else OTHER_SECONDS):
            rows = rows_of(file, reader)
        if isinstance(rows, Refused):
            unread[place] = rows
        else:
            found[place] = rows
    tables = _of_reports(found, unread)
    refused = [unread[place] for place in sorted(unread)]
    tables[RAW.name] = _frame(RAW, map(_raw, taken))
    tables[UNREAD.name] = _frame(UNREAD, map(asdict, refused))
    tally = Counter(f"unread:{one.code}" for one in refused)
    tally["files"] = len(found) + len(refused)
    tally["reports"] = len(found)
    tally["bytes"] = sum(len(file.content) for file in taken)
    return Part(tables, tally)


def _of_reports(found: dict[int, Rows], unread: dict[int, Refused]) -> dict[str, pl.DataFrame]:
    """The tables of the reports; one whose rows no column takes is moved over to the unread."""
    try:
        return _tables(found.values())
    # Whatever is odd about one report must not cost the others of the shard.
    except Exception:
        logger.exception("a shard's rows do not fit their columns; each report is tried alone")
    for place, rows in list(found.items()):
        try:
            _tables([rows])
        except Exception as error:
            origin = rows["reports"][0]
            logger.exception("the rows of %r do not fit their columns", origin["source"])
            unread[place] = bug(origin["source"], origin["digest"], error)
            del found[place]
    return _tables(found.values())


def _tables(found: Collection[Rows]) -> dict[str, pl.DataFrame]:
    return {
        table.name: _frame(table, (row for rows in found for row in rows[table.name]))
        for table in _OF_A_REPORT
    }


def _frame(table: Table, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=table.schema)


def _raw(file: Taken) -> dict[str, Any]:
    digest = file.digest
    return {
        "report": report_name(file.source, digest),
        "source": file.source,
        "digest": digest,
        "modified_at": file.modified_at,
        "taken_at": file.taken_at,
        "content": file.content,
    }
