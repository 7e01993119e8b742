"""The step that rolls the corpus up."""

from collections.abc import Callable

from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Runner
from gongkai.corpus.running.shard import Receipt


def roll_up(
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
) -> list[Receipt]:
    """Fill the tables `divisions`, `missing` and `differences` from the matched reports."""
    raise NotImplementedError
