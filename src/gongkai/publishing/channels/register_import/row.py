"""One row of a ledger of channels: what it says, typed, and what its importer has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from gongkai.publishing.channels.register_import.field import REQUIRED, Field
from gongkai.publishing.models import ChannelKind

CHANNELS: Any = ChannelKind
"""As the reader of cells takes it: an enumeration of texts with labels, though not of the class it names."""
MEANINGS: Mapping[Field, Any] = MappingProxyType({Field.CHANNEL: CHANNELS})
"""Fields whose wordings may be unclear, and what they may mean."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may name: the agency's columns, sections and accounts, by name; an account belongs to a channel."""

    columns: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    accounts: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person who imports the ledger has chosen; `channel` holds for every row without such a column."""

    mapped: Mapping[int, Field]
    known: Known
    channel: ChannelKind | None = None
    settled: Mapping[tuple[Field, str], Any] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[Field, ...]:
        """What is still to be said: required fields that no column holds and no choice covers."""
        covered = {*self.mapped.values()} | ({Field.CHANNEL} if self.channel else set())
        return tuple(one for one in REQUIRED if one not in covered)


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """An entry as the ledger tells it; column, section and account are numbers of their rows."""

    line: int
    on: date
    title: str
    channel: ChannelKind
    account: int | None = None
    column: int | None = None
    unit: int | None = None
    address: str = ""
    reads: int | None = None

    @property
    def same(self) -> tuple[object, ...]:
        """What two rows of one entry have in common."""
        return self.on, self.title, self.channel.value, self.account, self.column, self.address
