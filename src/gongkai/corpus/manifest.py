"""What a step's tables consist of now: the list of its parts, replaced at once when a run of the step has ended."""

import json
from collections.abc import Iterable

import polars as pl

from gongkai.corpus.dictionary import Table
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt


def settle(place: Place, step: str, receipts: Iterable[Receipt]) -> None:
    """From now on the step's tables are the parts of these receipts, in their order."""
    kept = [{"shard": receipt.shard, "rows": dict(receipt.rows)} for receipt in receipts]
    place.write(_name(step), json.dumps(kept).encode())


def parts(place: Place, step: str) -> list[str] | None:
    """Names of the shards that make up the step's tables now; None if the step was never done."""
    try:
        kept = json.loads(place.read(_name(step)))
    except FileNotFoundError:
        return None
    return [entry["shard"] for entry in kept]


def table(place: Place, step: str, of: Table) -> pl.LazyFrame:
    """A table as it stands now; without a row if the step was never done."""
    shards = parts(place, step)
    if not shards:
        return of.empty().lazy()
    return place.scan([part_name(step, of.name, shard) for shard in shards])


def _name(step: str) -> str:
    return f"manifests/{step}.json"
