"""What a step's tables consist of now: the list of its parts, replaced at once when a run of the step has ended."""

import json
from collections.abc import Iterable
from typing import Any

import polars as pl

from gongkai.corpus.dictionary import Table
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt


def settle(place: Place, step: str, receipts: Iterable[Receipt]) -> None:
    """From now on the step's tables are the parts of these receipts, in their order."""
    kept = [
        {"shard": receipt.shard, "rows": dict(receipt.rows), "options": receipt.options}
        for receipt in receipts
    ]
    place.write(_name(step), json.dumps(kept).encode())


def parts(place: Place, step: str) -> list[str] | None:
    """Names of the shards that make up the step's tables now; None if the step was never done."""
    kept = _kept(place, step)
    return None if kept is None else [entry["shard"] for entry in kept]


def parts_with(place: Place, step: str, options: str) -> list[str]:
    """Names of those shards of a step that were done with these options; none if it was never done."""
    return [entry["shard"] for entry in _kept(place, step) or [] if entry["options"] == options]


def table(place: Place, step: str, of: Table) -> pl.LazyFrame:
    """A table as it stands now; without a row if the step was never done."""
    shards = parts(place, step)
    if not shards:
        return of.empty().lazy()
    return place.scan([part_name(step, of.name, shard) for shard in shards])


def _kept(place: Place, step: str) -> list[dict[str, Any]] | None:
    try:
        kept: list[dict[str, Any]] = json.loads(place.read(_name(step)))
    except FileNotFoundError:
        return None
    return kept


def _name(step: str) -> str:
    return f"manifests/{step}.json"
