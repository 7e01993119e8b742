"""What stands around a text: its column and topics, who works on it, remarks, its channels and the documents it belongs to."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.agencies.models import Post, Unit
from gongkai.agencies.role import Role
from gongkai.casework.step_form import RowsField, date_field, text_field
from gongkai.publishing.channels.placing import place
from gongkai.publishing.drafting import DRAFTERS
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.models import (
    ChannelKind,
    Column,
    Document,
    InterpretationForm,
    Link,
    LinkKind,
    MediaAccount,
    Topic,
)
from gongkai.publishing.recording import record
from gongkai.publishing.releasing import on_site
from gongkai.publishing.step_form import DocumentForm, OtherDocumentField, other_document
from gongkai.workflow.step import StepRefused, Taking


class MoveForm(DocumentForm):
    """Where it stands, and until when."""

    future_allowed = ("expires_on",)
    column = forms.ModelChoiceField(label="栏目", queryset=Column.objects.none(), empty_label=None)
    topics = RowsField(
        label="专题", queryset=Topic.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    expires_on = date_field("下线日期", "到这一天自动下线；不填即长期公开。", required=False)

    def prepare(self) -> None:
        """Columns in use, topics that are kept up; as it is now."""
        agency = self.document.agency
        columns = Column.objects.filter(agency=agency, in_use=True).order_by("position", "pk")
        self.fields["column"].queryset = columns  # type: ignore[attr-defined]
        open_ones = Topic.objects.open().filter(agency=agency) | self.document.topics.all()
        self.fields["topics"].queryset = open_ones.distinct().order_by("pk")  # type: ignore[attr-defined]
        self.fields["column"].initial = self.document.column_id
        self.fields["topics"].initial = list(self.document.topics.values_list("pk", flat=True))
        self.fields["expires_on"].initial = self.document.expires_on

    def clean_expires_on(self) -> date | None:
        """A day to come; to take it down today there is a step."""
        day: date | None = self.cleaned_data["expires_on"]
        if day and day <= self.today:
            raise forms.ValidationError(_("填以后的日期。今天就下线的，办理“到期下线”。"))
        return day


def move(document: Document, taking: Taking) -> None:
    """调整栏目: it counts in the ledger under the column in which it now stands."""
    inputs = taking.inputs
    document.column, document.expires_on = inputs["column"], inputs["expires_on"]
    document.topics.set(inputs["topics"])
    record(
        document,
        EventKind.MOVED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        column=document.column.pk,
        column_name=document.column.name,
        topics=sorted(topic.pk for topic in inputs["topics"]),
        expires_on=document.expires_on.isoformat() if document.expires_on else "",
    )
    if document.is_public:
        on_site(document, taking.actor, taking.when)


class HandOverForm(DocumentForm):
    """To whom."""

    to = forms.ModelChoiceField(label="交给", queryset=Post.objects.none(), empty_label=None)
    reason = forms.CharField(label="原因", max_length=200, required=False)

    def prepare(self) -> None:
        """Whoever drafts in this agency today."""
        posts = Post.objects.in_effect(self.today).with_names()
        theirs = posts.filter(agency=self.document.agency, role__in=DRAFTERS)
        self.fields["to"].queryset = theirs.order_by("pk")  # type: ignore[attr-defined]


def hand_over(document: Document, taking: Taking) -> None:
    """转交: the document goes to that person in that post, and to their unit."""
    post, reason = taking.inputs["to"], taking.inputs["reason"]
    give(document, post, taking, reason)


def give(document: Document, post: Post, taking: Taking, reason: str) -> None:
    """Record whose it is from now on."""
    record(
        document,
        EventKind.HANDED_OVER,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        unit=post.unit_id or (document.unit_id if post.role in _OF_AGENCY else None),
        unit_name=_name_of(post.unit),
        person=post.person_id,
        role=post.role,
        to=post.person.name,
        reason=reason,
    )


_OF_AGENCY = frozenset({Role.CLERK, Role.OGI_HEAD})
"""Who belongs to no unit: what they take over stays in the unit in charge of its matter."""


def _name_of(unit: Unit | None) -> str:
    return unit.name if unit else ""


class NoteForm(DocumentForm):
    """Words for the record."""

    note = text_field("备注", "写入办理经过，不能再改。请不要写个人信息。", longest=1000)


def note(document: Document, taking: Taking) -> None:
    """A remark in the record."""
    record(
        document,
        EventKind.NOTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        note=taking.inputs["note"],
    )


class PlaceForm(DocumentForm):
    """Where else it appeared."""

    channel = forms.ChoiceField(
        label="渠道", choices=[one for one in ChannelKind.choices if one[0] != ChannelKind.SITE]
    )
    account = forms.ModelChoiceField(
        label="新媒体账号", queryset=MediaAccount.objects.none(), required=False, empty_label="不填"
    )
    on = date_field("发布日期")
    address = forms.CharField(label="链接或者位置", max_length=300, required=False)

    def prepare(self) -> None:
        """Accounts of the agency that are kept up; today."""
        accounts = MediaAccount.objects.filter(agency=self.document.agency, closed_on=None).order_by("pk")
        self.fields["account"].queryset = accounts  # type: ignore[attr-defined]
        self.fields["on"].initial = self.today

    def clean(self) -> dict[str, Any]:
        """An account is of its platform."""
        cleaned = super().clean()
        account = cleaned.get("account")
        if account and cleaned.get("channel") and account.channel != cleaned["channel"]:
            self.add_error("account", _("这个账号不属于所选的渠道。改选渠道或者账号。"))
        return cleaned


def place_on_channel(document: Document, taking: Taking) -> None:
    """登记发布渠道: once a day for each account."""
    inputs = taking.inputs
    before = document.placements.count()
    placed = place(
        document,
        inputs["channel"],
        inputs["on"],
        taking.actor,
        taking.when,
        account=inputs["account"],
        address=inputs["address"],
    )
    if document.placements.count() == before:
        raise StepRefused(_("这一天在这个渠道已经登记过，不重复计数。核对渠道和日期。"), "on")
    record(
        document,
        EventKind.PLACED,
        on=inputs["on"],
        actor=taking.actor,
        when=taking.when,
        placement=placed.pk,
        channel=placed.channel,
        address=placed.address,
    )


_BY_HAND = (LinkKind.INTERPRETS, LinkKind.CONSOLIDATES, LinkKind.COMMENTS_ADOPTED, LinkKind.RELATED)
"""The others follow from a change of validity."""


class LinkForm(DocumentForm):
    """To what it belongs."""

    kind = forms.ChoiceField(label="本件对那份文件", choices=[(one.value, one.label) for one in _BY_HAND])
    to = OtherDocumentField(label="那份文件")
    to_name = forms.CharField(label="系统外的文件", max_length=200, required=False)
    form = forms.ChoiceField(
        label="解读形式", choices=[("", "（解读的选）"), *InterpretationForm.choices], required=False
    )

    def clean_to(self) -> Document | None:
        """One of this system."""
        return other_document(self, "to")

    def clean(self) -> dict[str, Any]:
        """One document, of this system or of another; an interpretation has its form."""
        cleaned = super().clean()
        if "to" in cleaned and bool(cleaned["to"]) == bool(cleaned.get("to_name")):
            self.add_error("to", _("填写一份文件：本系统里的，或者系统外的。"))
        interprets = cleaned.get("kind") == LinkKind.INTERPRETS
        if interprets and not cleaned.get("form"):
            self.add_error("form", _("选解读形式，年报按形式计数。"))
        elif not interprets:
            cleaned["form"] = ""
        return cleaned


def link(document: Document, taking: Taking) -> None:
    """关联文件: both pages say so."""
    inputs = taking.inputs
    to = inputs["to"]
    said = {
        "document": document,
        "kind": inputs["kind"],
        "to": to,
        "to_name": inputs["to_name"],
        "form": inputs["form"],
    }
    if Link.objects.filter(**said).exists():
        raise StepRefused(_("已经这样关联过。"), "to")
    Link.objects.create(**said, on=taking.when.today)
    record(
        document,
        EventKind.LINKED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        kind=inputs["kind"],
        to=to.pk if to else None,
        title=to.title if to and to.agency_id == document.agency_id else inputs["to_name"],
        form=inputs["form"],
    )
