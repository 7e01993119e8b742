"""转为主动公开: proposals to decide, subjects asked for again and again, what was decided; one proposal; making one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.models import Application
from gongkai.publishing.from_casework.access import WEIGHING
from gongkai.publishing.from_casework.answers import Level
from gongkai.publishing.from_casework.proposing import accept, may_decide, obstacle, propose, refuse
from gongkai.publishing.from_casework.repeated import repeated_subjects
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Proposal, ProposalState
from gongkai.publishing.models.ticket import PROPOSERS
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused

ON_A_PAGE = 30


def _reason(label: str, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=hint
    )


class ProposeForm(forms.Form):
    """Why it should be published."""

    reason = _reason("理由", "例如：涉及全村补偿标准，很多人会问。写入办理经过，不写个人信息。")
    by_applicant = forms.BooleanField(
        label="由申请人提出",
        required=False,
        help_text="申请人认为涉及公众利益调整、需要公众广泛知晓或者参与决策的，可以建议（条例第四十四条第二款）。",
    )


class DecideForm(forms.Form):
    """Whether it is published, and as what."""

    verdict = forms.ChoiceField(
        label="决定",
        choices=[("accept", "同意，起草公开"), ("refuse", "不主动公开")],
        widget=forms.RadioSelect,
    )
    reason = _reason("理由", "写入办理经过，不写个人信息。")
    kind = forms.ChoiceField(
        label="信息类型",
        choices=[(kind.value, kind.label) for kind in DocumentKind],
        initial=DocumentKind.ANSWER.value,
        help_text="同意的填写。草稿放在这一类的栏目里，以后还能改。",
        required=False,
    )
    level = forms.ChoiceField(
        label="公开到什么程度",
        choices=[(level.value, level.label) for level in Level],
        initial=Level.WORDS.value,
        widget=forms.RadioSelect,
        required=False,
    )


@require_safe
def proposals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What waits, what is suggested, and what was decided."""
    assert actor.agency is not None  # noqa: S101
    rows = Proposal.objects.filter(agency=actor.agency)
    decided = rows.exclude(state=ProposalState.OPEN).select_related("document").order_by("-decided_on", "-pk")
    context = {
        "open": rows.filter(state=ProposalState.OPEN).order_by("made_on", "pk"),
        "suggested": repeated_subjects(actor.agency, now().today),
        "page": Paginator(decided, ON_A_PAGE).get_page(request.GET.get("page")),
        "proposes": actor.role in PROPOSERS,
        "today": now().today,
    }
    return render(request, "publishing/from_casework/proposals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, actor: Actor, row: Proposal) -> HttpResponse:
    """What is proposed, and the head's decision."""
    form = DecideForm(request.POST if request.method == "POST" else None, label_suffix="")
    refused = ""
    if form.is_valid():
        try:
            return _decided(request, row, form.cleaned_data, actor)
        except (LedgerRefused, StepRefused) as error:
            refused = str(error)
    context = {
        "row": row,
        "form": form,
        "refused": refused,
        "decides": may_decide(row, actor),
        "today": now().today,
    }
    status = 422 if refused or form.errors else 200
    return render(request, "publishing/from_casework/proposal.html", context, status=status)


def _decided(request: HttpRequest, row: Proposal, said: dict[str, Any], actor: Actor) -> HttpResponse:
    if said["verdict"] == "refuse":
        refuse(row, said["reason"], actor, now())
        messages.success(request, _("已决定不主动公开。"))
        return redirect("proposals")
    kind, level = said["kind"] or DocumentKind.ANSWER, Level(said["level"] or Level.WORDS)
    document = accept(row, said["reason"], kind, level, actor, now())
    messages.success(request, _("已同意，草稿“%(title)s”已建好。") % {"title": document.title})
    return redirect("document", document.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def propose_page(request: HttpRequest, actor: Actor, application: Application) -> HttpResponse:
    """建议主动公开, of a case. `?times=4`: the subject was given that often already."""
    form = ProposeForm(
        request.POST if request.method == "POST" else None,
        label_suffix="",
        initial={"reason": _of_repeated(request.GET.get("times", ""))},
    )
    refused = _obstacle(application, actor)
    if not refused and form.is_valid():
        said = form.cleaned_data
        try:
            propose(application, said["reason"], actor, now(), by_applicant=said["by_applicant"])
        except LedgerRefused as error:
            refused = str(error)
        else:
            messages.success(request, _("已提出建议，由公开工作机构负责人决定。"))
            return redirect("application", application.pk)
    context = {
        "application": application,
        "form": form,
        "refused": refused,
        "weighs": actor.role in WEIGHING,
        "proposals": Proposal.objects.filter(application=application).order_by("-pk"),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "publishing/from_casework/propose.html", context, status=status)


def _obstacle(application: Application, actor: Actor) -> str:
    own = actor.agency is not None and actor.agency.pk == application.agency_id
    if not own or actor.role not in PROPOSERS:
        return _("由%(roles)s建议。") % {"roles": "、".join(role.label for role in PROPOSERS)}
    return obstacle(application)


def _of_repeated(times: str) -> str:
    known = times.isascii() and times.isdigit() and len(times) < 4
    return _("相同的内容已经依申请公开%(n)s次（条例第四十四条第一款）。") % {"n": times} if known else ""
