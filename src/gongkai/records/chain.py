"""The chain of a case: every event's digest covers the one before, so that no event changes unnoticed.

Without a key a chain can be recomputed, and its tail cut: see `records.root`.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from gongkai.records.canonical import canonical, sm3

BEGINNING = "0" * 64
"""What stands before the first event of a case."""


@dataclass(frozen=True, slots=True)
class Entry:
    """All of an event that its digest covers; `data` is canonical JSON."""

    case: int
    seq: int
    kind: str
    on: date
    at: datetime
    actor: int | None
    actor_name: str
    data: str


def digest(before: str, entry: Entry) -> str:
    """The digest of an event that follows one with digest `before`."""
    fields = [
        before,
        entry.case,
        entry.seq,
        entry.kind,
        entry.on.isoformat(),
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor,
        entry.actor_name,
        entry.data,
    ]
    return sm3(canonical(fields))
