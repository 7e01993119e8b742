"""The one function that records an event of a case, and the one that stores what follows from all of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from gongkai.agencies.actor import Actor
from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import Happened
from gongkai.casework.models import Application, Assignment, Letter, Redaction, Spell
from gongkai.casework.standing import Standing, standing
from gongkai.law.readings import Readings
from gongkai.law.working_days import WorkingDays
from gongkai.records.append import append
from gongkai.records.models import Event
from gongkai.records.moment import Moment
from gongkai.workflow.calendar import readings, working_days
from gongkai.workflow.models import Task

DERIVED = (
    "stage",
    "clock_state",
    "receipt_date",
    "due",
    "provisional",
    "extended_by",
    "suspended",
    "closed_on",
    "outcome",
    "unit_id",
    "person_id",
)
"""Columns of an application that follow from its events and the calendar."""


def record(
    application: Application,
    kind: EventKind,
    /,
    *,
    on: date,
    actor: Actor,
    when: Moment,
    **data: Any,
) -> Event:
    """Add an event to a case that the caller holds locked; `store` must follow in the same transaction."""
    if actor.person_id is not None:
        # Not a word that an event itself may say, such as the days by which a period is extended.
        data["recorded_by"] = actor.person_id
    application.__dict__.pop("_stands", None)
    return append(application.case, kind, on=on, actor=actor, when=when, data=data)


def happened(events: Iterable[Event]) -> list[Happened]:
    """Events as the fold sees them."""
    found = []
    for event in events:
        values = event.values
        found.append(Happened(EventKind(event.kind), event.on, values, values.get("recorded_by")))
    return found


def standing_of(
    application: Application, days: WorkingDays | None = None, chosen: Readings | None = None
) -> Standing:
    """Where the case stands by its events; one question to the database, one more for the calendar."""
    events = Event.objects.filter(case=application.pk).in_order()
    return standing(happened(events), days or working_days(), chosen or readings())


def stands(application: Application) -> Standing:
    """Where the case stands, asked once for this instance; `store` renews it."""
    known: Standing | None = getattr(application, "_stands", None)
    if known is None:
        known = standing_of(application)
        application._stands = known  # type: ignore[attr-defined]
    return known


def stands_by(application: Application, events: Iterable[Event]) -> Standing:
    """The same by events that the caller has read, for a page that prints them too."""
    found = standing(happened(events), working_days(), readings())
    application._stands = found  # type: ignore[attr-defined]
    return found


def derived(stands: Standing) -> dict[str, Any]:
    """The stored columns, by name."""
    lead = stands.facts.lead
    run = stands.clock.run
    return {
        "stage": stands.stage.value,
        "clock_state": stands.clock.state.value,
        "receipt_date": stands.clock.receipt_date,
        "due": stands.clock.due,
        "provisional": bool(stands.clock.provisional) and stands.is_open,
        "extended_by": run.extended_by if run else 0,
        "suspended": stands.suspended,
        "closed_on": stands.closed_on,
        "outcome": stands.outcome.value if stands.outcome else "",
        "unit_id": lead.unit if lead else None,
        "person_id": lead.person if lead else None,
    }


def tasks(application: Application, stands: Standing) -> list[Task]:
    """The tasks of an open case, or of a closed one that is not archived."""
    return [
        Task(
            case_id=application.pk,
            agency_id=application.agency_id,
            role=waiting.role,
            unit_id=waiting.unit,
            person_id=waiting.person,
            step=waiting.step,
            about=waiting.about,
            says=waiting.says,
            due=waiting.due,
            waits_for=waiting.waits_for,
            since=waiting.since,
        )
        for waiting in stands.waiting
    ]


def counted(application: Application, stands: Standing) -> list[Spell]:
    """Where the case counts in Table 3."""
    return [
        Spell(
            application_id=application.pk,
            agency_id=application.agency_id,
            column=application.column,
            entered_on=spell.entered_on,
            left_on=spell.left_on,
            outcome=spell.outcome.value if spell.outcome else "",
        )
        for spell in stands.spells
    ]


def store(
    application: Application, days: WorkingDays | None = None, chosen: Readings | None = None
) -> Standing:
    """Derive everything from the events and store it beside the case: columns, tasks, spells, letters, redactions."""
    stands = standing_of(application, days, chosen)
    for name, value in derived(stands).items():
        setattr(application, name, value)
    application.save()
    Task.objects.filter(case=application.pk).delete()
    Task.objects.bulk_create(tasks(application, stands))
    Spell.objects.filter(application=application).delete()
    Spell.objects.bulk_create(counted(application, stands))
    _store_parts(application, stands)
    application._stands = stands  # type: ignore[attr-defined]
    return stands


def _store_parts(application: Application, stands: Standing) -> None:
    letters = list(Letter.objects.filter(application=application))
    for letter in letters:
        facts = stands.facts.letters[letter.pk]
        letter.state, letter.run = facts.state, facts.run
        letter.dispatched_on, letter.delivered_on = facts.dispatched_on, facts.delivered_on
    if letters:
        Letter.objects.bulk_update(letters, ["state", "run", "dispatched_on", "delivered_on"])
    assignments = list(Assignment.objects.filter(application=application))
    for assignment in assignments:
        known = stands.facts.assignments[assignment.pk]
        assignment.signed, assignment.ended = known.signed, known.ended
        assignment.person_id, assignment.unit_id = known.person, known.unit
    if assignments:
        Assignment.objects.bulk_update(assignments, ["signed", "ended", "person", "unit"])
    redactions = list(Redaction.objects.filter(application=application))
    for redaction in redactions:
        told = stands.facts.redactions[redaction.pk]
        redaction.stage, redaction.run, redaction.released_on = told.stage, told.run, told.released_on
    if redactions:
        Redaction.objects.bulk_update(redactions, ["stage", "run", "released_on"])
