"""Taking a step in a review or suit: permission, stage, obstacle, the step itself, and then what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.db import transaction
from django.http import Http404

from gongkai.agencies.actor import Actor
from gongkai.casework.disputes.recording import locked, store
from gongkai.casework.disputes.step_form import DisputeForm
from gongkai.casework.disputes.step_table import TABLE
from gongkai.casework.models import Dispute
from gongkai.casework.taking import MEANWHILE, InputsRefused
from gongkai.records.moment import Moment
from gongkai.workflow.step import Step, StepRefused, Taking


@dataclass(frozen=True, slots=True)
class Offer:
    """A step as the screen shows it: it can be taken, or `obstacle` says why not and by which article."""

    step: Step[Dispute]
    obstacle: str = ""


def form_for(
    step: Step[Dispute],
    dispute: Dispute,
    taking: Taking,
    data: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
) -> DisputeForm:
    """The form of a step's inputs for this case."""
    return cast(DisputeForm, step.inputs(data, files, dispute=dispute, taking=taking))


def obstacle(step: Step[Dispute], dispute: Dispute, taking: Taking) -> str:
    """Why the step cannot be taken now by this actor, in Chinese; empty if it can."""
    actor = taking.actor
    if actor.role not in step.roles or actor.agency is None or actor.agency.pk != dispute.agency_id:
        roles = "、".join(role.label for role in sorted(step.roles))
        return f"“{step.label}”由{roles}办理。"
    if dispute.stage not in step.stages:
        return f"“{dispute.get_stage_display()}”时不能{step.label}。"
    return step.obstacle(dispute, taking)


def offers(dispute: Dispute, actor: Actor, when: Moment) -> list[Offer]:
    """Every step that the actor's role takes in this stage, with what stands in its way."""
    taking = Taking(actor, when)
    own = actor.agency is not None and actor.agency.pk == dispute.agency_id
    return [
        Offer(step, step.obstacle(dispute, taking))
        for step in TABLE
        if own and actor.role in step.roles and dispute.stage in step.stages
    ]


def take(
    code: str,
    dispute_id: int,
    actor: Actor,
    when: Moment,
    inputs: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Dispute:
    """Take a step, whole or not at all; the dispute as it then stands.

    `seen` is how many events the case had when the page was made whose button was pressed: what is pressed twice,
    or on a page that another's step has overtaken, takes nothing. Raises Http404 for a dispute that the actor may
    not see, `StepRefused` for a step that may not be taken now, `InputsRefused` for inputs with faults.
    """
    with transaction.atomic():
        if not Dispute.objects.visible_to(actor).filter(pk=dispute_id).exists():
            raise Http404
        dispute, step = locked(dispute_id), TABLE[code]
        taking = Taking(actor, when)
        if says := obstacle(step, dispute, taking):
            raise StepRefused(says)
        form = form_for(step, dispute, taking, inputs or {}, files or {})
        if not form.is_valid():
            raise InputsRefused(form)
        if seen is not None and seen != dispute.case.length:
            form.add_error(None, MEANWHILE)
            raise InputsRefused(form)
        try:
            step.take(dispute, Taking(actor, when, form.cleaned_data))
        except StepRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            raise InputsRefused(form) from refused
        store(dispute)
    return dispute
