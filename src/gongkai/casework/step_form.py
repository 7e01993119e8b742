"""The inputs of a step as a form: one declaration for screen, API and tests."""

from datetime import date, timedelta
from typing import Any

from django import forms

from gongkai.casework.field_wording import word
from gongkai.casework.models import Application
from gongkai.law.wording import chinese_date
from gongkai.workflow.step import Taking

LONGEST_NUMBER = 18
"""Digits of the largest number that both databases take."""
FARTHEST = timedelta(days=3660)
"""A day beyond ten years is a slip of the pen: a period to it would hold the case up for ever."""


class DatedForm(forms.Form):
    """A form that knows its actor and the day. Dates after today are refused unless a field allows them."""

    future_allowed: tuple[str, ...] = ()

    def __init__(self, data: Any = None, files: Any = None, *, taking: Taking) -> None:
        super().__init__(data, files, label_suffix="")
        for field in self.fields.values():
            word(field)
        self.taking = taking
        self.today = taking.when.today
        self.prepare()

    @property
    def begins(self) -> tuple[date, str]:
        """The first day that a date may say, and what that day is; any, where a form knows of none."""
        return date.min, ""

    def prepare(self) -> None:
        """Fill in choices and first values that depend on the case."""

    def clean(self) -> dict[str, Any]:
        """What is said to have happened lies between the beginning and today; what is to come, not far off."""
        cleaned = super().clean() or {}
        for name, field in self.fields.items():
            value = cleaned.get(name)
            if isinstance(field, forms.DateField) and value and (says := self._impossible(name, value)):
                self.add_error(name, says)
        return cleaned

    def _impossible(self, name: str, day: date) -> str:
        says = chinese_date(day)
        if name in self.future_allowed:
            return f"{says}太远了。请核对年份。" if day - self.today > FARTHEST else ""
        if day > self.today:
            return f"{says}还没有到。请填写实际发生的日期。"
        first, what = self.begins
        return f"早于{what}（{chinese_date(first)}）。请核对日期。" if day < first else ""


class StepForm(DatedForm):
    """The form of a step in an application."""

    def __init__(
        self, data: Any = None, files: Any = None, *, application: Application, taking: Taking
    ) -> None:
        self.application = application
        super().__init__(data, files, taking=taking)

    @property
    def begins(self) -> tuple[date, str]:
        """Nothing happens before the application has arrived."""
        return self.application.arrived, "申请到达之日"


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Rows to choose from. A number that no row can have is as wrong as one that none has."""

    def clean(self, value: Any) -> Any:
        """Refused before a database that takes no such number is asked."""
        if any(len(str(one)) > LONGEST_NUMBER for one in value or ()):
            raise forms.ValidationError(self.error_messages["invalid_pk_value"], params={"pk": "…"})
        return super().clean(value)


def date_field(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    """A date as 2026-03-10."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


def text_field(
    label: str, help_text: str = "", *, required: bool = True, longest: int = 500
) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
