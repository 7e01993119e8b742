"""Rows of many files to the frames of a part: one file that does not fit is set aside, not the shard."""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from gongkai.corpus.dictionary import Table
from gongkai.corpus.ingest.file import Refused, Taken
from gongkai.corpus.ingest.reading import Rows, bug, report_name, rows_of
from gongkai.corpus.ingest.tables import RAW, TABLES, UNREAD
from gongkai.corpus.running.shard import Part
from gongkai.corpus.running.within import within

logger = logging.getLogger(__name__)

READING_SECONDS = 150
"""For one file: LibreOffice alone may take 90 to convert an old one."""

_OF_A_REPORT = tuple(table for table in TABLES if table not in (RAW, UNREAD))


def part_of(files: Iterable[Taken | Refused], reader: str) -> Part:
    """The part of a shard's files. Its tally counts files, reports, bytes, and `unread:<code>` for each reason."""
    taken: list[Taken] = []
    found: list[tuple[Taken, Rows]] = []
    unread: list[Refused] = []
    for file in files:
        if isinstance(file, Refused):
            unread.append(file)
            continue
        taken.append(file)
        with within(READING_SECONDS):
            rows = rows_of(file, reader)
        if isinstance(rows, Refused):
            unread.append(rows)
        else:
            found.append((file, rows))
    tables, misfits = _of_reports(found)
    unread += misfits
    tables["raw"] = _frame(RAW, map(_raw, taken))
    tables["unread"] = _frame(
        UNREAD, ({name: getattr(one, name) for name in UNREAD.schema} for one in unread)
    )
    tally = Counter(f"unread:{one.code}" for one in unread)
    tally["files"] = len(found) + len(unread)
    tally["reports"] = len(found) - len(misfits)
    tally["bytes"] = sum(len(file.content) for file in taken)
    return Part(tables, tally)


def _of_reports(found: list[tuple[Taken, Rows]]) -> tuple[dict[str, pl.DataFrame], list[Refused]]:
    try:
        return _tables([rows for _, rows in found]), []
    # Whatever a column cannot take of one report must not cost the others of the shard.
    except Exception:
        logger.exception("a shard's rows do not fit their columns; each report is tried alone")
    fitting: list[Rows] = []
    misfits: list[Refused] = []
    for file, rows in found:
        try:
            _tables([rows])
            fitting.append(rows)
        except Exception as error:
            logger.exception("the rows of %r do not fit their columns", file.source)
            misfits.append(bug(file, error))
    return _tables(fitting), misfits


def _tables(found: list[Rows]) -> dict[str, pl.DataFrame]:
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
