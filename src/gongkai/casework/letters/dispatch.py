"""What the check before dispatch is told, and what it finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.working_days import WorkingDays


class Severity(StrEnum):
    """Whether a finding stops the dispatch or asks for a look."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class DispatchFinding:
    """One finding: its code never changes its meaning; `says` is a Chinese sentence with the repair."""

    code: str
    severity: Severity
    says: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """One level of the approval chain: who, and the day of the consent; none as long as it is open."""

    who: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The circumstances of sending a letter out.

    `due` is the day by which this letter goes out (reply deadline, seven working days for a correction notice), `files`
    the names of the attachments at hand. `applicant_names` must not appear in a letter to somebody else; `principal`
    is the item that the officer named as the principal one. While a draft is only `submitted` for approval, its number,
    date and approval are not asked for yet.
    """

    today: date
    days: WorkingDays
    due: date | None = None
    approvals: tuple[Approval, ...] = ()
    files: frozenset[str] = frozenset()
    applicant_names: tuple[str, ...] = ()
    principal: int | None = None
    submitted: bool = False


Findings = Iterator[DispatchFinding]


def block(code: str, says: str, article: str = "") -> DispatchFinding:
    """A finding that stops the dispatch."""
    return DispatchFinding(code, Severity.BLOCK, says, article)


def warn(code: str, says: str, article: str = "") -> DispatchFinding:
    """A finding for a person to weigh."""
    return DispatchFinding(code, Severity.WARN, says, article)


def by_severity(found: Iterable[DispatchFinding]) -> tuple[DispatchFinding, ...]:
    """Those that block first, else as they were found."""
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.BLOCK))
