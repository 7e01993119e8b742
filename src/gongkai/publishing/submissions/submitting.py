"""Sending in and answering: submitted by a section, taken up as a draft or returned with the reason, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Any

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.publishing import document_files, drafting
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, FileUse, Submission, SubmissionState
from gongkai.records.append import append, lock
from gongkai.records.attachments import attach, open_attachment
from gongkai.records.models import Attachment, Case, CaseKind, Purpose
from gongkai.records.moment import Moment
from gongkai.workflow.models import Notice, Task


class EventKind(StrEnum):
    """What happens to what was sent in."""

    SUBMITTED = "submitted"
    FILE_ADDED = "file_added"
    TAKEN_UP = "taken_up"
    SENT_BACK = "sent_back"


@dataclass(frozen=True, slots=True)
class News:
    """What is sent in: a title, plain text, and files as (name, bytes)."""

    title: str
    text: str
    files: tuple[tuple[str, bytes], ...] = ()


@transaction.atomic
def submit(to: Agency, news: News, actor: Actor, when: Moment) -> Submission:
    """Send it to the office of `to`: the actor's own agency, or one above. Raises `records.attachments.Refused`."""
    if actor.agency is None or not actor.agency.path.startswith(to.path):
        raise LedgerRefused("只能报送给本机关或者上级机关。", "to")
    case = Case.objects.create(agency=to, kind=CaseKind.SUBMISSION, opened_at=when.at)
    _record(case, EventKind.SUBMITTED, actor, when, {"title": news.title})
    submission = Submission.objects.create(
        case=case,
        agency=to,
        from_agency=None if actor.agency == to else actor.agency,
        unit_id=actor.unit_id if actor.agency == to else None,
        person_id=actor.person_id,
        title=news.title,
        text=news.text,
        on=when.today,
    )
    Task.objects.create(
        case=case,
        agency=to,
        role=Role.CLERK,
        step=EventKind.TAKEN_UP,
        says=f"处理报送的信息：{news.title}"[:200],
        since=when.today,
    )
    for name, data in news.files:
        added = attach(case, Purpose.OTHER, name, data, actor, when)
        _record(case, EventKind.FILE_ADDED, actor, when, {"attachment": added.pk, "digest": added.digest})
    return submission


@transaction.atomic
def take_up(submission: Submission, actor: Actor, when: Moment) -> Document:
    """Make a draft of it (工作动态), with its files as what the text was taken from.

    Raises `LedgerRefused`, and `StepRefused` for who does not draft.
    """
    case, kept = _open(submission, actor)
    document = drafting.begin(actor, when, kind=DocumentKind.NEWS, title=kept.title, body=_body(kept.text))
    for file in files_of(kept):
        content = open_attachment(file)
        document_files.add(document.pk, actor, when, FileUse.SOURCE, file.name, content, file.name)
    _record(case, EventKind.TAKEN_UP, actor, when, {"document": document.pk})
    _answer(kept, SubmissionState.TAKEN, actor, when, document=document)
    return document


@transaction.atomic
def send_back(submission: Submission, reason: str, actor: Actor, when: Moment) -> Submission:
    """Return it with the reason. Raises `LedgerRefused`."""
    case, kept = _open(submission, actor)
    _record(case, EventKind.SENT_BACK, actor, when, {"reason": reason})
    return _answer(kept, SubmissionState.RETURNED, actor, when, reason=reason)


def files_of(submission: Submission) -> Sequence[Attachment]:
    """What was sent with it; one question to the database."""
    return list(Attachment.objects.kept().filter(case=submission.pk).order_by("pk"))


def may_answer(submission: Submission, actor: Actor) -> bool:
    """Whether it waits for the actor: people of the office to which it was sent."""
    theirs = submission.agency_id == (actor.agency and actor.agency.pk)
    return actor.role in OFFICE and theirs and _waits(submission)


def _waits(submission: Submission) -> bool:
    return submission.state == SubmissionState.SUBMITTED


def _open(submission: Submission, actor: Actor) -> tuple[Case, Submission]:
    case = lock(submission.pk)
    kept = Submission.objects.select_related("agency", "unit").get(pk=submission.pk)
    if not _waits(kept):
        raise LedgerRefused(f"这一条{kept.get_state_display()}，由{kept.answered_by}办理。")
    if not may_answer(kept, actor):
        raise LedgerRefused("由收到这一条的机关的公开工作机构办理。")
    return case, kept


def _answer(kept: Submission, state: SubmissionState, actor: Actor, when: Moment, **more: Any) -> Submission:
    values = {"state": state, "answered_on": when.today, "answered_by": str(actor), **more}
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save(update_fields=list(values))
    Task.objects.filter(case=kept.pk).delete()
    if kept.person_id:
        says = f"您报送的“{kept.title}”{kept.get_state_display()}"
        Notice.objects.create(person_id=kept.person_id, case_id=kept.pk, says=says, made_at=when.at)
    return kept


def _record(case: Case, kind: EventKind, actor: Actor, when: Moment, data: dict[str, Any]) -> None:
    append(case, kind, on=when.today, actor=actor, when=when, data=data)


def _body(text: str) -> str:
    """Each line a paragraph."""
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())
