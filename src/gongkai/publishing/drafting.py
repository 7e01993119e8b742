"""Beginning a document: its file, its row, and the event that says who drafts it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Column, Document
from gongkai.publishing.recording import locked, record, store
from gongkai.publishing.working_text import put
from gongkai.records.models import Case, CaseKind
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused

DRAFTERS = (Role.CLERK, Role.OFFICER, Role.SECTION_HEAD, Role.OGI_HEAD)
"""Who drafts, edits and submits."""


@transaction.atomic
def begin(actor: Actor, when: Moment, *, kind: str, title: str, **values: Any) -> Document:
    """Begin a document of the actor's agency and unit; `values` are fields of `working_text.FIELDS`.

    It stands in the usual column of its kind unless `values` name another. Raises `StepRefused` for who does not
    draft, and `ValidationError` for values that the fields do not take, of a kind that there is not too.
    """
    if actor.agency is None or actor.role not in DRAFTERS:
        roles = "、".join(role.label for role in DRAFTERS)
        raise StepRefused(_("信息由%(roles)s起草。") % {"roles": roles})
    if kind not in set(DocumentKind):
        raise ValidationError({"kind": _("没有这种信息类型。从列出的类型里选。")})
    case = Case.objects.create(agency=actor.agency, kind=CaseKind.DOCUMENT, opened_at=when.at)
    column = usual_column(actor.agency, kind)
    document = Document(case=case, agency=actor.agency, drafted_on=when.today, column=column)
    # Its topics are chosen among rows, so the document has to be one before.
    document.title, document.kind = title[:200], kind
    document.save(force_insert=True)
    put(document, {"kind": kind, "title": title, **values})
    document.editors = [] if actor.person_id is None else [actor.person_id]
    document.save()
    document = locked(document.pk)
    record(
        document,
        EventKind.DRAFTED,
        on=when.today,
        actor=actor,
        when=when,
        kind=kind,
        title=document.title,
        unit=actor.unit_id,
        person=actor.person_id,
        role=actor.role,
    )
    store(document)
    return document


def usual_column(agency: Agency, kind: str) -> Column | None:
    """The agency's column in which documents of the kind usually stand; none where it has none in use."""
    code = DocumentKind(kind).about.column
    return Column.objects.filter(agency=agency, code=code, in_use=True).first()
