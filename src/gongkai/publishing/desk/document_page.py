"""A document on one page: where it stands, what comes next, what is decided about it, and what has happened."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.law.wording import chinese_date
from gongkai.publishing.commenting import reviews
from gongkai.publishing.content import Content
from gongkai.publishing.desk.due import deadline_card
from gongkai.publishing.desk.inside import content_for, is_inside
from gongkai.publishing.desk.linked import linked_to
from gongkai.publishing.desk.metadata import content_lines, sheet_lines
from gongkai.publishing.desk.next_steps import next_steps
from gongkai.publishing.desk.shown_body import shown_body
from gongkai.publishing.desk.step_bar import step_bar
from gongkai.publishing.editing import obstacle_to_editing
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.facets import Risk
from gongkai.publishing.history import stands_by
from gongkai.publishing.interpreting import may_interpret
from gongkai.publishing.ledger_access import KEEPERS
from gongkai.publishing.log_sentence import said
from gongkai.publishing.models import Comment, Document, DocumentFile, Placement
from gongkai.publishing.review.chain import levels_of
from gongkai.publishing.review.level import Level, usual
from gongkai.publishing.stage import Stage
from gongkai.records.models import Event
from gongkai.records.moment import Moment, now
from gongkai.workflow.calendar import working_days
from gongkai.workflow.step import StepRefused

LOG_SHOWN = 30
"""Lines of the record on the page before all are asked for."""


@require_safe
def document_page(request: HttpRequest, actor: Actor, document: Document) -> HttpResponse:
    """The page of a document; printed, it leaves out what only the desk uses. `?log=all` prints the whole record."""
    every = request.GET.get("log") == "all"
    return render(request, "publishing/document.html", document_context(document, actor, now(), every=every))


def document_context(document: Document, actor: Actor, when: Moment, *, every: bool) -> dict[str, Any]:
    """What the page prints."""
    events = list(Event.objects.filter(case=document.pk).in_order())
    stands = stands_by(document, events)
    inside = is_inside(document, actor)
    content = content_for(document, actor)
    log = list(log_of(events, when.today, notes=inside))
    placements = Placement.objects.filter(document=document).counted().select_related("account")
    return {
        "document": document,
        "title": content.title,
        "number": content.document_number or (document.document_number if inside else ""),
        "inside": inside,
        "bar": step_bar(document, events, _chain(document, when.today)),
        "card": deadline_card(document, when.today, working_days()),
        "steps": next_steps(document, actor, when),
        "waiting": stands.waiting if inside else (),
        "edits": not obstacle_to_editing(document, actor),
        "reviews": reviews(document, actor),
        "lines": content_lines(content)[1:],
        "sheet": sheet_lines(document),
        "body": shown_body(document.pk, content.body),
        "files": _files(content),
        "revisions": document.revisions.defer("body", "content", "findings").order_by("-number"),
        "comments": _comments(document) if inside else [],
        "keeps": inside and actor.role in KEEPERS,
        "placements": placements.order_by("on", "pk"),
        "linked": linked_to(document, actor),
        "interprets": may_interpret(document, actor),
        "log": log if every else log[:LOG_SHOWN],
        "logged": len(log),
        "is_draft": document.stage == Stage.DRAFT,
        "today": when.today,
    }


def _chain(document: Document, today: date) -> tuple[Level, ...]:
    """What the text would go through; what it has gone through already, its events say."""
    if document.revision:
        return ()
    try:
        return levels_of(document, today)
    except StepRefused:
        return usual(Risk(document.risk))


def _files(content: Content) -> list[DocumentFile]:
    """Those of the text, in its order; what it was taken from is none of them."""
    numbers = [line.number for line in content.files]
    kept = DocumentFile.objects.select_related("attachment").defer("text").in_bulk(numbers)
    return [kept[number] for number in numbers if number in kept]


def _comments(document: Document) -> QuerySet[Comment]:
    """What is still to be dealt with first."""
    return Comment.objects.filter(document=document).order_by(F("resolved_at").asc(nulls_first=True), "-pk")


def log_of(
    events: Iterable[Event], today: date, *, notes: bool = True
) -> Iterator[tuple[str, str, str, str]]:
    """办理经过, newest first: when it was entered, who, what, a note.

    In the notes stand opinions, reasons and titles of drafts, which do not leave the agency.
    """
    for event in reversed(list(events)):
        told = said(EventKind(event.kind), event.values)
        at = timezone.localtime(event.at)
        earlier = "" if event.on == at.date() else f"{chinese_date(event.on)}的事"
        year = "" if at.year == today.year else f"{at.year}年"
        note = "；".join(part for part in (earlier, told.note if notes else "") if part)
        yield f"{year}{at.month}月{at.day}日 {at:%H:%M}", event.actor_name, told.sentence, note
