"""While it is heard: answer and evidence, hearings, suspension, a longer procedure or period."""

from datetime import date
from typing import Any

from django import forms

from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.filing import file_from
from gongkai.casework.disputes.recording import record, stands
from gongkai.casework.disputes.step_form import DisputeForm, MovingForm
from gongkai.casework.models import Dispute
from gongkai.casework.step_form import date_field
from gongkai.law.dispute import Procedure
from gongkai.law.dispute_clock import DisputeDeadlineKind
from gongkai.law.time_limit import REVIEW_EXTENSION
from gongkai.law.wording import chinese_date
from gongkai.records.models import Purpose
from gongkai.workflow.step import Taking


class AnswerForm(DisputeForm):
    """When the answer went to the organ or court."""

    on = date_field("提交日期")
    with_evidence = forms.BooleanField(label="证据和依据一并提交", required=False)
    file = forms.FileField(label="答复书、答辩状", required=False)

    @property
    def begins(self) -> tuple[date, str]:
        """Not before there was something to answer."""
        history = self.facts.history
        received = history.appeal.copy_received_on if history.appeal else history.received_on
        return (received, "收到副本之日") if received else super().begins

    def prepare(self) -> None:
        """Today; evidence is asked for once."""
        self.fields["on"].initial = self.today
        if self.facts.history.evidence_on or self.facts.history.appeal:
            del self.fields["with_evidence"]


def unanswered(dispute: Dispute, _taking: Taking) -> str:
    """Once in each instance, after the copy has come in."""
    history = stands(dispute).facts.history
    if appeal := history.appeal:
        if appeal.ours:
            return "本机关提起的上诉，不必答辩。"
        if appeal.copy_received_on is None:
            return "还没有登记收到上诉状副本的日期。先登记。"
        return "已登记提交答辩状。" if appeal.answered_on else ""
    if history.received_on is None:
        return "还没有登记收到副本的日期。先登记。"
    return "已登记提交答复书或者答辩状。" if history.answered_on else ""


def file_answer(dispute: Dispute, taking: Taking) -> None:
    """书面答复, 答辩状: 行政复议法 Art 48, 54; 行政诉讼法 Art 67."""
    on = taking.inputs["on"]
    file_from(dispute, taking, Purpose.DISPUTE)
    record(dispute, EventKind.ANSWER_FILED, on=on, actor=taking.actor, when=taking.when)
    if taking.inputs.get("with_evidence"):
        record(dispute, EventKind.EVIDENCE_FILED, on=on, actor=taking.actor, when=taking.when)


class EvidenceForm(DisputeForm):
    """When the evidence went to the organ or court."""

    on = date_field("提交日期")
    file = forms.FileField(label="证据和依据", required=False)

    @property
    def begins(self) -> tuple[date, str]:
        """Not before the copy came in."""
        received = self.facts.history.received_on
        return (received, "收到副本之日") if received else super().begins

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today


def without_evidence(dispute: Dispute, _taking: Taking) -> str:
    """Once: what comes later needs the organ's or court's leave (行政诉讼法 Art 36) and is filed as a paper."""
    history = stands(dispute).facts.history
    if history.received_on is None:
        return "还没有登记收到副本的日期。先登记。"
    return "已登记提交证据。以后经准许补充的，用“加入材料”。" if history.evidence_on else ""


def file_evidence(dispute: Dispute, taking: Taking) -> None:
    """Evidence not given in time counts as none: 行政复议法 Art 70; 行政诉讼法 Art 34."""
    file_from(dispute, taking, Purpose.EVIDENCE)
    record(dispute, EventKind.EVIDENCE_FILED, on=taking.inputs["on"], actor=taking.actor, when=taking.when)


class HearingForm(DisputeForm):
    """The day and the place."""

    future_allowed = ("day",)
    day = date_field("日期")
    place = forms.CharField(label="地点", max_length=100, required=False)
    file = forms.FileField(label="通知书、传票", required=False)

    def clean_day(self) -> date:
        """Not before the case was taken up."""
        day: date = self.cleaned_data["day"]
        if day < self.facts.history.begun_on:
            raise forms.ValidationError(
                f"早于受理或者立案之日（{chinese_date(self.facts.history.begun_on)}）。请核对日期。"
            )
        return day


def set_hearing(dispute: Dispute, taking: Taking) -> None:
    """听证 or 开庭, to which the head of the agency goes (行政复议法 Art 51; 行政诉讼法 Art 3); a new day moves it."""
    file_from(dispute, taking, Purpose.DISPUTE)
    record(
        dispute,
        EventKind.HEARING_SET,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        day=taking.inputs["day"].isoformat(),
        place=taking.inputs["place"],
    )


class HearingEndedForm(DisputeForm):
    """Whether it took place, and who went."""

    held = forms.ChoiceField(
        label="情况",
        choices=[("yes", "已举行"), ("no", "没有举行（延期、取消）")],
        widget=forms.RadioSelect,
    )
    head_attended = forms.BooleanField(label="本机关负责人参加", required=False)
    file = forms.FileField(label="笔录", required=False)

    def clean_held(self) -> str:
        """A day that has not come cannot have been kept."""
        held, hearing = str(self.cleaned_data["held"]), self.facts.hearing
        if held == "yes" and hearing and hearing.day > self.today:
            raise forms.ValidationError(f"{chinese_date(hearing.day)}还没有到。")
        return held


def hearing_pending(dispute: Dispute, _taking: Taking) -> str:
    """One has been set and nothing is on record of it."""
    return "" if stands(dispute).facts.hearing else "没有尚待举行的听证、开庭。"


def end_hearing(dispute: Dispute, taking: Taking) -> None:
    """What became of the hearing."""
    hearing = stands(dispute).facts.hearing
    assert hearing is not None  # noqa: S101
    held = taking.inputs["held"] == "yes"
    file_from(dispute, taking, Purpose.DISPUTE)
    record(
        dispute,
        EventKind.HEARING_ENDED,
        on=hearing.day if held else taking.when.today,
        actor=taking.actor,
        when=taking.when,
        hearing=hearing.number,
        held=held,
        head_attended=held and taking.inputs["head_attended"],
    )


class SuspendForm(MovingForm):
    """From which day, and why."""

    on = date_field("中止日期")
    reason = forms.CharField(label="事由", max_length=200)
    file = forms.FileField(label="通知书、裁定书", required=False)

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today


def suspend(dispute: Dispute, taking: Taking) -> None:
    """中止: what runs stands still (行政复议法 Art 39; 法释〔2018〕1号 Art 87)."""
    file_from(dispute, taking, Purpose.DISPUTE)
    record(
        dispute,
        EventKind.SUSPENDED,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        reason=taking.inputs["reason"],
    )


class ResumeForm(MovingForm):
    """From which day it goes on."""

    on = date_field("恢复审理日期")
    file = forms.FileField(label="通知书", required=False)

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today


def resume(dispute: Dispute, taking: Taking) -> None:
    """恢复审理: the days from the suspension to this one do not count."""
    file_from(dispute, taking, Purpose.DISPUTE)
    record(dispute, EventKind.RESUMED, on=taking.inputs["on"], actor=taking.actor, when=taking.when)


class ProcedureForm(MovingForm):
    """From which day."""

    on = date_field("转为普通程序的日期")
    file = forms.FileField(label="通知书、裁定书", required=False)

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today


def is_simple(dispute: Dispute, _taking: Taking) -> str:
    """Only the simple procedure can be changed."""
    simple = stands(dispute).facts.history.procedure is Procedure.SIMPLE
    return "" if simple else "已经是普通程序。"


def change_procedure(dispute: Dispute, taking: Taking) -> None:
    """Simple to ordinary: 行政复议法 Art 55; 行政诉讼法 Art 84. The longer periods run from the same days."""
    file_from(dispute, taking, Purpose.DISPUTE)
    record(
        dispute,
        EventKind.PROCEDURE_CHANGED,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        procedure=Procedure.ORDINARY.value,
    )


class ExtensionForm(DisputeForm):
    """By how long: of a review in days, of a suit until the day that the court names."""

    future_allowed = ("until",)
    on = date_field("收到通知的日期")
    by = forms.IntegerField(
        label="延长天数（日）", min_value=1, max_value=REVIEW_EXTENSION.length, help_text="最多30日。"
    )
    until = date_field("延长至")
    file = forms.FileField(label="通知书", required=False)

    def prepare(self) -> None:
        """A review asks for days, a suit for a day."""
        self.fields["on"].initial = self.today
        del self.fields["by" if self.facts.history.kind.is_suit else "until"]

    def clean(self) -> dict[str, Any]:
        """Later than the period ends anyway."""
        cleaned = super().clean()
        until, last = cleaned.get("until"), _ends(self.dispute)
        if until and until <= last:
            self.add_error("until", f"须晚于现在的期限（{chinese_date(last)}）。")
        return cleaned


def _ends(dispute: Dispute) -> date:
    """When the organ or court has to decide as things stand."""
    now = stands(dispute)
    appealed = now.facts.history.appeal is not None
    kind = DisputeDeadlineKind.SECOND_INSTANCE if appealed else DisputeDeadlineKind.DECISION
    found = now.deadline(kind)
    return found.due if found else dispute.filed_on


def may_be_extended(dispute: Dispute, _taking: Taking) -> str:
    """A review once, in ordinary procedure (行政复议法 Art 62); a suit in ordinary procedure (行政诉讼法 Art 81)."""
    history = stands(dispute).facts.history
    if history.procedure is Procedure.SIMPLE:
        return "简易程序不能延长审理期限；转为普通程序的，先登记。"
    return "已经登记过延长。" if history.extended_by else ""


def extend(dispute: Dispute, taking: Taking) -> None:
    """延长审理期限 of the organ or court; the agency's own periods stay."""
    until = taking.inputs.get("until")
    file_from(dispute, taking, Purpose.DISPUTE)
    record(
        dispute,
        EventKind.PERIOD_EXTENDED,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        by=taking.inputs.get("by"),
        until=until.isoformat() if until else None,
    )
