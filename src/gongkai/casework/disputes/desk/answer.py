"""The answer's skeleton to go on writing, and having the evidence bound."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.answer_draft.drafting import AnswerDraft, answer_draft
from gongkai.casework.evidence_bundle.bundling import NothingToBind
from gongkai.casework.evidence_bundle.jobs import order_bundle
from gongkai.casework.models import Dispute
from gongkai.law.dispute import DisputeKind
from gongkai.records.moment import now

_KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def _draft(dispute: Dispute, actor: Actor) -> AnswerDraft:
    """For whoever handles the case and may read names: the paper goes to the organ and names both sides."""
    if actor.agency != dispute.agency or not actor.sees_personal_data:
        raise Http404
    return answer_draft(dispute, now())


@require_safe
def answer(request: HttpRequest, actor: Actor, dispute: Dispute) -> HttpResponse:
    """The skeleton on screen, with what is weak in the record beside it."""
    in_court = DisputeKind(dispute.kind).is_suit
    heading = _("起草答辩状") if in_court else _("起草答复书")
    context = {"dispute": dispute, "draft": _draft(dispute, actor), "heading": heading}
    return render(request, "casework/disputes/answer.html", context)


@require_safe
def answer_file(_request: HttpRequest, actor: Actor, dispute: Dispute, kind: str) -> HttpResponse:
    """The same as DOCX or PDF."""
    if kind not in _KINDS:
        raise Http404
    draft = _draft(dispute, actor)
    response = HttpResponse(draft.docx if kind == "docx" else draft.pdf, content_type=_KINDS[kind])
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, f"{draft.name}.{kind}") or "attachment"
    )
    return response


@require_POST
def bind(request: HttpRequest, actor: Actor, dispute: Dispute) -> HttpResponse:
    """Have the evidence bound behind the desk; it appears among the evidence when it is done."""
    if actor.agency != dispute.agency or not actor.sees_personal_data:
        raise Http404
    try:
        order_bundle(dispute, actor, now(), with_originals=bool(request.POST.get("with_originals")))
    except NothingToBind as nothing:
        messages.warning(request, str(nothing))
    else:
        messages.success(request, _("正在装订，一般几秒钟。好了以后列在“答复和证据”里，刷新本页就能看到。"))
    return redirect("dispute", dispute.pk)
