"""Redactions as the events of a case tell them: how far each is, of which run, and who has seen it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from gongkai.casework.event_kind import EventKind

Values = dict[str, Any]


class RedactionStage(models.TextChoices):
    """How far a redaction is by the record; what the machine is doing with it is its `Build`."""

    OPEN = "open", "遮盖中"
    CHECKED = "checked", "已复核"
    RELEASED = "released", "已放行"
    ABANDONED = "abandoned", "已放弃"


@dataclass(slots=True)
class RedactionFacts:
    """A redaction of the file `source` (an attachment), begun in `run` of the case.

    `checked` is the revision of the marks that a second person has seen, none if nobody has.
    """

    id: int
    source: int
    run: int
    drafted_by: int | None
    stage: RedactionStage = RedactionStage.OPEN
    checked: int | None = None
    released_on: date | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether it is neither released nor abandoned."""
        return self.stage in (RedactionStage.OPEN, RedactionStage.CHECKED)


def move(redactions: dict[int, RedactionFacts], kind: EventKind, on: date, values: Values) -> None:
    """What an event does to the redaction that it names."""
    _MOVES[kind](redactions[values["redaction"]], on, values)


def _checked(facts: RedactionFacts, _on: date, values: Values) -> None:
    facts.stage, facts.checked = RedactionStage.CHECKED, values["revision"]


def _returned(facts: RedactionFacts, _on: date, _values: Values) -> None:
    facts.stage, facts.checked = RedactionStage.OPEN, None


def _released(facts: RedactionFacts, on: date, _values: Values) -> None:
    facts.stage, facts.released_on = RedactionStage.RELEASED, on


def _abandoned(facts: RedactionFacts, _on: date, _values: Values) -> None:
    facts.stage, facts.released_on = RedactionStage.ABANDONED, None


_MOVES: dict[EventKind, Callable[[RedactionFacts, date, Values], None]] = {
    EventKind.REDACTION_CHECKED: _checked,
    EventKind.REDACTION_RETURNED: _returned,
    EventKind.REDACTION_RELEASED: _released,
    EventKind.REDACTION_ABANDONED: _abandoned,
}
