"""What an office does with a ticket: begin to correct the page, say that it is corrected, explain, or pass it on."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.handover import WorkOfAgencies, register_work_of_agencies
from gongkai.agencies.models import Agency
from gongkai.publishing import taking
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, SiteError, TicketState
from gongkai.publishing.stage import AT_WORK
from gongkai.publishing.tickets.event_kind import EventKind
from gongkai.publishing.tickets.page_owner import has_office
from gongkai.publishing.tickets.reporting import put_before
from gongkai.publishing.tickets.time_limit import due_by
from gongkai.records.append import append, lock
from gongkai.records.models import Case
from gongkai.records.moment import Moment
from gongkai.workflow.calendar import working_days
from gongkai.workflow.models import Task


def may_handle(ticket: SiteError, actor: Actor) -> bool:
    """Whether it waits for the actor: people of the office of the agency that has it."""
    theirs = actor.agency is not None and actor.agency.pk == ticket.agency_id
    return theirs and actor.role in OFFICE and ticket.state == TicketState.RECEIVED


@transaction.atomic
def begin_correction(ticket: SiteError, actor: Actor, when: Moment) -> Document:
    """Take the document of the page up again; whatever the public sees stays until the new text is published.

    Raises `LedgerRefused`, and `StepRefused` where the document cannot be revised now.
    """
    case, kept = _open(ticket, actor)
    if kept.document_id is None:
        raise LedgerRefused(_("这一页不是一件信息，不能修订。改好后直接办结。"))
    reason = _("网站找错%(number)s：%(what)s") % {"number": kept.number, "what": kept.get_what_display()}
    document = taking.take("revise", kept.document_id, actor, when, {"reason": reason})
    _record(case, EventKind.CORRECTION_BEGUN, actor, when, {"document": document.pk})
    return document


@transaction.atomic
def corrected(ticket: SiteError, answer: str, actor: Actor, when: Moment) -> SiteError:
    """Done: the page is right now. Raises `LedgerRefused` while the corrected text is not yet public."""
    case, kept = _open(ticket, actor)
    document = kept.document
    if document and document.is_public and document.stage in AT_WORK:
        raise LedgerRefused(_("修订的文本还没有发布，网页上还是原来的。发布以后再办结。"), "answer")
    return _end(case, kept, TicketState.CORRECTED, EventKind.CORRECTED, answer, actor, when)


@transaction.atomic
def answered(ticket: SiteError, answer: str, actor: Actor, when: Moment) -> SiteError:
    """Nothing is to be corrected, and why. Raises `LedgerRefused`."""
    case, kept = _open(ticket, actor)
    return _end(case, kept, TicketState.ANSWERED, EventKind.ANSWERED, answer, actor, when)


@transaction.atomic
def pass_on(ticket: SiteError, to: Agency, reason: str, actor: Actor, when: Moment) -> SiteError:
    """To another agency of this site, whose days begin today; number and query code stay. Raises `LedgerRefused`."""
    case, kept = _open(ticket, actor)
    if to.pk == kept.agency_id:
        raise LedgerRefused(_("这就是现在办理的机关。选另一个。"), "to")
    if not has_office(to, when.today):
        raise LedgerRefused(
            _("%(agency)s在本系统没有公开工作机构，收不到。选别的机关。") % {"agency": to}, "to"
        )
    return _move(case, kept, to, reason, actor, when)


def pass_on_of_merged(actor: Actor, agency: Agency, successor: Agency, at: datetime) -> int:
    """Open tickets of an agency that is merged go to its successor; how many. Runs in the caller's transaction."""
    when = Moment(timezone.localdate(at), at)
    waiting = list(SiteError.objects.open().filter(agency=agency).order_by("pk").values_list("pk", flat=True))
    for pk in waiting:
        case = lock(pk)
        kept = SiteError.objects.select_related("agency", "document").get(pk=pk)
        _move(case, kept, successor, _("%(agency)s的职责移交") % {"agency": agency}, actor, when)
    return len(waiting)


def register_work() -> None:
    """Called when the app is ready."""
    register_work_of_agencies(
        WorkOfAgencies(
            "网站找错",
            lambda agency: SiteError.objects.open().filter(agency=agency).count(),
            pass_on_of_merged,
        )
    )


def _move(case: Case, kept: SiteError, to: Agency, reason: str, actor: Actor, when: Moment) -> SiteError:
    before = kept.agency_id
    kept.agency, kept.due = to, due_by(kept.what, when.today, working_days())
    kept.save(update_fields=["agency", "due"])
    case.agency = to
    case.save(update_fields=["agency"])
    said = {"from": before, "to": to.pk, "to_name": to.name, "reason": reason}
    _record(case, EventKind.PASSED_ON, actor, when, said)
    put_before(kept, to, when)
    return kept


@transaction.atomic
def pass_outside(ticket: SiteError, organ: str, reason: str, actor: Actor, when: Moment) -> SiteError:
    """To an organ that is not on this site, which ends it here. Raises `LedgerRefused`."""
    case, kept = _open(ticket, actor)
    answer = _("不属于本网站，已转%(organ)s。%(reason)s") % {"organ": organ, "reason": reason}
    said = {"to": None, "to_name": organ, "reason": reason}
    return _end(case, kept, TicketState.PASSED_ON, EventKind.PASSED_ON, answer, actor, when, said)


def _open(ticket: SiteError, actor: Actor) -> tuple[Case, SiteError]:
    case = lock(ticket.pk)
    kept = SiteError.objects.select_related("agency", "document").get(pk=ticket.pk)
    if kept.state != TicketState.RECEIVED:
        raise LedgerRefused(
            _("%(number)s已经办结：%(state)s。") % {"number": kept.number, "state": kept.get_state_display()}
        )
    if not may_handle(kept, actor):
        raise LedgerRefused(_("由%(agency)s的公开工作机构办理。") % {"agency": kept.agency})
    return case, kept


def _end(
    case: Case,
    kept: SiteError,
    state: TicketState,
    kind: EventKind,
    answer: str,
    actor: Actor,
    when: Moment,
    said: dict[str, Any] | None = None,
) -> SiteError:
    kept.state, kept.answer, kept.answered_on = state, answer.strip(), when.today
    kept.save(update_fields=["state", "answer", "answered_on"])
    # The answer may have to be forgotten some day: the record, which never forgets, says only that there was one.
    _record(case, kind, actor, when, said or {})
    Task.objects.filter(case=kept.pk).delete()
    return kept


def _record(case: Case, kind: EventKind, actor: Actor, when: Moment, data: dict[str, Any]) -> None:
    append(case, kind, on=when.today, actor=actor, when=when, data=data)
