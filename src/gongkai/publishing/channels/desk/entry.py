"""登记发布: one item on several channels at once, and striking a slip out."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.publishing.channels.desk.entry_form import EntryForm
from gongkai.publishing.channels.entering import enter
from gongkai.publishing.channels.striking import obstacle, strike
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, Placement
from gongkai.records.moment import now
from gongkai.workflow.desk.sent_number import number_in


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The form; `?document=` is a public document of the agency whose title it takes."""
    when, agency = now(), actor.agency
    assert agency is not None, "the policy admits people of an agency only"  # noqa: S101
    document = _document(request, actor)
    data = request.POST if request.method == "POST" else None
    form = EntryForm(data, agency=agency, today=when.today, document=document)
    if form.is_valid():
        try:
            entered = enter(agency, form.item(), form.entries(), actor, when)
        except LedgerRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            words = {"title": form.item().title, "n": len(entered)}
            messages.success(request, _("已登记“%(title)s”的%(n)s条发布。") % words)
            return redirect("channels-entry" if "more" in request.POST else "channels")
    context = {"form": form, "document": document}
    return render(request, "publishing/channels/entry.html", context, status=422 if form.errors else 200)


def _document(request: HttpRequest, actor: Actor) -> Document | None:
    number = request.GET.get("document", "")
    if not number:
        return None
    found = Document.objects.filter(agency=actor.agency, is_public=True, pk=number_in(number) or 0)
    document = found.select_related("unit").first()
    if document is None:
        raise Http404
    return document


class _ReasonForm(forms.Form):
    reason = forms.CharField(
        label="划销原因", max_length=200, help_text="写清为什么，例如：与上一条重复登记。"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def strike_out(request: HttpRequest, actor: Actor, placement: Placement) -> HttpResponse:
    """Asks for the reason; nothing is deleted."""
    form = _ReasonForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        try:
            strike(placement, form.cleaned_data["reason"], actor, now())
        except LedgerRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已划销“%(title)s”。") % {"title": placement.title})
            return redirect("channels")
    context = {"form": form, "placement": placement, "obstacle": obstacle(placement)}
    return render(request, "publishing/channels/strike.html", context, status=422 if form.errors else 200)
