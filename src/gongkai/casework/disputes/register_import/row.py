"""One row of a register of reviews and suits: what it says, typed, and what its importer has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gongkai.casework.disputes.register_import.field import REQUIRED, Field
from gongkai.law.dispute import Cause, DisputeKind
from gongkai.law.dispute_result import Result

MEANINGS: Mapping[Field, type[StrEnum]] = MappingProxyType(
    {Field.KIND: DisputeKind, Field.REVIEWED: DisputeKind, Field.ORGAN: DisputeKind, Field.RESULT: Result}
)
"""Fields whose wordings may be unclear, and what they may mean. A court's name leaves the kind of suit open."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person who imports a register has chosen, and what is known of the agency.

    `kind` holds for every row of a register without such a column. `organs` are the review organ and the court that
    the agency tells its applicants, taken where a row names none.
    """

    mapped: Mapping[int, Field]
    organs: Mapping[DisputeKind, str]
    kind: DisputeKind | None = None
    settled: Mapping[tuple[Field, str], StrEnum] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def missing(self) -> tuple[Field, ...]:
        """What is still to be said: required fields that no column holds and nothing else tells."""
        covered = {*self.mapped.values()}
        if self.kind or Field.ORGAN in covered or Field.REVIEWED in covered:
            covered.add(Field.KIND)
        return tuple(one for one in REQUIRED if one not in covered)


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A review or suit as the register tells it; one without `closed_on` and `result` is still open.

    `application` is the number of the application that it is about, as written.
    """

    line: int
    kind: DisputeKind
    claimant: str
    is_person: bool
    organ: str
    cause: Cause
    title: str
    filed_on: date
    received_on: date | None = None
    closed_on: date | None = None
    result: Result | None = None
    number: str = ""
    docket: str = ""
    application: str = ""
    phone: str = ""
    address: str = ""
