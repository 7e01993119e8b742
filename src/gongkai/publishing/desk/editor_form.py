"""The editor's form: the working text of a document and its dispatch sheet, as far as they are known while drafting.

Only what cannot be kept is refused here, such as a day that does not exist. What is still missing is asked for when
the text is submitted for review.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.publishing.content import Content, content_of
from gongkai.publishing.desk.body_field import BodyField
from gongkai.publishing.desk.editor_fields import (
    PARTICULAR,
    disclosure_fields,
    issuing_fields,
    particular_fields,
    publishing_fields,
    text_fields,
)
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document, FileUse
from gongkai.publishing.step_form import DocumentForm, other_document
from gongkai.publishing.working_text import AROUND

EARLIEST = date(1949, 10, 1)
"""A day before is a slip of the pen."""
_ORDERED = (
    ("effective_date", "date_of_document", "实施日期早于成文日期。核对两个日期。"),
    ("valid_until", "effective_date", "有效期在实施以前就到了。核对两个日期。"),
    ("valid_until", "date_of_document", "有效期在成文以前就到了。核对两个日期。"),
    ("notice_until", "notice_from", "截止早于开始。核对两个日期。"),
)
_OPTIONAL_LISTS = ("topics", "standard_item")
"""Left out where the agency has nothing to choose from."""
Section = tuple[str, str, list[BoundField]]


class EditorForm(DocumentForm):
    """The fields of the document's kind; `values` is what `editing.save` takes."""

    future_allowed = (
        "effective_date",
        "valid_until",
        "planned_on",
        "expires_on",
        "notice_from",
        "notice_until",
    )

    def prepare(self) -> None:
        """Fields by group, filled in with the working text."""
        document = self.document
        kind = DocumentKind(document.kind)
        groups: tuple[tuple[str, str, dict[str, forms.Field]], ...] = (
            ("text", _("正文"), {**text_fields(), "body": BodyField()}),
            ("issue", _("发文信息"), {**issuing_fields(kind), **particular_fields(kind)}),
            ("disclosure", _("公开属性"), disclosure_fields()),
            ("publish", _("发布"), publishing_fields(kind, document.agency)),
        )
        self._groups: list[tuple[str, str, list[str]]] = []
        for code, heading, fields in groups:
            # Where a public document stands is changed by a step of its own.
            kept = {name: one for name, one in fields.items() if not (document.is_public and name in AROUND)}
            self.fields.update(kept)
            self._groups.append((code, heading, list(kept)))
        self.initial = _initial(document)
        pictures = document.files.filter(removed=False, use=FileUse.PICTURE).order_by("position", "pk")
        files = reverse("document-files", args=[document.pk])
        self.fields["body"].widget.offer(files, pictures.only("pk", "title"))

    @property
    def begins(self) -> tuple[date, str]:
        """A document may be older than its file here."""
        return EARLIEST, _("新中国成立之日")

    @property
    def sections(self) -> Iterator[Section]:
        """The groups as printed: code, heading, fields."""
        for code, heading, names in self._groups:
            yield code, heading, [self[name] for name in names if self._offers(name)]

    def _offers(self, name: str) -> bool:
        return name not in _OPTIONAL_LISTS or self.fields[name].queryset.exists()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Days stand in their order; what is forwarded is there."""
        cleaned = super().clean()
        for later, earlier, says in _ORDERED:
            first, last = cleaned.get(earlier), cleaned.get(later)
            if first and last and last < first and later not in self.errors:
                self.add_error(later, says)
        try:
            cleaned["forwards"] = other_document(self, "forwards")
        except forms.ValidationError as refused:
            self.add_error("forwards", refused)
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The columns of the document, by name, with the particulars of its kind in one."""
        own = {
            name.removeprefix(PARTICULAR): value
            for name, value in self.cleaned_data.items()
            if name.startswith(PARTICULAR)
        }
        said = {name: value for name, value in self.cleaned_data.items() if not name.startswith(PARTICULAR)}
        return {**said, "particulars": {code: value for code, value in own.items() if value}}

    def content_over(self, stands: Document) -> Content:
        """What the document would say were this saved over what stands now."""
        said = {name: value for name, value in self.values.items() if name in Content.__dataclass_fields__}
        said |= {name: tuple(said[name]) for name in ("issuers", "audience")}
        return replace(content_of(stands), **said)


def _initial(document: Document) -> dict[str, Any]:
    columns = {field.name for field in Document._meta.concrete_fields} - {"case", "agency", "forwards"}
    found = {name: getattr(document, name) for name in columns}
    found["topics"] = document.topics.all()
    if forwards := document.forwards:
        found["forwards"] = forwards.document_number or forwards.index_number or f"/info/{forwards.pk}/"
    return found | {f"{PARTICULAR}{code}": text for code, text in document.particulars.items()}
