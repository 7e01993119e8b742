"""Saving the working text of a document while it is drafted."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.publishing.drafting import DRAFTERS
from gongkai.publishing.models import Document
from gongkai.publishing.recording import locked, store
from gongkai.publishing.stage import Stage
from gongkai.publishing.working_text import AROUND, put
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused


class Overtaken(Exception):
    """Somebody has saved the text since; `document` is what stands now, so that the page can show both."""

    def __init__(self, document: Document) -> None:
        super().__init__(_("您打开这一页以后，别人保存过这份信息。两份都在下面，核对以后再保存。"))
        self.document = document


@transaction.atomic
def save(
    document_id: int, actor: Actor, when: Moment, values: Mapping[str, Any], seen: int | None = None
) -> Document:
    """Write fields of the working text (`working_text.FIELDS`); whoever does has worked on it and does not review it.

    `seen` is `Document.edits` of the page that saves. Raises Http404 for a document that the actor may not see,
    `StepRefused` where it is not being drafted or the actor does not draft, `Overtaken`, and `ValidationError` with
    words for each field that does not take its value; then nothing is saved.
    """
    document = locked_for_editing(document_id, actor)
    if seen is not None and seen != document.edits:
        raise Overtaken(document)
    if document.is_public and (fixed := [name for name in AROUND if name in values]):
        raise StepRefused(_("正在公开的信息，栏目、专题和下线日期用“调整栏目”办理。"), fixed[0])
    put(document, values)
    document.edits += 1
    document.saved_at, document.saved_by = when.at, str(actor)
    has_worked_on(document, actor)
    store(document)
    return document


def obstacle_to_editing(document: Document, actor: Actor) -> str:
    """Why this actor cannot work on the text now, in Chinese; empty if they can."""
    if actor.agency is None or actor.agency.pk != document.agency_id or actor.role not in DRAFTERS:
        roles = "、".join(role.label for role in DRAFTERS)
        return _("信息由%(roles)s修改。") % {"roles": roles}
    if document.stage != Stage.DRAFT:
        stage = document.get_stage_display()
        return _("“%(stage)s”时不能修改正文。送审的先撤回，已经签发的先开始修订。") % {"stage": stage}
    return ""


def locked_for_editing(document_id: int, actor: Actor) -> Document:
    """The document, locked until the transaction ends, for who works on its text.

    Raises Http404 for a document that the actor may not see, `StepRefused` where it is not being drafted or the
    actor does not draft.
    """
    if not Document.objects.visible_to(actor).filter(pk=document_id).exists():
        raise Http404
    document = locked(document_id)
    if says := obstacle_to_editing(document, actor):
        raise StepRefused(says)
    return document


def has_worked_on(document: Document, actor: Actor) -> None:
    """Remember, unsaved, that the actor does not review this text."""
    if actor.person_id is not None and actor.person_id not in document.editors:
        document.editors = [*document.editors, actor.person_id]
