"""One entry of the printed catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.publishing.catalogue.register_import.field import REQUIRED, Field


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person who imports it has chosen: the columns, and the domain of the sheet."""

    mapped: Mapping[int, Field]
    domain: int | None = None

    @property
    def missing(self) -> tuple[Field, ...]:
        """Required fields that no column holds."""
        return tuple(one for one in REQUIRED if one not in {*self.mapped.values()})


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An entry as printed; names are those of `models.StandardItem`."""

    line: int
    seq: str
    item_1: str
    item_2: str
    elements: str
    legal_basis: str
    time_limit: str
    responsible: str
    channels: tuple[str, ...]
    audience: str
    proactive: bool
    levels: str
