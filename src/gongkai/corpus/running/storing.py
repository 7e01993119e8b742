"""How a shard's parts and its receipt are kept, and under which names."""

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
    for table in step.tables:
        place.write_frame(part_name(step.name, table.name, name), frames[table.name], table.rows_together)
    rows = {table: frame.height for table, frame in frames.items()}
    receipt = Receipt(name, shard.inputs, rows, part.tally, shard.options, code_version(*step.code))
    place.write(receipt_name(step.name, name), receipt.text().encode())
    return receipt


def kept(step: Step, shard: Shard, place: Place) -> Receipt | None:
    """The receipt of a shard that is done."""
    try:
        return Receipt.of(place.read(receipt_name(step.name, name_of(step, shard))))
    except FileNotFoundError:
        return None


def remove(step: Step, shard: str, place: Place) -> None:
    """Take a shard away, the receipt first: what is cut short leaves parts that nothing names."""
    place.remove(receipt_name(step.name, shard))
    for table in step.tables:
        place.remove(part_name(step.name, table.name, shard))
