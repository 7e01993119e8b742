"""The one call by which a step is done on its shards, whoever does it.

A shard's parts are stored first, whole or not at all, under a name fixed by its inputs and the code; then its receipt.
A shard that has its receipt is done: a repeat does nothing, a restart goes on with the others. When all are done the
step's manifest names them, and it is by the manifest that a table is read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from gongkai.corpus.places.place import Place
from gongkai.corpus.running.code_version import code_version
from gongkai.corpus.running.shard import Receipt, Shard, Step, shard_name


class Runner(Protocol):
    """Whoever does shards: a loop, a pool of processes, a cluster."""

    def done(self, step: Step, shards: Sequence[Shard], place: Place) -> Iterator[Receipt]:
        """Do each shard with `do_shard`, in any order, and give its receipt."""
        ...


class Loop:
    """One shard after the other, in this process."""

    def done(self, step: Step, shards: Sequence[Shard], place: Place) -> Iterator[Receipt]:
        """Do each shard here."""
        for shard in shards:
            yield do_shard(step, shard, place)


def do_shard(step: Step, shard: Shard, place: Place) -> Receipt:
    """Make and store a shard's parts, then its receipt. Harmless to repeat."""
    code = code_version(*step.code)
    name = shard_name(code, shard)
    part = step.function(shard, place)
    for table in step.tables:
        frame = table.fitted(part.tables[table.name])
        place.write_frame(part_name(step.name, table.name, name), frame, table.rows_together)
    rows = {table.name: part.tables[table.name].height for table in step.tables}
    receipt = Receipt(name, shard.inputs, rows, part.tally, shard.options, code)
    place.write(receipt_name(step.name, name), receipt.text().encode())
    return receipt


def part_name(step: str, table: str, shard: str) -> str:
    """Where a part is stored."""
    return f"parts/{step}/{table}/{shard}.parquet"


def receipt_name(step: str, shard: str) -> str:
    """Where a receipt is stored."""
    return f"receipts/{step}/{shard}.json"


def map_shards(
    step: Step,
    shards: Iterable[Shard],
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
) -> list[Receipt]:
    """The receipts of all these shards, in their order; those that are not done yet are done by the runner.

    `told` hears of each receipt as it comes in, those of shards done before first.
    """
    wanted = {shard_name(code_version(*step.code), shard): shard for shard in shards}
    there = {name.removesuffix(".json") for name in place.names(f"receipts/{step.name}")}
    receipts: dict[str, Receipt] = {}
    for name in wanted.keys() & there:
        receipts[name] = Receipt.of(place.read(receipt_name(step.name, name)))
        told(receipts[name])
    missing = [shard for name, shard in wanted.items() if name not in receipts]
    for receipt in (runner or Loop()).done(step, missing, place):
        receipts[receipt.shard] = receipt
        told(receipt)
    return [receipts[name] for name in wanted]
