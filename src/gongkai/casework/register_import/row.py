"""One row of a register of applications: what it says, typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gongkai.casework.register_import.field import REQUIRED, Field
from gongkai.law.applicant import ApplicantKind
from gongkai.law.clock import Closed, Event, Received
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel

MEANINGS: Mapping[Field, type[StrEnum]] = MappingProxyType(
    {Field.OUTCOME: Outcome, Field.CHANNEL: Channel, Field.APPLICANT_KIND: ApplicantKind}
)
"""Fields whose wordings may be unclear, and what they may mean."""
Settled = Mapping[tuple[Field, str], StrEnum]
"""What an unclear wording means in this register, as the person who imports it has said; by field and text."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person who imports a register has chosen.

    `applicant_kind` and `channel` hold for every row of a register that has no such column.
    """

    mapped: Mapping[int, Field]
    applicant_kind: ApplicantKind | None = None
    channel: Channel | None = None
    settled: Settled = field(default_factory=lambda: MappingProxyType({}))

    @property
    def missing(self) -> tuple[Field, ...]:
        """What is still to be said: required fields that no column holds and no choice covers."""
        covered = {*self.mapped.values()}
        covered |= {Field.APPLICANT_KIND} if self.applicant_kind else set()
        covered |= {Field.CHANNEL} if self.channel else set()
        return tuple(one for one in REQUIRED if one not in covered)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """An application as the register tells it.

    `outcome_text` is kept as written. An application without `replied` and `outcome` is still open. A register says
    that a reply was `extended`, at times by how many working days (`extended_by`), never when that was told.
    """

    line: int
    received: date
    applicant: str
    applicant_kind: ApplicantKind
    channel: Channel
    description: str
    replied: date | None = None
    outcome: Outcome | None = None
    outcome_text: str = ""
    case_number: str = ""
    document_number: str = ""
    unit: str = ""
    extended: bool = False
    extended_by: int | None = None
    phone: str = ""
    address: str = ""
    identity_number: str = ""
    remarks: str = ""

    @property
    def history(self) -> list[Event]:
        """What the clock and Table 3 need to know of it: receipt, and the reply if there was one."""
        received: list[Event] = [Received(self.received)]
        return [*received, Closed(self.replied, self.outcome)] if self.replied else received
