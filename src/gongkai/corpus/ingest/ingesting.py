"""The step as a whole: sources listed, compared with what the corpus holds, and read as far as they are new."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.ingest import archives, grouping
from gongkai.corpus.ingest.listed import Listed
from gongkai.corpus.ingest.listing import SameName, listed, roots
from gongkai.corpus.ingest.mark import Mark
from gongkai.corpus.ingest.refusals import NotOpened
from gongkai.corpus.ingest.root import Root, label_of
from gongkai.corpus.ingest.step import CODE, NAME, step
from gongkai.corpus.ingest.tables import UNREAD
from gongkai.corpus.places.alone import alone
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.code_version import code_version
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name, receipt_name
from gongkai.corpus.running.shard import Input, Receipt, Step
from gongkai.report.errors import ToolMissing
from gongkai.report.reading.office import program

SOURCES = "sources.json"
"""Where a corpus keeps the addresses of its sources by their labels."""


class ReadMeanwhile(CorpusError):
    """Somebody else read into the corpus in the meantime, where a place cannot be claimed."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"读的时候，另一个命令也读入了“{address}”。它的结果没有动，这次读出的都留着。"
            "请等它做完，再运行一次同样的命令，两次的就都在。"
        )


def ingest(
    place: Place,
    sources: Iterable[Place | str] = (),
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
    taken_at: datetime | None = None,
) -> list[Receipt]:
    """Read what is new or changed in these sources (folders, archives, files, prefixes of object stores).

    Of a source named now, files that are gone drop out; sources read earlier stay as they are. What was read before
    is not fetched again: where the code has changed since, it is derived from the raw bytes kept. So a call without
    sources derives everything anew that other code had made. `taken_at` dates what is read now (UTC; None: now).

    A file that gives no report is a row of `unread`, never an exception. Raises `NoSuchSource`, `SameName`, and
    `InUse` or `ReadMeanwhile` where another process reads into the corpus too.
    """
    named = roots(one if isinstance(one, Place) else Place(one) for one in sources)
    with alone(place):
        return _ingest(place, named, step(named, taken_at or datetime.now(UTC)), runner, told)


def _ingest(
    place: Place,
    named: Mapping[str, Root],
    doing: Step,
    runner: Runner | None,
    told: Callable[[Receipt], None],
) -> list[Receipt]:
    receipts = _receipts(place)
    code = code_version(*CODE)
    before = manifest.parts(place, NAME)
    current = [receipts[shard] for shard in before or ()]
    standing = [receipt for receipt in current if receipt.code == code]
    names = {receipt.shard for receipt in standing}
    left_over = [one for one in receipts.values() if one.code == code and one.shard not in names]
    left_over.sort(key=lambda receipt: (-len(receipt.inputs), receipt.shard))
    wanted = [one for label in sorted(named) for one in listed(named[label], place)]
    addresses = _addresses(place, named, wanted, current)
    wanted += [
        Listed(one, Mark.of(one.mark).size)
        for receipt in current
        for one in receipt.inputs
        if label_of(one.name) not in named
    ]
    of_other_code = [receipt for receipt in current if receipt.code != code]
    again = _tried_again(place, standing, named)
    shards = grouping.shards(wanted, [*standing, *left_over], of_other_code, again)
    place.write(SOURCES, json.dumps(addresses, ensure_ascii=False).encode())
    try:
        finished = map_shards(doing, shards, place, runner, told=told)
    finally:
        archives.let_go()
    if manifest.parts(place, NAME) != before:
        raise ReadMeanwhile(place.address)
    manifest.settle(place, NAME, finished)
    return finished


def unread(receipts: Iterable[Receipt]) -> dict[str, int]:
    """How many files gave no report, by the code of the reason, the most frequent first."""
    found: dict[str, int] = {}
    for receipt in receipts:
        for key, number in receipt.tally.items():
            kind, _, code = key.partition(":")
            if kind == "unread":
                found[code] = found.get(code, 0) + number
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _addresses(
    place: Place, named: Mapping[str, Root], wanted: Iterable[Listed], current: Iterable[Receipt]
) -> dict[str, str]:
    """The addresses of all sources of the corpus, by label.

    A source may be moved, and is then known by any file that it still has. Raises `SameName` where a label stands for
    another source, all of whose files would drop out.
    """
    try:
        known: dict[str, str] = json.loads(place.read(SOURCES))
    except FileNotFoundError:
        known = {}
    moved = {label for label, root in named.items() if known.get(label, root.address) != root.address}
    if moved:
        held = {one for receipt in current for one in receipt.inputs if label_of(one.name) in moved}
        still = {label_of(one.input.name) for one in wanted if one.input in held}
        for label in moved & {label_of(one.name) for one in held} - still:
            raise SameName(label, known[label], named[label].address)
    known.update({label: root.address for label, root in named.items()})
    return known


def _receipts(place: Place) -> dict[str, Receipt]:
    names = [name.removesuffix(".json") for name in place.names(f"receipts/{NAME}")]
    contents = place.read_many([receipt_name(NAME, name) for name in names])
    return {name: Receipt.of(content) for name, content in zip(names, contents, strict=True)}


def _tried_again(place: Place, standing: Iterable[Receipt], named: Mapping[str, Root]) -> frozenset[Input]:
    """Inputs that were not had, or not read for want of a program that is there now."""
    codes = [NotOpened.code] + ([ToolMissing.code] if program() else [])
    found: set[Input] = set()
    for receipt in standing:
        if any(f"unread:{code}" in receipt.tally for code in codes):
            rows = place.scan([part_name(NAME, UNREAD.name, receipt.shard)])
            names = set(rows.filter(pl.col("code").is_in(codes)).select("source").collect()["source"])
            found |= {one for one in receipt.inputs if one.name in names and label_of(one.name) in named}
    return frozenset(found)
