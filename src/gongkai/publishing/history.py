"""The events of a document as the fold sees them, and where it stands by them."""

from collections.abc import Iterable

from gongkai.law.working_days import WorkingDays
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.facts import Happened
from gongkai.publishing.models import Document
from gongkai.publishing.standing import Draft, Standing, standing
from gongkai.records.models import Event
from gongkai.workflow.calendar import working_days


def happened(events: Iterable[Event]) -> list[Happened]:
    """Events as the fold sees them."""
    return [
        Happened(EventKind(event.kind), event.on, event.values, event.values.get("recorded_by"))
        for event in events
    ]


def standing_of(document: Document, days: WorkingDays | None = None) -> Standing:
    """Where the document stands by its events; one question to the database, one more for the calendar."""
    events = Event.objects.filter(case=document.pk).in_order()
    return standing(happened(events), _draft(document), days or working_days())


def stands(document: Document) -> Standing:
    """Where the document stands, asked once for this instance; recording and storing renew it."""
    known: Standing | None = getattr(document, "_stands", None)
    return known or keep(document, standing_of(document))


def stands_by(document: Document, events: Iterable[Event]) -> Standing:
    """The same by events that the caller has read, for a page that prints them too."""
    return keep(document, standing(happened(events), _draft(document), working_days()))


def keep(document: Document, stands: Standing) -> Standing:
    """Remember it for this instance."""
    document._stands = stands  # type: ignore[attr-defined]
    return stands


def forget(document: Document) -> None:
    """Something has happened: what is remembered is true no more."""
    document.__dict__.pop("_stands", None)


def _draft(document: Document) -> Draft:
    return Draft(document.attribute, document.date_of_document)
