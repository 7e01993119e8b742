"""What one who drafts for an agency may look at, read with a fixed number of questions to the database.

Words that were written for others to read (lessons, model answers, released summaries) are shown to everybody of the
agency. The cases themselves are named, and opened, only where `visible_to` says so; of the cases of agencies above
nothing is read but what was released.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import Application, Dispute, Item, ModelAnswer, TypicalCase
from gongkai.casework.precedents.precedent import Precedent, PrecedentKind, grounds_of
from gongkai.casework.stage import OPEN
from gongkai.law.dispute_result import Result
from gongkai.law.outcome import Outcome
from gongkai.records.models import Event

CLOSED_MOST = 2000
"""Closed cases compared at most, the newest first."""
WRITTEN_MOST = 500
"""Typical cases, model answers and disputes read at most of each, the newest first."""

Grounds = frozenset[Outcome]


def all_precedents(agency: Agency, actor: Actor) -> list[Precedent]:
    """Everything: what was written for those who draft, and the agency's latest closed cases."""
    return [*written_precedents(agency, actor), *closed_cases(agency, actor)]


def written_precedents(agency: Agency, actor: Actor) -> list[Precedent]:
    """Disputes with their lessons, model answers and typical cases, in the order in which they help."""
    found = [*disputes(agency, actor), *model_answers(agency), *typical_cases(agency, actor)]
    order = list(PrecedentKind)
    return sorted(found, key=lambda one: (order.index(one.kind), -one.day.toordinal(), -one.pk))


def model_answers(agency: Agency) -> list[Precedent]:
    """The agency's and those of the agencies above; one question to the database."""
    rows = ModelAnswer.objects.for_drafting_at(agency).select_related("agency").order_by("-written_at")
    return [
        Precedent(
            PrecedentKind.MODEL_ANSWER,
            row.pk,
            frozenset({Outcome(row.ground)}),
            (),
            row.written_at.date(),
            asked=row.about,
            says=row.text,
            harm=row.harm,
            agency="" if row.agency_id == agency.pk else row.agency.name,
        )
        for row in rows[:WRITTEN_MOST]
    ]


def typical_cases(agency: Agency, actor: Actor) -> list[Precedent]:
    """The agency's own, and what agencies above have released; four questions to the database."""
    rows = TypicalCase.objects.for_drafting_at(agency).select_related("application__agency")
    typical = list(
        rows.defer("application__request").order_by("-application__closed_on", "-pk")[:WRITTEN_MOST]
    )
    pks = [row.pk for row in typical]
    items = _items(Item.objects.filter(application__in=pks))
    results = _results(pks)
    visible = set(Application.objects.visible_to(actor).filter(pk__in=pks).values_list("pk", flat=True))
    return [
        _typical(row, items[row.pk], results.get(row.pk, ""), agency, is_visible=row.pk in visible)
        for row in typical
    ]


def _typical(
    row: TypicalCase, items: "_Items", result: str, agency: Agency, *, is_visible: bool
) -> Precedent:
    case = row.application
    is_own, day = case.agency_id == agency.pk, case.closed_on or case.arrived
    texts: tuple[str, ...] = (row.asked,) if row.asked else ()
    says = row.reason
    if is_own:
        texts, says = (*texts, case.title, *items.texts), row.lesson
    shown: dict[str, Any] = {"asked": case.title, "number": case.number, "case": case.pk}
    named: dict[str, Any] = {"asked": row.asked, "agency": "" if is_own else case.agency.name}
    if is_own and is_visible:
        named |= shown
    kind = PrecedentKind.TYPICAL
    return Precedent(kind, row.pk, items.grounds, texts, day, says=says, result=result, **named)


def closed_cases(agency: Agency, actor: Actor) -> list[Precedent]:
    """The latest closed cases of the agency that the actor may see, typical ones aside; two questions."""
    seen = Application.objects.visible_to(actor).filter(agency=agency, closed_on__isnull=False)
    seen = seen.exclude(stage__in=OPEN).exclude(typical=True).order_by("-closed_on", "-pk")
    latest = seen.values_list("pk", "number", "title", "outcome", "closed_on")[:CLOSED_MOST]
    items = _items(Item.objects.filter(application__in=seen.values("pk")[:CLOSED_MOST]))
    return [
        Precedent(
            PrecedentKind.CLOSED,
            pk,
            items[pk].grounds or grounds_of(outcome, []),
            (title, *items[pk].texts),
            closed_on,
            asked=title,
            number=number,
            case=pk,
        )
        for pk, number, title, outcome, closed_on in latest
        if closed_on
    ]


def disputes(agency: Agency, actor: Actor) -> list[Precedent]:
    """Reviews and suits of the agency that it lost, or that left a lesson; five questions to the database."""
    worth = Q(result=Result.CORRECTED) | ~Q(lesson="")
    rows = Dispute.objects.filter(worth, agency=agency).exclude(closed_on=None).select_related("application")
    ended = list(rows.defer("application__request", "claims").order_by("-closed_on", "-pk")[:WRITTEN_MOST])
    visible = set(
        Dispute.objects.visible_to(actor)
        .filter(pk__in=[row.pk for row in ended])
        .values_list("pk", flat=True)
    )
    cases = {row.application_id for row in ended if row.application_id}
    decided = _decided(cases)
    items = _items(Item.objects.filter(application__in=cases))
    return [
        _dispute(row, decided[row.application_id], items[row.application_id], is_visible=row.pk in visible)
        for row in ended
    ]


def _dispute(row: Dispute, decided: list[Event], items: "_Items", *, is_visible: bool) -> Precedent:
    case = row.application
    # The decision that was fought over, not the one that took its place.
    before = [event for event in decided if event.on <= row.filed_on]
    grounds: Grounds = frozenset().union(
        *(
            grounds_of(one["outcome"], one["withheld"])
            for one in (before[-1].values["items"] if before else ())
        )
    )
    if not grounds and case is not None:
        grounds = grounds_of(case.outcome, [])
    texts = (row.title, *((case.title, *items.texts) if case else ()))
    kind = PrecedentKind.LOST if row.result == Result.CORRECTED else PrecedentKind.DISPUTED
    shown: dict[str, Any] = (
        {"asked": row.title, "number": row.docket or row.number, "dispute": row.pk} if is_visible else {}
    )
    assert row.closed_on is not None, "only those that have ended are read"  # noqa: S101
    result = f"{row.get_kind_display()}{row.get_result_display()}"
    return Precedent(kind, row.pk, grounds, texts, row.closed_on, says=row.lesson, result=result, **shown)


def _decided(cases: Iterable[int]) -> dict[int | None, list[Event]]:
    found: dict[int | None, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(case__in=cases, kind=EventKind.DECIDED).in_order():
        found[event.case_id].append(event)
    return found


def _results(cases: list[int]) -> dict[int, str]:
    """How the last review or suit over each case ended, in words."""
    ended = Dispute.objects.filter(application__in=cases).exclude(closed_on=None).order_by("closed_on", "pk")
    return {
        one.application_id: f"{one.get_kind_display()}{one.get_result_display()}"
        for one in ended.only("application_id", "kind", "result")
        if one.application_id
    }


class _Items:
    """What the items of a case ask for, and on which grounds they were decided."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.grounds: Grounds = frozenset()


def _items(rows: Any) -> dict[int | None, _Items]:
    found: dict[int | None, _Items] = defaultdict(_Items)
    for case, what, outcome, withheld in _plain(rows):
        found[case].texts.append(what)
        found[case].grounds |= grounds_of(outcome, withheld)
    return found


def _plain(rows: Any) -> Iterator[tuple[int, str, str, list[str]]]:
    yield from rows.order_by().values_list("application_id", "what", "outcome", "withheld")
