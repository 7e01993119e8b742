"""Taking a step of a document: permission, stage, obstacle, the step itself, and then what follows from it."""

from collections.abc import Mapping
from typing import Any, cast

from django.db import transaction
from django.http import Http404

from gongkai.agencies.actor import Actor
from gongkai.publishing.models import Document
from gongkai.publishing.recording import locked, store
from gongkai.publishing.step_form import DocumentForm
from gongkai.publishing.step_table import TABLE
from gongkai.records.moment import Moment
from gongkai.workflow import taking
from gongkai.workflow.step import Step, StepRefused, Taking
from gongkai.workflow.taking import Offer, carry_out, obstacle


def form_for(
    step: Step[Document],
    document: Document,
    taken: Taking,
    data: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
) -> DocumentForm:
    """The form of a step's inputs for this document."""
    return cast(DocumentForm, step.inputs(data, files, document=document, taking=taken))


def offers(document: Document, actor: Actor, when: Moment) -> list[Offer[Document]]:
    """Every step that the actor's role takes in this stage, with what stands in its way."""
    return taking.offers(TABLE, document, actor, when)


def take(
    code: str,
    document_id: int,
    actor: Actor,
    when: Moment,
    inputs: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Document:
    """Take a step, whole or not at all; the document as it then stands.

    `seen` is how many events the file had when the page was made whose button was pressed: what is pressed twice,
    or on a page that another's step has overtaken, takes nothing. Raises Http404 for a document that the actor may
    not see, `StepRefused` for a step that may not be taken now, `InputsRefused` for inputs with faults.
    """
    with transaction.atomic():
        if not Document.objects.visible_to(actor).filter(pk=document_id).exists():
            raise Http404
        document, step = locked(document_id), TABLE[code]
        taken = Taking(actor, when)
        if says := obstacle(step, document, taken):
            raise StepRefused(says)
        carry_out(step, document, taken, form_for(step, document, taken, inputs or {}, files or {}), seen)
        store(document)
    return document
