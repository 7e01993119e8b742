"""Files of a document: attachments and pictures of the working text, uploaded, named, ordered, looked at."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.publishing import document_files
from gongkai.publishing.attachments_text import preview
from gongkai.publishing.desk.inside import content_for, is_inside, only_inside
from gongkai.publishing.editing import obstacle_to_editing
from gongkai.publishing.models import Document, DocumentFile, FileUse
from gongkai.records.attachments import ACCEPTED, Refused, attachment_response
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused


class UploadForm(forms.Form):
    """One file and its words."""

    use = forms.ChoiceField(
        label=gettext_lazy("用途"),
        choices=[(one.value, one.label) for one in (FileUse.ATTACHMENT, FileUse.PICTURE)],
        widget=forms.RadioSelect,
        initial=FileUse.ATTACHMENT,
    )
    file = forms.FileField(label=gettext_lazy("文件"))
    title = forms.CharField(
        label=gettext_lazy("名称或者替代文字"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("附件不填的用文件名；正文图片写图里是什么，看不见图的人靠它。"),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")
        kinds = "、".join(suffix.lstrip(".").upper() for suffix in ACCEPTED)
        self.fields["file"].help_text = _("可以上传%(kinds)s。上传时检查内容和病毒。") % {"kinds": kinds}

    def clean(self) -> dict[str, Any]:
        """A picture has words."""
        cleaned = super().clean() or {}
        if cleaned.get("use") == FileUse.PICTURE and not cleaned.get("title", "").strip():
            self.add_error("title", _("还没有写替代文字。写图里是什么，看不见图的人靠它。"))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def files_page(request: HttpRequest, actor: Actor, document: Document) -> HttpResponse:
    """The files with what can be done to each; POST uploads one more."""
    only_inside(document, actor)
    barred = obstacle_to_editing(document, actor)
    if request.method != "POST":
        return _page(request, document, UploadForm(), barred)
    if barred:
        return _page(request, document, UploadForm(), barred, status=409)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, document, form, barred)
    upload, use = form.cleaned_data["file"], FileUse(form.cleaned_data["use"])
    try:
        kept = document_files.add(
            document.pk, actor, now(), use, upload.name, upload, form.cleaned_data["title"]
        )
    except Refused as refused:
        form.add_error("file", str(refused))
    except StepRefused as refused:
        form.add_error(refused.field or None, str(refused))
    else:
        messages.success(request, _("已上传“%(name)s”。") % {"name": kept.title or kept.attachment.name})
        return redirect("document-files", document.pk)
    return _page(request, document, form, barred)


def _page(
    request: HttpRequest, document: Document, form: UploadForm, barred: str, status: int = 200
) -> HttpResponse:
    kept = document.files.filter(removed=False).select_related("attachment").defer("text")
    files = list(kept.order_by("use", "position", "pk"))
    groups = [(use, [one for one in files if one.use == use]) for use in FileUse]
    context = {
        "document": document,
        "form": form,
        "has_files": True,
        "barred": barred,
        "groups": [(use, rows) for use, rows in groups if rows],
        "source": FileUse.SOURCE,
        "picture": FileUse.PICTURE,
    }
    status = 422 if form.is_bound and form.errors else status
    return render(request, "publishing/document_files.html", context, status=status)


@require_POST
def change_file(request: HttpRequest, actor: Actor, document: Document, number: int) -> HttpResponse:
    """`do`: retitle (with `title`), up, down or remove."""
    only_inside(document, actor)
    do = request.POST.get("do", "")
    try:
        match do:
            case "retitle":
                file = document_files.retitle(document.pk, actor, number, request.POST.get("title", ""))
                said = _("已改名为“%(name)s”。") % {"name": file.title}
            case "up" | "down":
                document_files.move(document.pk, actor, number, up=do == "up")
                said = _("已调整顺序。")
            case "remove":
                file = document_files.remove(document.pk, actor, number)
                said = _("已移除“%(name)s”；送审过的稿子里还有。") % {
                    "name": file.title or file.attachment.name
                }
            case _unknown:
                raise Http404
    except StepRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("document-files", document.pk)


@require_safe
def document_file(_request: HttpRequest, actor: Actor, document: Document, number: int) -> HttpResponse:
    """A file as a download; a picture of the text comes to the page by the same address."""
    return attachment_response(_file(document, actor, number).attachment)


@require_safe
def file_page(
    _request: HttpRequest, actor: Actor, document: Document, number: int, page: int
) -> HttpResponse:
    """A page of a file as a picture, made apart: no stranger's file is opened here."""
    file = _file(document, actor, number)
    try:
        drawn = preview(file.attachment, page)
    except IndexError:
        raise Http404 from None
    except CannotRedact as refused:
        return HttpResponse(str(refused), status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse(drawn, content_type="image/jpeg")


def _file(document: Document, actor: Actor, number: int) -> DocumentFile:
    """A file that this reader may have: of the agency every one, from above those of the published text."""
    if not is_inside(document, actor) and number not in {
        one.number for one in content_for(document, actor).files
    }:
        raise Http404
    rows = DocumentFile.objects.filter(document=document, attachment__erased_at=None)
    return get_object_or_404(rows.select_related("attachment").defer("text"), pk=number)
