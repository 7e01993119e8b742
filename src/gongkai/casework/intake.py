"""What an application brings with it (条例 Art 29), by whatever channel it came."""

from dataclasses import dataclass
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.casework.models import ProvidedAs, SentBy
from gongkai.law.applicant import ApplicantKind
from gongkai.law.correction import Defect
from gongkai.law.receipt import Channel
from gongkai.records.models import CaseKind, SecretKind

NATURAL_PERSONS = frozenset(
    {ApplicantKind.INDIVIDUAL, ApplicantKind.LAWYER_IN_OWN_NAME, ApplicantKind.INDIVIDUAL_BUSINESS}
)
"""Kinds of applicants who are persons, whatever column of Table 3 they count in."""


@dataclass(frozen=True, slots=True)
class Party:
    """A person or organisation with what identifies it and where it is reached; empty where not given."""

    name: str
    identity_number: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    contact: str = ""

    def secrets(self) -> dict[SecretKind, str]:
        """What goes into the vault, by kind."""
        given = {
            SecretKind.NAME: self.name,
            SecretKind.IDENTITY_NUMBER: self.identity_number,
            SecretKind.TELEPHONE: self.telephone,
            SecretKind.EMAIL: self.email,
            SecretKind.ADDRESS: self.address,
            SecretKind.CONTACT: self.contact,
        }
        return {kind: value.strip() for kind, value in given.items() if value.strip()}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with an application."""

    purpose: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Intake:
    """A new case. `wanted` are the pieces of information asked for, each of which will be decided by itself.

    `arrived` is the day on which it came in (`law.receipt.Arrival`). `acts_through` is `agent` or `guardian` where
    somebody acts for the applicant; further joint applicants stand in `others`.
    """

    agency: Agency
    channel: Channel
    arrived: date
    applicant_kind: ApplicantKind
    applicant: Party
    wanted: tuple[str, ...]
    title: str = ""
    provided_as: ProvidedAs = ProvidedAs.ELECTRONIC
    sent_by: SentBy = SentBy.DOWNLOAD
    kind: CaseKind = CaseKind.APPLICATION
    astray: bool = False
    oral: bool = False
    help_needed: str = ""
    acts_through: str = ""
    agent: Party | None = None
    others: tuple[Party, ...] = ()
    theme: str = ""
    uploads: tuple[Upload, ...] = ()

    @property
    def is_natural_person(self) -> bool:
        """Whether the applicant is a person, whose name is masked on screen."""
        return self.applicant_kind in NATURAL_PERSONS

    def defects(self) -> tuple[Defect, ...]:
        """What Art 29 asks for and the application does not contain: a reason to ask for correction, never to reject."""
        applicant = self.applicant
        has_identity = bool(applicant.identity_number) or any(u.purpose == "identity" for u in self.uploads)
        has_authority = not self.acts_through or any(u.purpose == "authority" for u in self.uploads)
        missing = {
            Defect.NAME: not applicant.name,
            Defect.IDENTITY_PROOF: not has_identity,
            Defect.CONTACT: not (applicant.telephone or applicant.email or applicant.address),
            Defect.AUTHORITY: not has_authority,
            Defect.DESCRIPTION: not any(what.strip() for what in self.wanted),
        }
        return tuple(defect for defect, is_missing in missing.items() if is_missing)
