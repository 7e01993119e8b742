"""The inputs of a step of a document as a form."""

import re
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.casework.step_form import LONGEST_NUMBER, DatedForm
from gongkai.publishing.facts import Facts
from gongkai.publishing.history import stands
from gongkai.publishing.models import Document
from gongkai.workflow.step import Taking

_BRACKETS = str.maketrans("[(（［【﹝])）］】﹞", "〔" * 6 + "〕" * 6)
"""The brackets of a document number as people type them; it is printed with 〔〕."""
_PAGE = re.compile(r"(?:.*/info/)?(\d+)/?", re.ASCII)


class DocumentForm(DatedForm):
    """A form that knows its document. An address may fill in the fields named by `fillable`, for whoever takes the step
    to look at."""

    fillable: tuple[str, ...] = ()

    def __init__(self, data: Any = None, files: Any = None, *, document: Document, taking: Taking) -> None:
        self.document = document
        super().__init__(data, files, taking=taking)

    @property
    def facts(self) -> Facts:
        """What has happened so far."""
        return stands(self.document).facts

    @property
    def begins(self) -> tuple[date, str]:
        """Nothing happens before it was drafted; what an old site brought may have happened whenever."""
        return self.document.drafted_on, _("起草之日")


class NothingForm(DocumentForm):
    """No inputs."""


class ReasonForm(DocumentForm):
    """Why."""

    reason = forms.CharField(
        label="理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写入办理经过，不对外公布。",
    )


class PerhapsReasonForm(DocumentForm):
    """Why, if there is anything to say."""

    reason = forms.CharField(label="原因", max_length=200, required=False, help_text="写入办理经过。")


class OtherDocumentField(forms.CharField):
    """Another document of this system, named by the address of its page, its document number or its index number."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "填页面地址（/info/…/）、发文字号或者索引号。")
        super().__init__(max_length=300, required=False, **kwargs)


def other_document(form: DocumentForm, name: str) -> Document | None:
    """The document named in an `OtherDocumentField` of the form: one that the actor sees, or the public; none for no text.

    Raises `ValidationError` where there is none, or more than one.
    """
    text = str(form.cleaned_data.get(name, "")).strip()
    if not text:
        return None
    seen = Document.objects.visible_to(form.taking.actor).values("pk")
    known = Document.objects.filter(Q(pk__in=seen) | Q(is_public=True)).exclude(pk=form.document.pk)
    match = _PAGE.fullmatch(text)
    if match and len(match[1]) <= LONGEST_NUMBER:
        rows = list(known.filter(pk=int(match[1])))
    else:
        number = Q(document_number=text.translate(_BRACKETS)) | Q(index_number=text)
        rows = list(known.filter(number).order_by("pk")[:2])
    if not rows:
        raise forms.ValidationError(_("没有找到这份文件。核对地址或者文号。"))
    if len(rows) > 1:
        raise forms.ValidationError(_("有几份文件用这个编号。改填它的页面地址。"))
    return rows[0]
