"""送审: the text is checked, kept as a revision that nobody changes, and put before the first level; or recalled."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.publishing.content import Content, content_of
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.models import Document, DocumentFile, Revision
from gongkai.publishing.recording import record
from gongkai.publishing.register import together
from gongkai.publishing.review.chain import levels_of
from gongkai.publishing.review.guarding import blocking, findings_of, to_be_seen
from gongkai.publishing.review.metadata import faults
from gongkai.publishing.step_form import DocumentForm
from gongkai.workflow.step import StepRefused, Taking


class SubmitForm(DocumentForm):
    """What the guard warned of has been looked at."""

    warnings_seen = forms.BooleanField(
        label="提醒的地方已经逐条核对", required=False, help_text="检查有提醒时须勾选。"
    )

    def clean(self) -> dict[str, Any]:
        """What the guard will not let through is told, and what is to be looked at until it is ticked."""
        cleaned = super().clean()
        document = self.document
        findings = findings_of(document, content_of(document), self.today)
        if blocks := blocking(findings, document.attribute):
            self.add_error(None, [_("送审前须修改："), *blocks])
        if not cleaned.get("warnings_seen") and (warns := to_be_seen(findings, document.attribute)):
            self.add_error("warnings_seen", [_("逐条核对后勾选，或者修改："), *warns])
        return {**cleaned, "findings": findings}


def may_submit(document: Document, taking: Taking) -> str:
    """Everything that the text must say of itself, and somebody on every level."""
    if found := faults(document, taking.when.today):
        return "".join(fault.says for fault in found)
    try:
        levels_of(document, taking.when.today)
    except StepRefused as refused:
        return str(refused)
    return together.before_submitting(document)


def submit(document: Document, taking: Taking) -> None:
    """送审 (先审后发): what is reviewed is the revision, not what the text becomes."""
    levels = levels_of(document, taking.when.today)
    content = content_of(document)
    number = document.revision + 1
    Revision.objects.create(
        document=document,
        number=number,
        content=content.without_body(),
        body=content.body,
        digest=content.digest,
        made_at=taking.when.at,
        made_by=str(taking.actor),
        findings=[finding.as_json() for finding in taking.inputs["findings"]],
    )
    submitter = taking.actor.person_id
    record(
        document,
        EventKind.SUBMITTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        revision=number,
        digest=content.digest,
        attribute=document.attribute,
        levels=[level.as_said() for level in levels],
        attachments=_bytes_of(content),
        editors=sorted({*document.editors, *([submitter] if submitter is not None else [])}),
    )


def _bytes_of(content: Content) -> list[dict[str, Any]]:
    """What the files of the revision hold, so that nobody changes them unnoticed after they were reviewed."""
    rows = DocumentFile.objects.filter(pk__in=[line.number for line in content.files])
    named = rows.order_by("pk").values_list("attachment", "attachment__digest")
    return [{"attachment": number, "digest": digest} for number, digest in named]


def recall(document: Document, taking: Taking) -> None:
    """撤回: the submitted revision stays on record."""
    record(
        document,
        EventKind.RECALLED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        reason=taking.inputs["reason"],
    )
