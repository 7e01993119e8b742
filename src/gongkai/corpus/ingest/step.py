"""Reading as a step on shards: the files of a shard, from their sources or from raw bytes read before, to its part."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from importlib.metadata import version

import polars as pl

from gongkai.corpus.damage import is_readable
from gongkai.corpus.ingest.fetching import Fetcher
from gongkai.corpus.ingest.file import Refused, Taken
from gongkai.corpus.ingest.frames import part_of
from gongkai.corpus.ingest.grouping import from_shard
from gongkai.corpus.ingest.root import Root, label_of
from gongkai.corpus.ingest.tables import RAW, TABLES, UNREAD
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.code_version import code_version
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Input, Part, Shard, Step

NAME = "ingest"
CODE = (
    "gongkai.corpus.checking.cell_rules",
    "gongkai.corpus.columns",
    "gongkai.corpus.fields",
    "gongkai.corpus.ingest",
    "gongkai.corpus.wide_row",
    "gongkai.report",
    "gongkai.text",
)


def step(roots: Mapping[str, Root], taken_at: datetime) -> Step:
    """The step that reads from these sources, by label; what it takes today is dated `taken_at` (UTC)."""
    return Step(NAME, partial(_read, roots, taken_at), TABLES, CODE, unfit)


def unfit(one: Input, why: str) -> Part:
    """The part of an input over which every process died."""
    said = f"{why}，没有读取。文件可能有害或异常，请换用原始文件或另存后再试。"
    return part_of([Refused(one.name, "unfit", said)], "")


def _read(roots: Mapping[str, Root], taken_at: datetime, shard: Shard, place: Place) -> Part:
    reader = f"gongkai {version('gongkai')} {code_version(*CODE)}"
    kept = from_shard(shard.options)
    fetcher = Fetcher(roots, taken_at)
    files = map(fetcher.take, shard.inputs) if kept is None else _again(kept, shard, place, fetcher, roots)
    return part_of(files, reader)


def _again(
    kept: str, shard: Shard, place: Place, fetcher: Fetcher, roots: Mapping[str, Root]
) -> Iterator[Taken | Refused]:
    """The inputs from the raw bytes of the shard `kept`; what it has none of is fetched, if its source is at hand,
    and stays unread as it was if not."""
    names = [one.name for one in shard.inputs]
    raw_part, unread_part = (part_name(NAME, table.name, kept) for table in (RAW, UNREAD))
    raw = place.scan([raw_part]).filter(pl.col("source").is_in(names)).collect()
    # Without it nothing is lost but the reasons.
    stored = place.scan([unread_part]) if is_readable(place, unread_part) else UNREAD.empty().lazy()
    unread = stored.filter(pl.col("source").is_in(names)).collect()
    rows = {row["source"]: row for row in raw.iter_rows(named=True)}
    reasons = {row["source"]: row for row in unread.iter_rows(named=True)}
    for one in shard.inputs:
        if row := rows.get(one.name):
            yield Taken(one.name, row["content"], row["modified_at"], row["taken_at"])
        elif label_of(one.name) in roots or one.name not in reasons:
            yield fetcher.take(one)
        else:
            row = reasons[one.name]
            yield Refused(one.name, row["code"], row["message"])
