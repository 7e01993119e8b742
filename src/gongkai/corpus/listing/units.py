"""The step that lists units: each with the part of the matched reports in which all its years stand."""

from collections.abc import Callable

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.listing.tables import ABOVE, UNITS
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step

_KEPT = ("unit_name", "division", "level", *ABOVE, "kind", "scope")


def list_units(
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
) -> list[Receipt]:
    """Fill the table `units` from the matched reports."""
    shards = [
        Shard((Input(part_name("agencies", REPORTS.name, name), name),))
        for name in manifest.parts(place, "agencies") or []
    ]
    receipts = map_shards(STEP, shards, place, runner, told=told)
    manifest.settle(place, STEP.name, receipts)
    return receipts


def _units(shard: Shard, place: Place) -> Part:
    part = shard.inputs[0]
    units = (
        place.scan([part.name])
        .filter(pl.col("standing"))
        .sort("unit", "year")
        .group_by("unit", maintain_order=True)
        .agg(
            # A unit is called as its last report that counts calls it.
            *(pl.col(name).last() for name in _KEPT),
            reports=pl.len().cast(pl.Int64),
            first_year=pl.col("year").min(),
            last_year=pl.col("year").max(),
        )
        .with_columns(part=pl.lit(part.name))
        .collect()
    )
    return Part({UNITS.name: units})


STEP = Step("units", _units, (UNITS,), ("gongkai.corpus.listing.units", "gongkai.corpus.listing.tables"))
