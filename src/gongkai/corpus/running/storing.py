"""How a shard's parts and its receipt are kept, and under which names."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from gongkai.corpus.dictionary import Table
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.code_version import code_version
from gongkai.corpus.running.shard import Part, Receipt, Shard, Step, shard_name


def part_name(step: str, table: str, shard: str) -> str:
    """Where a part is stored."""
    return f"parts/{step}/{table}/{shard}.parquet"


def receipt_name(step: str, shard: str) -> str:
    """Where a receipt is stored."""
    return f"receipts/{step}/{shard}.json"


def name_of(step: Step, shard: Shard) -> str:
    """The name of a shard's parts by the code of this process."""
    return shard_name(code_version(*step.code), shard)


def do_shard(step: Step, shard: Shard, place: Place) -> Receipt:
    """Make and store a shard's parts, then its receipt. Harmless to repeat."""
    return store(step, shard, step.function(shard, place), place)


def store(step: Step, shard: Shard, part: Part, place: Place) -> Receipt:
    """Keep what a shard makes: the parts first, so that whoever has a receipt has the parts."""
    name = name_of(step, shard)
    frames = {table.name: table.fitted(part.tables[table.name]) for table in step.tables}
    sizes = {
        table.name: place.write_frame(
            part_name(step.name, table.name, name), frames[table.name], table.rows_together
        )
        for table in step.tables
    }
    rows = {table: frame.height for table, frame in frames.items()}
    receipt = Receipt(name, shard.inputs, rows, part.tally, shard.options, code_version(*step.code), sizes)
    place.write(receipt_name(step.name, name), receipt.text().encode())
    return receipt


def receipts_there(step: Step, place: Place, wanted: Iterable[str]) -> Iterator[Receipt]:
    """Receipts of those among these shards that are done: the receipt and every part of it, in its size, can be listed.

    A listing that lags behind, as an object store's may, only makes a shard be done once more.
    """
    done = set(wanted) & {name.removesuffix(".json") for name in place.names(f"receipts/{step.name}")}
    if not done:
        return
    listed = Listed(step.name, step.tables, place)
    yield from filter(listed.holds, receipts(place, step.name, sorted(done)))


def receipts(place: Place, step: str, shards: Iterable[str]) -> Iterator[Receipt]:
    """The receipts of these shards, in their order, without those that are gone or damaged."""
    for content in place.read_many([receipt_name(step, shard) for shard in shards]):
        with suppress(ValueError):
            yield Receipt.of(content)


class Listed:
    """Parts of a step as they are listed. What was damaged and has its size is not seen from here."""

    def __init__(self, step: str, tables: Iterable[Table], place: Place) -> None:
        self._sizes = {table.name: place.sizes(f"parts/{step}/{table.name}") for table in tables}

    def holds(self, receipt: Receipt) -> bool:
        """Whether all parts of a shard are there, each in the size in which it was stored."""
        return all(self.holds_of(table, receipt) for table in self._sizes)

    def holds_of(self, table: str, receipt: Receipt) -> bool:
        """Whether its part of one table is."""
        size = self._sizes[table].get(f"{receipt.shard}.parquet")
        return size is not None and size == receipt.sizes.get(table, size)


def remove(step: Step, shard: str, place: Place) -> None:
    """Take a shard away, the receipt first: what is cut short leaves parts that nothing names."""
    place.remove(receipt_name(step.name, shard))
    for table in step.tables:
        place.remove(part_name(step.name, table.name, shard))
