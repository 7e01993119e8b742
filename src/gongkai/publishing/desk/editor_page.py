"""The editor: the working text and its metadata on one page, saved as often as one likes and never lost."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.publishing.content import content_of
from gongkai.publishing.desk.changed_text import changed_text
from gongkai.publishing.desk.editor_form import EditorForm
from gongkai.publishing.desk.inside import only_inside
from gongkai.publishing.desk.metadata import changed_lines
from gongkai.publishing.editing import Overtaken, obstacle_to_editing, save
from gongkai.publishing.guard.desk.document_findings import findings_context
from gongkai.publishing.models import Comment, Document, FileUse
from gongkai.publishing.review.metadata import faults
from gongkai.records.moment import Moment, now
from gongkai.workflow.desk.sent_number import number_in
from gongkai.workflow.desk.step_page import SEEN
from gongkai.workflow.step import StepRefused, Taking

THEN_SUBMIT = "then_submit"
"""Name of the button that saves and goes on to 送审."""
BY_ITSELF = "by_itself"
"""Name of the field with which the page's script saves from time to time; it is answered in JSON."""

WIDE = ("title", "body", "attribute_ground")
"""Fields that stand in a line of their own."""


@require_http_methods(["GET", "HEAD", "POST"])
def editor_page(request: HttpRequest, actor: Actor, document: Document) -> HttpResponse:
    """The form; saved, it comes again, so that one goes on writing where one was."""
    only_inside(document, actor)
    taking = Taking(actor, now())
    if refusal := obstacle_to_editing(document, actor):
        return _refused(request, document, refusal)
    if request.method != "POST":
        return _form(request, document, EditorForm(document=document, taking=taking))
    form = EditorForm(request.POST, document=document, taking=taking)
    if BY_ITSELF in request.POST:
        return _saved_by_itself(request, actor, document, form)
    if not form.is_valid():
        return _form(request, document, form)
    try:
        _save(request, actor, document, form, now())
    except Overtaken as overtaken:
        return _both(request, overtaken, form)
    except StepRefused as refused:
        return _refused(request, document, str(refused))
    except ValidationError as refused:
        _tell(form, refused)
        return _form(request, document, form)
    if THEN_SUBMIT in request.POST:
        return redirect("document-step", document.pk, "submit")
    messages.success(request, _("已保存。"))
    return redirect("edit-document", document.pk)


def _save(request: HttpRequest, actor: Actor, document: Document, form: EditorForm, when: Moment) -> Document:
    return save(document.pk, actor, when, form.values, number_in(request.POST.get(SEEN, "")))


def _saved_by_itself(
    request: HttpRequest, actor: Actor, document: Document, form: EditorForm
) -> HttpResponse:
    """What the script shows beside the button: saved and how often, or why not. Nothing is lost by a refusal."""
    if not form.is_valid():
        return JsonResponse({"says": _("还没有保存：有%(n)s处要改。") % {"n": len(form.errors)}}, status=422)
    when = now()
    try:
        saved = _save(request, actor, document, form, when)
    except (Overtaken, StepRefused, ValidationError) as refused:
        says = refused.messages[0] if isinstance(refused, ValidationError) else str(refused)
        return JsonResponse({"says": _("没有保存：%(says)s") % {"says": says}}, status=409)
    at = timezone.localtime(when.at)
    return JsonResponse({"says": _("%(time)s已自动保存。") % {"time": f"{at:%H:%M}"}, "seen": saved.edits})


def _form(request: HttpRequest, document: Document, form: EditorForm) -> HttpResponse:
    """The page; after a refusal with what is wrong beside each field, and nothing typed lost."""
    status = 422 if form.is_bound and form.errors else 200
    # After a refusal the page has still seen what it saw first.
    seen = request.POST.get(SEEN, "") if form.is_bound else document.edits
    return render(request, "publishing/document_edit.html", _context(document, form, seen), status=status)


def _both(request: HttpRequest, overtaken: Overtaken, form: EditorForm) -> HttpResponse:
    """Somebody has saved since: what stands now beside what was typed, which can then be saved over it."""
    theirs = overtaken.document
    mine = form.content_over(theirs)
    stands = content_of(theirs)
    context = {
        **_context(theirs, form, theirs.edits),
        "overtaken": str(overtaken),
        "changed": [line for line in changed_lines(stands, mine) if line.is_changed],
        "rows": changed_text(stands.body, mine.body),
    }
    return render(request, "publishing/document_edit.html", context, status=409)


def _context(document: Document, form: EditorForm, seen: int | str) -> dict[str, Any]:
    kept = document.files.filter(removed=False)
    pictures = kept.filter(use=FileUse.PICTURE).order_by("position", "pk")
    form.fields["body"].widget.offer(reverse("document-files", args=[document.pk]), pictures)
    return {
        "document": document,
        "form": form,
        "wide": WIDE,
        "seen": seen,
        "missing": faults(document, form.today),
        "attached": kept.filter(use=FileUse.ATTACHMENT).count(),
        "comments": Comment.objects.filter(document=document, resolved_at=None).order_by("pk"),
        "guard_back": "edit",
        **findings_context(document, form.taking.actor),
    }


def _tell(form: EditorForm, refused: ValidationError) -> None:
    """What the document's own rules refused, beside the fields."""
    said = refused.message_dict if hasattr(refused, "error_dict") else {None: refused.messages}
    for name, words in said.items():
        form.add_error(name if name in form.fields else None, words)


def _refused(request: HttpRequest, document: Document, says: str) -> HttpResponse:
    """Why it cannot be edited now; 409. What was typed is printed, so that nothing is lost."""
    typed = [text for name, text in request.POST.items() if len(text) > 20 and name != "csrfmiddlewaretoken"]
    context = {"document": document, "says": says, "typed": typed}
    return render(request, "publishing/document_edit_refused.html", context, status=409)
