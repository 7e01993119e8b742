"""起草信息: the kind first, then a title and a text that is empty, pasted or taken from a file."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.agencies.actor import Actor
from gongkai.casework.desk import once
from gongkai.publishing import drafting
from gongkai.publishing.body.importing import import_file
from gongkai.publishing.body.refusal import CannotTake
from gongkai.publishing.desk.body_field import BodyField
from gongkai.publishing.document_files import keep_imported
from gongkai.publishing.interpreting import begin_interpretation
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document
from gongkai.records.attachments import Refused
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused

GROUPS: tuple[tuple[Any, tuple[DocumentKind, ...]], ...] = (
    (
        gettext_lazy("文件和解读"),
        (
            DocumentKind.NORMATIVE,
            DocumentKind.RULE,
            DocumentKind.OTHER_DOCUMENT,
            DocumentKind.DRAFT_FOR_COMMENT,
            DocumentKind.INTERPRETATION,
            DocumentKind.PRESS_CONFERENCE,
        ),
    ),
    (
        gettext_lazy("动态和公告"),
        (DocumentKind.NEWS, DocumentKind.NOTICE, DocumentKind.MEETING, DocumentKind.PERSONNEL),
    ),
)
"""The kinds drafted most come first; the others follow in their own order."""


class NewDocumentForm(forms.Form):
    """Title and beginning of the text. A file names itself where no title is typed."""

    title = forms.CharField(
        label=gettext_lazy("标题"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("导入文件的可以不填，用文件里的标题。"),
    )
    file = forms.FileField(
        label=gettext_lazy("导入文件"),
        required=False,
        help_text=gettext_lazy("DOCX、PDF、网页或者文本；扫描件不能导入，作为附件上传。"),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")
        self.fields["body"] = BodyField(label=gettext_lazy("或者粘贴正文"))

    def clean(self) -> dict[str, Any]:
        """Something to begin with."""
        cleaned = super().clean() or {}
        if not cleaned.get("title") and not cleaned.get("file") and "file" not in self.errors:
            self.add_error("title", _("还没有写。写标题，或者选一个要导入的文件。"))
        if cleaned.get("file") and cleaned.get("body"):
            self.add_error("file", _("正文只能有一个来处：导入文件，或者粘贴，去掉一个。"))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def new_document(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Asks for the kind, then for the beginning; leads to the editor."""
    asked = request.GET.get("kind", "")
    if asked not in set(DocumentKind):
        return render(request, "publishing/document_new.html", {"groups": _groups()})
    kind = DocumentKind(asked)
    if request.method != "POST":
        return _form(request, kind, NewDocumentForm())
    if made := once.came_of(request):
        return redirect("edit-document", made)
    form = NewDocumentForm(request.POST, request.FILES)
    if not form.is_valid() or not once.begin(request, actor.person_id):
        return _form(request, kind, form)
    try:
        pk, left_out = _begin(form, kind, actor)
    except (StepRefused, Refused, CannotTake) as refused:
        once.give_up(request, actor.person_id)
        form.add_error("file" if form.cleaned_data.get("file") else None, str(refused))
        return _form(request, kind, form)
    once.remember(request, pk)
    for what in left_out:
        messages.warning(request, _("导入时没有带进来：%(what)s") % {"what": what})
    return redirect("edit-document", pk)


@require_POST
def new_interpretation(request: HttpRequest, actor: Actor, document: Document) -> HttpResponse:
    """Begin the interpretation of a policy; leads to the editor."""
    try:
        begun = begin_interpretation(document, actor, now())
    except StepRefused as refused:
        messages.warning(request, str(refused))
        return redirect("document", document.pk)
    messages.success(request, _("已起草解读，并与文件关联；两件同步送审、签发和发布。"))
    return redirect("edit-document", begun.pk)


def _begin(form: NewDocumentForm, kind: DocumentKind, actor: Actor) -> tuple[int, tuple[str, ...]]:
    """The id of the document begun, whole or not at all, and what of an imported file is not in it."""
    said, when = form.cleaned_data, now()
    upload = said["file"]
    if upload is None:
        begun = drafting.begin(actor, when, kind=kind, title=said["title"], body=said["body"])
        return begun.pk, ()
    content = upload.read()
    imported = import_file(upload.name, content)
    title = said["title"] or imported.title or upload.name.rpartition(".")[0]
    with transaction.atomic():
        begun = drafting.begin(actor, when, kind=kind, title=title[:200], body="")
        keep_imported(begun.pk, actor, when, upload.name, content, imported)
    return begun.pk, imported.left_out


def _form(request: HttpRequest, kind: DocumentKind, form: NewDocumentForm) -> HttpResponse:
    context = {"kind": kind, "form": form, "once": once.token(request), "has_files": True}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "publishing/document_new.html", context, status=status)


def _groups() -> list[tuple[Any, tuple[DocumentKind, ...]]]:
    first = {kind for _heading, kinds in GROUPS for kind in kinds}
    # An answer is published from its application, where its personal data is removed.
    others = tuple(kind for kind in DocumentKind if kind not in first and kind is not DocumentKind.ANSWER)
    return [*GROUPS, (_("法定主动公开的其他信息"), others)]
