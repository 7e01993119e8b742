"""The page of a step of a document: its inputs, its article, a second look before what cannot be undone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.step_page import CONFIRMED, SEEN, number_in, shown
from gongkai.publishing.guard.desk.document_findings import findings_context
from gongkai.publishing.models import Document
from gongkai.publishing.step_table import TABLE
from gongkai.publishing.taking import form_for, take
from gongkai.records.moment import now
from gongkai.workflow.step import Step, StepRefused, Taking
from gongkai.workflow.taking import InputsRefused, obstacle


@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, actor: Actor, document: Document, code: str) -> HttpResponse:
    """Take a step of the table, or say why it cannot be taken."""
    if code not in TABLE:
        raise Http404
    step, when = TABLE[code], now()
    taking = Taking(actor, when)
    if refusal := obstacle(step, document, taking):
        return _refused(request, document, step, refusal)
    if request.method != "POST":
        form = form_for(step, document, taking)
        form.initial = {name: request.GET[name] for name in form.fillable if name in request.GET}
        return _form(request, document, step, form)
    form = form_for(step, document, taking, request.POST, request.FILES)
    if step.confirms and CONFIRMED not in request.POST and form.is_valid():
        return _confirmation(request, document, step, form)
    try:
        seen = number_in(request.POST.get(SEEN, ""))
        done = take(code, document.pk, actor, when, request.POST, request.FILES, seen)
    except InputsRefused as refused:
        return _form(request, document, step, refused.form)
    except StepRefused as refused:
        return _refused(request, document, step, str(refused))
    messages.success(request, said_of(step, document, done))
    return redirect("document", done.pk)


def _form(request: HttpRequest, document: Document, step: Step[Document], form: Any) -> HttpResponse:
    """The inputs; after a refusal with what is wrong beside each, and nothing typed lost but chosen files."""
    context: dict[str, Any] = {
        "document": document,
        "step": step,
        "form": form,
        "has_files": any(field.widget.needs_multipart_form for field in form.fields.values()),
        "seen": document.case.length,
    }
    if step.code == "submit":
        # What has to be looked at before it goes on stands beside the tick that says so.
        context |= {**findings_context(document, form.taking.actor), "guard_repairs": False}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "publishing/document_step.html", context, status=status)


def _confirmation(request: HttpRequest, document: Document, step: Step[Document], form: Any) -> HttpResponse:
    """确认页. A chosen file cannot be sent on by it, so such a form is confirmed on the page where it is filled in."""
    context = {
        "document": document,
        "step": step,
        "form": form,
        "inputs": [(field.label, shown(form, field.name)) for field in form if not _is_file(field)],
        "asks_file": any(_is_file(field) for field in form),
        "confirmed": CONFIRMED,
        "seen": request.POST.get(SEEN, ""),
    }
    return render(request, "publishing/document_step_confirm.html", context)


def _is_file(field: Any) -> bool:
    return bool(field.field.widget.needs_multipart_form)


def _refused(request: HttpRequest, document: Document, step: Step[Document], says: str) -> HttpResponse:
    """Why it cannot be done now; 409. What was sent with it is printed, so that nobody types it twice."""
    typed = [text for name, text in request.POST.items() if len(text) > 20 and name != "csrfmiddlewaretoken"]
    context = {"document": document, "step": step, "says": says, "typed": typed}
    return render(request, "publishing/document_step_refused.html", context, status=409)


def said_of(step: Step[Document], before: Document, done: Document) -> str:
    """The words of the button, and what has followed from it."""
    said = _("已%(what)s。") % {"what": step.label}
    if done.is_public and not before.is_public:
        said += _("公众现在看得到这一件。")
    elif before.is_public and not done.is_public:
        said += _("公众已经看不到这一件，原网址留下说明。")
    elif done.publish_at and done.publish_at != before.publish_at:
        at = timezone.localtime(done.publish_at)
        said += _("%(month)s月%(day)s日%(time)s自动发布。") % {
            "month": at.month,
            "day": at.day,
            "time": f"{at:%H:%M}",
        }
    elif done.stage != before.stage:
        said += _("本件现在：%(stage)s。") % {"stage": done.get_stage_display()}
    return said
