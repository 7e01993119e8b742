"""Taking a step of a document: permission, stage, obstacle, the step itself, and then what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.db import transaction
from django.http import Http404

from gongkai.agencies.actor import Actor
from gongkai.casework.taking import MEANWHILE, InputsRefused
from gongkai.publishing.models import Document
from gongkai.publishing.recording import locked, store
from gongkai.publishing.step_form import DocumentForm
from gongkai.publishing.step_table import TABLE
from gongkai.records.moment import Moment
from gongkai.workflow.step import Step, StepRefused, Taking

__all__ = ["InputsRefused", "Offer", "form_for", "obstacle", "offers", "take"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A step as the screen shows it: it can be taken, or `obstacle` says why not and by which article."""

    step: Step[Document]
    obstacle: str = ""


def form_for(
    step: Step[Document],
    document: Document,
    taking: Taking,
    data: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
) -> DocumentForm:
    """The form of a step's inputs for this document."""
    return cast(DocumentForm, step.inputs(data, files, document=document, taking=taking))


def obstacle(step: Step[Document], document: Document, taking: Taking) -> str:
    """Why the step cannot be taken now by this actor, in Chinese; empty if it can."""
    actor = taking.actor
    if actor.role not in step.roles or actor.agency is None or actor.agency.pk != document.agency_id:
        roles = "、".join(role.label for role in sorted(step.roles))
        return f"“{step.label}”由{roles}办理。"
    if document.stage not in step.stages:
        return f"“{document.get_stage_display()}”时不能{step.label}。"
    return step.obstacle(document, taking)


def offers(document: Document, actor: Actor, when: Moment) -> list[Offer]:
    """Every step that the actor's role takes in this stage, with what stands in its way."""
    taking = Taking(actor, when)
    own = actor.agency is not None and actor.agency.pk == document.agency_id
    return [
        Offer(step, step.obstacle(document, taking))
        for step in TABLE
        if own and actor.role in step.roles and document.stage in step.stages
    ]


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
        taking = Taking(actor, when)
        if says := obstacle(step, document, taking):
            raise StepRefused(says)
        form = form_for(step, document, taking, inputs or {}, files or {})
        if not form.is_valid():
            raise InputsRefused(form)
        if seen is not None and seen != document.case.length:
            form.add_error(None, MEANWHILE)
            raise InputsRefused(form)
        try:
            step.take(document, Taking(actor, when, form.cleaned_data))
        except StepRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            raise InputsRefused(form) from refused
        store(document)
    return document
