"""Proposals to publish what was asked for (条例 Art 44): made by the desk or by the applicant, decided by the office's head."""

from typing import Any

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Post
from gongkai.agencies.role import Role
from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import Application
from gongkai.casework.recording import record, store
from gongkai.law.statutory_content import publish_by
from gongkai.law.wording import chinese_date
from gongkai.publishing import recording
from gongkai.publishing.drafting import DRAFTERS
from gongkai.publishing.from_casework.answers import Level, answered, draft
from gongkai.publishing.from_casework.depersonalising import values_of, without
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, Proposal, ProposalState
from gongkai.publishing.models.ticket import PROPOSERS
from gongkai.publishing.steps.around import give
from gongkai.records.append import lock
from gongkai.records.errors import RecordsError
from gongkai.records.moment import Moment
from gongkai.workflow.calendar import working_days
from gongkai.workflow.models import Notice
from gongkai.workflow.step import Taking


def obstacle(application: Application) -> str:
    """Why nothing can be proposed of the case, in Chinese; empty if it can."""
    if not answered(application.agency).filter(pk=application.pk).exists():
        return "只有已经办结、予以公开或者部分公开的申请，可以建议转为主动公开（条例第四十四条）。"
    rows = Proposal.objects.filter(application=application).exclude(state=ProposalState.REFUSED)
    if found := rows.first():
        return f"已经有人建议过：{found.get_state_display()}。"
    return ""


@transaction.atomic
def propose(
    application: Application, reason: str, actor: Actor, when: Moment, *, by_applicant: bool = False
) -> Proposal:
    """Propose to publish what the case was given. Raises `LedgerRefused`.

    `by_applicant`: the applicant thinks that it concerns the public (Art 44 ¶2), online (`PUBLIC`) or by the desk.
    """
    of_desk = (
        actor.agency is not None and actor.agency.pk == application.agency_id and actor.role in PROPOSERS
    )
    if not of_desk and not (by_applicant and actor.agency is None):
        raise LedgerRefused("由办理这件申请的机关或者申请人建议。")
    # Two who propose at once: the second finds the first's.
    case = _locked(application)
    if says := obstacle(case):
        raise LedgerRefused(says)
    try:
        subject = without(case.title, values_of(case.pk))
    except RecordsError as error:
        raise LedgerRefused(str(error)) from error
    proposal = Proposal.objects.create(
        agency=case.agency,
        application=case,
        subject=subject,
        reason=reason.strip(),
        by_applicant=by_applicant,
        made_on=when.today,
        made_by=str(actor),
    )
    # What an applicant writes may have to be forgotten some day; the record never forgets.
    said = "申请人建议转为主动公开" if by_applicant else f"建议转为主动公开：{proposal.reason}"
    _note(case, f"{said}（条例第四十四条）", actor, when)
    _tell_head(proposal, when)
    return proposal


@transaction.atomic
def accept(proposal: Proposal, reason: str, kind: str, level: Level, actor: Actor, when: Moment) -> Document:
    """Agree: a draft from the reply, to be public within the days of Art 26 from today; the ordinary review follows.

    Raises `LedgerRefused`, `StepRefused`.
    """
    case, kept = _open(proposal, actor)
    due = publish_by(when.today, working_days())
    document = draft(case, level, actor, when, kind, due)
    _hand_on(document, case, actor, when)
    _decide(kept, ProposalState.ACCEPTED, reason, actor, when, due=due, document=document)
    _note(case, f"同意转为主动公开，{chinese_date(due)}前公开。{reason.strip()}", actor, when)
    return document


@transaction.atomic
def refuse(proposal: Proposal, reason: str, actor: Actor, when: Moment) -> Proposal:
    """Decline, with the reason. Raises `LedgerRefused`."""
    case, kept = _open(proposal, actor)
    _decide(kept, ProposalState.REFUSED, reason, actor, when)
    _note(case, f"不转为主动公开：{reason.strip()}", actor, when)
    return kept


def may_decide(proposal: Proposal, actor: Actor) -> bool:
    """Whether it waits for the actor: the head of the office of disclosure."""
    theirs = actor.agency is not None and actor.agency.pk == proposal.agency_id
    return theirs and actor.role is Role.OGI_HEAD and proposal.state == ProposalState.OPEN


def _open(proposal: Proposal, actor: Actor) -> tuple[Application, Proposal]:
    assert proposal.application is not None  # noqa: S101
    case = _locked(proposal.application)
    kept = Proposal.objects.select_related("agency").get(pk=proposal.pk)
    if kept.state != ProposalState.OPEN:
        raise LedgerRefused(f"已经决定：{kept.get_state_display()}，{kept.decided_by}。")
    if not may_decide(kept, actor):
        raise LedgerRefused(f"由{kept.agency}的{Role.OGI_HEAD.label}决定。")
    return case, kept


def _decide(
    kept: Proposal, state: ProposalState, reason: str, actor: Actor, when: Moment, **more: Any
) -> None:
    values = {
        "state": state,
        "decision": reason.strip(),
        "decided_on": when.today,
        "decided_by": str(actor),
        **more,
    }
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save(update_fields=list(values))


def _hand_on(document: Document, case: Application, actor: Actor, when: Moment) -> None:
    """To whoever handled the case, and so to their section's review; to the clerk where they are gone.

    The text is drawn from the reply. The head who decides has not written any of it, so that the ban on reviewing
    one's own text does not hold for them.
    """
    document = recording.locked(document.pk)
    document.editors = []
    posts = Post.objects.in_effect(when.today).filter(agency=document.agency).with_names().order_by("pk")
    handler = posts.filter(role__in=DRAFTERS, person=case.person_id, unit=case.unit_id).first()
    if post := handler or posts.filter(role=Role.CLERK).first():
        give(document, post, Taking(actor, when), "转为主动公开")
    recording.store(document)


def _locked(application: Application) -> Application:
    case = lock(application.pk)
    found = Application.objects.select_related("agency").get(pk=application.pk)
    found.case = case
    return found


def _note(case: Application, words: str, actor: Actor, when: Moment) -> None:
    record(case, EventKind.NOTED, on=when.today, actor=actor, when=when, note=words)
    store(case)


def _tell_head(proposal: Proposal, when: Moment) -> None:
    posts = Post.objects.in_effect(when.today).filter(agency=proposal.agency, role=Role.OGI_HEAD)
    says = f"待您决定是否转为主动公开：{proposal.subject}"[:500]
    Notice.objects.bulk_create(
        Notice(person_id=person, case_id=proposal.application_id, says=says, made_at=when.at)
        for person in sorted(set(posts.values_list("person", flat=True)))
    )
