"""Who works on a case: given to units and people, signed for, handed back, answered (features 38, 39)."""

from typing import Any

from django import forms

from gongkai.agencies.models import Person, Post, Unit
from gongkai.agencies.role import Role
from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import Application, Assignment
from gongkai.casework.recording import record
from gongkai.casework.step_form import RowsField, StepForm, date_field, text_field
from gongkai.workflow.models import Notice, Task
from gongkai.workflow.step import StepRefused, Taking


class AssignForm(StepForm):
    """To which unit, or to the clerk's own desk; who contributes; by when."""

    future_allowed = ("due",)
    unit = forms.ModelChoiceField(
        label="主办科室", queryset=Unit.objects.none(), required=False, empty_label="本岗位自办"
    )
    helpers = RowsField(
        label="协办科室",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="各协办科室分别签收、分别反馈。",
    )
    due = date_field("反馈期限", "内部期限，早于答复期限。", required=False)
    instruction = text_field("办理要求", required=False)

    def prepare(self) -> None:
        """The units of the agency that are in use."""
        units = Unit.objects.filter(agency=self.application.agency, in_use=True).order_by("pk")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["helpers"].queryset = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """No unit helps itself, each has somebody to sign; the internal period ends before the statutory one."""
        cleaned = super().clean()
        unit, helpers, due = cleaned.get("unit"), cleaned.get("helpers") or (), cleaned.get("due")
        officers = Post.objects.in_effect(self.today).filter(
            role=Role.OFFICER, unit__in=[one for one in (unit, *helpers) if one]
        )
        held = set(officers.values_list("unit", flat=True))
        for name, units in (("unit", [unit] if unit else []), ("helpers", helpers)):
            if empty := [str(one) for one in units if one.pk not in held]:
                says = f"{'、'.join(empty)}没有在岗的承办人，分过去无人签收。请管理员安排岗位，或改选科室、本岗位自办。"
                self.add_error(name, says)
        if unit and unit in helpers:
            self.add_error("helpers", f"{unit}已是主办科室，不必再作协办。")
        if due and self.application.due and due > self.application.due:
            last = self.application.due
            self.add_error("due", f"晚于答复期限（{last.month}月{last.day}日）。请提前。")
        return cleaned


def assign(application: Application, taking: Taking) -> None:
    """分办: one lead, any number of contributors. Without a unit the clerk keeps the case at their own desk."""
    inputs = taking.inputs
    lead = inputs.get("unit")
    rows = [(lead, True), *((unit, False) for unit in inputs.get("helpers") or ())]
    for unit, is_lead in rows:
        person = None if unit else taking.actor.person_id
        row = Assignment.objects.create(
            application=application,
            unit=unit,
            person_id=person,
            lead=is_lead,
            due=inputs.get("due"),
            instruction=inputs.get("instruction", ""),
        )
        record(
            application,
            EventKind.ASSIGNED,
            on=taking.when.today,
            actor=taking.actor,
            when=taking.when,
            assignment=row.pk,
            unit=unit.pk if unit else None,
            unit_name=str(unit) if unit else "",
            person=person,
            lead=is_lead,
            signed=unit is None,
            due=inputs["due"].isoformat() if inputs.get("due") else None,
        )


def assignment_of(application: Application, taking: Taking) -> Assignment:
    """The assignment that a step is about; refused where the case has none of that number."""
    # All of them, so that a page that has read them asks nothing.
    found = next((row for row in application.assignments.all() if row.pk == taking.pk), None)
    if found is None:
        raise StepRefused("没有找到这一条分办记录。请回到本件页面，从按钮进入。")
    return found


def unsigned(application: Application, taking: Taking) -> str:
    """Only what has not been signed for, by the unit to which it went."""
    row = assignment_of(application, taking)
    if row.ended or row.signed:
        return "这一条分办已经签收或者已结束。"
    return _others(row, taking)


def signed(application: Application, taking: Taking) -> str:
    """Only what the actor's unit holds."""
    row = assignment_of(application, taking)
    if row.ended:
        return "这一条分办已经结束。"
    if not row.signed:
        return "还没有签收。先签收，再办理。"
    return _others(row, taking)


def held(application: Application, taking: Taking) -> str:
    """Given to the actor's unit and not ended, signed for or not."""
    row = assignment_of(application, taking)
    if row.ended:
        return "这一条分办已经结束。"
    return _others(row, taking)


def contributes(application: Application, taking: Taking) -> str:
    """Only contributors: the lead answers by its decision."""
    if assignment_of(application, taking).lead:
        return "主办科室不提交协办意见，直接拟定处理结果。"
    return signed(application, taking)


def _others(row: Assignment, taking: Taking) -> str:
    actor = taking.actor
    if row.unit_id is None or actor.role is Role.CLERK or row.unit_id == actor.unit_id:
        return ""
    return f"这一条分办给了{row.unit}。"


class NothingForm(StepForm):
    """No inputs."""


def sign_for(application: Application, taking: Taking) -> None:
    """签收: the officer answers for the case from now on."""
    row = assignment_of(application, taking)
    record(
        application,
        EventKind.SIGNED_FOR,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        assignment=row.pk,
        person=taking.actor.person_id,
    )


class ReasonForm(StepForm):
    """A reason."""

    reason = text_field("理由")


def hand_back(application: Application, taking: Taking) -> None:
    """退回分办 with the reason."""
    row = assignment_of(application, taking)
    record(
        application,
        EventKind.HANDED_BACK,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        assignment=row.pk,
        unit_name=str(row.unit or ""),
        reason=taking.inputs["reason"],
    )


class ContributionForm(StepForm):
    """What the unit has to say."""

    opinion = text_field("办理意见", "写明本科室掌握哪些信息、能否公开、依据和理由。", longest=4000)


def contribute(application: Application, taking: Taking) -> None:
    """A contributor answers; its part ends."""
    row = assignment_of(application, taking)
    row.contribution = taking.inputs["opinion"]
    row.save(update_fields=["contribution"])
    record(
        application,
        EventKind.CONTRIBUTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        assignment=row.pk,
        unit_name=str(row.unit or ""),
    )


class HandOverForm(StepForm):
    """To whom."""

    person = forms.ModelChoiceField(label="移交给", queryset=Person.objects.none(), empty_label="请选择")
    reason = text_field("事由", required=False)

    def prepare(self) -> None:
        """People who hold a post for such cases in the agency now."""
        posts = Post.objects.in_effect(self.today).filter(
            agency=self.application.agency, role__in=(Role.OFFICER, Role.SECTION_HEAD, Role.CLERK)
        )
        people = Person.objects.filter(pk__in=posts.values("person")).order_by("pk")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


def hand_over(application: Application, taking: Taking) -> None:
    """移交 to another officer, with the unit in which they work."""
    row = assignment_of(application, taking)
    person = taking.inputs["person"]
    posts = Post.objects.in_effect(taking.when.today).filter(agency=application.agency, person=person)
    unit = posts.exclude(unit=None).values_list("unit", flat=True).first()
    record(
        application,
        EventKind.HANDED_OVER,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        assignment=row.pk,
        person=person.pk,
        unit=unit,
        to=person.name,
        reason=taking.inputs.get("reason", ""),
    )


def remind(application: Application, taking: Taking) -> None:
    """催办: everybody of the desk for whom the case waits gets a notice."""
    people: set[int] = set()
    for task in Task.objects.filter(case=application.pk, waits_for=""):
        if task.person_id:
            people.add(task.person_id)
            continue
        posts = Post.objects.in_effect(taking.when.today).filter(agency=application.agency, role=task.role)
        posts = posts.filter(unit=task.unit_id) if task.unit_id else posts
        people.update(posts.values_list("person", flat=True))
    Notice.objects.bulk_create(
        Notice(
            person_id=person,
            case=application.case,
            says=f"{taking.actor}催办：{application.number}“{application.title}”。",
            made_at=taking.when.at,
        )
        for person in people
    )
    record(application, EventKind.REMINDED, on=taking.when.today, actor=taking.actor, when=taking.when)
