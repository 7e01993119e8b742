"""A shard of a step's work, and what is known of it when it is done."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

import polars as pl

from gongkai.corpus.dictionary import Table
from gongkai.corpus.places.place import Place


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """Something that a shard is made of: its name, and a mark that changes whenever its content does."""

    name: str
    mark: str


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of work: its inputs, and what else decides the result, as text."""

    inputs: tuple[Input, ...]
    options: str = ""


class Shards(Protocol):
    """Shards in their order, which can be gone through again and again, and need not all be in memory."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def __iter__(self) -> Iterator[Shard]:
        """From the first to the last."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """What a function makes of a shard: frames by the name of their table, and a few numbers for the receipt."""

    tables: Mapping[str, pl.DataFrame]
    tally: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """A pure function on shards, with its name, the tables that it fills, and the code that decides its results.

    `code` are dotted names of modules and packages; a change in any of their sources makes every part anew.
    `unfit` says what stands in the tables for an input over which every worker died, and why it died (Chinese, for
    readers). A step that has it makes of a shard exactly what it makes of the inputs one by one, in their order, and
    its tallies add up, so that a shard can be done in pieces.
    """

    name: str
    function: Callable[[Shard, Place], Part]
    tables: tuple[Table, ...]
    code: tuple[str, ...]
    unfit: Callable[[Input, str], Part] | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A shard that is done: the name of its parts, its inputs, rows by table, and the tally of its function.

    `options` are those of the shard, `code` the version of the code that made it, `sizes` the bytes of its parts by
    table: of a part cut short they tell that it is none. Older receipts have no sizes.
    """

    shard: str
    inputs: tuple[Input, ...]
    rows: Mapping[str, int]
    tally: Mapping[str, int]
    options: str = ""
    code: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict)

    def text(self) -> str:
        """As it is kept."""
        return json.dumps(
            {
                "shard": self.shard,
                "inputs": [[i.name, i.mark] for i in self.inputs],
                "rows": dict(self.rows),
                "tally": dict(self.tally),
                "options": self.options,
                "code": self.code,
                "sizes": dict(self.sizes),
            },
            ensure_ascii=False,
        )

    @classmethod
    def of(cls, text: str | bytes) -> "Receipt":
        """From what was kept."""
        kept = json.loads(text)
        return cls(
            kept["shard"],
            tuple(Input(*i) for i in kept["inputs"]),
            kept["rows"],
            kept["tally"],
            kept["options"],
            kept["code"],
            kept.get("sizes", {}),
        )


def shard_name(version: str, shard: Shard) -> str:
    """The name of a shard's parts: fixed by the code version, the inputs and the options."""
    content = json.dumps(
        [version, shard.options, [[i.name, i.mark] for i in shard.inputs]], ensure_ascii=False
    )
    return sha256(content.encode()).hexdigest()[:32]
