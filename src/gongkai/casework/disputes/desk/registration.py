"""登记复议诉讼: what the review organ or the court has sent is written down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk import once
from gongkai.casework.disputes.desk.registration_form import RegistrationForm
from gongkai.casework.disputes.registration import register, warnings
from gongkai.records.attachments import Refused
from gongkai.records.moment import now
from gongkai.workflow.desk.sent_number import number_in
from gongkai.workflow.step import StepRefused


@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The form, `?application=` filled in; before it is saved it says what speaks against it, once."""
    when, agency = now(), actor.agency
    assert agency is not None, "the policy admits people of an agency only"  # noqa: S101
    about = number_in(request.GET.get("application", ""))
    if request.method != "POST":
        return _form(request, RegistrationForm(agency=agency, when=when, about=about))
    if (done := once.came_of(request)) is not None:
        messages.warning(request, _("这一份刚才已经登记过，没有再登记一次。"))
        return redirect("dispute", done)
    form = RegistrationForm(request.POST, request.FILES, agency=agency, when=when)
    if not form.is_valid():
        return _form(request, form)
    filing = form.filing()
    if "checked" not in request.POST and (doubts := warnings(filing)):
        return _form(request, form, doubts)
    if not once.begin(request, actor.person_id):
        messages.warning(request, _("这一份正在登记，没有再登记一次。"))
        return redirect("disputes")
    try:
        new = register(filing, actor, when)
    except (StepRefused, Refused) as refused:
        once.give_up(request, actor.person_id)
        field = refused.field if isinstance(refused, StepRefused) else "file"
        form.add_error(field if field in form.fields else None, str(refused))
        return _form(request, form)
    once.remember(request, new.pk)
    messages.success(request, _("已登记，编号%(number)s。") % {"number": new.number})
    return redirect("dispute", new.pk)


def _form(request: HttpRequest, form: RegistrationForm, doubts: list[str] | None = None) -> HttpResponse:
    context = {
        "form": form,
        "doubts": doubts,
        "has_files": bool(request.FILES),
        "once": once.token(request),
    }
    status = 422 if form.is_bound and (form.errors or doubts) else 200
    return render(request, "casework/disputes/registration.html", context, status=status)
