"""A published penalty decision was changed or revoked: its page has to go within three working days (行政处罚法 Art 48)."""

from django import forms
from django.utils.translation import gettext as _

from gongkai.casework.step_form import date_field
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.history import stands
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document
from gongkai.publishing.recording import record
from gongkai.publishing.step_form import DocumentForm
from gongkai.publishing.undoing import Undoing
from gongkai.workflow.step import Taking


class UndoingForm(DocumentForm):
    """What was done to the decision, from which day, by which paper."""

    how = forms.ChoiceField(
        label="处罚决定被依法", choices=[(one.value, one.label) for one in Undoing], widget=forms.RadioSelect
    )
    on = date_field("生效日期", "从变更、撤销生效起，三个工作日内撤回并公开说明理由。")
    by = forms.CharField(label="依据的文书", max_length=200, help_text="例如复议决定书、判决书的文号。")

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today


def may_undo(document: Document, _taking: Taking) -> str:
    """A penalty decision that the public reads, and of which it was not said yet."""
    if document.kind != DocumentKind.PENALTY:
        return _("只有行政处罚决定要登记被变更、撤销。")
    if not document.is_public:
        return _("公众现在看不到这份信息。")
    return _("已经登记过了，办理“撤下”。") if stands(document).facts.undone else ""


def undo(document: Document, taking: Taking) -> None:
    """登记处罚决定变更或撤销: the page is to be taken down; until then the clerk has it in the inbox."""
    inputs = taking.inputs
    record(
        document,
        EventKind.DECISION_UNDONE,
        on=inputs["on"],
        actor=taking.actor,
        when=taking.when,
        how=inputs["how"],
        by=inputs["by"],
    )
