"""审阅: the submitted text as the public would see it, what changed since the last time, and what the reviewer says to it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.agencies.actor import Actor
from gongkai.casework.step_form import text_field
from gongkai.publishing import commenting
from gongkai.publishing.content import Content
from gongkai.publishing.desk.changed_text import changed_text
from gongkai.publishing.desk.inside import only_inside
from gongkai.publishing.desk.metadata import changed_lines, content_lines, sheet_lines
from gongkai.publishing.desk.shown_body import shown_body
from gongkai.publishing.models import Comment, Document
from gongkai.publishing.stage import Stage
from gongkai.publishing.taking import form_for, offers
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused, Taking

VERDICTS = ("pass", "sign", "return")
"""Steps that end a review; their forms stand on the page itself."""


class CommentForm(forms.Form):
    """A passage and what is wrong with it."""

    quote = forms.CharField(
        label=gettext_lazy("针对的原文"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("在左边选中一段，或者照抄几个字；不填的，是对全文的意见。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    says = text_field("意见", longest=1000)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")


@require_http_methods(["GET", "HEAD", "POST"])
def review_page(request: HttpRequest, actor: Actor, document: Document) -> HttpResponse:
    """The text under review; POST adds a comment."""
    only_inside(document, actor)
    if document.stage != Stage.IN_REVIEW:
        return redirect("document", document.pk)
    if request.method != "POST":
        return _page(request, actor, document, CommentForm())
    form = CommentForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            commenting.comment(document.pk, actor, now(), said["quote"], said["says"])
        except StepRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("已记下意见；退回时一并交给起草人。"))
            return redirect("review-document", document.pk)
    return _page(request, actor, document, form)


@require_POST
def answer_comment(request: HttpRequest, actor: Actor, document: Document, number: int) -> HttpResponse:
    """The drafter has dealt with a comment."""
    only_inside(document, actor)
    try:
        commenting.answer(document.pk, number, actor, now(), request.POST.get("reply", "")[:300])
    except StepRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("已标为处理过。"))
    return redirect("document", document.pk)


def _page(request: HttpRequest, actor: Actor, document: Document, form: CommentForm) -> HttpResponse:
    found = get_object_or_404(document.revisions, number=document.revision)
    content = Content.read(found.content, found.body)
    before = document.revisions.filter(number__lt=found.number).order_by("-number").first()
    old = Content.read(before.content, before.body) if before else None
    when = now()
    taking = Taking(actor, when)
    verdicts = [offer for offer in offers(document, actor, when) if offer.step.code in VERDICTS]
    context = {
        "document": document,
        "revision": found,
        "title": content.title,
        "lines": content_lines(content)[1:],
        "sheet": sheet_lines(document),
        "body": shown_body(document.pk, content.body),
        "findings": found.findings,
        "before": before,
        "changed": [line for line in changed_lines(old, content) if line.is_changed] if old else [],
        "rows": changed_text(old.body, content.body) if old else [],
        "comments": Comment.objects.filter(document=document, revision=found.number).order_by("pk"),
        "form": form,
        "may_comment": commenting.reviews(document, actor),
        "verdicts": [(o.step, form_for(o.step, document, taking)) for o in verdicts if not o.obstacle],
        "cannot": [offer for offer in verdicts if offer.obstacle],
        "seen": document.case.length,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "publishing/document_review.html", context, status=status)
