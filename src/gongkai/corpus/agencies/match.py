"""The steps that match reports to their agencies."""

from collections.abc import Callable
from pathlib import Path

from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Runner
from gongkai.corpus.running.shard import Receipt


def match(
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
    aliases: Path | None = None,
) -> list[Receipt]:
    """Fill the table `reports` of the step `agencies` from what was read."""
    raise NotImplementedError
