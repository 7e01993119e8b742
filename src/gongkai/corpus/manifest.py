"""What a step's tables consist of now: the list of its parts, replaced at once when a run of the step has ended."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl

from gongkai.corpus.dictionary import Table
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.shard import Receipt
from gongkai.corpus.running.storing import part_name, receipt_name

KEPT = timedelta(days=1)
"""How long a reader may go on with a manifest that was replaced, and a job stand still before its parts are litter."""


_SHARD = re.compile("[0-9a-f]{32}")
"""What shards are called: nothing else is ours to take away."""


class ManifestDamaged(CorpusError):
    """The bytes of a manifest are not those that were written."""

    def __init__(self, address: str, name: str) -> None:
        again = (
            f"gongkai corpus ingest 全部来源 --into {address}"
            if name == _name("ingest")
            else "一次同样的命令"
        )
        super().__init__(
            f"“{address}”里的清单 {name} 坏了，读不出来，多半是磁盘或存储出过错。请删去它，再运行{again}，"
            "已经做完的不会再做。"
        )


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
        _set_aside(place, step, before)
    place.write(_name(step), content)


def parts(place: Place, step: str) -> list[str] | None:
    """Names of the shards that make up the step's tables now; None if the step was never done."""
    entries = _entries(place, _name(step))
    return None if entries is None else [entry["shard"] for entry in entries]


def steps(place: Place) -> list[str]:
    """Names of the steps that were ever done."""
    return [name.removesuffix(".json") for name in place.names("manifests")]


def part_names(place: Place, step: str) -> Iterator[str]:
    """Where every part of a step's tables is stored."""
    for entry in _entries(place, _name(step)) or ():
        yield from (part_name(step, table, entry["shard"]) for table in entry["rows"])


def parts_with(place: Place, step: str, options: str) -> list[str]:
    """Names of those shards of a step that were done with these options; none if it was never done."""
    kept = _entries(place, _name(step)) or ()
    return [entry["shard"] for entry in kept if entry["options"] == options]


def heights(place: Place, step: str, of: Table) -> dict[str, int]:
    """How many rows of a table each of the step's shards has, in their order."""
    return {entry["shard"]: entry["rows"][of.name] for entry in _entries(place, _name(step)) or ()}


def table(place: Place, step: str, of: Table) -> pl.LazyFrame:
    """A table as it stands now; without a row if the step was never done."""
    shards = parts(place, step)
    if not shards:
        return of.empty().lazy()
    return place.scan([part_name(step, of.name, shard) for shard in shards])


def tidy(place: Place, owned: Collection[str]) -> int:
    """Take away what nobody needs any more; the number of files. Not while a job is being done.

    Needed are the parts that a manifest names or named within a day, and whatever is younger than a day, which a job
    cut short goes on from. The manifest of a step that is not among those `owned`, as an older version's may be, is
    replaced by none.
    """
    taken = 0
    for folder in ("", *place.folders("")):
        for name in _cut_short(place, folder):
            place.remove(name)
            taken += 1
    for step in sorted({*place.folders("receipts"), *place.folders("parts"), *steps(place)}):
        if step not in owned and (content := _content(place, step)) is not None:
            _set_aside(place, step, content)
            place.remove(_name(step))
        needed = set(parts(place, step) or ())
        for name in place.names(_replaced(step)):
            replaced = f"{_replaced(step)}/{name}"
            if _old(place, replaced):
                place.remove(replaced)
                taken += 1
            else:
                needed |= {entry["shard"] for entry in _entries(place, replaced) or ()}
        for name in _litter(place, step, needed):
            place.remove(name)
            taken += 1
    return taken


def _litter(place: Place, step: str, needed: set[str]) -> Iterator[str]:
    # Receipts first: whoever has a receipt counts on the parts.
    for name in place.names(f"receipts/{step}"):
        shard = name.removesuffix(".json")
        if _SHARD.fullmatch(shard) and shard not in needed and _old(place, receipt_name(step, shard)):
            yield receipt_name(step, shard)
    for folder in place.folders(f"parts/{step}"):
        for name in place.names(f"parts/{step}/{folder}"):
            shard = name.removesuffix(".parquet")
            if (
                _SHARD.fullmatch(shard)
                and shard not in needed
                and _old(place, part_name(step, folder, shard))
            ):
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


def _entries(place: Place, name: str) -> list[dict[str, Any]] | None:
    """What a manifest names; None if it is not there. Raises `ManifestDamaged`."""
    try:
        entries: list[dict[str, Any]] = json.loads(place.read(name))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise ManifestDamaged(place.address, name) from error
    return entries


def _set_aside(place: Place, step: str, content: bytes) -> None:
    """Keep a manifest that is replaced: somebody may be reading by it."""
    place.write(f"{_replaced(step)}/{datetime.now(UTC):%Y%m%dT%H%M%S%f}.json", content)


def _name(step: str) -> str:
    return f"manifests/{step}.json"


def _replaced(step: str) -> str:
    return f"manifests/replaced/{step}"
