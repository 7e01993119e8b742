"""Answering later: an extension (Art 33 ¶2), or a date agreed upon after reasons were given (Art 35)."""

from typing import Any

from django import forms

from gongkai.casework.models import Application
from gongkai.casework.recording import stands
from gongkai.casework.step_form import StepForm, date_field, text_field
from gongkai.casework.steps.drafting import draft
from gongkai.law.clock.reckoning import EXTENSION_LIMIT
from gongkai.law.letter import LetterCode
from gongkai.law.wording import chinese_date
from gongkai.workflow.calendar import working_days
from gongkai.workflow.step import Taking


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
