"""One run of the clock, from receipt (or from the decision that re-opened the case) to the deadline or the end."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.clock.breach import Breach
from gongkai.law.clock.consultation import Span
from gongkai.law.clock.deadline import Deadline, DeadlineKind, Provisional
from gongkai.law.clock.event import Event
from gongkai.law.clock.state import State
from gongkai.law.outcome import Outcome


class PhaseKind(StrEnum):
    """How the days of a stretch of the run are treated."""

    COUNTED = "counted"
    OVERTAKEN = "overtaken"
    WAITING = "waiting"
    PROJECTED = "projected"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of days treated alike: what it is for the reader, and by which article."""

    kind: PhaseKind
    span: Span
    says: str
    article: str


@dataclass(frozen=True, slots=True)
class Run:
    """What one run came to.

    `begins` is the day of receipt or of the decision; `start` the day zero from which the deadline counts now;
    `period` the working days of the period without extension, `suspended` the working days not counted for
    consultation, `extended_by` those added. `due` is never missing.
    """

    begins: date
    start: date
    period: int
    state: State
    due: date
    extended_by: int
    suspended: int
    spans: tuple[Span, ...]
    phases: tuple[Phase, ...]
    deadlines: tuple[Deadline, ...]
    breaches: tuple[Breach, ...]
    events: tuple[Event, ...]
    reopened: bool = False
    closed_on: date | None = None
    outcome: Outcome | None = None

    @property
    def reply(self) -> Deadline:
        """The deadline of the reply itself."""
        return next(d for d in self.deadlines if d.kind is DeadlineKind.REPLY)

    @property
    def provisional(self) -> tuple[Provisional, ...]:
        """Why the reply deadline may still move; empty if it stands."""
        return self.reply.provisional
