"""What the proof of a released file found (核验): stored with the file; a release without it is refused."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: a code, what it is in Chinese, whether it passed, and what was found or why it was left out.

    `passed` is None where it could not be looked at on this machine (text recognition that is not installed).
    """

    code: str
    label: str
    passed: bool | None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Remaining:
    """Words that were covered somewhere and can still be read elsewhere; told by page, and where they were covered."""

    page: int
    text: str
    covered_on: int


@dataclass(frozen=True, slots=True)
class Proof:
    """The result for exactly one file, named by the SM3 of its bytes, 64 hexadecimal digits."""

    digest: str
    pages: int
    checks: tuple[Check, ...]
    remaining: tuple[Remaining, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing covered was found by any check; `remaining` words are for a person to decide upon."""
        return all(check.passed is not False for check in self.checks)

    def stored(self) -> dict[str, Any]:
        """As kept beside the file: without the words that remain, which are what was to be kept back."""
        return {
            "digest": self.digest,
            "pages": self.pages,
            "passed": self.passed,
            "checks": [[c.code, c.label, c.passed, c.says] for c in self.checks],
            "remaining": [[r.page, r.covered_on] for r in self.remaining],
        }
