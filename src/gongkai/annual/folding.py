"""The fold of a report's events: pure, and the only reader of what they say of its stage."""

from collections.abc import Callable, Iterable

from gongkai.annual.event_kind import EventKind
from gongkai.annual.facts import Facts, Happened
from gongkai.annual.stage import Stage


def fold(happened: Iterable[Happened]) -> Facts:
    """The facts of a history in the order in which it was recorded; the first event opens the file."""
    events = iter(happened)
    begun = next(events)
    facts = Facts(begun.on, whole=begun.data["whole"])
    for event in events:
        if take := _TAKES.get(event.kind):
            take(facts, event)
    return facts


def _stands(facts: Facts, event: Happened, stage: Stage) -> None:
    facts.stage, facts.since = stage, event.on


def _scope_chosen(facts: Facts, event: Happened) -> None:
    facts.whole = event.data["whole"]


def _submitted(facts: Facts, event: Happened) -> None:
    _stands(facts, event, Stage.SUBMITTED)
    facts.submitted_at, facts.digest = event.at, event.data["digest"]
    facts.returned_at = facts.cleared_at = None


def _recalled(facts: Facts, event: Happened) -> None:
    _stands(facts, event, Stage.COMPILING)
    facts.submitted_at = None


def _returned(facts: Facts, event: Happened) -> None:
    """The superior goes on seeing what it has sent back: the submission stays."""
    _stands(facts, event, Stage.RETURNED)
    facts.returned_at, facts.cleared_at = event.at, None


def _cleared(facts: Facts, event: Happened) -> None:
    """What was published before it was cleared stays published."""
    facts.cleared_at = event.at
    _stands(facts, event, Stage.CLEARED if facts.stage is Stage.SUBMITTED else facts.stage)


def _published(facts: Facts, event: Happened) -> None:
    _stands(facts, event, Stage.PUBLISHED)
    facts.published_at = event.at


def _superseded(facts: Facts, event: Happened) -> None:
    _stands(facts, event, Stage.SUPERSEDED)
    facts.superseded_at = event.at


def _dropped(facts: Facts, event: Happened) -> None:
    _stands(facts, event, Stage.DROPPED)


_TAKES: dict[EventKind, Callable[[Facts, Happened], None]] = {
    EventKind.SCOPE_CHOSEN: _scope_chosen,
    EventKind.SUBMITTED: _submitted,
    EventKind.RECALLED: _recalled,
    EventKind.RETURNED: _returned,
    EventKind.CLEARED: _cleared,
    EventKind.PUBLISHED: _published,
    EventKind.SUPERSEDED: _superseded,
    EventKind.DROPPED: _dropped,
}
