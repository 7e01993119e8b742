"""The working text of a document: which fields it has, and putting values into them, cleaned and checked."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gongkai.publishing.body.cleaning import clean
from gongkai.publishing.body.refusal import CannotTake
from gongkai.publishing.facts import Signed
from gongkai.publishing.models import Document, FileUse, Revision
from gongkai.text.control_characters import without_controls

TEXT = (
    "kind",
    "title",
    "body",
    "abstract",
    "keywords",
    "document_number",
    "issuers",
    "date_of_document",
    "effective_date",
    "valid_until",
    "theme",
    "subtheme",
    "openness",
    "audience",
    "provenance",
    "content_source",
    "source_address",
    "particulars",
    "notice_from",
    "notice_until",
)
"""What a revision keeps (`content.Content`)."""
SHEET = (
    "attribute",
    "attribute_ground",
    "attribute_reason",
    "forwards",
    "planned_on",
    "planned_channels",
    "risk",
)
"""The dispatch sheet (发文单)."""
AROUND = ("column", "standard_item", "answer_of", "expires_on", "topics")
"""Where it stands and until when. While the public sees a text, only the step `move` changes these."""
FIELDS = frozenset((*TEXT, *SHEET, *AROUND))


def put(document: Document, values: Mapping[str, Any]) -> None:
    """Set fields of the working text, unsaved but for topics; the body is cleaned.

    KeyError for a field that there is not; `ValidationError` with words for each field that does not take its value.
    """
    if unknown := set(values) - FIELDS:
        raise KeyError(", ".join(sorted(unknown)))
    rest = {name: _written(value) for name, value in values.items()}
    topics = rest.pop("topics", None)
    if "body" in rest:
        rest["body"] = _cleaned(rest["body"])
    if "title" in rest:
        rest["title"] = " ".join(str(rest["title"]).split())
    for name, value in rest.items():
        empty = value == "" and Document._meta.get_field(name).null
        setattr(document, name, None if empty else value)
    others = {field.name for field in Document._meta.fields} - set(rest)
    document.clean_fields(exclude=others)
    column = document.column
    if column is not None and column.agency_id != document.agency_id:
        raise ValidationError({"column": _("这不是本机关的栏目。从列出的栏目里选。")})
    if topics is not None:
        document.topics.set(topics)


def _written(value: Any) -> Any:
    return without_controls(value) if isinstance(value, str) else value


def _cleaned(html: str) -> str:
    try:
        return clean(html)
    except CannotTake as refused:
        raise ValidationError({"body": str(refused)}) from refused


def take_back(document: Document, signed: Signed) -> None:
    """Bring the working text back to a signed revision, with the dispatch sheet under which it was signed; unsaved."""
    revision = Revision.objects.get(document=document, number=signed.revision)
    files = [line["number"] for line in revision.content["files"]]
    put(
        document, {**{name: revision.content[name] for name in TEXT if name != "body"}, "body": revision.body}
    )
    # What was given at signing is not in the revision that was signed.
    document.document_number = document.document_number or signed.numbers.document_number
    document.date_of_document = document.date_of_document or signed.numbers.date_of_document
    document.attribute, document.attribute_ground = signed.attribute, signed.ground
    document.attribute_reason = signed.reason
    rows = document.files.exclude(use=FileUse.SOURCE)
    rows.exclude(pk__in=files).update(removed=True)
    for position, line in enumerate(revision.content["files"], start=1):
        rows.filter(pk=line["number"]).update(removed=False, title=line["title"], position=position)
