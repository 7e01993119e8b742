"""An annual report as a case: where it stands, what comes next, what is in the way, what was said, what has happened."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.annual.desk.next_steps import next_steps
from gongkai.annual.desk.tabs import tabs
from gongkai.annual.event_kind import EventKind
from gongkai.annual.log_sentence import said
from gongkai.annual.models import Adjustment, AnnualReport, CellComment
from gongkai.annual.place import place
from gongkai.annual.platform_rules.records import CHANGED_SINCE
from gongkai.annual.recording import stands_by
from gongkai.annual.stage import AT_WORK
from gongkai.annual.steps_of_own.submitting import examination
from gongkai.law.wording import chinese_date
from gongkai.records.models import Event
from gongkai.records.moment import now
from gongkai.report.checks.wording import cell_name, number
from gongkai.report.writing import Kind

LOG_SHOWN = 30
"""Lines of the record on the page before all are asked for."""
KINDS = (Kind.DOCX, Kind.PDF, Kind.XLSX, Kind.JSON)
"""Files that the report as it stands is written as."""


@dataclass(frozen=True, slots=True)
class Commented:
    """A comment as the page prints it."""

    comment: CellComment
    where: str


@dataclass(frozen=True, slots=True)
class Adjusted:
    """An adjustment as the page prints it."""

    adjustment: Adjustment
    where: str
    amount: str


@require_safe
def report_page(request: HttpRequest, actor: Actor, report: AnnualReport) -> HttpResponse:
    """The page of a report. `?log=all` prints the whole record."""
    when = now()
    events = list(Event.objects.filter(case=report.pk).in_order())
    stands = stands_by(report, events)
    inside = actor.agency is not None and actor.agency.pk == report.agency_id
    log = list(_log(events, when.today, notes=inside))
    every = request.GET.get("log") == "all"
    check = examination(report, when.today)
    overtaken = any(one.finding.rule == CHANGED_SINCE.code for one in check.stopping)
    comments = CellComment.objects.filter(report=report).order_by("-pk")
    context = {
        "report": report,
        "tabs": tabs(report, "annual-report"),
        "inside": inside,
        "steps": next_steps(report, actor, when, overtaken=overtaken),
        "waiting": stands.waiting if inside else stands.above,
        "examined": check,
        "at_work": report.stage in AT_WORK,
        "days_left": (report.due - when.today).days,
        "comments": [Commented(one, place(one.code, one.section)) for one in comments],
        "adjusted": list(_adjusted(report)),
        "versions": AnnualReport.objects.filter(agency=report.agency_id, year=report.year)
        .visible_to(actor)
        .order_by("-version"),
        "kinds": KINDS,
        "log": log if every else log[:LOG_SHOWN],
        "logged": len(log),
    }
    return render(request, "annual/report.html", context)


def _adjusted(report: AnnualReport) -> Iterator[Adjusted]:
    for one in Adjustment.objects.filter(report=report, withdrawn_at=None).order_by("pk"):
        amount = one.amount.normalize()
        signed = f"＋{number(amount)}" if amount > 0 else f"－{number(-amount)}"
        yield Adjusted(one, cell_name(one.code), signed)


def _log(events: Iterable[Event], today: date, *, notes: bool) -> Iterator[tuple[str, str, str, str]]:
    """办理经过, newest first: when it was entered, who, what, a note. Notes to oneself do not leave the agency."""
    for event in reversed(list(events)):
        kind = EventKind(event.kind)
        if kind is EventKind.NOTED and not notes:
            continue
        told = said(kind, event.values)
        at = timezone.localtime(event.at)
        earlier = "" if event.on == at.date() else f"{chinese_date(event.on)}的事"
        year = "" if at.year == today.year else f"{at.year}年"
        note = "；".join(part for part in (earlier, told.note) if part)
        who = f"{event.values.get('agency', '')}{event.actor_name}"
        yield f"{year}{at.month}月{at.day}日 {at:%H:%M}", who, told.sentence, note
