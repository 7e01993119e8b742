"""Reports of a year that say the same, and those that say what they said a year before, boilerplate apart.

As `gongkai.report.likeness` for a handful, from hashes of masked sentences for millions.
"""

from collections.abc import Callable

import polars as pl

from gongkai.corpus.comparing import numbering, pairs, sentence_order
from gongkai.corpus.comparing.tables import ALIKE, REPEATED
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Runner
from gongkai.corpus.running.shard import Receipt

LEAST = 0.5
"""Share of the shorter report's own text from which on two reports are told of as alike …"""
LEAST_LETTERS = 100
"""… if they have as much in common: of short reports little is left without boilerplate, and one sentence would be all."""


def likeness(
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
) -> list[Receipt]:
    """Count what reports have in common, for `compare`; needs the steps of reading and matching."""
    return [
        *numbering.number(place, runner, told),
        *sentence_order.order(place, runner, told),
        *pairs.count_pairs(place, runner, told),
    ]


def alike(
    shared: pl.LazyFrame,
    own: pl.LazyFrame,
    numbers: pl.LazyFrame,
    *,
    least: float = LEAST,
    letters: int = LEAST_LETTERS,
) -> pl.DataFrame:
    """ALIKE of frames in the forms of SHARED, OWN and NUMBERED, most alike first."""
    sizes = _summed(own)
    found = (
        pairs.summed(shared.collect())
        .lazy()
        .filter(pl.col("letters") >= letters)
        .join(sizes.rename({"letters": "size"}), on=["year", "number"])
        .join(sizes.rename({"letters": "other_size"}), left_on=["year", "other"], right_on=["year", "number"])
        .with_columns(shorter=pl.min_horizontal("size", "other_size"))
        .filter(pl.col("letters") >= least * pl.col("shorter"))
        .with_columns(share=pl.col("letters") / pl.col("shorter"), other_number=pl.col("other"))
        .drop("other")
        .join(numbers, on=["year", "number"])
        .join(
            numbers.select(
                "year",
                other_number="number",
                other="report",
                other_unit="unit",
                other_name="unit_name",
            ),
            on=["year", "other_number"],
        )
        .sort(
            "year", "share", "letters", "number", "other_number", descending=[False, True, True, False, False]
        )
    )
    return ALIKE.fitted(found.collect())


def repeated(kept: pl.LazyFrame, own: pl.LazyFrame, numbers: pl.LazyFrame) -> pl.DataFrame:
    """REPEATED of frames in the forms of KEPT, OWN and NUMBERED, by year and unit; 0 where nothing is kept."""
    before = numbers.select("number", before="report", year=pl.col("year") + 1)
    found = (
        numbers.join(before, on=["year", "number"])
        .join(_summed(own).rename({"letters": "size"}), on=["year", "number"])
        .join(_summed(kept), on=["year", "number"], how="left")
        .with_columns(pl.col("letters").fill_null(0))
        .with_columns(share=pl.col("letters") / pl.col("size"))
        .sort("year", "number")
    )
    return REPEATED.fitted(found.collect())


def _summed(letters: pl.LazyFrame) -> pl.LazyFrame:
    return letters.group_by("year", "number").agg(pl.col("letters").sum())
