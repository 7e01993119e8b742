"""Sentences of many reports in the order of their hashes, so that the same sentence of all reports is read at once."""

from collections.abc import Callable, Iterator

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.comparing.boilerplate import COMMON, common
from gongkai.corpus.comparing.numbering import NUMBERED, numbered_parts, parts_of
from gongkai.corpus.comparing.numbering import STEP as NUMBERING
from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.fields import YEAR
from gongkai.corpus.ingest.tables import SENTENCES
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step

USED = Table(
    "used",
    "按摘要排列的句子",
    (
        Field("hash", pl.UInt64, "句子摘要"),
        YEAR,
        Field("number", pl.UInt32, "单位序号"),
        Field("letters", pl.UInt16, "字数", "", "字"),
    ),
    rows_together=32_768,
)
"""Small row groups: a range of hashes is read out of a part without the rest of it."""

SENTENCES_TOGETHER = 4_000_000
"""Sentences that are put in order at once, about: those of 100,000 reports."""


def order(place: Place, runner: Runner | None, told: Callable[[Receipt], None]) -> list[Receipt]:
    """Order the sentences of every part that was read."""
    numbers = numbered_parts(place)
    shards = [Shard((*numbers, *sentences)) for sentences in _together(place)] if numbers else []
    receipts = map_shards(STEP, shards, place, runner, told=told)
    manifest.settle(place, STEP.name, receipts)
    return receipts


def _together(place: Place) -> Iterator[list[Input]]:
    """Parts that were read, as many as have so many sentences."""
    several: list[Input] = []
    height = 0
    for name, sentences in manifest.heights(place, "ingest", SENTENCES).items():
        if several and height + sentences > SENTENCES_TOGETHER:
            yield several
            several, height = [], 0
        several.append(Input(part_name("ingest", SENTENCES.name, name), name))
        height += sentences
    if several:
        yield several


def ordered(sentences: pl.LazyFrame, numbers: pl.LazyFrame) -> pl.DataFrame:
    """USED of frames in the forms of SENTENCES and NUMBERED.

    The sentences of a report stand together, so that its name is looked up once and not for each of them; of the
    names of all reports no more are held than are looked for.
    """
    said = sentences.collect()
    runs = said.select(pl.col("report").rle().struct.unnest())
    wanted = (
        numbers.select("report", "year", "number")
        .join(runs.lazy().select(report="value"), on="report", how="semi")
        .collect(engine="streaming")
    )
    reports = runs.join(wanted, left_on="value", right_on="report", how="left", maintain_order="left")
    return USED.fitted(
        said.with_columns(reports.select(pl.col("year", "number").repeat_by("len").explode()))
        .filter(pl.col("number").is_not_null())
        .sort("hash", maintain_order=True)
    )


def _ordered(shard: Shard, place: Place) -> Part:
    numbers = place.scan(parts_of(shard, NUMBERING.name, NUMBERED))
    used = ordered(place.scan(parts_of(shard, "ingest", SENTENCES)), numbers)
    return Part({USED.name: used, COMMON.name: common(used, numbers)})


STEP = Step(
    "likeness-sentences",
    _ordered,
    (USED, COMMON),
    (
        "gongkai.corpus.comparing.boilerplate",
        "gongkai.corpus.comparing.numbering",
        "gongkai.corpus.comparing.sentence_order",
        "gongkai.report.likeness",
    ),
)
