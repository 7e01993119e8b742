"""Matching as a whole: what was read, share by share into pieces by bucket, and each bucket into its part."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from gongkai.corpus import manifest
from gongkai.corpus.agencies import pieces
from gongkai.corpus.agencies.alias_file import read_aliases
from gongkai.corpus.agencies.versions import with_versions
from gongkai.corpus.columns import READ, REPORTS
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.code_version import code_version
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step
from gongkai.corpus.running.storing import receipts

NAME = "agencies"
MOST_PIECES = 64
"""So many more shares than needed may come of files that were added now and then; then all are laid down anew."""


def match(
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
    aliases: bytes = b"",
) -> list[Receipt]:
    """Fill the table `reports` of the step `agencies`: each report with its unit, and which of a unit's versions counts.

    A report read since the last time makes only the parts of those buckets anew in which there is something of it.
    `aliases` is the content of an operator's list of names; raises `AliasFileRefused` with each bad row.
    """
    if aliases:
        read_aliases(aliases)
    read = manifest.heights(place, "ingest", READ)
    step = pieces.step(_buckets(sum(read.values())), aliases)
    options = f"{len(step.tables)} {sha256(aliases).hexdigest()[:12]}"
    laid = map_shards(step, _shares(place, step, options, read), place, runner, told=told)
    manifest.settle(place, step.name, laid)
    done = map_shards(BUCKETS, _of_buckets(step, laid), place, runner, told=told)
    manifest.settle(place, NAME, done)
    return done


def _buckets(rows: int) -> int:
    """A power of two, so that a corpus that grows is laid down anew only when it has doubled."""
    buckets = 1
    while buckets * pieces.TOGETHER < rows:
        buckets *= 2
    return buckets


def _shares(place: Place, step: Step, options: str, read: dict[str, int]) -> list[Shard]:
    """The parts of what was read in shares: those that were laid down before as they were, the others anew."""
    kept = list(_laid_before(place, step, options, read))
    if len(kept) > MOST_PIECES + len(step.tables):
        kept = []
    covered = {one.mark for shard in kept for one in shard.inputs}
    fresh: list[list[str]] = []
    rows = 0
    for name, height in read.items():
        if name in covered or not height:
            continue
        if not fresh or rows + height > pieces.TOGETHER:
            fresh.append([])
            rows = 0
        fresh[-1].append(name)
        rows += height
    shares = (tuple(Input(part_name("ingest", READ.name, name), name) for name in names) for names in fresh)
    return [*kept, *(Shard(share, options) for share in shares)]


def _laid_before(place: Place, step: Step, options: str, read: dict[str, int]) -> Iterator[Shard]:
    code = code_version(*step.code)
    for receipt in receipts(place, step.name, manifest.parts(place, step.name) or ()):
        if (receipt.code, receipt.options) == (code, options) and all(
            one.mark in read for one in receipt.inputs
        ):
            yield Shard(receipt.inputs, options)


def _of_buckets(step: Step, laid: Sequence[Receipt]) -> Iterator[Shard]:
    for table in step.tables:
        inputs = tuple(
            Input(part_name(step.name, table.name, receipt.shard), receipt.shard)
            for receipt in laid
            if receipt.rows[table.name]
        )
        if inputs:
            yield Shard(inputs)


def _bucket(shard: Shard, place: Place) -> Part:
    rows = place.scan([one.name for one in shard.inputs]).collect()
    reports = with_versions(rows)
    aside = reports.group_by("set_aside").len().drop_nulls("set_aside").sort("set_aside")
    return Part({REPORTS.name: reports}, {f"set_aside:{why}": count for why, count in aside.iter_rows()})


BUCKETS = Step(
    NAME,
    _bucket,
    (REPORTS,),
    ("gongkai.corpus.agencies.flags", "gongkai.corpus.agencies.versions", "gongkai.corpus.columns"),
)
"""The second step: all reports of a bucket, sorted by unit and year, one of each unit and year standing."""
