"""The page of a step, as far as all desks have it alike: its inputs, a second look before what cannot be undone, and why
it cannot be taken now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.records.moment import now
from gongkai.workflow.desk.sent_number import number_in
from gongkai.workflow.step import Step, StepRefused, Taking
from gongkai.workflow.taking import Desk, InputsRefused, OnFile, obstacle

CONFIRMED = "confirmed"
"""Name of the hidden input with which the second page sends the inputs of the first."""
SEEN = "seen"
"""Name of the hidden input with the number of events that the page knows of."""

Case = TypeVar("Case", bound=OnFile)


@dataclass(frozen=True)
class StepPage(Generic[Case]):
    """The pages of one desk's steps.

    `name` is what templates and addresses call the case; `template` the beginning of the names of three: that of the
    inputs, `…_confirm` and `…_refused`. `follows` says in a sentence what has followed from a step, by the case before
    and after it. `beside` and `before_sending` are what the first and the second look show besides, by the filled
    form; `next_page` is where the actor goes on, if not to the case's own page.
    """

    desk: Desk[Case]
    name: str
    template: str
    follows: Callable[[Case, Case], str]
    beside: Callable[[Step[Case], Any], dict[str, Any]] = lambda _step, _form: {}
    before_sending: Callable[[Step[Case], Any], dict[str, Any]] = lambda _step, _form: {}
    next_page: Callable[[Actor, Step[Case], Case], HttpResponse] | None = None

    def answer(self, request: HttpRequest, actor: Actor, case: Case, code: str) -> HttpResponse:
        """Take a step of the table, or say why it cannot be taken. Raises Http404 for a step that there is not."""
        if code not in self.desk.table:
            raise Http404
        step, when = self.desk.table[code], now()
        taking = Taking(actor, when)
        if says := obstacle(step, case, taking):
            return self._refused(request, case, step, says)
        if request.method != "POST":
            form = self.desk.form(step, case, taking)
            fillable = getattr(form, "fillable", ())
            form.initial = {name: request.GET[name] for name in fillable if name in request.GET}
            return self._form(request, case, step, form)
        form = self.desk.form(step, case, taking, request.POST, request.FILES)
        if step.confirms and CONFIRMED not in request.POST and form.is_valid():
            return self._confirmation(request, case, step, form)
        try:
            seen = number_in(request.POST.get(SEEN, ""))
            done = self.desk.take(code, case.pk, actor, when, request.POST, request.FILES, seen)
        except InputsRefused as refused:
            return self._form(request, case, step, refused.form)
        except StepRefused as refused:
            return self._refused(request, case, step, str(refused))
        messages.success(request, _("已%(what)s。") % {"what": step.label} + self.follows(case, done))
        return self.next_page(actor, step, done) if self.next_page else redirect(self.name, done.pk)

    def _form(self, request: HttpRequest, case: Case, step: Step[Case], form: Form) -> HttpResponse:
        """The inputs; after a refusal with what is wrong beside each, and nothing typed lost but chosen files."""
        context = {
            self.name: case,
            "step": step,
            "form": form,
            "has_files": form.is_multipart(),
            "seen": case.case.length,
        } | self.beside(step, form)
        status = 422 if form.is_bound and form.errors else 200
        return render(request, f"{self.template}.html", context, status=status)

    def _confirmation(self, request: HttpRequest, case: Case, step: Step[Case], form: Form) -> HttpResponse:
        """确认页. A chosen file cannot be sent on by it, so such a form is confirmed where it is filled in."""
        context = {
            self.name: case,
            "step": step,
            "form": form,
            "inputs": [
                (field.label, shown(form, field.name))
                for field in form
                if not field.field.widget.needs_multipart_form
            ],
            "asks_file": form.is_multipart(),
            "confirmed": CONFIRMED,
            "seen": request.POST.get(SEEN, ""),
        } | self.before_sending(step, form)
        return render(request, f"{self.template}_confirm.html", context)

    def _refused(self, request: HttpRequest, case: Case, step: Step[Case], says: str) -> HttpResponse:
        context = {self.name: case, "step": step, "says": says, "typed": typed(request)}
        return render(request, f"{self.template}_refused.html", context, status=409)


def shown(form: Form, name: str) -> str:
    """An input in words, as the second look repeats it."""
    value = form.cleaned_data.get(name)
    choices = getattr(form.fields[name], "choices", None)
    if choices:
        return str(dict(choices).get(str(value), value))
    return str(value) if value not in (None, "") else "—"


def typed(request: HttpRequest) -> list[str]:
    """The longer texts that were sent with what is refused: they are printed, so that nobody types them twice."""
    return [
        str(text) for name, text in request.POST.items() if len(text) > 20 and name != "csrfmiddlewaretoken"
    ]
