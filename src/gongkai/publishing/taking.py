"""Taking a step of a document: permission, stage, obstacle, the step itself, and then what follows from it."""

from collections.abc import Mapping
from typing import Any, cast

from gongkai.publishing.models import Document
from gongkai.publishing.recording import locked, store
from gongkai.publishing.step_form import DocumentForm
from gongkai.publishing.step_table import TABLE
from gongkai.workflow.step import Step, Taking
from gongkai.workflow.taking import Desk


def form_for(
    step: Step[Document],
    document: Document,
    taken: Taking,
    data: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
) -> DocumentForm:
    """The form of a step's inputs for this document."""
    return cast(DocumentForm, step.inputs(data, files, document=document, taking=taken))


DESK = Desk(TABLE, lambda actor: Document.objects.visible_to(actor), locked, form_for, store)
take, offers = DESK.take, DESK.offers
