"""Reports of a year that say the same, and those that say what they said a year before, boilerplate apart.

As `gongkai.report.likeness` for a handful, from hashes of masked sentences for millions.
"""

from collections.abc import Callable

import polars as pl

from gongkai.corpus.comparing import numbering, sentence_order, telling_sentences
from gongkai.corpus.comparing.pairs import pairs
from gongkai.corpus.comparing.tables import ALIKE, REPEATED
from gongkai.corpus.comparing.telling_sentences import OWN
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
    """Find what reports have in common, for `compare`; needs the steps of reading and matching."""
    return [
        *numbering.number(place, runner, told),
        *sentence_order.order(place, runner, told),
        *telling_sentences.tell(place, runner, told),
    ]


def alike(
    shared: pl.LazyFrame,
    own: pl.DataFrame,
    numbers: pl.LazyFrame,
    *,
    least: float = LEAST,
    letters: int = LEAST_LETTERS,
) -> pl.DataFrame:
    """ALIKE of a frame in the form of SHARED, a `whole` one and one in the form of NUMBERED, most alike first."""
    size = own.select("year", "number", size="letters")
    other_size = size.rename({"number": "other", "size": "other_size"})
    # Joined one after the other: left to choose, Polars 2.1 first pairs all sizes of a year with one another.
    found = pl.concat(
        some.filter(pl.col("letters") >= letters)
        .join(size, on=["year", "number"])
        .join(other_size, on=["year", "other"])
        .with_columns(shorter=pl.min_horizontal("size", "other_size"))
        .filter(pl.col("letters") >= least * pl.col("shorter"))
        .with_columns(share=pl.col("letters") / pl.col("shorter"))
        for some in pairs(shared)
    )
    # Numbers are not in the order of units: of both ways round the one is taken whose first unit comes first.
    either = pl.concat([found, found.rename({"number": "other", "other": "number"})], how="diagonal")
    named = numbers.select("year", "number", "report", "unit", "unit_name").collect()
    others = named.select(
        "year",
        other_number="number",
        other="report",
        other_unit="unit",
        other_name="unit_name",
    )
    return ALIKE.fitted(
        either.rename({"other": "other_number"})
        .join(named, on=["year", "number"])
        .join(others, on=["year", "other_number"])
        .filter(pl.col("unit") < pl.col("other_unit"))
        .sort("year", "share", "letters", "unit", "other_unit", descending=[False, True, True, False, False])
    )


def repeated(own: pl.DataFrame, numbers: pl.LazyFrame) -> pl.DataFrame:
    """REPEATED of a `whole` frame and one in the form of NUMBERED, by year and unit."""
    named = numbers.collect()
    before = named.select("number", before="report", year=pl.col("year") + 1)
    return REPEATED.fitted(
        named.join(before, on=["year", "number"])
        .join(own.rename({"letters": "size", "kept": "letters"}), on=["year", "number"])
        .with_columns(share=pl.col("letters") / pl.col("size"))
        .sort("year", "unit")
    )


def whole(own: pl.LazyFrame) -> pl.DataFrame:
    """A frame in the form of OWN, with one row of a report instead of one from each range of hashes."""
    return OWN.fitted(own.group_by("year", "number").agg(pl.col("letters", "kept").sum()).collect())
