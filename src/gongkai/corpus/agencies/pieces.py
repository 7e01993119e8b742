"""The first step: reports matched to units, a share of what was read at a time, and laid down by bucket.

A bucket is a share of the units, by a hash of their number. All reports of a unit come into one.
"""

from functools import lru_cache, partial
from typing import Any
from zlib import crc32

import polars as pl

from gongkai.corpus.agencies.alias_file import read_aliases
from gongkai.corpus.agencies.flags import Flag
from gongkai.corpus.agencies.identify import identify
from gongkai.corpus.agencies.identity import Match
from gongkai.corpus.columns import IDENTITY, READ
from gongkai.corpus.dictionary import Table
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.shard import Part, Shard, Step

NAME = "pieces"
CODE = (
    "gongkai.corpus.agencies",
    "gongkai.corpus.columns",
    "gongkai.divisions",
    "gongkai.report.agency_kind",
    "gongkai.report.reading.titles",
    "gongkai.text",
)

TOGETHER = 60_000
"""Reports of a share and, at most, of a bucket: some 200 MB as a frame."""

_IDENTITY = tuple(field for field in IDENTITY if field.name not in {"standing", "set_aside", "instead"})
_PRINTED = ("agency", "year", "title", "signature", "source", "digest")
_UNSURE = {Flag.NO_PLACE, Flag.NO_NAME, Flag.HIDDEN}
_aliases = lru_cache(maxsize=2)(read_aliases)


def bucket(number: int) -> Table:
    """The table of a bucket's share of a piece: REPORTS without the choice of a version."""
    return Table(f"bucket{number:04}", "识别出机关的报告", (*READ.fields, *_IDENTITY))


def step(buckets: int, aliases: bytes) -> Step:
    """The step for so many buckets; `aliases` is the content of the operator's file, empty without one."""
    function = partial(_pieces, buckets, aliases)
    return Step(NAME, function, tuple(map(bucket, range(buckets))), CODE)


def bucket_of(unit: str, buckets: int) -> int:
    """The bucket of a unit; the same on every machine and for every version of the libraries."""
    return crc32(unit.encode()) % buckets


def matched(rows: pl.DataFrame, aliases: bytes = b"") -> pl.DataFrame:
    """Rows of READ with the columns of IDENTITY that a report tells by itself."""
    known = {"aliases": _aliases(aliases)} if aliases else {}
    found: dict[str, list[Any]] = {field.name: [] for field in _IDENTITY}
    for agency, year, title, signature, source, digest in rows.select(_PRINTED).iter_rows():
        identity = identify(agency or "", year, title or "", signature or "", source or "", **known)
        for name, values in found.items():
            values.append(getattr(identity, name))
        if identity.match is Match.AMBIGUOUS or _UNSURE.intersection(identity.flags):
            # 教育局 of nowhere is no unit: the reports of several would supersede one another.
            found["unit"][-1] = f"{identity.unit}@{digest[:12]}"
    columns = [pl.Series(field.name, found[field.name], field.dtype) for field in _IDENTITY]
    return rows.with_columns(columns)


def _pieces(buckets: int, aliases: bytes, shard: Shard, place: Place) -> Part:
    rows = matched(place.scan([one.name for one in shard.inputs]).collect(), aliases)
    of = pl.Series([bucket_of(unit, buckets) for unit in rows["unit"]], dtype=pl.Int64)
    tables = {bucket(number).name: rows.filter(of == number) for number in range(buckets)}
    ways = rows.group_by("match").len().sort("match")
    return Part(tables, {f"match:{way}": count for way, count in ways.iter_rows()})
