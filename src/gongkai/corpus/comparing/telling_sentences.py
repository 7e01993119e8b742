"""Sentences that tell something, a range of hashes at a time, so that memory is bounded whatever the number of reports.

A sentence that many units use in a year is boilerplate. What is left stands in fewer than `MOST_USERS` reports each,
so that the pairs to be counted grow with the sentences and not with the square of the reports.
"""

from collections.abc import Callable

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.comparing.boilerplate import COMMON, boilerplate_from
from gongkai.corpus.comparing.numbering import NUMBERED, numbered_parts, parts_of
from gongkai.corpus.comparing.numbering import STEP as NUMBERING
from gongkai.corpus.comparing.sentence_order import STEP as ORDERING
from gongkai.corpus.comparing.sentence_order import USED
from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.fields import YEAR
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step

SENTENCES_TOGETHER = 4_000_000
"""Sentences of a range of hashes, about."""

_HASHES = 2**64

SHARED = Table(
    "shared",
    "几家共有的句子",
    (
        YEAR,
        Field("users", pl.List(pl.UInt32), "单位序号", "用这一句的各单位，从小到大"),
        Field("letters", pl.UInt16, "字数", "", "字"),
    ),
)
"""One row a sentence that tells something and stands in two reports of the year or more.

Pairs are made of it only when all ranges of a year are together: the sentences that the same few units share then
make each of their pairs once, however many ranges they came from."""

OWN = Table(
    "own",
    "去掉套话以后的字数",
    (
        YEAR,
        Field("number", pl.UInt32, "单位序号"),
        Field("letters", pl.Int64, "字数", "", "字"),
        Field("kept", pl.Int64, "上一年已有的字数", "", "字"),
    ),
)
"""One row a report, in each range of hashes that has sentences of it."""


def tell(place: Place, runner: Runner | None, told: Callable[[Receipt], None]) -> list[Receipt]:
    """Fill `shared` and `own` from the ordered sentences, a range of hashes a shard."""
    ordered = manifest.heights(place, ORDERING.name, USED)
    inputs = (
        *numbered_parts(place),
        *(
            Input(part_name(ORDERING.name, table.name, name), name)
            for table in (USED, COMMON)
            for name in ordered
        ),
    )
    ranges = -(-sum(ordered.values()) // SENTENCES_TOGETHER)
    shards = [Shard(inputs, f"{number}/{ranges}") for number in range(ranges)]
    receipts = map_shards(STEP, shards, place, runner, told=told)
    manifest.settle(place, STEP.name, receipts)
    return receipts


def without(common: pl.LazyFrame, used: pl.LazyFrame) -> pl.DataFrame:
    """Frames in the forms of COMMON and USED: what was used apart from what is common in that year and in the next.

    Where it is common in that year alone, it is asked who goes on with it in the next.
    """
    needless = common.join(common.with_columns(pl.col("year") - 1), on=["hash", "year"], how="semi")
    return used.join(needless, on=["hash", "year"], how="anti").collect(engine="streaming")


def telling(used: pl.DataFrame, numbers: pl.LazyFrame) -> dict[str, pl.DataFrame]:
    """SHARED and OWN of frames in the forms of USED, in which every user of a sentence stands or none, and NUMBERED."""
    said = (
        _sorted(used)
        .with_columns(users=pl.len().over("hash", "year"))
        .join(boilerplate_from(numbers).collect(), on="year", maintain_order="left")
        .filter(pl.col("users") < pl.col("limit"))
    )
    shared = (
        said.filter(pl.col("users") > 1)
        .group_by("hash", "year", maintain_order=True)
        .agg(users=pl.col("number"), letters=pl.col("letters").first())
        .sort("year", maintain_order=True)
    )
    return {SHARED.name: SHARED.fitted(shared), OWN.name: OWN.fitted(_own(said))}


def _own(said: pl.DataFrame) -> pl.DataFrame:
    """By year and unit. In one number they are grouped and sorted in half the time."""
    letters = pl.col("letters").cast(pl.Int64)
    return (
        said.lazy()
        .select(
            letters,
            kept=pl.when("before").then(letters).otherwise(0),
            report=pl.col("year").cast(pl.UInt64) * 2**32 + pl.col("number"),
        )
        .group_by("report")
        .agg(pl.col("letters", "kept").sum())
        .sort("report")
        .with_columns(
            year=(pl.col("report") // 2**32).cast(pl.Int32), number=(pl.col("report") % 2**32).cast(pl.UInt32)
        )
        .collect(engine="streaming")
    )


def _sorted(used: pl.DataFrame) -> pl.DataFrame:
    """By hash, unit and year, a sentence of a report once; `before`: the same unit used it the year before.

    All three in one number: it is sorted in half the time, and its neighbour tells.
    """
    together = pl.col("hash").reinterpret(signed=True).cast(pl.Int128) * 2**64
    key = together + pl.col("number").cast(pl.Int128) * 2**32 + pl.col("year")
    last = pl.col("key").shift()
    return (
        used.with_columns(key=key)
        .sort("key")
        .filter(pl.col("key").ne_missing(last))
        .with_columns(before=pl.col("key").eq_missing(last + 1))
        .drop("key")
    )


def _told(shard: Shard, place: Place) -> Part:
    numbers = place.scan(parts_of(shard, NUMBERING.name, NUMBERED))
    number, ranges = map(int, shard.options.split("/"))
    first, beyond = (_HASHES * n // ranges for n in (number, number + 1))
    in_range = pl.col("hash").is_between(pl.lit(first, pl.UInt64), pl.lit(beyond - 1, pl.UInt64))
    common, used = (
        place.scan(parts_of(shard, ORDERING.name, table)).filter(in_range) for table in (COMMON, USED)
    )
    return Part(telling(without(common, used), numbers))


STEP = Step(
    "likeness-telling",
    _told,
    (SHARED, OWN),
    (
        "gongkai.corpus.comparing.boilerplate",
        "gongkai.corpus.comparing.numbering",
        "gongkai.corpus.comparing.sentence_order",
        "gongkai.corpus.comparing.telling_sentences",
        "gongkai.report.likeness",
    ),
)
