"""Reports that stand for their unit and year, numbered: millions of sentences then carry four bytes, not two names."""

from collections.abc import Callable
from itertools import accumulate

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.fields import REPORT, UNIT, UNIT_NAME, YEAR
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step

NUMBERED = Table(
    "numbered",
    "参与比对的报告",
    (
        REPORT,
        YEAR,
        Field("number", pl.UInt32, "单位序号", "同一单位各年相同"),
        UNIT,
        UNIT_NAME,
    ),
)


def matched_reports(place: Place) -> tuple[Input, ...]:
    """The parts of the matched reports, as inputs of a shard."""
    return tuple(
        Input(part_name("agencies", REPORTS.name, name), name)
        for name in manifest.parts(place, "agencies") or []
    )


def number(place: Place, runner: Runner | None, told: Callable[[Receipt], None]) -> list[Receipt]:
    """Number the matched reports, part by part: all years of a unit stand in one part."""
    before = accumulate(manifest.heights(place, "agencies", REPORTS).values(), initial=0)
    shards = [Shard((part,), str(first)) for part, first in zip(matched_reports(place), before, strict=False)]
    receipts = map_shards(STEP, shards, place, runner, told=told)
    manifest.settle(place, STEP.name, receipts)
    return receipts


def numbered(reports: pl.LazyFrame, first: int = 0) -> pl.DataFrame:
    """NUMBERED of frames in REPORTS form, numbers from `first` on. A report whose unit is not known is a unit of its own."""
    return NUMBERED.fitted(
        reports.filter(pl.col("standing"), pl.col("year").is_not_null())
        .select("report", "year", "unit", "unit_name")
        .with_columns(
            unit=pl.when(pl.col("unit").fill_null("") == "").then(pl.col("report")).otherwise(pl.col("unit"))
        )
        .with_columns(number=pl.col("unit").rank("dense").cast(pl.UInt32) - 1 + first)
        .sort("number", "year")
        .collect()
    )


def _numbered(shard: Shard, place: Place) -> Part:
    (part,) = shard.inputs
    return Part({NUMBERED.name: numbered(place.scan([part.name]), int(shard.options))})


def numbered_parts(place: Place) -> tuple[Input, ...]:
    """The parts of NUMBERED, as inputs of a shard."""
    return tuple(
        Input(part_name(STEP.name, NUMBERED.name, name), name)
        for name in manifest.parts(place, STEP.name) or []
    )


def parts_of(shard: Shard, step: str, table: Table) -> list[str]:
    """Names of those inputs of a shard that are parts of this table."""
    return [one.name for one in shard.inputs if one.name.startswith(f"parts/{step}/{table.name}/")]


STEP = Step("likeness-numbers", _numbered, (NUMBERED,), ("gongkai.corpus.comparing.numbering",))
