"""The steps that roll the corpus up: each bucket of reports is added up, then each year goes up the levels."""

from collections.abc import Callable

import polars as pl

from gongkai.corpus.columns import REPORTS
from gongkai.corpus.manifest import parts, settle
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up.coverage import coverage, missing, named, units_due
from gongkai.corpus.rolling_up.levels import rolled
from gongkai.corpus.rolling_up.sums import NEEDED, Sums, counted, sums
from gongkai.corpus.rolling_up.tables import (
    COUNTED_REPORTS,
    DIFFERENCES,
    MISSING,
    ROLLUP,
    STEP,
    SUMS,
    SUMS_STEP,
)
from gongkai.corpus.rolling_up.whole_and_parts import differences
from gongkai.corpus.rolling_up.wide_numbers import refused
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step

MATCHED = "agencies"
"""The step whose reports are rolled up."""

LEFT_OUT = "left_out"
"""In a receipt's tally: reports that stand but are of no known division or year."""


def roll_up(
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
) -> list[Receipt]:
    """Fill the tables `divisions`, `missing` and `differences` from the matched reports: receipts, one a year.

    Memory is bounded by one bucket, and by the divisions of one year.
    """
    buckets = [part_name(MATCHED, REPORTS.name, shard) for shard in parts(place, MATCHED) or ()]
    added = map_shards(
        SUMS_OF_BUCKETS, [Shard((Input(bucket, ""),)) for bucket in buckets], place, runner, told=told
    )
    settle(place, SUMS_STEP, added)
    inputs = tuple(Input(receipt.shard, receipt.inputs[0].name) for receipt in added)
    years = sorted({int(key) for receipt in added for key in receipt.tally if key != LEFT_OUT})
    receipts = map_shards(YEARS, [Shard(inputs, str(year)) for year in years], place, runner, told=told)
    settle(place, STEP, receipts)
    return receipts


def add_bucket(shard: Shard, place: Place) -> Part:
    """The sums of one bucket, and which reports they are of; the tally counts its reports by year."""
    reports = place.scan([shard.inputs[0].name]).select(NEEDED).filter(pl.col("standing")).collect()
    found = counted(reports)
    by_year = found.group_by("year").len().sort("year").rows()
    tally = {str(year): number for year, number in by_year}
    return Part(
        {SUMS.name: sums(reports).table(), COUNTED_REPORTS.name: found},
        tally | {LEFT_OUT: reports.height - found.height},
    )


def roll_year(shard: Shard, place: Place) -> Part:
    """A year's figures, missing units and differences."""
    year = int(shard.options)

    def of_bucket(name: str) -> pl.LazyFrame:
        return place.scan([part_name(SUMS_STEP, name, given.name) for given in shard.inputs])

    parts_of_year = of_bucket(SUMS.name).filter(pl.col("year") == year).collect()
    units = units_due(of_bucket(COUNTED_REPORTS.name), year)
    found = with_coverage(refused(rolled([Sums.of(parts_of_year)])), coverage(units), year)
    reports = place.scan([given.mark for given in shard.inputs]).filter(pl.col("year") == year)
    tables = {
        ROLLUP.name: ROLLUP.fitted(found),
        MISSING.name: missing(units, year),
        DIFFERENCES.name: differences(found, reports),
    }
    return Part(tables)


def with_coverage(found: pl.DataFrame, due: pl.DataFrame, year: int) -> pl.DataFrame:
    """Rolled divisions of a year with names and what was due; those of which nothing is there come in as `none`."""
    number = pl.lit(0, pl.Int64)
    absent = due.join(found, on="division", how="anti").with_columns(
        pl.lit(year, pl.Int32).alias("year"),
        pl.lit("figure").alias("kind"),
        pl.lit("none").alias("basis"),
        number.alias("units_counted"),
        number.alias("below"),
        *(number.alias(f"t{table}_counted") for table in (2, 3, 4)),
        pl.lit([], pl.List(pl.String)).alias("refused"),
    )
    there = found.join(due.drop("level", "parent"), on="division", how="left")
    both = pl.concat([there, absent], how="diagonal_relaxed").sort("level", "division", "kind")
    return both.rename({"below": "divisions_below"}).with_columns(
        named(both["division"], year), pl.col("units_due", "units_missing").fill_null(0)
    )


SUMS_OF_BUCKETS = Step(
    SUMS_STEP,
    add_bucket,
    (SUMS, COUNTED_REPORTS),
    (
        "gongkai.corpus.rolling_up",
        "gongkai.corpus.stored_numbers",
        "gongkai.corpus.columns",
        "gongkai.report.forms",
    ),
)
YEARS = Step(
    STEP,
    roll_year,
    (ROLLUP, MISSING, DIFFERENCES),
    (
        "gongkai.corpus.rolling_up",
        "gongkai.corpus.agencies",
        "gongkai.corpus.stored_numbers",
        "gongkai.corpus.columns",
        "gongkai.divisions",
        "gongkai.report.checks.rollup_sums",
        "gongkai.report.forms",
    ),
)
