"""The one function that records an event of an annual report, and the one that stores what follows from all of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from gongkai.agencies.actor import Actor
from gongkai.annual.event_kind import EventKind
from gongkai.annual.facts import Happened
from gongkai.annual.models import AnnualReport
from gongkai.annual.standing import Filed, Standing, standing
from gongkai.annual.superior import superiors_of
from gongkai.casework.standing import Waiting
from gongkai.records.append import append, lock
from gongkai.records.models import Event
from gongkai.records.moment import Moment
from gongkai.workflow.models import Task

DERIVED = (
    "whole",
    "stage",
    "submitted_at",
    "returned_at",
    "cleared_at",
    "published_at",
    "superseded_at",
    "digest",
)
"""Columns of a report that follow from its events."""


def locked(pk: int) -> AnnualReport:
    """The report, locked until the transaction ends; `Case.DoesNotExist` where there is none."""
    case = lock(pk)
    report = AnnualReport.objects.select_related("agency", "corrects").get(pk=pk)
    report.case = case
    return report


def record(
    report: AnnualReport, kind: EventKind, /, *, on: date, actor: Actor, when: Moment, **data: Any
) -> Event:
    """Add an event to a report that the caller holds locked; `store` must follow in the same transaction."""
    if actor.person_id is not None:
        data["recorded_by"] = actor.person_id
    report.__dict__.pop("_stands", None)
    return append(report.case, kind, on=on, actor=actor, when=when, data=data)


def happened(events: Iterable[Event]) -> list[Happened]:
    """Events as the fold sees them."""
    return [Happened(EventKind(event.kind), event.on, event.at, event.values) for event in events]


def standing_of(report: AnnualReport) -> Standing:
    """Where the report stands by its events; one question to the database."""
    return _standing(report, Event.objects.filter(case=report.pk).in_order())


def stands(report: AnnualReport) -> Standing:
    """Where the report stands, asked once for this instance; recording and storing renew it."""
    known: Standing | None = getattr(report, "_stands", None)
    return known or _keep(report, standing_of(report))


def stands_by(report: AnnualReport, events: Iterable[Event]) -> Standing:
    """The same by events that the caller has read, for a page that prints them too."""
    return _keep(report, _standing(report, events))


def _standing(report: AnnualReport, events: Iterable[Event]) -> Standing:
    above = superiors_of(report.agency)
    return standing(happened(events), Filed(report.due, above[0] if above else None))


def _keep(report: AnnualReport, stands: Standing) -> Standing:
    report._stands = stands  # type: ignore[attr-defined]
    return stands


def derived(stands: Standing) -> dict[str, Any]:
    """The stored columns, by name."""
    facts = stands.facts
    return {name: getattr(facts, name) for name in DERIVED} | {"stage": facts.stage.value}


def tasks(report: AnnualReport, stands: Standing) -> list[Task]:
    """What has to be done next with it: by its agency's people, and by those of its superior."""
    found = [_task(report, report.agency_id, waiting) for waiting in stands.waiting]
    above = superiors_of(report.agency)
    return found + [_task(report, above[0], waiting) for waiting in stands.above]


def _task(report: AnnualReport, agency: int, waiting: Waiting) -> Task:
    return Task(
        case_id=report.pk,
        agency_id=agency,
        role=waiting.role,
        step=waiting.step,
        says=waiting.says,
        due=waiting.due,
        waits_for=waiting.waits_for,
        since=waiting.since,
    )


def store(report: AnnualReport) -> Standing:
    """Derive everything from the events and store it beside the report: columns and tasks."""
    stands = standing_of(report)
    for name, value in derived(stands).items():
        setattr(report, name, value)
    report.save()
    Task.objects.filter(case=report.pk).delete()
    Task.objects.bulk_create(tasks(report, stands))
    return _keep(report, stands)
