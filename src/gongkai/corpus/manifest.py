"""What a step's tables consist of now: the list of its parts, replaced at once when a run of the step has ended."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import polars as pl

from gongkai.corpus.dictionary import Table
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.shard import Receipt
from gongkai.corpus.running.storing import part_name, receipt_name

KEPT = timedelta(days=1)
"""How long a reader may go on with a manifest that was replaced, and a job stand still before its parts are litter."""


class PartsMissing(CorpusError):
    """What a manifest is to name is not in the place."""


def settle(place: Place, step: str, receipts: Iterable[Receipt]) -> None:
    """From now on the step's tables are the parts of these receipts, in their order.

    Raises `PartsMissing` if there are none such: a worker kept them elsewhere, or they were taken away meanwhile.
    """
    named = list(receipts)
    _present(place, step, named)
    kept = [
        {"shard": receipt.shard, "rows": dict(receipt.rows), "options": receipt.options} for receipt in named
    ]
    content = json.dumps(kept).encode()
    before = _content(place, step)
    if before == content:
        return
    if before is not None:
        # Somebody may be reading by it.
        place.write(f"{_replaced(step)}/{datetime.now(UTC):%Y%m%dT%H%M%S%f}.json", before)
    place.write(_name(step), content)


def parts(place: Place, step: str) -> list[str] | None:
    """Names of the shards that make up the step's tables now; None if the step was never done."""
    content = _content(place, step)
    return None if content is None else _shards(content)


def steps(place: Place) -> list[str]:
    """Names of the steps that were ever done."""
    return [name.removesuffix(".json") for name in place.names("manifests")]


def part_names(place: Place, step: str) -> Iterator[str]:
    """Where every part of a step's tables is stored."""
    for entry in json.loads(_content(place, step) or b"[]"):
        yield from (part_name(step, table, entry["shard"]) for table in entry["rows"])


def parts_with(place: Place, step: str, options: str) -> list[str]:
    """Names of those shards of a step that were done with these options; none if it was never done."""
    kept = json.loads(_content(place, step) or b"[]")
    return [entry["shard"] for entry in kept if entry["options"] == options]


def heights(place: Place, step: str, of: Table) -> dict[str, int]:
    """How many rows of a table each of the step's shards has, in their order."""
    content = _content(place, step) or b"[]"
    return {entry["shard"]: entry["rows"][of.name] for entry in json.loads(content)}


def table(place: Place, step: str, of: Table) -> pl.LazyFrame:
    """A table as it stands now; without a row if the step was never done."""
    shards = parts(place, step)
    if not shards:
        return of.empty().lazy()
    return place.scan([part_name(step, of.name, shard) for shard in shards])


def tidy(place: Place) -> int:
    """Take away what nobody needs any more; the number of files. Not while a job is being done.

    Needed are the parts that a manifest names or named within a day, and whatever is younger than a day, which a job
    cut short goes on from.
    """
    taken = 0
    for folder in ("", *place.folders("")):
        for name in _cut_short(place, folder):
            place.remove(name)
            taken += 1
    for step in place.folders("receipts"):
        needed = set(parts(place, step) or ())
        for name in place.names(_replaced(step)):
            if _old(place, f"{_replaced(step)}/{name}"):
                place.remove(f"{_replaced(step)}/{name}")
                taken += 1
            else:
                needed |= set(_shards(place.read(f"{_replaced(step)}/{name}")))
        for name in _litter(place, step, needed):
            place.remove(name)
            taken += 1
    return taken


def _litter(place: Place, step: str, needed: set[str]) -> Iterator[str]:
    # Receipts first: whoever has a receipt counts on the parts.
    for name in place.names(f"receipts/{step}"):
        shard = name.removesuffix(".json")
        if shard not in needed and _old(place, receipt_name(step, shard)):
            yield receipt_name(step, shard)
    for folder in place.folders(f"parts/{step}"):
        for name in place.names(f"parts/{step}/{folder}"):
            shard = name.removesuffix(".parquet")
            if shard not in needed and _old(place, part_name(step, folder, shard)):
                yield part_name(step, folder, shard)
    folders = [f"parts/{step}/{folder}" for folder in place.folders(f"parts/{step}")]
    for folder in (f"receipts/{step}", *folders):
        yield from _cut_short(place, folder)


def _cut_short(place: Place, folder: str) -> Iterator[str]:
    for name in place.unfinished(folder):
        path = f"{folder}/{name}".lstrip("/")
        if _old(place, path):
            yield path


def _old(place: Place, name: str) -> bool:
    when = place.changed_at(name)
    return datetime.now(UTC) - when.replace(tzinfo=when.tzinfo or UTC) > KEPT


def _present(place: Place, step: str, receipts: Sequence[Receipt]) -> None:
    for name in sorted({name for receipt in receipts for name in receipt.rows}):
        there = {file.removesuffix(".parquet") for file in place.names(f"parts/{step}/{name}")}
        for shard in (receipt.shard for receipt in receipts if receipt.shard not in there):
            # A listing may lag behind what was written a moment ago.
            if not place.exists(part_name(step, name, shard)):
                raise PartsMissing(
                    f"“{place.address}”里找不到刚做出的数据。用集群的，请确认各台机器看到的是同一个位置"
                    "（共享文件夹或对象存储）；没有用集群的，请再运行一次同样的命令，缺的会重做。"
                )


def _content(place: Place, step: str) -> bytes | None:
    try:
        return place.read(_name(step))
    except FileNotFoundError:
        return None


def _shards(content: bytes) -> list[str]:
    return [entry["shard"] for entry in json.loads(content)]


def _name(step: str) -> str:
    return f"manifests/{step}.json"


def _replaced(step: str) -> str:
    return f"manifests/replaced/{step}"
