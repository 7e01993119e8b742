"""Taking a step in a review or suit: permission, stage, obstacle, the step itself, and then what follows from it."""

from collections.abc import Mapping
from typing import Any, cast

from django.db import transaction
from django.http import Http404

from gongkai.agencies.actor import Actor
from gongkai.casework.disputes.recording import locked, store
from gongkai.casework.disputes.step_form import DisputeForm
from gongkai.casework.disputes.step_table import TABLE
from gongkai.casework.models import Dispute
from gongkai.records.moment import Moment
from gongkai.workflow import taking
from gongkai.workflow.step import Step, StepRefused, Taking
from gongkai.workflow.taking import Offer, carry_out, obstacle


def form_for(
    step: Step[Dispute],
    dispute: Dispute,
    taken: Taking,
    data: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
) -> DisputeForm:
    """The form of a step's inputs for this case."""
    return cast(DisputeForm, step.inputs(data, files, dispute=dispute, taking=taken))


def offers(dispute: Dispute, actor: Actor, when: Moment) -> list[Offer[Dispute]]:
    """Every step that the actor's role takes in this stage, with what stands in its way."""
    return taking.offers(TABLE, dispute, actor, when)


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
        taken = Taking(actor, when)
        if says := obstacle(step, dispute, taken):
            raise StepRefused(says)
        carry_out(step, dispute, taken, form_for(step, dispute, taken, inputs or {}, files or {}), seen)
        store(dispute)
    return dispute
