"""Asking the applicant for what is missing (Art 30), or why so much is asked for (Art 35)."""

from typing import Any

from django import forms

from gongkai.casework.models import Application
from gongkai.casework.recording import stands
from gongkai.casework.step_form import StepForm, date_field, text_field
from gongkai.casework.steps.drafting import draft
from gongkai.law.clock import ReasonsGiven
from gongkai.law.correction import Defect, correctable
from gongkai.law.letter import LetterCode
from gongkai.workflow.calendar import readings, working_days
from gongkai.workflow.step import Taking


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


def reasons_given(application: Application, _taking: Taking) -> str:
    """Art 35 fixes a later date only for one who gave reasons."""
    given = any(isinstance(event, ReasonsGiven) for event in stands(application).facts.clock_events)
    return "" if given else "申请人还没有说明理由（条例第三十五条）。先发说明理由告知书。"
