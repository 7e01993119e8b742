"""How it ends: the decision or judgment, an appeal, the second instance, and when what was decided binds."""

from datetime import timedelta
from typing import Any

from django import forms

from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.filing import file_from
from gongkai.casework.disputes.recording import record, stands
from gongkai.casework.disputes.step_form import MovingForm
from gongkai.casework.models import Dispute
from gongkai.casework.step_form import date_field
from gongkai.law.dispute_clock import DisputeDeadlineKind
from gongkai.law.dispute_result import Disposition, SecondOutcome
from gongkai.law.wording import chinese_date
from gongkai.records.models import Purpose
from gongkai.workflow.step import Taking


def dispositions(*, in_court: bool) -> list[tuple[str, str]]:
    """How a review organ or a court may decide, as choices."""
    return [(one.value, words.label) for one in Disposition if (words := one.words(in_court=in_court))]


class OrderForm(MovingForm):
    """What was decided, and what the agency then has to do."""

    future_allowed = ("perform_by",)
    on = date_field("收到决定书、裁判文书的日期")
    document = forms.CharField(label="文号", max_length=100)
    disposition = forms.ChoiceField(label="结果")
    ordered = forms.BooleanField(label="责令本机关重新答复、履行或者采取补救措施", required=False)
    perform_by = date_field("履行期限", "文书写明日期的填写；没有写明的，按20个工作日。", required=False)
    file = forms.FileField(label="决定书、裁判文书", required=False)

    def prepare(self) -> None:
        """What the organ or court may decide."""
        self.fields["on"].initial = self.today
        in_court = self.facts.history.kind.is_suit
        self.fields["disposition"].choices = [("", "请选择"), *dispositions(in_court=in_court)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Only some decisions order something; what is ordered is done after it."""
        cleaned = super().clean()
        disposition, ordered, by = (cleaned.get(name) for name in ("disposition", "ordered", "perform_by"))
        if disposition and ordered and not Disposition(disposition).may_order:
            self.add_error("ordered", "这样的结果不会责令本机关做什么。请核对结果，或者不勾选。")
        if disposition == Disposition.ORDERED and not ordered:
            self.add_error("ordered", "责令履行的，请勾选。")
        if by and not ordered:
            self.add_error("perform_by", "没有责令履行的，不填履行期限。")
        if by and cleaned.get("on") and by <= cleaned["on"]:
            self.add_error("perform_by", f"须在收到之日（{chinese_date(cleaned['on'])}）之后。请核对日期。")
        return cleaned


def _order(inputs: Any) -> dict[str, Any]:
    by = inputs.get("perform_by")
    return {
        "document": inputs["document"],
        "disposition": inputs["disposition"],
        "ordered": inputs["ordered"],
        "perform_by": by.isoformat() if by else None,
    }


class DecideForm(OrderForm):
    """The decision of the review organ, or the judgment or ruling of first instance."""


def undecided(dispute: Dispute, _taking: Taking) -> str:
    """Suspended in the second instance: there the first has decided."""
    return "已经登记一审裁判，正在二审。" if stands(dispute).facts.history.appeal else ""


def decide(dispute: Dispute, taking: Taking) -> None:
    """A review ends with it; a judgment becomes final with the period of appeal."""
    file_from(dispute, taking, Purpose.DISPUTE)
    record(
        dispute,
        EventKind.DECIDED,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        **_order(taking.inputs),
    )


class AppealForm(MovingForm):
    """Who appeals, and when."""

    who = forms.ChoiceField(
        label="谁上诉",
        choices=[("ours", "本机关"), ("theirs", "原告、第三人或者其他被告")],
        widget=forms.RadioSelect,
    )
    on = date_field("上诉日期", "递交上诉状之日。")
    copy_received_on = date_field(
        "收到对方上诉状副本的日期", "还没有收到的不填，收到后登记。", required=False
    )
    file = forms.FileField(label="上诉状", required=False)

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today

    def clean(self) -> dict[str, Any]:
        """Our own in time; a copy comes of the other side's, and not before it."""
        cleaned = super().clean()
        who, on, copied = (cleaned.get(name) for name in ("who", "on", "copy_received_on"))
        last = stands(self.dispute).deadline(DisputeDeadlineKind.APPEAL)
        if who == "ours" and on and last and on > last.due:
            self.add_error("on", f"上诉期已于{chinese_date(last.due)}届满（{last.article}）。请核对日期。")
        if copied and who == "ours":
            self.add_error("copy_received_on", "本机关上诉的不填。")
        elif copied and on and copied < on:
            self.add_error("copy_received_on", f"早于上诉日期（{chinese_date(on)}）。请核对日期。")
        return cleaned


def appeal(dispute: Dispute, taking: Taking) -> None:
    """上诉 (行政诉讼法 Art 85): the case stays the same one, and open until the second instance has decided."""
    copied = taking.inputs.get("copy_received_on")
    file_from(dispute, taking, Purpose.DISPUTE)
    record(
        dispute,
        EventKind.APPEALED,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        ours=taking.inputs["who"] == "ours",
        copy_received_on=copied.isoformat() if copied else None,
    )


class SecondForm(OrderForm):
    """How the second instance ends."""

    outcome = forms.ChoiceField(label="二审结果", choices=[(one.value, one.label) for one in SecondOutcome])
    field_order = ("on", "document", "outcome", "disposition", "ordered", "perform_by", "file")

    def prepare(self) -> None:
        """What is decided anew is asked only where the first judgment does not stand."""
        super().prepare()
        self.fields["disposition"].label = "改判的结果"
        self.fields["disposition"].required = False
        self.fields["disposition"].help_text = "依法改判、撤销或者变更的填写；其他的不填。"

    def clean(self) -> dict[str, Any]:
        """A changed judgment says what it decides; no other does."""
        cleaned = super().clean()
        changed = cleaned.get("outcome") == SecondOutcome.CHANGED
        if changed and not cleaned.get("disposition"):
            self.add_error("disposition", "改判的，请选改判的结果。")
        if not changed:
            for name in ("disposition", "ordered", "perform_by"):
                if cleaned.get(name):
                    self.add_error(name, "只有改判的填写。")
        return cleaned


def appealed(dispute: Dispute, _taking: Taking) -> str:
    """Suspended in the first instance: there is no second yet."""
    return "" if stands(dispute).facts.history.appeal else "没有上诉。"


def decide_appeal(dispute: Dispute, taking: Taking) -> None:
    """终审 binds at once and its result counts; what is sent back (发回重审) is heard anew in the same case."""
    file_from(dispute, taking, Purpose.DISPUTE)
    changed = taking.inputs["outcome"] == SecondOutcome.CHANGED
    order = _order(taking.inputs)
    record(
        dispute,
        EventKind.SECOND_DECIDED,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        outcome=taking.inputs["outcome"],
        **(order if changed else {"document": order["document"]}),
    )


class EffectForm(MovingForm):
    """From which day it binds."""

    on = date_field("生效日期", "上诉期满没有上诉的次日；原告收到判决较晚的，以其上诉期满为准。")

    def prepare(self) -> None:
        """The day after our own period of appeal."""
        last = stands(self.dispute).deadline(DisputeDeadlineKind.APPEAL)
        if last:
            self.fields["on"].initial = last.due + timedelta(days=1)

    def clean_on(self) -> Any:
        """After the period of appeal."""
        on, last = self.cleaned_data["on"], stands(self.dispute).deadline(DisputeDeadlineKind.APPEAL)
        if last and on <= last.due:
            raise forms.ValidationError(f"上诉期到{chinese_date(last.due)}届满（{last.article}），须在此后。")
        return on


def appeal_period_over(dispute: Dispute, taking: Taking) -> str:
    """As long as an appeal is possible, nothing binds."""
    last = stands(dispute).deadline(DisputeDeadlineKind.APPEAL)
    if last and taking.when.today <= last.due:
        return f"上诉期到{chinese_date(last.due)}届满（{last.article}），期满后登记。"
    return ""


def take_effect(dispute: Dispute, taking: Taking) -> None:
    """逾期不提起上诉的，一审裁判发生法律效力: 行政诉讼法 Art 85. The suit closes."""
    record(dispute, EventKind.TOOK_EFFECT, on=taking.inputs["on"], actor=taking.actor, when=taking.when)
