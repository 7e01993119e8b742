"""The one call by which a step is done on its shards, whoever does it.

A shard's parts are stored first, whole or not at all, under a name fixed by its inputs and the code; then its receipt.
A shard that has its receipt is done: a repeat does nothing, a restart goes on with the others. When all are done the
step's manifest names them, and it is by the manifest that a table is read.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.code_version import code_version
from gongkai.corpus.running.shard import Receipt, Shard, Shards, Step, shard_name
from gongkai.corpus.running.storing import do_shard, part_name, receipt_name, receipts_there

__all__ = ["Loop", "OtherCode", "Runner", "do_shard", "map_shards", "part_name", "receipt_name"]


class OtherCode(CorpusError):
    """A worker elsewhere runs other code than this process."""


class Runner(Protocol):
    """Whoever does shards: a loop, a pool of processes, a cluster."""

    def done(self, step: Step, shards: Shards, place: Place) -> Iterator[Receipt]:
        """Do each shard with `do_shard`, in any order, and give its receipt. Takes the shards as it comes to them."""
        ...


class Loop:
    """One shard after the other, in this process."""

    def done(self, step: Step, shards: Shards, place: Place) -> Iterator[Receipt]:
        """Do each shard here."""
        for shard in shards:
            yield do_shard(step, shard, place)


def map_shards(
    step: Step,
    shards: Iterable[Shard],
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
    with_inputs: bool = True,
) -> list[Receipt]:
    """The receipts of all these shards, in their order; those that are not done yet are done by the runner.

    `told` hears of each receipt as it comes in, those of shards done before first. `shards` may be more than memory
    holds: unless it is an iterator it is gone through several times instead of being kept. Inputs may be as many:
    not `with_inputs`, the receipts returned have none, though those that are stored and told do.
    """
    # Of an iterator nothing would be left the second time.
    again = list(shards) if isinstance(shards, Iterator) else shards
    version = code_version(*step.code)
    wanted: dict[str, int] = {}
    for number, shard in enumerate(again):
        wanted.setdefault(shard_name(version, shard), number)
    receipts: dict[str, Receipt] = {}

    def take(receipt: Receipt) -> None:
        receipts[receipt.shard] = receipt if with_inputs else replace(receipt, inputs=())
        told(receipt)

    for receipt in receipts_there(step, place, wanted):
        take(receipt)
    missing = _Missing(again, {number for name, number in wanted.items() if name not in receipts})
    if missing.numbers:
        for receipt in (runner or Loop()).done(step, missing, place):
            if receipt.shard not in wanted:
                raise OtherCode(
                    "做出结果的程序和这里的版本不一样：集群上装的是另一版，或者运行中程序有更新。"
                    "请在每台机器上装同一版本，再运行一次同样的命令。"
                )
            take(receipt)
    return [receipts[name] for name in wanted]


@dataclass(frozen=True)
class _Missing:
    """Those of the shards that have these numbers."""

    shards: Iterable[Shard]
    numbers: Collection[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Shard]:
        return (shard for number, shard in enumerate(self.shards) if number in self.numbers)
