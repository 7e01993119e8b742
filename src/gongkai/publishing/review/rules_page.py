"""审核流程: the chains of review of an agency, on pages beside its other settings."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.publishing.facets import Risk
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Platform
from gongkai.publishing.review import rules
from gongkai.publishing.review.level import usual
from gongkai.publishing.review.rule_form import LevelFormSet, levels_in, rows_of
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused

REMOVE = "remove"
"""Name of the button that removes a chain."""


class SmallOfficeForm(forms.Form):
    """Whether one person may pass several levels."""

    small = forms.BooleanField(
        label="人少，同一人可以审核几级",
        required=False,
        help_text="自己起草、修改或者送审的稿件，在任何情况下都由别人审。",
    )


class WhichForm(forms.Form):
    """For what a chain is to be set."""

    kind = forms.ChoiceField(
        label="信息类型",
        required=False,
        choices=[("", "各类信息"), *((one.value, one.label) for one in DocumentKind)],
    )
    risk = forms.ChoiceField(
        label="审核要求", required=False, choices=[("", "不分"), *((one.value, one.label) for one in Risk)]
    )


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """All chains; and whether one person may pass several levels of them."""
    when = now()
    platform = Platform.objects.filter(agency=agency).first()
    small = bool(platform and platform.chain_on_small_office)
    form = SmallOfficeForm(request.POST or None, initial={"small": small})
    if request.method == "POST" and form.is_valid():
        try:
            rules.set_small_office(agency, form.cleaned_data["small"], actor, when)
        except StepRefused as refused:
            form.add_error("small", str(refused))
        else:
            messages.success(request, _("已保存。以后的审核照此办理。"))
            return redirect("review-rules", agency.pk)
    shown = {
        "agency": agency,
        "usual": rules.usual_chains(agency, when.today),
        "own": rules.own_chains(agency, when.today),
        "which": WhichForm(),
        "form": form,
    }
    return render(request, "publishing/review_rules.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def chain(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """Set the chain of the `kind` and `risk` of the address, or remove it."""
    which = WhichForm(request.GET)
    if not which.is_valid():
        raise Http404
    kind, risk, when = which.cleaned_data["kind"], which.cleaned_data["risk"], now()
    name = rules.name_of(kind, risk)
    if REMOVE in request.POST:
        if rules.remove_rule(agency, kind, risk, actor, when):
            messages.success(request, _("已删除“%(name)s”的审核流程。") % {"name": name})
        return redirect("review-rules", agency.pk)
    refusal = ""
    own = {(one.kind, one.risk): one.levels for one in rules.own_chains(agency, when.today)}
    if request.method == "POST":
        rows = LevelFormSet(request.POST)
        if rows.is_valid():
            try:
                rules.set_rule(agency, kind, risk, levels_in(rows), actor, when)
            except StepRefused as refused:
                refusal = str(refused)
            else:
                messages.success(
                    request, _("已保存“%(name)s”的审核流程，以后送审的照此审核。") % {"name": name}
                )
                return redirect("review-rules", agency.pk)
    else:
        present = own.get((kind, risk), usual(Risk(risk or Risk.NORMAL)))
        rows = LevelFormSet(initial=rows_of(present))
    shown = {
        "agency": agency,
        "name": name,
        "rows": rows,
        "refusal": refusal,
        "is_own": (kind, risk) in own,
    }
    wrong = bool(refusal) or (request.method == "POST" and not rows.is_valid())
    return render(request, "publishing/review_rule.html", shown, status=422 if wrong else 200)
