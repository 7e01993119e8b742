"""The page of a step of an annual report: its inputs, its article, a second look before what cannot be undone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.annual.models import AnnualReport
from gongkai.annual.step_form import ReportForm
from gongkai.annual.step_table import TABLE
from gongkai.annual.steps_of_own.submitting import examination
from gongkai.annual.taking import form_for, take
from gongkai.casework.desk.step_page import CONFIRMED, SEEN, number_in, shown
from gongkai.records.moment import now
from gongkai.workflow.step import Step, StepRefused, Taking
from gongkai.workflow.taking import InputsRefused, obstacle


@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, actor: Actor, report: AnnualReport, code: str) -> HttpResponse:
    """Take a step of the table, or say why it cannot be taken."""
    if code not in TABLE:
        raise Http404
    step, when = TABLE[code], now()
    taking = Taking(actor, when)
    if refusal := obstacle(step, report, taking):
        return _refused(request, report, step, refusal)
    if request.method != "POST":
        form = form_for(step, report, taking)
        form.initial = {name: request.GET[name] for name in form.fillable if name in request.GET}
        return _form(request, report, step, form)
    form = form_for(step, report, taking, request.POST, request.FILES)
    if step.confirms and CONFIRMED not in request.POST and form.is_valid():
        return _confirmation(request, report, step, form)
    try:
        seen = number_in(request.POST.get(SEEN, ""))
        done = take(code, report.pk, actor, when, request.POST, request.FILES, seen)
    except InputsRefused as refused:
        return _form(request, report, step, refused.form)
    except StepRefused as refused:
        return _refused(request, report, step, str(refused))
    messages.success(request, _said(step, report, done))
    if not AnnualReport.objects.visible_to(actor).filter(pk=done.pk).exists():
        return redirect("annual-reports")
    following = done.correction if code == "correct" else None
    return redirect("annual-report", following.pk if following else done.pk)


def _form(request: HttpRequest, report: AnnualReport, step: Step[AnnualReport], form: Any) -> HttpResponse:
    """The inputs; after a refusal with what is wrong beside each, and nothing typed lost."""
    context = {"report": report, "step": step, "form": form, "seen": report.case.length}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "annual/step.html", context, status=status)


def _confirmation(
    request: HttpRequest, report: AnnualReport, step: Step[AnnualReport], form: ReportForm
) -> HttpResponse:
    """确认页: what is about to be sent, with what goes with it."""
    context: dict[str, Any] = {
        "report": report,
        "step": step,
        "form": form,
        "inputs": [(field.label, shown(form, field.name)) for field in form],
        "confirmed": CONFIRMED,
        "seen": request.POST.get(SEEN, ""),
    }
    if step.code == "submit":
        found = examination(report, form.today)
        context["answered"] = [one for one in found.found if one.verdict is not None]
    return render(request, "annual/step_confirm.html", context)


def _refused(request: HttpRequest, report: AnnualReport, step: Step[AnnualReport], says: str) -> HttpResponse:
    """Why it cannot be done now; 409. What was sent with it is printed, so that nobody types it twice."""
    typed = [text for name, text in request.POST.items() if len(text) > 20 and name != "csrfmiddlewaretoken"]
    context = {"report": report, "step": step, "says": says, "typed": typed}
    return render(request, "annual/step_refused.html", context, status=409)


def _said(step: Step[AnnualReport], before: AnnualReport, done: AnnualReport) -> str:
    """The words of the button, and what has followed from it."""
    said = _("已%(what)s。") % {"what": step.label}
    if done.stage != before.stage:
        said += _("报告现在：%(stage)s。") % {"stage": done.get_stage_display()}
    return said
