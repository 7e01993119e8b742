"""The step bar of a document: drafted, each level of its review with who passed it and when, published."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from gongkai.casework.desk.step_bar import Station
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.models import Document
from gongkai.publishing.review.level import Level
from gongkai.publishing.stage import Stage
from gongkai.records.models import Event

_BEGINS = frozenset({EventKind.DRAFTED, EventKind.REVISION_BEGUN, EventKind.REASSESSED})


@dataclass(frozen=True, slots=True)
class Passed:
    """A level of the text at hand: its name, its roles, and who has passed it so far, with the day."""

    level: Level
    by: tuple[Event, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether nobody of it is waited for."""
        return len(self.by) >= len(self.level.roles)


def levels_passed(events: Sequence[Event], chain: Sequence[Level]) -> list[Passed]:
    """The levels of the last submission with what has come of each; those of `chain` before the first."""
    run: list[Event] = []
    levels = list(chain)
    for event in events:
        if event.kind == EventKind.SUBMITTED:
            run, levels = [], [Level.read(said) for said in event.values["levels"]]
        elif event.kind in (EventKind.RECALLED, EventKind.RETURNED) or event.kind in _BEGINS:
            run = []
        elif event.kind in (EventKind.PASSED, EventKind.SIGNED):
            run.append(event)
    return list(_shared_out(levels, run))


def _shared_out(levels: Iterable[Level], run: list[Event]) -> Iterator[Passed]:
    at = 0
    for level in levels:
        yield Passed(level, tuple(run[at : at + len(level.roles)]))
        at += len(level.roles)


def step_bar(document: Document, events: Sequence[Event], chain: Sequence[Level]) -> tuple[Station, ...]:
    """The stations of the text at hand, with days; `chain` is what it would go through were it submitted now."""
    begun = next((event for event in reversed(events) if event.kind in _BEGINS), events[0])
    stations = [
        Station("drafted", _("修订") if begun.kind == EventKind.REVISION_BEGUN else _("起草"), begun.on)
    ]
    passed = levels_passed(events, chain)
    for number, one in enumerate(passed):
        label = one.level.name + (_("（签发）") if number == len(passed) - 1 else "")
        stations.append(Station(f"level-{number}", label, one.by[-1].on if one.is_done else None))
    goes_public = document.attribute in ("", DisclosureAttribute.PROACTIVE)
    finished = {EventKind.PUBLISHED, EventKind.KEPT}
    last = next((event.on for event in reversed(events) if event.kind in finished), None)
    stations.append(Station("finished", _("发布") if goes_public else _("存档"), last))
    place = _place(document, passed)
    return tuple(
        replace(one, is_done=at < place, is_now=at == place, on=one.on if at < place else None)
        for at, one in enumerate(stations)
    )


def _place(document: Document, passed: Sequence[Passed]) -> int:
    match document.stage:
        case Stage.DRAFT:
            return 0
        case Stage.IN_REVIEW:
            return 1 + next((at for at, one in enumerate(passed) if not one.is_done), 0)
        case Stage.SIGNED:
            return 1 + len(passed)
    return 2 + len(passed)
