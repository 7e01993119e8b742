"""Submitted revisions: one as it was, two side by side."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.publishing.content import Content, content_of
from gongkai.publishing.desk.changed_text import changed_text
from gongkai.publishing.desk.inside import only_inside
from gongkai.publishing.desk.metadata import changed_lines, content_lines
from gongkai.publishing.desk.shown_body import shown_body
from gongkai.publishing.models import Comment, Document
from gongkai.workflow.desk.sent_number import number_in

WORKING = 0
"""Number that stands for the working text."""


@require_safe
def revision_page(request: HttpRequest, actor: Actor, document: Document, number: int) -> HttpResponse:
    """A revision as it was submitted, with its digest and what was said to it."""
    only_inside(document, actor)
    found = get_object_or_404(document.revisions, number=number)
    content = Content.read(found.content, found.body)
    context = {
        "document": document,
        "revision": found,
        "is_whole": content.digest == found.digest,
        "title": content.title,
        "lines": content_lines(content)[1:],
        "body": shown_body(document.pk, found.body),
        "findings": found.findings,
        "comments": Comment.objects.filter(document=document, revision=number).order_by("pk"),
        "before": document.revisions.filter(number__lt=number).order_by("-number").first(),
    }
    return render(request, "publishing/document_revision.html", context)


@require_safe
def compare_page(request: HttpRequest, actor: Actor, document: Document) -> HttpResponse:
    """`?from=1&to=2`: what was changed between two revisions, or (0) the working text; the last two where nothing is asked."""
    only_inside(document, actor)
    numbers = list(document.revisions.order_by("number").values_list("number", flat=True))
    if not numbers:
        raise Http404
    before, after = _asked(request, numbers)
    old, new = _content(document, before), _content(document, after)
    context: dict[str, Any] = {
        "document": document,
        "numbers": [*numbers, WORKING],
        "before": before,
        "after": after,
        "changed": [line for line in changed_lines(old, new) if line.is_changed],
        "rows": changed_text(old.body, new.body),
    }
    return render(request, "publishing/document_compare.html", context)


def _asked(request: HttpRequest, numbers: list[int]) -> tuple[int, int]:
    """Raises Http404 for a revision that there is not."""
    usual = (numbers[-2], numbers[-1]) if len(numbers) > 1 else (numbers[-1], WORKING)
    asked = [number_in(request.GET.get(name, "")) for name in ("from", "to")]
    before, after = (one if one is not None else usual[at] for at, one in enumerate(asked))
    if not {before, after} <= {*numbers, WORKING}:
        raise Http404
    return before, after


def _content(document: Document, number: int) -> Content:
    if number == WORKING:
        return content_of(document)
    found = document.revisions.get(number=number)
    return Content.read(found.content, found.body)
