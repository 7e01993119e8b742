"""A case on one page: where it stands, what comes next, what was decided, every day counted, all that happened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.prepared import Prepared, has_read
from gongkai.casework.access import held_back, may_open
from gongkai.casework.deadline_card import deadline_card
from gongkai.casework.desk.decided import counted_as, item_lines
from gongkai.casework.desk.disputes_of_case import disputes_of, may_be_disputed
from gongkai.casework.desk.letter_line import letter_lines
from gongkai.casework.desk.next_steps import next_steps
from gongkai.casework.desk.redactions_of_case import redactions_of
from gongkai.casework.desk.step_bar import step_bar
from gongkai.casework.event_kind import EventKind
from gongkai.casework.log_sentence import said
from gongkai.casework.models import Application, Assignment, Item, Letter
from gongkai.casework.monthly_count import same_by
from gongkai.casework.proof_sheet import proof_sheet
from gongkai.casework.recording import happened, stands_by
from gongkai.casework.stage import Stage
from gongkai.law.outcome import Outcome
from gongkai.law.wording import chinese_date
from gongkai.records.models import Attachment, Event, Purpose, Secret, SecretKind, SecretQuerySet
from gongkai.records.moment import Moment, now

SHOWN = 8
"""Lines of the record that the page begins with."""


@require_safe
def case_page(request: HttpRequest, actor: Actor, application: Application) -> HttpResponse:
    """办理页 of a case; printed, it leaves out what only the desk uses. `?log=all` shows the whole record."""
    context = case_context(application, actor, now())
    if request.GET.get("log") != "all":
        context["log"] = context["log"][:SHOWN]
    return render(request, "casework/case.html", context)


def case_context(application: Application, actor: Actor, when: Moment) -> dict[str, Any]:
    """What the page prints, in at most eight questions to the database, one more if there is a review or suit."""
    events = _events(application.pk)
    stands = stands_by(application, events)
    items = _items(application.pk)
    letters = _letters(application.pk) if stands.facts.letters else []
    assignments = _assignments(application.pk) if stands.facts.assignments else []
    redactions = redactions_of(application.pk) if stands.facts.redactions else []
    # What stands in the way of a step is read off the same rows.
    has_read(application, "items", items)
    has_read(application, "letters", letters)
    has_read(application, "assignments", assignments)
    has_read(application, "redactions", redactions)
    steps = next_steps(application, actor, when)
    letter_table = letter_lines(letters, stands, events, steps.letters)
    lead = stands.facts.lead
    sheet = proof_sheet(stands.clock, when.today)
    people = known(application)
    lines = log(events, when)
    return {
        "application": application,
        "lead": next((row for row in assignments if lead and row.pk == lead.id), None),
        "stands": stands,
        "bar": step_bar(stands, happened(events)),
        "card": deadline_card(stands.clock, sheet, when.today) if sheet else None,
        "sheet": sheet,
        "steps": steps,
        "lines": item_lines(items, steps.items),
        "counted": counted_as(application, when),
        "letters": letter_table,
        "redactions": redactions,
        "disputes": disputes_of(application, actor) if application.is_disputed else [],
        "may_register_dispute": may_be_disputed(application, actor, when.today),
        "assignments": [row for row in assignments if not row.ended or row.contribution],
        "log": lines,
        "logged": len(lines),
        "files": files(
            application,
            actor,
            {file for line in letter_table for file in _printed(line.letter)},
            held_back(redactions),
        ),
        "known": people,
        "same": len(same_by(application, _secrets(people))) if stands.stage in _INTAKE else 0,
        "may_reveal": actor.sees_personal_data,
        "may_be_published": not application.is_open and application.outcome in _GIVEN,
        "today": when.today,
    }


_INTAKE = (Stage.UNCONFIRMED, Stage.REGISTERED)
"""Where it is still to be seen whether an application repeats another."""


_GIVEN = (Outcome.GRANTED, Outcome.PARTIAL)
"""With which something was given that the public may be given too (Art 44)."""


class LogLine(NamedTuple):
    """A line of the record: when it was entered, by whom, what; `note` says too if it took effect on another day."""

    says_when: str
    who: str
    sentence: str
    note: str


def log(events: list[Event], when: Moment) -> list[LogLine]:
    """办理经过, newest first."""
    found = []
    for event in reversed(events):
        if event.kind == EventKind.ATTACHED and event.values.get("purpose") == Purpose.LETTER:
            # The letter's own line tells of it.
            continue
        told = said(EventKind(event.kind), event.values)
        at = timezone.localtime(event.at)
        earlier = "" if event.on == at.date() else f"{chinese_date(event.on)}的事"
        note = "；".join(part for part in (earlier, told.note) if part)
        found.append(LogLine(_says_when(at, when.today), event.actor_name, told.sentence, note))
    return found


def _says_when(at: datetime, today: date) -> str:
    """`3月12日 09:20`; with the year where it is not the present one."""
    year = "" if at.year == today.year else f"{at.year}年"
    return f"{year}{at.month}月{at.day}日 {at:%H:%M}"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the case; `may_open` says whether the actor may take it out."""

    attachment: Attachment
    may_open: bool


def files(application: Application, actor: Actor, printed: set[int], held: Collection[int]) -> list[File]:
    """What belongs to the case beside its printed letters and working copies, newest first.

    `held` may not be opened by everybody.
    """
    shown = (row for row in _attachments(application.pk) if row.purpose != Purpose.WORKING)
    rows = [row for row in shown if row.pk not in printed]
    return [File(row, may_open(actor, row, held)) for row in rows]


def _printed(letter: Any) -> tuple[int, ...]:
    return tuple(pk for pk in (letter.docx_id, letter.pdf_id, letter.stamped_id) if pk)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one person of the case, masked; `whose` is the code in the vault."""

    whose: str
    secrets: tuple[Secret, ...]

    @property
    def label(self) -> str:
        """申请人, 代理人, 第2申请人, 第三方1."""
        kind, _mark, number = self.whose.rpartition("-")
        if kind == "applicant":
            return f"第{number}申请人"
        if kind == "third-party":
            return f"第三方{number}"
        return {"applicant": "申请人", "agent": "代理人"}.get(self.whose, self.whose)


def _secrets(people: list[Known]) -> list[Secret]:
    return [secret for one in people for secret in one.secrets]


def people_of(case: int) -> SecretQuerySet:
    """What the vault holds of people. The query code is the applicant's alone: no desk shows it."""
    return Secret.objects.filter(case=case).exclude(kind=SecretKind.QUERY_CODE).order_by("pk")


def known(application: Application) -> list[Known]:
    """Everybody of the case whose data lie in the vault, the applicant first."""
    by_person: dict[str, list[Secret]] = {}
    for secret in _secrets_of(application.pk):
        by_person.setdefault(secret.whose, []).append(secret)
    order = sorted(by_person, key=lambda whose: (not whose.startswith("applicant"), whose))
    return [Known(whose, tuple(by_person[whose])) for whose in order]


_items = Prepared(lambda case: Item.objects.filter(application=case), -1)
_letters = Prepared(lambda case: Letter.objects.filter(application=case), -1)
_assignments = Prepared(
    lambda case: Assignment.objects.filter(application=case).annotate(
        unit_name=F("unit__name"), person_name=F("person__name")
    ),
    -1,
)
_events = Prepared(lambda case: Event.objects.filter(case=case).in_order(), -1)
_attachments = Prepared(
    lambda case: Attachment.objects.kept().filter(case=case).defer("wrapped_key").order_by("-pk"), -1
)
_secrets_of = Prepared(lambda case: people_of(case).defer("sealed"), -1)
