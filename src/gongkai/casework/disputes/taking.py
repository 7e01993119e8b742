"""Taking a step in a review or suit: permission, stage, obstacle, the step itself, and then what follows from it."""

from collections.abc import Mapping
from typing import Any, cast

from gongkai.casework.disputes.recording import locked, store
from gongkai.casework.disputes.step_form import DisputeForm
from gongkai.casework.disputes.step_table import TABLE
from gongkai.casework.models import Dispute
from gongkai.workflow.step import Step, Taking
from gongkai.workflow.taking import Desk


def form_for(
    step: Step[Dispute],
    dispute: Dispute,
    taken: Taking,
    data: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
) -> DisputeForm:
    """The form of a step's inputs for this case."""
    return cast(DisputeForm, step.inputs(data, files, dispute=dispute, taking=taken))


DESK = Desk(TABLE, lambda actor: Dispute.objects.visible_to(actor), locked, form_for, store)
take, offers = DESK.take, DESK.offers
