"""After the end: the application handled anew, what was ordered done, what was learned, the file put away."""

from django import forms

from gongkai.casework import taking as casework
from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.filing import file_from
from gongkai.casework.disputes.recording import record, stands
from gongkai.casework.disputes.step_form import DisputeForm, MovingForm
from gongkai.casework.models import Dispute
from gongkai.casework.stage import OPEN
from gongkai.casework.step_form import date_field, text_field
from gongkai.law.dispute_clock import DisputeDeadlineKind
from gongkai.records.models import Purpose
from gongkai.workflow.step import StepRefused, Taking
from gongkai.workflow.taking import InputsRefused


class ReopenForm(MovingForm):
    """By which document and until when the application is answered anew."""

    future_allowed = ("until",)
    on = date_field("收到决定或者判决之日")
    document = forms.CharField(label="决定书或者判决书的文号", max_length=100)
    until = date_field("指定的答复日期", "文书写明日期的填写。", required=False)
    within = forms.IntegerField(
        label="指定的期限（工作日）",
        required=False,
        min_value=1,
        max_value=250,
        help_text="都没有写明的，按20个工作日。",
    )

    def prepare(self) -> None:
        """What is on record of the decision."""
        final = self.facts.history.final
        self.fields["document"].initial = self.facts.document
        self.fields["on"].initial = self.facts.history.effective_on
        self.fields["until"].initial = final.perform_by if final else None


def may_reopen(dispute: Dispute, _taking: Taking) -> str:
    """A decision that orders something, about a closed application that the same agency still has."""
    facts, application = stands(dispute).facts, dispute.application
    if application is None:
        return "没有关联的申请，不能从这里重新办理。"
    if facts.reopened:
        return "已经转为重新办理。"
    if not facts.must_perform:
        return "没有责令重新答复，或者已经履行。"
    if application.agency_id != dispute.agency_id:
        return f"原申请在{application.agency_name}名下，不能从这里重新办理。请办理后登记履行情况。"
    if application.stage in OPEN:
        return f"原申请{application.number}还在办理中，直接答复即可。答复后登记履行情况。"
    return ""


def reopen_application(dispute: Dispute, taking: Taking) -> None:
    """The application gets its own new run of the clock, by casework's own step; Table 3 does not count it again."""
    application = dispute.application
    assert application is not None  # noqa: S101
    inputs = {name: taking.inputs.get(name) or "" for name in ("on", "document", "until", "within")}
    try:
        casework.take("reopen", application.pk, taking.actor, taking.when, inputs)
    except InputsRefused as refused:
        field, says = next(iter(refused.form.errors.items()))
        raise StepRefused(str(says[0]), field) from refused
    record(
        dispute,
        EventKind.APPLICATION_REOPENED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        application=application.pk,
        number=application.number,
    )


class PerformForm(MovingForm):
    """What was done, and when."""

    on = date_field("履行日期")
    how = text_field("履行情况", "写明作出了什么、文号。请不要写个人信息。", longest=1000)
    file = forms.FileField(label="材料", required=False)

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today


def owes_performance(dispute: Dispute, _taking: Taking) -> str:
    """Something was ordered and is not done."""
    return "" if stands(dispute).facts.must_perform else "没有尚待履行的决定或者裁判。"


def perform(dispute: Dispute, taking: Taking) -> None:
    """履行 (行政复议法 Art 77; 行政诉讼法 Art 94)."""
    file_from(dispute, taking, Purpose.DISPUTE)
    record(
        dispute,
        EventKind.PERFORMED,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        how=taking.inputs["how"],
    )


class LessonForm(DisputeForm):
    """What to do otherwise."""

    lesson = text_field("经验和改进", "写给以后办理类似申请、答复类似案件的人。", longest=4000)

    def prepare(self) -> None:
        """What was written before."""
        self.fields["lesson"].initial = self.dispute.lesson


def record_lesson(dispute: Dispute, taking: Taking) -> None:
    """The words stand beside the case, where they can be put better, and erased with it."""
    dispute.lesson = taking.inputs["lesson"]
    record(dispute, EventKind.LESSON_RECORDED, on=taking.when.today, actor=taking.actor, when=taking.when)


def may_archive(dispute: Dispute, taking: Taking) -> str:
    """What was ordered is done, and after a review the time for a suit has passed."""
    now = stands(dispute)
    if now.facts.must_perform:
        return "还没有登记履行情况。履行后归档。"
    suit = now.deadline(DisputeDeadlineKind.SUIT)
    if suit and suit.running and taking.when.today <= suit.due:
        return f"起诉期还没有满（{suit.due.month}月{suit.due.day}日，{suit.article}）。期满后归档。"
    return ""


def archive(dispute: Dispute, taking: Taking) -> None:
    """归档."""
    record(dispute, EventKind.ARCHIVED, on=taking.when.today, actor=taking.actor, when=taking.when)
