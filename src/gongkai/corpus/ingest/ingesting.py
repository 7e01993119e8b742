"""The step as a whole: sources listed, compared with what the corpus holds, and read as far as they are new."""

import json
import shlex
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.damage import is_readable
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.ingest import archives
from gongkai.corpus.ingest.grouping import Plan
from gongkai.corpus.ingest.listing import SameName, listed, roots
from gongkai.corpus.ingest.refusals import NotOpened
from gongkai.corpus.ingest.root import Root, label_of
from gongkai.corpus.ingest.step import CODE, NAME, step
from gongkai.corpus.ingest.tables import RAW, TABLES, UNREAD
from gongkai.corpus.places.alone import alone
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.code_version import code_version
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Receipt, Step
from gongkai.corpus.running.storing import Listed, receipts
from gongkai.report.errors import ToolMissing
from gongkai.report.reading.office import program

SOURCES = "sources.json"
"""Where a corpus keeps the addresses of its sources by their labels."""


class ReceiptsLost(CorpusError):
    """Nobody knows any more of which files some shards were made."""

    def __init__(self, address: str, sources: Iterable[str]) -> None:
        super().__init__(
            f"“{address}”里有回执坏了或不见了，不知道读过哪些文件。请写上全部来源再读一遍："
            f"gongkai corpus ingest {shlex.join(sources)} --into {address}。已经做完的不会再做。"
        )


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
    The receipts returned are without their inputs, of which there may be millions; those that are `told` have them.

    A file that gives no report is a row of `unread`, never an exception. Raises `NoSuchSource`, `SameName`, and
    `InUse` or `ReadMeanwhile` where another process reads into the corpus too, `ReceiptsLost` where storage lost some.
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
    before = manifest.parts(place, NAME)
    with Plan() as plan:
        for label in sorted(named):
            plan.want(listed(named[label], place))
        addresses = _addresses(place, named, plan, before or ())
        known = _lay_out(plan, place, before or (), named)
        if known < len(before or ()) and addresses.keys() - named:
            raise ReceiptsLost(place.address, addresses.values())
        place.write(SOURCES, json.dumps(addresses, ensure_ascii=False).encode())
        try:
            finished = map_shards(doing, plan, place, runner, told=told, with_inputs=False)
        finally:
            archives.let_go()
    if manifest.parts(place, NAME) != before:
        raise ReadMeanwhile(place.address)
    manifest.settle(place, NAME, finished)
    return finished


def _lay_out(plan: Plan, place: Place, before: Sequence[str], named: Mapping[str, Root]) -> int:
    """Complete a plan in which the files of the sources named now are wanted; `before` are the shards until now.

    Of how many of these it is known what they were made of.
    """
    code = code_version(*CODE)
    stored = Listed(NAME, TABLES, place)
    known, to_derive, of_other_code = 0, [], []
    for receipt in receipts(place, NAME, before):
        known += 1
        plan.want(one for one in receipt.inputs if label_of(one.name) not in named)
        if receipt.code != code:
            of_other_code.append(receipt.shard)
            continue
        if stored.holds_of(UNREAD.name, receipt):
            plan.try_again(_not_had(place, receipt, named))
        if not (stored.holds(receipt) and plan.stays(receipt)):
            to_derive.append(receipt.shard)
    left_over = receipts(place, NAME, _left_over(place, set(before), code))
    to_derive += [
        receipt.shard for receipt in left_over if not (stored.holds(receipt) and plan.stays(receipt))
    ]
    for receipt in receipts(place, NAME, [*to_derive, *of_other_code]):
        # A listing may lag behind: what it does not have right is looked at.
        if stored.holds_of(RAW.name, receipt) or is_readable(place, part_name(NAME, RAW.name, receipt.shard)):
            plan.derive(receipt)
    plan.read_rest()
    return known


def unread(receipts: Iterable[Receipt]) -> dict[str, int]:
    """How many files gave no report, by the code of the reason, the most frequent first."""
    found: dict[str, int] = {}
    for receipt in receipts:
        for key, number in receipt.tally.items():
            kind, _, code = key.partition(":")
            if kind == "unread":
                found[code] = found.get(code, 0) + number
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _addresses(place: Place, named: Mapping[str, Root], plan: Plan, before: Sequence[str]) -> dict[str, str]:
    """The addresses of all sources of the corpus, by label.

    A source may be moved, and is then known by any file that it still has. Raises `SameName` where a label stands for
    another source, all of whose files would drop out.
    """
    try:
        known: dict[str, str] = json.loads(place.read(SOURCES))
    except (FileNotFoundError, ValueError):
        # Gone or damaged.
        known = {}
    moved = {label for label, root in named.items() if known.get(label, root.address) != root.address}
    if moved:
        held: set[str] = set()
        still: set[str] = set()
        for receipt in receipts(place, NAME, before):
            held.update(label_of(one.name) for one in receipt.inputs)
            still.update(label_of(one.name) for one in receipt.inputs if plan.wants(one))
        for label in moved & held - still:
            raise SameName(label, known[label], named[label].address)
    known.update({label: root.address for label, root in named.items()})
    return known


def _left_over(place: Place, before: Collection[str], code: str) -> list[str]:
    """Shards done by this code in a run that was broken off, or before the last; the largest first."""
    names = [name.removesuffix(".json") for name in place.names(f"receipts/{NAME}")]
    others = receipts(place, NAME, [name for name in names if name not in before])
    found = [(-len(receipt.inputs), receipt.shard) for receipt in others if receipt.code == code]
    return [shard for _, shard in sorted(found)]


def _not_had(place: Place, receipt: Receipt, named: Mapping[str, Root]) -> list[Input]:
    """Inputs that were not had, or not read for want of a program that is there now."""
    codes = [NotOpened.code] + ([ToolMissing.code] if program() else [])
    if not any(f"unread:{code}" in receipt.tally for code in codes):
        return []
    rows = place.scan([part_name(NAME, UNREAD.name, receipt.shard)])
    names = set(rows.filter(pl.col("code").is_in(codes)).select("source").collect()["source"])
    return [one for one in receipt.inputs if one.name in names and label_of(one.name) in named]
