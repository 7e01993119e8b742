"""The page of a step: its inputs as a form, its article, a second look before what cannot be undone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk import precedents
from gongkai.casework.desk.decision_guide import guide
from gongkai.casework.desk.next_steps import letter_step_label
from gongkai.casework.models import Application, Letter
from gongkai.casework.step_form import StepForm
from gongkai.casework.step_table import TABLE
from gongkai.casework.steps.decision import DecisionForm
from gongkai.casework.taking import form_for, obstacle, take
from gongkai.law.letter import LetterCode
from gongkai.records.models import Case
from gongkai.records.moment import now
from gongkai.workflow.desk.sent_number import number_in
from gongkai.workflow.desk.step_page import CONFIRMED, SEEN, shown, typed
from gongkai.workflow.step import Step, StepRefused, Subject, Taking
from gongkai.workflow.taking import InputsRefused


@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, actor: Actor, application: Application, code: str) -> HttpResponse:
    """Take a step of the table, or say why it cannot be taken."""
    if code not in TABLE or TABLE[code].public:
        raise Http404
    step, when = TABLE[code], now()
    taking = Taking(actor, when, about=_about(request))
    try:
        refusal = obstacle(step, application, taking)
    except StepRefused as refused:
        refusal = str(refused)
    if refusal:
        return _refused(request, application, step, refusal)
    if request.method != "POST":
        return _form(request, application, step, taking, form_for(step, application, taking))
    if step.code == "decide" and precedents.looks_up(request.POST):
        filled = precedents.refilled(form_for(step, application, taking), request.POST, request.FILES)
        return _form(request, application, step, taking, filled)
    form = form_for(step, application, taking, request.POST, request.FILES)
    if step.confirms and CONFIRMED not in request.POST and form.is_valid():
        return _confirmation(request, application, step, taking, form)
    try:
        files, seen = request.FILES, number_in(request.POST.get(SEEN, ""))
        done = take(code, application.pk, actor, when, request.POST, files, taking.about, seen)
    except InputsRefused as refused:
        return _form(request, application, step, taking, refused.form)
    except StepRefused as refused:
        return _refused(request, application, step, str(refused))
    messages.success(request, _said(step, application, done, taking))
    return redirect("application", done.pk)


def _about(request: HttpRequest) -> int | None:
    return number_in(request.GET.get("about", ""))


def _form(
    request: HttpRequest, application: Application, step: Step[Application], taking: Taking, form: Any
) -> HttpResponse:
    """The inputs; after a refusal with what is wrong beside each, and nothing typed lost but chosen files."""
    context: dict[str, Any] = {
        "application": application,
        "step": step,
        "form": form,
        "letter": _letter(application, step, taking),
        "title": title_of(application, step, taking),
        "has_files": form.is_multipart(),
        "seen": Case.objects.values_list("length", flat=True).get(pk=application.pk),
    }
    template = "casework/step.html"
    if isinstance(form, DecisionForm):
        template = "casework/decide.html"
        context |= {
            "guide": guide(),
            "panels": precedents.panels(form, taking.actor),
            "refilled": precedents.looks_up(request.POST),
        }
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)


def _confirmation(
    request: HttpRequest,
    application: Application,
    step: Step[Application],
    taking: Taking,
    form: StepForm,
) -> HttpResponse:
    """确认页: what was put in, once more, with what follows from it."""
    context = {
        "application": application,
        "step": step,
        "title": title_of(application, step, taking),
        "letter": _letter(application, step, taking),
        "form": form,
        "inputs": [(field.label, shown(form, field.name)) for field in form],
        "confirmed": CONFIRMED,
        "seen": request.POST.get(SEEN, ""),
    }
    return render(request, "casework/step_confirm.html", context)


def _refused(
    request: HttpRequest, application: Application, step: Step[Application], says: str
) -> HttpResponse:
    """Why it cannot be done now; 409."""
    context = {
        "application": application,
        "step": step,
        "title": step.label,
        "says": says,
        "typed": typed(request),
    }
    return render(request, "casework/step_refused.html", context, status=409)


def _letter(application: Application, step: Step[Application], taking: Taking) -> Letter | None:
    if step.subject is not Subject.LETTER:
        return None
    return next((letter for letter in application.letters.all() if letter.pk == taking.about), None)


def title_of(application: Application, step: Step[Application], taking: Taking) -> str:
    """Verb and object, with the name of the letter where the step is about one."""
    if letter := _letter(application, step, taking):
        return letter_step_label(step, LetterCode(letter.code))
    return step.label


def _said(step: Step[Application], before: Application, done: Application, taking: Taking) -> str:
    """The words of the button, and what has followed from it."""
    said = _("已%(what)s。") % {"what": title_of(done, step, taking)}
    if before.is_open and not done.is_open:
        said += _("本件办结。")
        if done.outcome and done.is_in_table_3:
            row = done.get_outcome_display()
            said += _("计入%(year)s年表三“%(row)s”。") % {
                "year": done.closed_on.year if done.closed_on else "",
                "row": row,
            }
    elif done.due and before.due != done.due:
        said += _("答复期限为%(month)s月%(day)s日。") % {"month": done.due.month, "day": done.due.day}
    return said
