"""One ticket: what was found, where, and what can be done about it."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, SiteError, TicketState
from gongkai.publishing.tickets.event_kind import said
from gongkai.publishing.tickets.handling import (
    answered,
    begin_correction,
    corrected,
    may_handle,
    pass_on,
    pass_outside,
)
from gongkai.publishing.tickets.reporting import WHOSE
from gongkai.records.models import Event, Secret
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused
from gongkai.workflow.taking import InputsRefused


class AnswerForm(forms.Form):
    """How it ends, in words that whoever found the error reads."""

    result = forms.ChoiceField(
        label="办理结果",
        choices=[
            (TicketState.CORRECTED.value, "已经更正"),
            (TicketState.ANSWERED.value, "不需要更正，说明情况"),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="答复",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="提交的人凭查询码看得到。写清改了什么，或者为什么不改。",
    )


class PassForm(forms.Form):
    """Who deals with it instead."""

    to = forms.CharField(label="转给哪个机关", max_length=100, help_text="写全称或者简称。")
    outside = forms.BooleanField(
        label="不是本网站的机关，转出后本件办结",
        required=False,
        help_text="用公文、电话等另行转去，并告诉提交的人。",
    )
    reason = forms.CharField(label="原因", max_length=300, help_text="写入办理经过，不写个人信息。")

    def clean(self) -> dict[str, Any]:
        """An agency of this site, or the word that it is none."""
        cleaned = super().clean() or {}
        name = cleaned.get("to", "").strip()
        if name and not cleaned.get("outside"):
            found = Agency.objects.named(name).in_being(now().today).order_by("pk")[:2]
            if len(found) != 1:
                says = (
                    _("本网站有几个机关叫“%(name)s”。写全称。")
                    if found
                    else _("本网站没有“%(name)s”。核对名称；确实不是本网站的机关，勾选下面一项。")
                )
                self.add_error("to", says % {"name": name})
            else:
                cleaned["agency"] = found[0]
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def ticket(request: HttpRequest, actor: Actor, row: SiteError) -> HttpResponse:
    """`do` of a POST: `revise`, `end` or `pass`."""
    do = request.POST.get("do", "")
    answer = AnswerForm(request.POST if do == "end" else None, label_suffix="")
    passing = PassForm(request.POST if do == "pass" else None, label_suffix="")
    refused = ""
    try:
        if do == "revise":
            return _begun(request, row, actor)
        if do == "end" and answer.is_valid():
            return _ended(request, row, answer.cleaned_data, actor)
        if do == "pass" and passing.is_valid():
            return _passed(request, row, passing.cleaned_data, actor)
    except (LedgerRefused, StepRefused) as error:
        form = {"end": answer, "pass": passing}.get(do)
        if form is not None and error.field in form.fields:
            form.add_error(error.field, str(error))
        else:
            refused = str(error)
    except InputsRefused as error:
        refused = "".join(str(fault) for faults in error.form.errors.values() for fault in faults)
    failed = bool(refused or answer.errors or passing.errors)
    return render(
        request,
        "publishing/tickets/ticket.html",
        {
            "row": row,
            "document": row.document,
            "sees_document": _sees(row, actor),
            "handles": may_handle(row, actor),
            "answer": answer,
            "passing": passing,
            "refused": refused,
            "contacts": Secret.objects.filter(case=row.pk, whose=WHOSE).order_by("pk"),
            "may_reveal": actor.sees_personal_data,
            "log": list(_log(row)),
            "today": now().today,
        },
        status=422 if failed else 200,
    )


def _sees(row: SiteError, actor: Actor) -> bool:
    return Document.objects.visible_to(actor).filter(pk=row.document_id).exists()


def _begun(request: HttpRequest, row: SiteError, actor: Actor) -> HttpResponse:
    document = begin_correction(row, actor, now())
    messages.success(request, _("已开始修订。改好、审核、发布以后，回到这件找错办结。"))
    return redirect("edit-document", document.pk)


def _ended(request: HttpRequest, row: SiteError, said: dict[str, Any], actor: Actor) -> HttpResponse:
    ends: dict[str, Callable[..., SiteError]] = {
        TicketState.CORRECTED: corrected,
        TicketState.ANSWERED: answered,
    }
    done = ends[said["result"]](row, said["answer"], actor, now())
    messages.success(request, _("%(number)s已办结。") % {"number": done.number})
    return redirect("ticket", done.pk)


def _passed(request: HttpRequest, row: SiteError, said: dict[str, Any], actor: Actor) -> HttpResponse:
    if agency := said.get("agency"):
        pass_on(row, agency, said["reason"], actor, now())
    else:
        pass_outside(row, said["to"], said["reason"], actor, now())
    messages.success(
        request, _("%(number)s已转交%(to)s。") % {"number": row.number, "to": agency or said["to"]}
    )
    return redirect("tickets")


def _log(row: SiteError) -> Iterator[tuple[str, str, str, str]]:
    """办理经过, newest first, for `casework/parts/log.html`."""
    for event in reversed(Event.objects.filter(case=row.pk).in_order()):
        told = said(event.kind, event.values)
        at = timezone.localtime(event.at)
        yield f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}", event.actor_name, told.sentence, told.note
