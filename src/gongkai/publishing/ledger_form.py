"""A row of a ledger as a form, and its page: made anew or changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai.agencies.models import Agency
from gongkai.casework.field_wording import word
from gongkai.law.wording import chinese_date
from gongkai.publishing.ledger_refusal import LedgerRefused

Row = TypeVar("Row", bound=models.Model)


class RowForm(forms.ModelForm[Row]):
    """Days are typed as 2026-03-10, and none of `past` may be to come; a section is one of the agency's."""

    past: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *, agency: Agency, today: date, **more: Any) -> None:
        super().__init__(data, label_suffix="", **more)
        self.agency, self.today = agency, today
        for name, field in self.fields.items():
            word(field)
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = "不写"
                if name == "unit":
                    field.label = "责任科室"
                    field.queryset = agency.units.filter(in_use=True).order_by("pk")
        if not self.instance.pk:
            self.instance.agency = agency  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What has happened lies before tomorrow."""
        cleaned = super().clean() or {}
        for name in self.past:
            day = cleaned.get(name)
            if day and day > self.today:
                self.add_error(name, f"{chinese_date(day)}还没有到。写实际的日期。")
        return cleaned


@dataclass(frozen=True, slots=True)
class FormPage:
    """What stands on the page besides the form: names of the ledger and its address, headings, the button, and what is
    said when it is done."""

    ledger: str
    list: str
    heading: str
    verb: str
    done: str
    lead: str = ""


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    page: FormPage,
    save: Callable[[], object],
    to: tuple[Any, ...],
) -> HttpResponse:
    """The form, and after it was saved the page named by `to`; what is refused stands beside its field."""
    if form.is_bound and form.is_valid():
        try:
            save()
        except LedgerRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, page.done)
            return redirect(*to)
    context = {
        "form": form,
        "ledger": page.ledger,
        "list": page.list,
        "heading": page.heading,
        "verb": page.verb,
        "lead": page.lead,
    }
    return render(request, "publishing/ledger_form.html", context, status=422 if form.errors else 200)
