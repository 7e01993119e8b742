"""Taking a public page down, on its day or for a reason, with a trace at its address; and putting it back."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.casework.step_form import date_field, text_field
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.models import Document, Publication
from gongkai.publishing.recording import record
from gongkai.publishing.releasing import on_site
from gongkai.publishing.review.guarding import blocking_now
from gongkai.publishing.step_form import DocumentForm, OtherDocumentField, ReasonForm, other_document
from gongkai.records.moment import Moment
from gongkai.workflow.step import Taking

ENDED = "本信息已到期下线。"
"""What the public reads at the address of a page whose day has come."""


class WithdrawForm(DocumentForm):
    """Why, inside; what the public reads in its place."""

    reason = text_field("撤下的理由", "写入办理经过，不对外公布。")
    says = forms.CharField(
        label="对公众的说明",
        max_length=300,
        initial="本信息已撤下。",
        help_text="显示在原来的页面地址上。不要写标题和正文里的内容。",
    )
    instead = OtherDocumentField(label="改看哪份信息")

    def prepare(self) -> None:
        """Of a penalty decision that stands no longer the law wants the reason told, 行政处罚法 Art 48."""
        if undone := self.facts.undone:
            self.fields["says"].initial = f"这份行政处罚决定已被依法{undone.how.label}，现予撤回。"
            self.fields["reason"].initial = f"行政处罚决定被依法{undone.how.label}。"

    def clean_instead(self) -> Document | None:
        """One that the public can read."""
        found = other_document(self, "instead")
        if found is not None and not found.is_public:
            raise forms.ValidationError(_("这份信息没有公开，不能指引公众去看。改填一份公开的，或者留空。"))
        return found


def is_shown(document: Document, _taking: Taking) -> str:
    """The public sees a text of it."""
    return "" if document.is_public else _("公众现在看不到这份信息。")


def withdraw(document: Document, taking: Taking) -> None:
    """撤下: page, search entry and files are gone at once; the address says that there was something, and why not now."""
    instead = taking.inputs["instead"]
    _take_down(
        document,
        EventKind.WITHDRAWN,
        taking.actor,
        taking.when,
        says=taking.inputs["says"],
        reason=taking.inputs["reason"],
        **({"instead": instead.pk} if instead else {}),
    )


class EndForm(DocumentForm):
    """What the public reads."""

    says = forms.CharField(label="对公众的说明", max_length=300, initial=ENDED)


def end_now(document: Document, taking: Taking) -> None:
    """到期下线, before the day that was set or without one."""
    end(document, taking.actor, taking.when, taking.inputs["says"])


def end(document: Document, actor: Actor, when: Moment, says: str = ENDED) -> None:
    """到期下线."""
    _take_down(document, EventKind.ENDED, actor, when, says=says)


def _take_down(document: Document, kind: EventKind, actor: Actor, when: Moment, **data: Any) -> None:
    # The version goes on from here should the page come back: one version is one state of it for ever.
    page = Publication.objects.values_list("version", flat=True).get(pk=document.pk)
    record(document, kind, on=when.today, actor=actor, when=when, page=page, **data)


class RestoreForm(ReasonForm):
    """Why it is shown again, and until when."""

    future_allowed = ("expires_on",)
    expires_on = date_field("下线日期", "不填即长期公开。", required=False)

    def prepare(self) -> None:
        """The day that was set, where it is still to come."""
        day = self.document.expires_on
        self.fields["expires_on"].initial = day if day and day > self.today else None

    def clean_expires_on(self) -> date | None:
        """A day to come."""
        day: date | None = self.cleaned_data["expires_on"]
        if day and day <= self.today:
            raise forms.ValidationError(_("填以后的日期，或者留空。"))
        return day

    def clean(self) -> dict[str, Any]:
        """The guard lets the text through by what is known today: it may have been taken down for what it says."""
        cleaned = super().clean()
        number = self.facts.published_revision or 0
        if blocks := blocking_now(self.document, number, DisclosureAttribute.PROACTIVE, self.today):
            self.add_error(None, [_("检查没有通过，不能恢复，先开始修订："), *blocks])
        return cleaned


def may_restore(document: Document, _taking: Taking) -> str:
    """It has a column to stand in."""
    if document.column is None or not document.column.in_use:
        return _("没有使用中的栏目，不能恢复。先调整栏目。")
    return ""


def restore(document: Document, taking: Taking) -> None:
    """恢复发布: the same text that was public, which was reviewed; one that has changed is revised instead."""
    document.expires_on = taking.inputs["expires_on"]
    record(
        document,
        EventKind.RESTORED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        reason=taking.inputs["reason"],
        expires_on=document.expires_on.isoformat() if document.expires_on else "",
    )
    on_site(document, taking.actor, taking.when)
