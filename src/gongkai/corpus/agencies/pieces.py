"""The first step: reports matched to units, a share of what was read at a time, and laid down by bucket.

A bucket is a share of the counties and of the divisions above them, by a hash of the code in their units' numbers; a
unit without a division is dealt by the whole of its number. All reports of a unit come into one bucket, and those of
all units of a county and of its townships into the same, so that the roll-up adds them up once and not bucket by bucket.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any
from zlib import crc32

import polars as pl

from gongkai.corpus.agencies import subject
from gongkai.corpus.agencies.alias_file import NO_ALIASES, read_aliases
from gongkai.corpus.agencies.flags import Flag
from gongkai.corpus.agencies.identify import identify
from gongkai.corpus.agencies.identity import Match
from gongkai.corpus.columns import IDENTITY, READ
from gongkai.corpus.dictionary import Table
from gongkai.corpus.ingest.tables import SECTIONS
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import part_name
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

Texts = Callable[[Sequence[str]], Mapping[str, str]]

TOGETHER = 65_536
"""Reports of a share and, at most, of a bucket: some 200 MB as a frame."""

_IDENTITY = tuple(field for field in IDENTITY if field.name not in {"standing", "set_aside", "instead"})
_PRINTED = ("agency", "title", "signature", "source", "digest", "report")
_SILENT = {Flag.NO_PLACE, Flag.NO_NAME}
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
    division, colon, _ = unit.partition(":")
    return crc32((division[:6] if colon else unit).encode()) % buckets


def matched(rows: pl.DataFrame, texts: Texts, aliases: bytes = b"") -> pl.DataFrame:
    """Rows of READ with the columns of IDENTITY that a report tells by itself.

    `texts` gives the first sentences of reports; it is asked about those alone that do not say whose they are.
    """
    known = _aliases(aliases) if aliases else NO_ALIASES
    said = [tuple(value or "" for value in row) for row in rows.select(_PRINTED).iter_rows()]
    years = rows["year"].to_list()
    identities = [
        identify(agency, year, title, signature, source, aliases=known)
        for (agency, title, signature, source, *_), year in zip(said, years, strict=True)
    ]
    silent = [place for place, identity in enumerate(identities) if _SILENT.intersection(identity.flags)]
    first = texts([said[place][-1] for place in silent]) if silent else {}
    for place in silent:
        agency, title, signature, source, _, report = said[place]
        if text := first.get(report):
            identities[place] = identify(agency, years[place], title, signature, source, text, aliases=known)
    found: dict[str, list[Any]] = {field.name: [] for field in _IDENTITY}
    for identity, (*_, digest, _) in zip(identities, said, strict=True):
        for name, values in found.items():
            values.append(getattr(identity, name))
        if identity.match is Match.AMBIGUOUS or _UNSURE.intersection(identity.flags):
            # 教育局 of nowhere is no unit: the reports of several would supersede one another.
            found["unit"][-1] = f"{identity.unit}@{digest[:12]}"
    columns = [pl.Series(field.name, found[field.name], field.dtype) for field in _IDENTITY]
    return rows.with_columns(columns)


def _first_sentences(place: Place, shards: Sequence[str], reports: Sequence[str]) -> dict[str, str]:
    """What stands before section one and at its beginning, of these reports."""
    parts = [part_name("ingest", SECTIONS.name, shard) for shard in shards]
    there = [part for part in parts if place.exists(part)]
    if not there:
        return {}
    rows = (
        place.scan(there)
        .filter(pl.col("report").is_in(list(reports)), pl.col("section") <= 1)
        .sort("section", maintain_order=True)
        .select("report", pl.col("text").str.slice(0, subject.READ))
        .group_by("report", maintain_order=True)
        .agg(pl.col("text").str.join("。"))
        .collect()
    )
    return dict(rows.iter_rows())


def _pieces(buckets: int, aliases: bytes, shard: Shard, place: Place) -> Part:
    texts = partial(_first_sentences, place, [one.mark for one in shard.inputs])
    rows = matched(place.scan([one.name for one in shard.inputs]).collect(), texts, aliases)
    of = pl.Series([bucket_of(unit, buckets) for unit in rows["unit"]], dtype=pl.Int64)
    tables = {bucket(number).name: rows.filter(of == number) for number in range(buckets)}
    ways = rows.group_by("match").len().sort("match")
    return Part(tables, {f"match:{way}": count for way, count in ways.iter_rows()})
