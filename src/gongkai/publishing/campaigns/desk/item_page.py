"""One document of a clean-up: its section states the result, the office carries it out."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.step_form import text_field
from gongkai.publishing.campaigns.access import may_decide
from gongkai.publishing.campaigns.deciding import CARRIED_OUT_AS, assign, decide, leave_out
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import CampaignItem, CleanUpResult, Document
from gongkai.records.moment import now


class DecisionForm(forms.Form):
    """The result and why."""

    result = forms.ChoiceField(
        label=gettext_lazy("清理意见"), choices=CleanUpResult.choices, widget=forms.RadioSelect
    )
    reason = text_field(
        "理由",
        "修改的写明改什么；废止、宣布失效的写明依据；继续有效的可以不写。",
        required=False,
        longest=300,
    )

    def clean(self) -> dict[str, Any]:
        """Whatever is not to stay as it is has a reason."""
        cleaned = super().clean() or {}
        result = cleaned.get("result")
        if result and result != CleanUpResult.KEEP and "reason" in cleaned and not cleaned["reason"]:
            self.add_error("reason", _("写明理由。"))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, actor: Actor, row: CampaignItem) -> HttpResponse:
    """What is sent is a result, another section, or that the document is left out."""
    refused, do = "", request.POST.get("do", "")
    initial = {"result": row.result, "reason": row.reason}
    form = DecisionForm(
        request.POST if do == "decide" else None,
        initial=initial,
        label_suffix="",
        use_required_attribute=False,
    )
    if request.method == "POST":
        try:
            if said := _do(do, row, actor, form, request):
                messages.success(request, said)
                return redirect("campaign", row.campaign_id)
        except LedgerRefused as why:
            if why.field:
                form.add_error(why.field, str(why))
            else:
                refused = str(why)
    wrong = bool(refused or form.errors)
    return render(
        request,
        "publishing/campaigns/item.html",
        _context(row, actor, form, refused),
        status=422 if wrong else 200,
    )


def _do(do: str, row: CampaignItem, actor: Actor, form: DecisionForm, request: HttpRequest) -> str:
    """What was done, in words; empty for inputs with faults."""
    if do == "assign":
        unit = row.campaign.agency.units.filter(in_use=True, pk=_number(request.POST.get("unit", ""))).first()
        assign(row, unit, actor)
        return _("已改由%(unit)s负责。") % {"unit": unit.name if unit else _("公开工作机构")}
    if do == "leave_out":
        leave_out(row, actor)
        return _("已移出这次清理。")
    if not form.is_valid():
        return ""
    result, reason = CleanUpResult(form.cleaned_data["result"]), form.cleaned_data["reason"]
    decide(row, result, reason, actor, now(), request.POST.get("seen", ""))
    return _("已提出意见：%(result)s。") % {"result": result.label}


def _context(row: CampaignItem, actor: Actor, form: DecisionForm, refused: str) -> dict[str, Any]:
    is_open = row.campaign.closed_on is None
    decided_for_good = row.done_on is not None and row.result != CleanUpResult.KEEP
    office = is_open and actor.role in OFFICE
    return {
        "item": row,
        "document": row.document,
        "sees_document": Document.objects.visible_to(actor).filter(pk=row.document_id).exists(),
        "form": form,
        "decides": is_open and not decided_for_good and may_decide(row, actor),
        "carry_out": carrying_out(row) if office else "",
        "assigns": office,
        "units": row.campaign.agency.units.filter(in_use=True).order_by("pk") if office else (),
        "leaves_out": office and not row.result,
        "refused": refused,
    }


def carrying_out(row: CampaignItem) -> str:
    """The address of the step that does what was decided, with the result filled in; empty where nothing is to do."""
    if not row.result or row.done_on is not None or row.result == CleanUpResult.KEEP:
        return ""
    filled = {
        "validity": CARRIED_OUT_AS[CleanUpResult(row.result)].value,
        "reason": f"{row.campaign.title}：{row.reason}",
    }
    return f"{reverse('document-step', args=[row.document_id, 'change_validity'])}?{urlencode(filled)}"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
