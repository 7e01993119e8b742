"""Drafting the letters on the way to a decision: each with the facts that only it states."""

from typing import Any

from django import forms

from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import LetterState
from gongkai.casework.letter_file import compose_letter
from gongkai.casework.models import Application, Letter, Payment
from gongkai.casework.monthly_count import items_this_month
from gongkai.casework.recording import record, stands
from gongkai.casework.step_form import StepForm, date_field, text_field
from gongkai.casework.steps.letters import letter_of, too_late
from gongkai.law.clock import ReasonsGiven
from gongkai.law.clock.reckoning import EXTENSION_LIMIT
from gongkai.law.correction import Defect, correctable
from gongkai.law.fee import item_fee, may_charge, page_fee
from gongkai.law.letter import LetterCode
from gongkai.law.wording import chinese_date
from gongkai.records.models import SecretKind
from gongkai.records.vault import seal
from gongkai.workflow.calendar import readings, working_days
from gongkai.workflow.step import Taking


def draft(
    application: Application,
    taking: Taking,
    code: LetterCode,
    inputs: dict[str, Any],
    *,
    whose: str = "applicant",
    organ: str = "",
) -> Letter:
    """A new draft, composed from the facts of the case; its text can be edited until it is submitted."""
    facts = stands(application).facts
    letter = Letter.objects.create(
        application=application,
        code=code,
        run=facts.run,
        whose="" if organ else whose,
        organ=organ,
        inputs=inputs,
        drafted_by_id=taking.actor.person_id,
        drafted_on=taking.when.today,
    )
    compose_letter(letter)
    record(
        application,
        EventKind.LETTER_DRAFTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=code,
    )
    return letter


def drafted_once(code: LetterCode, otherwise: str) -> Any:
    """An obstacle: a letter that may go out once is not drafted while another is under way or has gone out."""

    def obstacle(application: Application, taking: Taking) -> str:
        facts = stands(application).facts
        for letter in facts.letters.values():
            if letter.code is code and letter.run == facts.run and letter.state is not LetterState.WITHDRAWN:
                return otherwise if letter.dispatched_on else "已经起草，见本件文书。"
        return too_late(application, code, taking.when.today)

    return obstacle


class CorrectionForm(StepForm):
    """Every defect at once, what to do about each, and a reasonable period (Art 30)."""

    future_allowed = ("answer_by",)
    defects = forms.MultipleChoiceField(
        label="需要补正的事项",
        widget=forms.CheckboxSelectMultiple,
        help_text="只能告知一次，请一次列全（条例第三十条）。",
    )
    guidance = text_field(
        "指导和释明", "写明怎样补正，例如可以补充哪些名称、文号、时间或者其他特征。", longest=2000
    )
    answer_by = date_field("补正期限", "合理期限的最后一天。")

    def prepare(self) -> None:
        """What may be asked for; what is known to be missing; the usual period."""
        allowed = correctable(Defect, readings())
        field = self.fields["defects"]
        field.choices = [(d.value, d.label) for d in allowed]  # type: ignore[attr-defined]
        self.fields["answer_by"].initial = working_days().after(self.today, readings().correction_period)

    def clean_answer_by(self) -> Any:
        """After today."""
        answer_by = self.cleaned_data["answer_by"]
        if answer_by <= self.today:
            raise forms.ValidationError("补正期限须在今天之后，并留出合理的时间。")
        return answer_by


def ask_correction(application: Application, taking: Taking) -> None:
    """补正告知书: within 7 working days, once: Art 30."""
    inputs = taking.inputs
    draft(
        application,
        taking,
        LetterCode.CORRECTION_NOTICE,
        {
            "defects": inputs["defects"],
            "guidance": inputs["guidance"],
            "answer_by": inputs["answer_by"].isoformat(),
        },
    )


class ReasonsForm(StepForm):
    """What looks excessive, and by when to answer (Art 35)."""

    future_allowed = ("answer_by",)
    counts = text_field("数量、频次", "例如：2026年1月至3月提出申请47件，其中相同内容21件。")
    answer_by = date_field("说明理由的期限")

    def prepare(self) -> None:
        """Ten working days as a rule."""
        self.fields["answer_by"].initial = working_days().after(self.today, 10)


def ask_reasons(application: Application, taking: Taking) -> None:
    """说明理由告知书: Art 35."""
    inputs = taking.inputs
    draft(
        application,
        taking,
        LetterCode.REASONS_REQUEST,
        {"counts": inputs["counts"], "answer_by": inputs["answer_by"].isoformat()},
    )


class ExtensionForm(StepForm):
    """By how many working days, and why."""

    by = forms.IntegerField(
        label="延长工作日", min_value=1, help_text="最多20个工作日（条例第三十三条第二款）。"
    )
    reason = text_field("延长的理由")

    def clean_by(self) -> Any:
        """At most 20."""
        by = self.cleaned_data["by"]
        if by > EXTENSION_LIMIT:
            raise forms.ValidationError(
                f"延长{by}个工作日，超过{EXTENSION_LIMIT}个工作日的上限（第三十三条第二款）。改短，或在原期限内答复。"
            )
        return by


def extend(application: Application, taking: Taking) -> None:
    """延长答复期限告知书: the head of the OGI office consents, and the applicant is told before the due date."""
    by = taking.inputs["by"]
    due = stands(application).clock.due
    new_due = working_days().after(due, by) if due else None
    draft(
        application,
        taking,
        LetterCode.EXTENSION_NOTICE,
        {"by": by, "reason": taking.inputs["reason"], "new_due": new_due.isoformat() if new_due else None},
    )


class DelayForm(StepForm):
    """The later reasonable date."""

    future_allowed = ("until",)
    until = date_field("合理的答复日期")
    reason = text_field("理由")

    def clean_until(self) -> Any:
        """Later than the deadline."""
        until, due = self.cleaned_data["until"], self.application.due
        if due and until <= due:
            raise forms.ValidationError(f"须晚于现在的答复期限（{chinese_date(due)}）。")
        return until


def delay(application: Application, taking: Taking) -> None:
    """延迟答复告知书: reasons are good, but it cannot be done in time: Art 35."""
    inputs = taking.inputs
    draft(
        application,
        taking,
        LetterCode.DELAY_NOTICE,
        {"until": inputs["until"].isoformat(), "reason": inputs["reason"]},
    )


def reasons_given(application: Application, _taking: Taking) -> str:
    """Art 35 fixes a later date only for one who gave reasons."""
    given = any(isinstance(event, ReasonsGiven) for event in stands(application).facts.clock_events)
    return "" if given else "申请人还没有说明理由（条例第三十五条）。先发说明理由告知书。"


class ThirdPartyForm(StepForm):
    """Who is asked about what."""

    name = forms.CharField(label="第三方姓名或者名称", max_length=100)
    address = forms.CharField(label="第三方地址", max_length=200, required=False)
    telephone = forms.CharField(label="第三方电话", max_length=40, required=False)
    is_person = forms.BooleanField(label="第三方是自然人", required=False)
    information = text_field("涉及的政府信息", "不写申请人是谁，除非确有必要。", longest=2000)


def consult_third_party(application: Application, taking: Taking) -> None:
    """第三方意见征询书, and the notice to the applicant that the time does not count: Art 32, 33 ¶3."""
    inputs = taking.inputs
    nth = sum(1 for x in application.letters.all() if x.code == LetterCode.THIRD_PARTY_INQUIRY) + 1
    whose = f"third-party-{nth}"
    given = {
        SecretKind.NAME: inputs["name"],
        SecretKind.ADDRESS: inputs["address"],
        SecretKind.TELEPHONE: inputs["telephone"],
    }
    for kind, value in given.items():
        if value:
            seal(application.case, whose, kind, value, natural_person=inputs["is_person"])
    facts = {"information": inputs["information"], "is_person": inputs["is_person"]}
    draft(application, taking, LetterCode.THIRD_PARTY_INQUIRY, facts, whose=whose)
    if nth == 1:
        draft(application, taking, LetterCode.THIRD_PARTY_PENDING_NOTICE, facts)


class OrganForm(StepForm):
    """Which organ is asked about what, and in which quality."""

    organ = forms.CharField(label="机关名称", max_length=200)
    consulted = forms.ChoiceField(
        label="征求意见的对象", choices=[("co_maker", "共同制作机关"), ("other_organ", "其他机关")]
    )
    information = text_field("涉及的政府信息", longest=2000)


def consult_organ(application: Application, taking: Taking) -> None:
    """征求意见函: a joint maker's silence is consent (Art 34); the time does not count (Art 33 ¶3)."""
    inputs = taking.inputs
    draft(
        application,
        taking,
        LetterCode.CO_MAKER_INQUIRY,
        {"information": inputs["information"], "consulted": inputs["consulted"], "organ": inputs["organ"]},
        organ=inputs["organ"],
    )


class AssistForm(StepForm):
    """Whom to ask for help with what, by when."""

    future_allowed = ("answer_by",)
    organ = forms.CharField(label="协办单位", max_length=200)
    question = text_field("需要协助的问题", longest=2000)
    answer_by = date_field("回复期限")


def ask_assistance(application: Application, taking: Taking) -> None:
    """协办函."""
    inputs = taking.inputs
    draft(
        application,
        taking,
        LetterCode.ASSIST_REQUEST,
        {
            "question": inputs["question"],
            "answer_by": inputs["answer_by"].isoformat(),
            "organ": inputs["organ"],
        },
        organ=inputs["organ"],
    )


class ThirdPartyDisclosureForm(StepForm):
    """Which third party is told what, and which public interest demands it."""

    whose = forms.ChoiceField(label="第三方")
    content = text_field("决定公开的内容", longest=2000)
    public_interest = text_field("不公开会对公共利益造成的重大影响", longest=2000)

    def prepare(self) -> None:
        """Those who were asked."""
        asked = self.application.letters.filter(code=LetterCode.THIRD_PARTY_INQUIRY)
        whose = self.fields["whose"]
        whose.choices = [(x.whose, f"第{x.whose.rpartition('-')[2]}个第三方") for x in asked]  # type: ignore[attr-defined]


def was_consulted(application: Application, _taking: Taking) -> str:
    """Only somebody who was asked can be overruled."""
    asked = any(
        x.code is LetterCode.THIRD_PARTY_INQUIRY and x.dispatched_on
        for x in stands(application).facts.letters.values()
    )
    return "" if asked else "没有征求过第三方意见（条例第三十二条）。"


def tell_third_party(application: Application, taking: Taking) -> None:
    """公开决定告知书 to a third party whose objection gives way to the public interest: Art 32."""
    inputs = taking.inputs
    draft(
        application,
        taking,
        LetterCode.THIRD_PARTY_DISCLOSURE_NOTICE,
        {"content": inputs["content"], "public_interest": inputs["public_interest"]},
        whose=inputs["whose"],
    )


class FeeForm(StepForm):
    """By item or by page, never both (109号 Art 3)."""

    basis = forms.ChoiceField(label="计收方式", choices=[("by_item", "按件"), ("by_page", "按量")])
    count = forms.IntegerField(
        label="件数或者页数",
        min_value=1,
        max_value=100_000,
        help_text="按件填本申请的件数，按量填A4单面页数。",
    )

    def prepare(self) -> None:
        """What the month has brought before."""
        self.before = items_this_month(self.application)
        self.fields["basis"].help_text = f"同一申请人本月此前已有{self.before}件。"
        self.fields["count"].initial = max(1, self.application.items.count())

    def clean(self) -> dict[str, Any]:
        """There must be something to charge."""
        cleaned = super().clean()
        basis, count = cleaned.get("basis"), cleaned.get("count")
        if basis and count and not fee(basis, count, self.before):
            self.add_error("count", "没有超出合理范围，不收费（条例第四十二条、国办函〔2020〕109号）。")
        return cleaned


def fee(basis: str, count: int, before: int) -> int:
    """Yuan due for a count on its basis."""
    return item_fee(count, before=before) if basis == "by_item" else page_fee(count)


def fee_allowed(application: Application, taking: Taking) -> str:
    """Whether the measures apply to what was received on the day; an application is charged for once."""
    if application.receipt_date and not may_charge(application.receipt_date, readings()):
        return "收到申请时收费办法尚未施行（国办函〔2020〕109号）。"
    return str(_noticed_once(application, taking))


_noticed_once = drafted_once(
    LetterCode.FEE_NOTICE, "已经发过收费通知书，一件申请只收一次（条例第四十二条）。"
)


def charge(application: Application, taking: Taking) -> None:
    """信息处理费收费通知书, with how the amount was worked out: Art 42, 109号 Art 4-6."""
    basis, count = taking.inputs["basis"], taking.inputs["count"]
    before = items_this_month(application) if basis == "by_item" else 0
    yuan = fee(basis, count, before)
    letter = draft(
        application,
        taking,
        LetterCode.FEE_NOTICE,
        {"basis": basis, "count": count, "before": before, "yuan": yuan},
    )
    Payment.objects.create(
        application=application, letter=letter, basis=basis, count=count, before=before, yuan=yuan
    )


class EditForm(StepForm):
    """The text of a letter, with the merge fields for what is personal."""

    text = forms.CharField(
        label="正文",
        widget=forms.Textarea(attrs={"rows": 24}),
        max_length=20000,
        help_text="{{…}}是合并字段，印制时换成申请人姓名等内容，请不要改动。",
    )

    def prepare(self) -> None:
        """As it stands."""
        self.fields["text"].initial = letter_of(self.application, self.taking).text


def edit_letter(application: Application, taking: Taking) -> None:
    """Change the wording of a draft."""
    letter = letter_of(application, taking)
    letter.text = taking.inputs["text"].replace("\r\n", "\n")
    letter.save(update_fields=["text"])
    record(
        application,
        EventKind.LETTER_EDITED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=letter.code,
    )


def draft_receipt(application: Application, taking: Taking) -> None:
    """登记回执."""
    draft(application, taking, LetterCode.RECEIPT_REGISTRATION, {})
