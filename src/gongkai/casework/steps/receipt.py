"""Confirming the day of receipt (条例 Art 31), and putting right what was registered."""

from typing import Any

from django import forms

from gongkai.casework.event_kind import EventKind
from gongkai.casework.filing import file_from
from gongkai.casework.models import Application, Item, Link, LinkKind, Theme
from gongkai.casework.recording import record
from gongkai.casework.step_form import StepForm, date_field, text_field
from gongkai.records.models import Purpose
from gongkai.workflow.step import Taking


class ConfirmReceiptForm(StepForm):
    """Both sides confirm: when, and how the applicant was reached."""

    on = date_field("双方确认之日", "自次日起计算答复期限。")
    how = forms.ChoiceField(
        label="确认方式",
        choices=[
            ("telephone", "电话"),
            ("message", "短信"),
            ("email", "电子邮件"),
            ("online", "网上回复"),
            ("in_person", "当面"),
        ],
    )

    def prepare(self) -> None:
        """Today, as a rule: the office confirms the day it gets the application."""
        self.fields["on"].initial = self.today

    def clean_on(self) -> Any:
        """Not before the application came in."""
        on = self.cleaned_data["on"]
        if on < self.application.arrived:
            arrived = self.application.arrived
            raise forms.ValidationError(
                f"早于申请到达之日（{arrived.year}年{arrived.month}月{arrived.day}日）。请核对日期。"
            )
        return on


def confirm_receipt(application: Application, taking: Taking) -> None:
    """双方确认之日 is the day of receipt of what came online, by fax or by ordinary post: Art 31."""
    inputs = taking.inputs
    record(
        application,
        EventKind.RECEIPT_CONFIRMED,
        on=inputs["on"],
        actor=taking.actor,
        when=taking.when,
        how=inputs["how"],
    )


class UnreachableForm(StepForm):
    """How the applicant was sought."""

    note = text_field("联系经过", "写明何时、以何种方式联系，结果如何。")


def note_unreachable(application: Application, taking: Taking) -> None:
    """The applicant cannot be reached: registered; the clock starts when contact is restored (国办公开办函〔2015〕207号)."""
    record(
        application,
        EventKind.UNREACHABLE,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        note=taking.inputs["note"],
    )


class DescribeForm(StepForm):
    """The title under which the desk knows the case, and what it is about."""

    title = forms.CharField(label="摘要", max_length=200)
    theme = forms.ChoiceField(label="主题", choices=[("", "未归类"), *Theme.choices], required=False)

    def prepare(self) -> None:
        """As it stands."""
        self.fields["title"].initial = self.application.title
        self.fields["theme"].initial = self.application.theme


def describe(application: Application, taking: Taking) -> None:
    """Title and theme; before and after are on record."""
    before = {"title": application.title, "theme": application.theme}
    application.title, application.theme = taking.inputs["title"], taking.inputs["theme"]
    record(
        application,
        EventKind.DESCRIBED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        before=before,
        after={"title": application.title, "theme": application.theme},
    )


class ItemsForm(StepForm):
    """What is asked for, one piece of information a line."""

    items = text_field("申请事项", "每行一项。每一项单独作出处理决定。", longest=8000)

    def prepare(self) -> None:
        """As they stand."""
        self.fields["items"].initial = "\n".join(item.what for item in self.application.items.all())

    def clean_items(self) -> list[str]:
        """At least one; none longer than a line of the register."""
        items = [line.strip() for line in self.cleaned_data["items"].splitlines() if line.strip()]
        if not items:
            raise forms.ValidationError("还没有写。请至少写一项申请公开的政府信息。")
        if too_long := next((n for n, item in enumerate(items, start=1) if len(item) > 500), None):
            raise forms.ValidationError(f"第{too_long}项超过500字。请分成几项，每行一项。")
        return items


def set_items(application: Application, taking: Taking) -> None:
    """Break the application into items (一事一申请, Art 37); decisions taken before are withdrawn with the old items."""
    items = taking.inputs["items"]
    application.items.all().delete()
    Item.objects.bulk_create(
        Item(application=application, position=position, what=what)
        for position, what in enumerate(items, start=1)
    )
    record(
        application,
        EventKind.ITEMS_SET,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        count=len(items),
    )
    record(
        application, EventKind.DECIDED, on=taking.when.today, actor=taking.actor, when=taking.when, items=[]
    )


MADE_HERE = (Purpose.LETTER, Purpose.STAMPED, Purpose.DELIVERY, Purpose.WORKING, Purpose.RELEASED)
"""What comes into a case by steps of its own."""


class AttachForm(StepForm):
    """One file, and what it is."""

    purpose = forms.ChoiceField(
        label="材料类别",
        choices=[c for c in Purpose.choices if c[0] not in MADE_HERE],
    )
    file = forms.FileField(label="文件", help_text="PDF、Word、Excel、WPS、OFD、图片或文本，不超过20 MB。")


def attach_file(application: Application, taking: Taking) -> None:
    """Add a file to the case."""
    file_from(application, taking, "file", taking.inputs["purpose"])


class LinkForm(StepForm):
    """Another case of the agency, by its number."""

    number = forms.CharField(label="另一件的登记编号", max_length=80)
    kind = forms.ChoiceField(label="关系", choices=LinkKind.choices)

    def clean_number(self) -> Application:
        """A case of the same agency."""
        number = self.cleaned_data["number"].strip()
        same_agency = Application.objects.filter(agency=self.application.agency)
        other = same_agency.exclude(pk=self.application.pk).filter(number=number).first()
        if other is None:
            raise forms.ValidationError(f"本机关没有编号为“{number}”的另一件。请核对编号，注意六角括号〔〕。")
        return other


def link(application: Application, taking: Taking) -> None:
    """Join two cases that belong together."""
    other, kind = taking.inputs["number"], taking.inputs["kind"]
    Link.objects.get_or_create(application=application, other=other, kind=kind)
    record(
        application,
        EventKind.LINKED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        other=other.pk,
        number=other.number,
        kind=kind,
    )


class NoteForm(StepForm):
    """Words for the file."""

    note = text_field("备注", "写入办理经过，不能再改。请不要写申请人的证件号码、电话、住址。", longest=1000)


def note(application: Application, taking: Taking) -> None:
    """A remark in the record."""
    record(
        application,
        EventKind.NOTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        note=taking.inputs["note"],
    )
