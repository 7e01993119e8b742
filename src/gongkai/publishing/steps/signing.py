"""签发: the last review, which decides the disclosure attribute, gives the numbers, and lets the text be published."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.casework.step_form import date_field, text_field
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.exemption import EXEMPTIONS, Exemption
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import ChannelKind, Document
from gongkai.publishing.numbers import next_document_number, next_index_number
from gongkai.publishing.recording import record
from gongkai.publishing.review.guarding import blocking_now
from gongkai.publishing.review.metadata import of_attribute
from gongkai.publishing.steps.reviewing import ReviewForm, review_of
from gongkai.workflow.step import Taking


class SignForm(ReviewForm):
    """The check-list, the disclosure attribute as the signer decides it, and when and where it is to be published."""

    future_allowed = ("planned_on", "reassess_due")
    attribute = forms.ChoiceField(
        label="公开属性", choices=[(one.value, one.label) for one in DisclosureAttribute]
    )
    attribute_ground = forms.ChoiceField(
        label="不公开的法定情形",
        required=False,
        choices=[("", "（不予公开的选）"), *((one.value, EXEMPTIONS[one].ground) for one in Exemption)],
    )
    attribute_reason = text_field("理由", "不主动公开的写明。", required=False, longest=1000)
    planned_on = date_field("计划公开时间", required=False)
    planned_channels = forms.MultipleChoiceField(
        label="计划公开方式",
        choices=ChannelKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reassess_due = date_field(
        "下次评估日期", "不主动公开的，到期评估是否仍不公开（条例第十八条）；不填按一年。", required=False
    )

    def prepare(self) -> None:
        """As the dispatch sheet says."""
        super().prepare()
        for name in ("attribute", "attribute_ground", "attribute_reason", "planned_on", "planned_channels"):
            self.fields[name].initial = getattr(self.document, name)

    def clean(self) -> dict[str, Any]:
        """What the drafter had to say, the signer has too."""
        cleaned = super().clean()
        if "attribute" not in cleaned:
            return cleaned
        attribute = DisclosureAttribute(cleaned["attribute"])
        if attribute is not DisclosureAttribute.WITHHELD:
            cleaned["attribute_ground"] = ""
        said = cleaned.get("attribute_ground", ""), cleaned.get("attribute_reason", "")
        for fault in of_attribute(self.document, attribute, *said):
            self.add_error(fault.field if fault.field in self.fields else "attribute", fault.says)
        if attribute is DisclosureAttribute.PROACTIVE:
            cleaned["reassess_due"] = None
            if blocks := blocking_now(self.document, self.document.revision, attribute, self.today):
                self.add_error(None, [_("不能签发主动公开，退回修改："), *blocks])
            return cleaned
        due = cleaned.get("reassess_due")
        if due and due <= self.today:
            self.add_error("reassess_due", _("填以后的日期。"))
        cleaned["reassess_due"] = due or a_year_on(self.today)
        return cleaned


def a_year_on(day: date) -> date:
    """The usual day of the next assessment: Art 18 wants it regularly (定期), and says no interval."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def sign(document: Document, taking: Taking) -> None:
    """签发: what is signed is numbered, and kept inside where it is not for the open web."""
    review, inputs, today = review_of(document), taking.inputs, taking.when.today
    for name in ("attribute", "attribute_ground", "attribute_reason", "planned_on", "planned_channels"):
        setattr(document, name, inputs[name])
    given = _numbered(document, today)
    record(
        document,
        EventKind.SIGNED,
        on=today,
        actor=taking.actor,
        when=taking.when,
        revision=review.revision,
        level=review.level.name,
        role=taking.actor.role,
        checked=inputs["checked"],
        comment=inputs["comment"],
        kind=document.kind,
        attribute=document.attribute,
        ground=document.attribute_ground,
        reason=document.attribute_reason,
        formed=document.date_of_document.isoformat() if document.date_of_document else "",
    )
    if given:
        record(document, EventKind.NUMBERED, on=today, actor=taking.actor, when=taking.when, **given)
    if document.attribute != DisclosureAttribute.PROACTIVE:
        due = inputs["reassess_due"].isoformat()
        record(document, EventKind.KEPT, on=today, actor=taking.actor, when=taking.when, reassess_due=due)
    # Its editors wrote what is now signed: a text taken up again has its own.
    document.editors = []


def _numbered(document: Document, today: date) -> dict[str, str]:
    """What the text had none of: it is given, and stands in the working text from now on."""
    given: dict[str, str] = {}
    if document.date_of_document is None:
        # 成文日期 is the day on which it is signed.
        document.date_of_document = today
        given["date_of_document"] = today.isoformat()
    if not document.index_number:
        given["index_number"] = document.index_number = next_index_number(document, today.year)
    if not document.document_number and DocumentKind(document.kind).about.numbered:
        number = next_document_number(document, today.year)
        if number:
            given["document_number"] = document.document_number = number
    return given
