"""The page of a step in a review or suit: its inputs, its article, a second look before what cannot be undone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.step_page import CONFIRMED, SEEN, number_in, shown
from gongkai.casework.disputes.step_form import DisputeForm
from gongkai.casework.disputes.step_table import TABLE
from gongkai.casework.disputes.taking import form_for, take
from gongkai.casework.models import Dispute
from gongkai.law.dispute import DisputeKind
from gongkai.records.moment import now
from gongkai.workflow.step import Step, StepRefused, Taking
from gongkai.workflow.taking import InputsRefused, obstacle


@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, actor: Actor, dispute: Dispute, code: str) -> HttpResponse:
    """Take a step of the table, or say why it cannot be taken."""
    if code not in TABLE:
        raise Http404
    step, when = TABLE[code], now()
    taking = Taking(actor, when)
    if refusal := obstacle(step, dispute, taking):
        return _refused(request, dispute, step, refusal)
    if request.method != "POST":
        return _form(request, dispute, step, form_for(step, dispute, taking))
    form = form_for(step, dispute, taking, request.POST, request.FILES)
    if step.confirms and CONFIRMED not in request.POST and form.is_valid():
        return _confirmation(request, dispute, step, form)
    try:
        seen = number_in(request.POST.get(SEEN, ""))
        done = take(code, dispute.pk, actor, when, request.POST, request.FILES, seen)
    except InputsRefused as refused:
        return _form(request, dispute, step, refused.form)
    except StepRefused as refused:
        return _refused(request, dispute, step, str(refused))
    messages.success(request, _said(step, dispute, done))
    return redirect("dispute", done.pk)


def _form(request: HttpRequest, dispute: Dispute, step: Step[Dispute], form: Any) -> HttpResponse:
    """The inputs; after a refusal with what is wrong beside each, and nothing typed lost but chosen files."""
    context = {
        "dispute": dispute,
        "step": step,
        "form": form,
        "has_files": any(field.widget.needs_multipart_form for field in form.fields.values()),
        "seen": dispute.case.length,
        "in_court": DisputeKind(dispute.kind).is_suit,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "casework/disputes/step.html", context, status=status)


def _confirmation(
    request: HttpRequest, dispute: Dispute, step: Step[Dispute], form: DisputeForm
) -> HttpResponse:
    """确认页. A chosen file cannot be sent on by it, so such a form is confirmed on the page where it is filled in."""
    context = {
        "dispute": dispute,
        "step": step,
        "form": form,
        "inputs": [(field.label, shown(form, field.name)) for field in form if not _is_file(field)],
        "asks_file": any(_is_file(field) for field in form),
        "confirmed": CONFIRMED,
        "seen": request.POST.get(SEEN, ""),
    }
    return render(request, "casework/disputes/step_confirm.html", context)


def _is_file(field: Any) -> bool:
    return bool(field.field.widget.needs_multipart_form)


def _refused(request: HttpRequest, dispute: Dispute, step: Step[Dispute], says: str) -> HttpResponse:
    """Why it cannot be done now; 409. What was sent with it is printed, so that nobody types it twice."""
    typed = [text for name, text in request.POST.items() if len(text) > 20 and name != "csrfmiddlewaretoken"]
    context = {"dispute": dispute, "step": step, "says": says, "typed": typed}
    return render(request, "casework/disputes/step_refused.html", context, status=409)


def _said(step: Step[Dispute], before: Dispute, done: Dispute) -> str:
    """The words of the button, and what has followed from it."""
    said = _("已%(what)s。") % {"what": step.label}
    if done.closed_on and not before.closed_on:
        said += _("本件审结，计入%(year)s年年报表四“%(kind)s·%(result)s”。") % {
            "year": done.closed_on.year,
            "kind": done.get_kind_display(),
            "result": done.get_result_display(),
        }
    elif done.due and done.due != before.due:
        said += _("%(what)s的期限为%(month)s月%(day)s日。") % {
            "what": done.due_for,
            "month": done.due.month,
            "day": done.due.day,
        }
    return said
