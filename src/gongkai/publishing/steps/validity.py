"""Amended, partly repealed, repealed, expired, suspended: the page already published says so (国办发〔2017〕47号)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.casework.step_form import date_field, text_field
from gongkai.law.validity import Validity
from gongkai.publishing.campaigns.deciding import settle
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.history import stands
from gongkai.publishing.models import Document, Link, LinkKind
from gongkai.publishing.recording import record
from gongkai.publishing.step_form import DocumentForm, OtherDocumentField, other_document
from gongkai.workflow.step import Taking

_LINKS = {
    Validity.AMENDED: LinkKind.AMENDS,
    Validity.PARTLY_REPEALED: LinkKind.PARTLY_REPEALS,
    Validity.REPEALED: LinkKind.REPEALS,
    Validity.SUSPENDED: LinkKind.SUSPENDS,
}
"""What the document that changes it does; one that has expired was changed by none."""
_AGAIN = frozenset({Validity.AMENDED, Validity.PARTLY_REPEALED})
"""What can be said of a document more than once."""


class ValidityForm(DocumentForm):
    """What became of it, from which day, by which document."""

    fillable = ("validity", "reason")
    validity = forms.ChoiceField(
        label="有效性",
        choices=[(one.value, one.label) for one in Validity if one is not Validity.CONSULTATION],
    )
    on = date_field("自")
    by = OtherDocumentField(label="依据的文件")
    by_name = forms.CharField(label="系统外的文件", max_length=200, required=False)
    articles = forms.CharField(
        label="条款", max_length=200, required=False, help_text="部分废止的写明哪几条。"
    )
    reason = text_field("说明", "写入办理经过。", required=False, longest=500)

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today

    @property
    def _day_unknown(self) -> bool:
        """Whether it had ended when it came in, and nobody has said yet when."""
        return (
            bool(self.document.validity)
            and self.document.repealed_date is None
            and (Validity(self.document.validity).has_ended)
        )

    def clean_by(self) -> Document | None:
        """One of this system."""
        return other_document(self, "by")

    def clean(self) -> dict[str, Any]:
        """Nothing is repealed without a document that does it, nor partly without saying which part."""
        cleaned = super().clean()
        validity = cleaned.get("validity")
        if validity == self.document.validity and validity not in _AGAIN and not self._day_unknown:
            self.add_error(
                "validity", _("现在就是“%(now)s”。核对要改成什么。") % {"now": Validity(validity).label}
            )
        named = bool(cleaned.get("by")) + bool(cleaned.get("by_name"))
        if validity in _LINKS and "by" in cleaned and named != 1:
            self.add_error("by", _("填写依据的文件：本系统里的，或者系统外的，填一份。"))
        if validity == Validity.PARTLY_REPEALED and not cleaned.get("articles"):
            self.add_error("articles", _("写明废止的是哪几条，例如“第五条、第七条第二款”。"))
        return cleaned


def may_change(document: Document, _taking: Taking) -> str:
    """What was finished: a draft has no validity yet."""
    facts = stands(document).facts
    if facts.shelved is None:
        return _("还没有办结的文本，谈不上有效性。")
    return "" if facts.validity else _("这类信息没有有效性。规章和规范性文件才有。")


def change_validity(document: Document, taking: Taking) -> None:
    """变更有效性: the register, the banner of its page, the links of both and open clean-ups follow."""
    inputs = taking.inputs
    by, kind = inputs["by"], _LINKS.get(inputs["validity"])
    if by is not None and kind is not None:
        Link.objects.update_or_create(
            document=by,
            kind=kind,
            to=document,
            form="",
            defaults={"articles": inputs["articles"], "on": inputs["on"]},
        )
    record(
        document,
        EventKind.VALIDITY_CHANGED,
        on=inputs["on"],
        actor=taking.actor,
        when=taking.when,
        before=document.validity,
        validity=inputs["validity"],
        by=by.pk if by else None,
        by_name=inputs["by_name"] or (by.title if by and by.is_public else ""),
        articles=inputs["articles"],
        reason=inputs["reason"],
    )
    settle(document, Validity(inputs["validity"]), taking.when)
