"""Who wrote a passage when, and what: read back from the events of the report's file."""

from dataclasses import dataclass
from datetime import datetime

from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import Passage
from gongkai.records.models import Event

SAVINGS = (EventKind.PASSAGE_SAVED, EventKind.PASSAGE_REDRAFTED)


@dataclass(frozen=True, slots=True)
class Saving:
    """A text of the passage, the one before it, who saved it and when; `redrafted` by the records."""

    at: datetime
    by: str
    before: str
    text: str
    redrafted: bool


def history(passage: Passage) -> list[Saving]:
    """All savings in this version of the report, the newest first; one question to the database."""
    events = Event.objects.filter(case=passage.report_id, kind__in=SAVINGS).in_order()
    found: list[Saving] = []
    before = ""
    for event in events:
        said = event.values
        if (said["section"], said["position"]) != (passage.section, passage.position):
            continue
        redrafted = event.kind == EventKind.PASSAGE_REDRAFTED
        found.append(Saving(event.at, event.actor_name, said.get("was", before), said["text"], redrafted))
        before = said["text"]
    return found[::-1]
