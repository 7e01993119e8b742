"""One way to ask for a step on screen: a form, the step, a sentence of what was done; refusals beside their field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from gongkai.agencies.steps.refusal import AdministrationError


@dataclass(frozen=True, slots=True)
class Question:
    """What a page asks. `button` is verb and object; `consequences` are told where a step cannot be undone."""

    title: str
    button: str
    back: str
    lead: str = ""
    consequences: Sequence[str] = ()


def ask(
    request: HttpRequest,
    question: Question,
    form: forms.Form | forms.ModelForm[Any],
    step: Callable[[dict[str, Any]], str],
    *,
    to: Callable[[], str] | None = None,
) -> HttpResponse:
    """The page, or after a submission that the step accepts, its sentence on the page `to` (else `back`).

    `step` gets what was filled in, does it and says what was done.
    """
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, step(form.cleaned_data))
        except AdministrationError as refusal:
            field = refusal.field if refusal.field in form.fields else None
            form.add_error(field, str(refusal))
        else:
            return HttpResponseRedirect(to() if to else question.back)
    status = 422 if form.errors else 200
    return render(request, "agencies/question.html", {"question": question, "form": form}, status=status)


def searched(request: HttpRequest, name: str = "q") -> str:
    """What was typed into a search field, without what PostgreSQL takes in no text."""
    return request.GET.get(name, "").replace("\x00", "").strip()


class Confirmation(forms.Form):
    """Nothing to fill in: the page tells what follows, and the button does it."""


class DateField(forms.DateField):
    """A day, chosen from the browser's calendar or typed as 2026-03-10."""

    def __init__(self, **kwargs: Any):
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"), **kwargs
        )
