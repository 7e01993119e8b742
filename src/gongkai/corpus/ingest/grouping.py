"""Which shards a run consists of: what is done already, what can be derived from bytes at hand, what has to be read."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from gongkai.corpus.ingest.listed import Listed
from gongkai.corpus.running.shard import Input, Receipt, Shard

MOST_FILES = 200
"""Files of a shard: a few seconds of work, so that little is lost with a worker and progress is seen."""
MOST_BYTES = 32 << 20
"""Bytes of a shard's files, which a worker has in memory at once; a larger file is a shard of its own."""

_FROM = "from "


def from_shard(options: str) -> str | None:
    """The shard whose raw bytes a shard with these options is made from; None if from the sources."""
    return options.removeprefix(_FROM) if options.startswith(_FROM) else None


def shards(
    listed: Iterable[Listed],
    done: Collection[Receipt],
    before: Collection[Receipt],
    again: Collection[Input] = (),
) -> list[Shard]:
    """The shards that hold each listed input just once, in the order of their first inputs.

    `done` are receipts of this code, those first that are to be preferred where an input is in several: what was tried
    again stands in a later one. `before` are those of other code whose raw bytes are at hand. A shard of which an input
    has gone or changed, or is to be tried `again`, is made anew from its own raw bytes without it.
    """
    open_ = {one.input: one.size for one in listed}
    found: list[Shard] = []
    for receipt in done:
        if all(one in open_ and one not in again for one in receipt.inputs):
            found.append(Shard(receipt.inputs, receipt.options))
            _close(open_, receipt.inputs)
    for receipt in (*done, *before):
        still = [one for one in receipt.inputs if one in open_]
        for inputs in ([i for i in still if i not in again], [i for i in still if i in again]):
            if inputs:
                found.append(Shard(tuple(inputs), f"{_FROM}{receipt.shard}"))
                _close(open_, inputs)
    found += _grouped(open_)
    return sorted(found, key=lambda shard: shard.inputs[0])


def _close(open_: dict[Input, int], inputs: Iterable[Input]) -> None:
    for one in inputs:
        del open_[one]


def _grouped(sizes: Mapping[Input, int]) -> Iterator[Shard]:
    group: list[Input] = []
    size = 0
    for one in sorted(sizes):
        if group and (len(group) == MOST_FILES or size + sizes[one] > MOST_BYTES):
            yield Shard(tuple(group))
            group, size = [], 0
        group.append(one)
        size += sizes[one]
    if group:
        yield Shard(tuple(group))
