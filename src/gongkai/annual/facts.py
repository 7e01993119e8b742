"""What the events of an annual report come to."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from gongkai.annual.event_kind import EventKind
from gongkai.annual.stage import Stage


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as the fold sees it: kind, the day it took effect, when it was recorded, and what it says."""

    kind: EventKind
    on: date
    at: datetime
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Facts:
    """A report so far. `since` is the day from which it stands as it does; `digest` that of what was last submitted."""

    since: date
    whole: bool = False
    stage: Stage = Stage.COMPILING
    submitted_at: datetime | None = None
    returned_at: datetime | None = None
    cleared_at: datetime | None = None
    published_at: datetime | None = None
    superseded_at: datetime | None = None
    digest: str = ""
