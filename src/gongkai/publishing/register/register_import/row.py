"""One row of a register of documents: what it says, typed, and what its importer has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.register.register_import.field import REQUIRED, Field

MEANINGS: Mapping[Field, type[StrEnum]] = MappingProxyType(
    {Field.VALIDITY: Validity, Field.KIND: DocumentKind}
)
"""Fields whose wordings may be unclear, and what they may mean."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person who imports it has chosen: `validity` and `kind` hold for every row without such a column.

    `units` are the agency's sections by name, to their numbers.
    """

    mapped: Mapping[int, Field]
    units: Mapping[str, int]
    kind: DocumentKind = DocumentKind.NORMATIVE
    validity: Validity | None = None
    settled: Mapping[tuple[Field, str], StrEnum] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[Field, ...]:
        """What is still to be said: required fields that no column holds and no choice covers."""
        covered = {*self.mapped.values()} | ({Field.VALIDITY} if self.validity else set())
        return tuple(one for one in REQUIRED if one not in covered)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as the register tells it; `unit` is the number of its section."""

    line: int
    title: str
    dated: date
    kind: DocumentKind
    validity: Validity
    document_number: str = ""
    changed_on: date | None = None
    changed_by: str = ""
    effective: date | None = None
    valid_until: date | None = None
    unit: int | None = None
    index_number: str = ""
