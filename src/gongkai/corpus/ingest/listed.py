"""An input as it was found in a source."""

from dataclasses import dataclass

from gongkai.corpus.ingest.mark import Mark
from gongkai.corpus.running.shard import Input


@dataclass(frozen=True, slots=True)
class Listed:
    """An input, with its size in bytes for grouping."""

    input: Input
    size: int

    @classmethod
    def of(cls, name: str, mark: Mark) -> "Listed":
        """By name and mark."""
        return cls(Input(name, mark.text()), mark.size)
