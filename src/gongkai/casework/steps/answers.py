"""What comes back: corrections, opinions, reasons, payments, and the applicant's own withdrawal."""

from datetime import date
from typing import Any

from django import forms

from gongkai.casework.event_kind import EventKind
from gongkai.casework.filing import file_from
from gongkai.casework.models import Application
from gongkai.casework.recording import record, stands
from gongkai.casework.standing import asks_still
from gongkai.casework.step_form import StepForm, date_field, text_field
from gongkai.casework.steps.letters import letter_of
from gongkai.law.clock import DeadlineKind
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.law.wording import chinese_date
from gongkai.records.models import Purpose
from gongkai.workflow.step import StepRefused, Taking


def _not_before(application: Application, code: LetterCode, on: date) -> date:
    """The day, unless it lies before the letter that asked went out: the clock would never see the answer."""
    letters = stands(application).facts.letters.values()
    asked = max((x.dispatched_on for x in letters if x.code is code and x.dispatched_on), default=None)
    if asked and on < asked:
        raise forms.ValidationError(
            f"早于{LETTERS[code].name}发出之日（{chinese_date(asked)}）。请核对日期。"
        )
    return on


class CorrectionReceivedForm(StepForm):
    """When it came, what it says, and what came with it."""

    on = date_field("收到补正材料之日", "答复期限自次日起重新计算（条例第三十条）。")
    content = text_field(
        "补正后的申请内容", "每行一项，替换原来的申请事项；没有变化可以不填。", required=False, longest=8000
    )
    file = forms.FileField(label="补正材料", required=False)

    def prepare(self) -> None:
        """The day on which the applicant sent it online; today otherwise."""
        self.fields["on"].initial = stands(self.application).facts.correction_sent_on or self.today

    def clean_on(self) -> Any:
        """Not before it was asked for, nor after it came in online: a late entry moves no deadline."""
        on = self.cleaned_data["on"]
        sent = stands(self.application).facts.correction_sent_on
        if sent and on > sent:
            raise forms.ValidationError(
                f"申请人已于{chinese_date(sent)}在网上提交，收到之日不能晚于这一天。请改日期。"
            )
        return _not_before(self.application, LetterCode.CORRECTION_NOTICE, on)


def receive_correction(application: Application, taking: Taking) -> None:
    """The clock starts again from zero: Art 30."""
    inputs = taking.inputs
    if lines := [line.strip() for line in inputs["content"].splitlines() if line.strip()]:
        application.request = "\n".join(lines)
        application.items.all().delete()
        application.items.bulk_create(
            application.items.model(application=application, position=n, what=line[:500])
            for n, line in enumerate(lines, start=1)
        )
    file_from(application, taking, "file", Purpose.CORRECTION)
    record(
        application,
        EventKind.CORRECTION_RECEIVED,
        on=inputs["on"],
        actor=taking.actor,
        when=taking.when,
        items=len(lines),
    )


class OpinionForm(StepForm):
    """What whoever was asked says."""

    on = date_field("收到意见之日")
    answer = forms.ChoiceField(
        label="意见",
        choices=[
            ("agrees", "同意公开"),
            ("partly", "同意公开一部分"),
            ("objects", "不同意公开"),
            ("none", "逾期没有答复"),
        ],
    )
    words = text_field("意见和理由", required=False, longest=4000)
    file = forms.FileField(label="回函", required=False)

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today

    def clean(self) -> dict[str, Any]:
        """Silence is recorded only once the period has passed; an answer not before the inquiry."""
        cleaned = super().clean()
        letter = letter_of(self.application, self.taking)
        on, answer = cleaned.get("on"), cleaned.get("answer")
        if on and letter.dispatched_on and on < letter.dispatched_on:
            self.add_error("on", f"早于发出之日（{chinese_date(letter.dispatched_on)}）。请核对日期。")
        due = next(
            (
                d.due
                for d in stands(self.application).clock.deadlines
                if d.kind is DeadlineKind.CONSULTATION_ANSWER and d.about == str(letter.pk)
            ),
            None,
        )
        if answer == "none" and due and on and on <= due:
            self.add_error("answer", f"答复期限（{chinese_date(due)}）还没有过，不能记为逾期没有答复。")
        return cleaned


def waits_for_opinion(application: Application, taking: Taking) -> str:
    """Only an inquiry that has gone out and is not answered."""
    facts = stands(application).facts.letters.get(letter_of(application, taking).pk)
    return "" if facts and asks_still(facts) else "这份征求意见的文书还没有发出，或者已记录答复。"


def receive_opinion(application: Application, taking: Taking) -> None:
    """The answer of a third party (Art 32), a joint maker (Art 34) or another organ; or that none came in time."""
    letter = letter_of(application, taking)
    inputs = taking.inputs
    file_from(application, taking, "file", Purpose.OPINION)
    letter.inputs = {**letter.inputs, "answer": inputs["answer"], "words": inputs["words"]}
    letter.save(update_fields=["inputs"])
    record(
        application,
        EventKind.CONSULTATION_ANSWERED,
        on=inputs["on"],
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=letter.code,
        answer=inputs["answer"],
    )


class ReasonsGivenForm(StepForm):
    """When the reasons came, and what they are."""

    on = date_field("收到理由说明之日")
    words = text_field("理由", longest=4000)
    file = forms.FileField(label="材料", required=False)

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today

    def clean_on(self) -> date:
        """Not before they were asked for."""
        return _not_before(self.application, LetterCode.REASONS_REQUEST, self.cleaned_data["on"])


def receive_reasons(application: Application, taking: Taking) -> None:
    """Art 35: unreasonable → refused; good, but too much for the period → a later date."""
    file_from(application, taking, "file", Purpose.CORRECTION)
    record(
        application,
        EventKind.REASONS_GIVEN,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        words=taking.inputs["words"],
    )


class PaymentForm(StepForm):
    """How much came in and when."""

    on = date_field("缴费日期")
    yuan = forms.IntegerField(label="缴费金额（元）", min_value=1, max_value=10_000_000)
    receipt = forms.CharField(label="财政票据号", max_length=60, required=False)

    def prepare(self) -> None:
        """What is due, today."""
        self.fields["on"].initial = self.today
        if payment := self.application.payments.last():
            self.fields["yuan"].initial = payment.yuan - payment.paid_yuan

    def clean_on(self) -> date:
        """Not before the notice."""
        return _not_before(self.application, LetterCode.FEE_NOTICE, self.cleaned_data["on"])


def receive_payment(application: Application, taking: Taking) -> None:
    """Paid in full, the period starts again on the next day: 109号 Art 6 (docs/readings/payment-restarts-clock.md)."""
    payment = application.payments.order_by("pk").last()
    if payment is None:
        raise StepRefused("本件没有收费通知书。")
    payment.paid_yuan += taking.inputs["yuan"]
    payment.receipt = taking.inputs["receipt"] or payment.receipt
    in_full = payment.paid_yuan >= payment.yuan
    payment.paid_on = taking.inputs["on"] if in_full else None
    payment.save()
    record(
        application,
        EventKind.FEE_PAID,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        yuan=taking.inputs["yuan"],
        in_full=in_full,
    )


class WithdrawalForm(StepForm):
    """When and how the applicant withdrew."""

    on = date_field("撤回日期")
    how = text_field("撤回经过", "写明以何种方式提出。")
    file = forms.FileField(label="撤回材料", required=False)

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today


def withdraw_request(application: Application, taking: Taking) -> None:
    """The applicant withdraws; the closing letter follows."""
    file_from(application, taking, "file", Purpose.OTHER)
    record(
        application,
        EventKind.REQUEST_WITHDRAWN,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        how=taking.inputs["how"],
    )
    forget_decisions(application)


class TransferForm(StepForm):
    """To which organ."""

    on = date_field("转送日期")
    organ = forms.CharField(label="转送机关", max_length=200)
    reason = text_field("理由")

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today


def transfer(application: Application, taking: Taking) -> None:
    """转送 to the competent organ; the closing letter tells the applicant."""
    record(
        application,
        EventKind.TRANSFERRED,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        organ=taking.inputs["organ"],
        reason=taking.inputs["reason"],
    )
    forget_decisions(application)


def forget_decisions(application: Application) -> None:
    """The items are undecided again."""
    application.items.update(outcome="", withheld=[], reason="", particulars={})
