"""The proof of a released file in words: every check, and what is still to be decided by a person."""

from dataclasses import dataclass

from gongkai.casework.models import Build, Redaction


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing looked at; `passed` is None where it could not be looked at here."""

    label: str
    passed: bool | None
    says: str


@dataclass(frozen=True, slots=True)
class Place:
    """A page on which words can still be read that are covered on another; `reason` why that was accepted."""

    page: int
    covered_on: int
    reason: str


@dataclass(frozen=True, slots=True)
class ProofSeen:
    """`outdated`: the marks went on since; the file has to be made again before it can be released."""

    passed: bool
    outdated: bool
    checks: tuple[CheckLine, ...]
    remaining: tuple[Place, ...]

    @property
    def passed_checks(self) -> list[CheckLine]:
        """What was looked at and found in order."""
        return [check for check in self.checks if check.passed]

    @property
    def open_checks(self) -> list[CheckLine]:
        """What somebody has to know of: what did not pass, and what could not be looked at."""
        return [check for check in self.checks if not check.passed]

    @property
    def failed(self) -> int:
        """How many did not pass."""
        return sum(check.passed is False for check in self.checks)

    @property
    def not_looked(self) -> int:
        """How many could not be looked at on this machine."""
        return sum(check.passed is None for check in self.checks)


def proof_seen(redaction: Redaction) -> ProofSeen | None:
    """The last proof of this redaction; None where nothing has been built yet."""
    proof = redaction.proof
    if not proof:
        return None
    accepted = {(page, covered_on): reason for page, covered_on, reason in redaction.accepted}
    places = sorted({(page, covered_on) for page, covered_on in proof.get("remaining", [])})
    return ProofSeen(
        passed=proof.get("passed") is True and redaction.build != Build.FAILED,
        outdated=redaction.built != redaction.revision,
        checks=tuple(
            CheckLine(label, passed, says) for _code, label, passed, says in proof.get("checks", [])
        ),
        remaining=tuple(Place(page, on, accepted.get((page, on), "")) for page, on in places),
    )
