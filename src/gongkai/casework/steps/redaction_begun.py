"""Beginning a redaction (区分处理, 条例 Art 37): which file is given in part, and for which item."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.casework import redaction_jobs
from gongkai.casework.event_kind import EventKind
from gongkai.casework.filing import file_from
from gongkai.casework.models import Application, Item, Redaction, RedactionStage
from gongkai.casework.recording import record, stands
from gongkai.casework.step_form import StepForm
from gongkai.records.attachments import ACCEPTED
from gongkai.records.models import Attachment, Purpose
from gongkai.workflow.jobs.job import enqueue
from gongkai.workflow.step import StepRefused, Taking

REDACTABLE = (Purpose.TO_REDACT, Purpose.INFORMATION, Purpose.EVIDENCE, Purpose.OTHER)
"""Files of a case that may be given in part: what the agency holds, not what others sent in with their names on it."""


class RedactForm(StepForm):
    """Which file, one of the case or a new one, and the item that it answers."""

    source = forms.ChoiceField(label=gettext_lazy("本件的文件"), required=False)
    file = forms.FileField(
        label=gettext_lazy("或者上传一个文件"),
        required=False,
        help_text=gettext_lazy("PDF、Word、图片或者文本，不超过20 MB。原件只在本机关使用，不提供给申请人。"),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ACCEPTED)}),
    )
    item = forms.ChoiceField(label=gettext_lazy("对应的申请事项"), required=False)

    def prepare(self) -> None:
        """Files that may be redacted and are not being; the only item, if there is one only."""
        self.files_by_pk = {str(one.pk): one for one in _redactable(self.application)}
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            ("", _("不选，上传新文件") if self.files_by_pk else _("本件还没有可以处理的文件")),
            *((pk, f"{one.name}（{one.get_purpose_display()}）") for pk, one in self.files_by_pk.items()),
        ]
        self.items_by_position = {str(one.position): one for one in self.application.items.all()}
        self.fields["item"].choices = [  # type: ignore[attr-defined]
            ("", _("不限于一项")),
            *((position, f"{position}．{one.what}") for position, one in self.items_by_position.items()),
        ]
        if len(self.items_by_position) == 1:
            self.fields["item"].initial = next(iter(self.items_by_position))

    def clean(self) -> dict[str, Any]:
        """One file."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if not cleaned.get("source") and not cleaned.get("file"):
            self.add_error("source", _("还没有选文件。选本件的一个文件，或者上传一个。"))
        if cleaned.get("source") and cleaned.get("file"):
            self.add_error("file", _("选了本件的文件，又上传了新文件。只留一个。"))
        cleaned["source"] = self.files_by_pk.get(cleaned.get("source", ""))
        cleaned["item"] = self.items_by_position.get(cleaned.get("item", ""))
        return cleaned


def _redactable(application: Application) -> list[Attachment]:
    facts = stands(application).facts
    taken = {
        one.source
        for one in facts.redactions.values()
        if one.run == facts.run and one.stage is not RedactionStage.ABANDONED
    }
    kept = Attachment.objects.kept().filter(case=application.pk, purpose__in=REDACTABLE)
    return [one for one in kept.order_by("pk") if one.pk not in taken]


def gives_information(application: Application, _taking: Taking) -> str:
    """Only applications ask for information."""
    return (
        "" if stands(application).facts.is_application else _("更正申请和投诉不提供政府信息，没有区分处理。")
    )


def redact(application: Application, taking: Taking) -> None:
    """开始区分处理: the file is made into pages behind the desk, and from then on is never given as it is."""
    source: Attachment | None = taking.inputs["source"]
    source = source or file_from(application, taking, "file", Purpose.TO_REDACT)
    if source is None:
        raise StepRefused(_("还没有选文件。选本件的一个文件，或者上传一个。"), "source")
    item: Item | None = taking.inputs["item"]
    redaction = Redaction.objects.create(
        application=application,
        item=item,
        source=source,
        run=stands(application).facts.run,
        drafted_by_id=taking.actor.person_id,
    )
    record(
        application,
        EventKind.REDACTION_STARTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        redaction=redaction.pk,
        attachment=source.pk,
        digest=source.digest,
        item=item.position if item else None,
    )
    enqueue(redaction_jobs.prepare, redaction.pk)
