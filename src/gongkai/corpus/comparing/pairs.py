"""What reports have in common, a range of hashes at a time, so that memory is bounded whatever the number of reports.

A sentence that many units use in a year is boilerplate. What is left stands in fewer than `MOST_USERS` reports each,
so that the pairs to be counted grow with the sentences and not with the square of the reports.
"""

from collections.abc import Callable, Iterator

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.comparing.numbering import NUMBERED
from gongkai.corpus.comparing.numbering import STEP as NUMBERING
from gongkai.corpus.comparing.sentence_order import STEP as ORDERING
from gongkai.corpus.comparing.sentence_order import USED
from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.fields import YEAR
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step
from gongkai.report.likeness import COMMON_FROM, COMMON_SHARE

MOST_USERS = 50
"""Units of a year from which on a sentence is boilerplate, however small their share of all units is."""

SENTENCES_TOGETHER = 4_000_000
"""Sentences of a range of hashes, about."""

_PAIRS_TOGETHER = 8_000_000
_HASHES = 2**64

_NUMBER = Field("number", pl.UInt32, "单位序号")
_LETTERS = Field("letters", pl.Int64, "字数", "", "字")

SHARED = Table(
    "shared",
    "两份报告共有的",
    (
        YEAR,
        _NUMBER,
        Field("other", pl.UInt32, "另一单位序号", "总大于单位序号"),
        _LETTERS,
        Field("sentences", pl.Int64, "句数", "", "句"),
    ),
)
OWN = Table("own", "去掉套话以后的字数", (YEAR, _NUMBER, _LETTERS))
KEPT = Table("kept", "上一年已有的字数", (YEAR, _NUMBER, _LETTERS))


def count_pairs(place: Place, runner: Runner | None, told: Callable[[Receipt], None]) -> list[Receipt]:
    """Fill `shared`, `own` and `kept` from the ordered sentences, a range of hashes a shard."""
    inputs = tuple(
        Input(part_name(step.name, table.name, name), name)
        for step, table in ((NUMBERING, NUMBERED), (ORDERING, USED))
        for name in manifest.parts(place, step.name) or []
    )
    sentences = sum(manifest.heights(place, ORDERING.name, USED).values())
    ranges = -(-sentences // SENTENCES_TOGETHER)
    shards = [Shard(inputs, f"{number}/{ranges}") for number in range(ranges)]
    receipts = map_shards(STEP, shards, place, runner, told=told)
    manifest.settle(place, STEP.name, receipts)
    return receipts


def boilerplate_from(numbers: pl.LazyFrame) -> pl.LazyFrame:
    """By year the number of users from which on a sentence tells nothing: as `report.likeness`, and never above MOST_USERS."""
    limit = (pl.len() * COMMON_SHARE).clip(lower_bound=COMMON_FROM, upper_bound=MOST_USERS)
    return numbers.group_by("year").agg(limit=limit.cast(pl.Float64))


def counted(used: pl.DataFrame, numbers: pl.LazyFrame) -> dict[str, pl.DataFrame]:
    """SHARED, OWN and KEPT of frames in the forms of USED, in which every user of a sentence stands, and NUMBERED."""
    said = (
        used.with_columns(users=pl.len().over("hash", "year"))
        .join(boilerplate_from(numbers).collect(), on="year")
        .filter(pl.col("users") < pl.col("limit"))
    )
    before = used.select("hash", "number", year=pl.col("year") + 1)
    return {
        SHARED.name: SHARED.fitted(_shared(said)),
        OWN.name: OWN.fitted(_letters(said)),
        KEPT.name: KEPT.fitted(_letters(said.join(before, on=["hash", "number", "year"], how="semi"))),
    }


def _letters(said: pl.DataFrame) -> pl.DataFrame:
    return said.group_by("year", "number").agg(pl.col("letters").cast(pl.Int64).sum()).sort("year", "number")


def _shared(said: pl.DataFrame) -> pl.DataFrame:
    """Pairs are counted for so many sentences at a time as have some millions of them."""
    found = SHARED.empty()
    for rows in _by_pairs(said.filter(pl.col("users") > 1)):
        pairs = (
            rows.lazy()
            .join(rows.lazy().select("hash", "year", other="number"), on=["hash", "year"])
            .filter(pl.col("number") < pl.col("other"))
            .group_by("year", "number", "other")
            .agg(pl.col("letters").cast(pl.Int64).sum(), sentences=pl.len().cast(pl.Int64))
            .collect()
        )
        found = summed(pl.concat([found, pairs]))
    return found.sort("year", "number", "other")


def summed(shared: pl.DataFrame) -> pl.DataFrame:
    """Rows of SHARED, each pair once."""
    return shared.group_by("year", "number", "other").agg(pl.col("letters", "sentences").sum())


def _by_pairs(said: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Each row is paired with all users of its sentence; the rows of a sentence stay together."""
    pairs = pl.col("users").cast(pl.Int64).cum_sum() // _PAIRS_TOGETHER
    batches = said.sort("hash", "year").with_columns(batch=pairs.min().over("hash", "year"))
    yield from batches.partition_by("batch", maintain_order=True)


def _counted(shard: Shard, place: Place) -> Part:
    numbers, *used = (one.name for one in shard.inputs)
    number, ranges = map(int, shard.options.split("/"))
    first, beyond = (_HASHES * n // ranges for n in (number, number + 1))
    rows = (
        place.scan(used)
        .filter(pl.col("hash").is_between(pl.lit(first, pl.UInt64), pl.lit(beyond - 1, pl.UInt64)))
        .collect()
    )
    return Part(counted(rows, place.scan([numbers])))


STEP = Step(
    "likeness-pairs",
    _counted,
    (SHARED, OWN, KEPT),
    (
        "gongkai.corpus.comparing.numbering",
        "gongkai.corpus.comparing.pairs",
        "gongkai.corpus.comparing.sentence_order",
        "gongkai.report.likeness",
    ),
)
