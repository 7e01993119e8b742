"""Rules of the guard: a code that never changes meaning, a name, the gravest that it says, and its source."""

from dataclasses import dataclass

from gongkai.publishing.guard.finding import Finding, Place, Severity
from gongkai.publishing.guard.reading import Passage


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as docs/guard-rules.md lists it; `about` says in a sentence what is looked at and what is let pass."""

    code: str
    name: str
    severity: Severity
    source: str
    about: str

    def at(
        self,
        passage: Passage,
        start: int,
        end: int,
        says: str,
        repair: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule in a passage. What has a repair must be of a field that can be written in."""
        place = Place(passage.field, start, end, passage.text[start:end])
        return Finding(
            self.code,
            severity or self.severity,
            place,
            says,
            repair if passage.is_ours else None,
            self.source,
        )
