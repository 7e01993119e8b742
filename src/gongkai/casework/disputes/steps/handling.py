"""What comes in, who works on it, papers and remarks."""

from datetime import date
from typing import Any

from django import forms

from gongkai.agencies.models import Person, Post, Unit
from gongkai.agencies.role import Role
from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.filing import file_from
from gongkai.casework.disputes.recording import record, stands
from gongkai.casework.disputes.step_form import DisputeForm
from gongkai.casework.models import Dispute
from gongkai.casework.step_form import date_field, text_field
from gongkai.records.models import Purpose
from gongkai.workflow.step import Taking


class CopyForm(DisputeForm):
    """On which day it came in."""

    on = date_field("收到副本的日期", "答复、答辩和举证的期限自次日起算。")
    file = forms.FileField(label="申请书、起诉状或者上诉状副本", required=False)

    @property
    def begins(self) -> tuple[date, str]:
        """A copy of an appeal comes after the appeal."""
        appeal = self.facts.history.appeal
        return (appeal.on, "上诉之日") if appeal else super().begins

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today


def copy_awaited(dispute: Dispute, _taking: Taking) -> str:
    """The copy of the application or complaint, or of the other side's appeal, is still to come."""
    history = stands(dispute).facts.history
    if history.appeal is None:
        return "收到副本的日期已经登记。" if history.received_on else ""
    if history.appeal.ours:
        return "本机关提起的上诉，没有对方的上诉状副本。"
    return "收到上诉状副本的日期已经登记。" if history.appeal.copy_received_on else ""


def receive_copy(dispute: Dispute, taking: Taking) -> None:
    """The period for the answer runs from this day: 行政复议法 Art 48, 54; 行政诉讼法 Art 67."""
    file_from(dispute, taking, Purpose.DISPUTE)
    record(dispute, EventKind.COPY_RECEIVED, on=taking.inputs["on"], actor=taking.actor, when=taking.when)


DESK_ROLES = (Role.CLERK, Role.LEGAL_REVIEWER)
"""Who handles disputes of the agency without belonging to a unit in charge."""


class AssignForm(DisputeForm):
    """To which unit, to whom in it; or to a clerk or legal reviewer."""

    unit = forms.ModelChoiceField(
        label="承办科室", queryset=Unit.objects.none(), required=False, empty_label="不交科室"
    )
    person = forms.ModelChoiceField(
        label="承办人",
        queryset=Person.objects.none(),
        required=False,
        empty_label="不指定",
        help_text="交科室的，选该科室的承办人；不交科室的，选公开办经办人或者合法性审核人，不选即由本人办理。",
    )

    def prepare(self) -> None:
        """Units in use, and people who hold a post for it now."""
        agency = self.dispute.agency
        self.fields["unit"].queryset = Unit.objects.filter(agency=agency, in_use=True).order_by("pk")  # type: ignore[attr-defined]
        posts = self._posts().filter(role__in=(Role.OFFICER, *DESK_ROLES))
        people = Person.objects.filter(pk__in=posts.values("person")).order_by("pk")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody must be there to do it; `role` is the capacity in which."""
        cleaned = super().clean()
        unit, person = cleaned.get("unit"), cleaned.get("person")
        if unit:
            officers = self._posts().filter(role=Role.OFFICER, unit=unit)
            if not officers.exists():
                self.add_error("unit", f"{unit}没有在岗的承办人。请管理员安排岗位，或者改选科室。")
            elif person and not officers.filter(person=person).exists():
                self.add_error("person", f"{person}不是{unit}的承办人。请改选。")
            cleaned["role"] = Role.OFFICER
        elif person:
            post = self._posts().filter(role__in=DESK_ROLES, person=person).order_by("role").first()
            if post is None:
                self.add_error("person", f"{person}在科室任承办人。请同时选科室。")
            else:
                cleaned["role"] = Role(post.role)
        else:
            cleaned["role"] = self.taking.actor.role
            cleaned["own"] = self.taking.actor.person_id
        return cleaned

    def _posts(self) -> Any:
        return Post.objects.in_effect(self.today).filter(agency=self.dispute.agency)


def assign(dispute: Dispute, taking: Taking) -> None:
    """分办: one unit or person handles it; whoever had it before no longer does."""
    unit, person = taking.inputs.get("unit"), taking.inputs.get("person")
    record(
        dispute,
        EventKind.ASSIGNED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        unit=unit.pk if unit else None,
        unit_name=str(unit) if unit else "",
        person=person.pk if person else taking.inputs.get("own"),
        to=person.name if person else "",
        role=taking.inputs["role"],
    )


class DescribeForm(DisputeForm):
    """What is on the cover of the case."""

    docket = forms.CharField(label="案号", max_length=80, required=False)
    organ = forms.CharField(label="复议机关或者法院", max_length=200)
    title = forms.CharField(label="争议的事项", max_length=200)
    claims = text_field("请求", required=False, longest=4000)

    def prepare(self) -> None:
        """As they are."""
        for name in self.base_fields:
            self.fields[name].initial = getattr(self.dispute, name)


def describe(dispute: Dispute, taking: Taking) -> None:
    """The docket number often comes later than the copy."""
    changed = [name for name in DescribeForm.base_fields if getattr(dispute, name) != taking.inputs[name]]
    for name in changed:
        setattr(dispute, name, taking.inputs[name])
    record(
        dispute,
        EventKind.DESCRIBED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        changed=changed,
    )


PAPERS = (Purpose.DISPUTE, Purpose.EVIDENCE, Purpose.OTHER)


class AttachForm(DisputeForm):
    """A file and what it is."""

    purpose = forms.ChoiceField(label="材料类别", choices=[(one.value, one.label) for one in PAPERS])
    file = forms.FileField(label="文件")


def attach_file(dispute: Dispute, taking: Taking) -> None:
    """Add a paper to the file."""
    file_from(dispute, taking, taking.inputs["purpose"])


class NoteForm(DisputeForm):
    """Words for the file."""

    note = text_field(
        "备注", "写入办理经过，不能再改。请不要写申请人、原告的证件号码、电话、住址。", longest=1000
    )


def note(dispute: Dispute, taking: Taking) -> None:
    """A remark in the record."""
    record(
        dispute,
        EventKind.NOTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        note=taking.inputs["note"],
    )
