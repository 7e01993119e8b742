"""The words of attachments for search, and their pages as pictures. Files are opened in processes of their own alone."""

from django.db import transaction

from gongkai.agencies.actor import SYSTEM
from gongkai.casework.redaction import workshop
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.working_copy import WorkingCopy
from gongkai.publishing import publication
from gongkai.publishing.body.file_words import DOC, DOCX, PICTURES, XLS, XLSX, Words
from gongkai.publishing.body.importing import words_of_file
from gongkai.publishing.body.refusal import CannotTake
from gongkai.publishing.kept_pictures import KeptPictures
from gongkai.publishing.models import Document, DocumentFile, FileUse, TextState
from gongkai.records.append import lock
from gongkai.records.attachments import FileKind, attach_made, open_attachment
from gongkai.records.models import Attachment, Purpose
from gongkai.records.moment import Moment, now
from gongkai.workflow.jobs.job import job

DPI = 110
"""A page of A4 is then 910 pixels wide."""
AT_ONCE = 50
"""Files that one round of the sweep reads."""
_PRINTED = frozenset((DOCX, XLSX, DOC, XLS, *PICTURES))
"""Kinds of which PDF pages are made to be looked at."""
_PICTURES = KeptPictures()


@job(title="读取附件文字", retries=2)
def read_file(number: int) -> None:
    """Read a file that was added."""
    read(number, now())


def read_waiting(when: Moment) -> None:
    """Read what still waits, the oldest first: files that came with an import."""
    waiting = DocumentFile.objects.filter(text_state=TextState.WAITING).order_by("pk")
    for number in list(waiting.values_list("pk", flat=True)[:AT_ONCE]):
        read(number, when)


def read(number: int, when: Moment) -> None:
    """Keep the words of a file and its pages; done before, it stays. A public page is found by them at once."""
    file = DocumentFile.objects.select_related("attachment", "document").filter(pk=number).first()
    if file is None or file.text_state != TextState.WAITING or file.attachment.erased_at is not None:
        return
    found, pages = Words(""), None
    # A picture of the text is seen in it; its words stand beside it.
    if file.use != FileUse.PICTURE:
        content = open_attachment(file.attachment)
        found = _words(content, file.attachment.media)
        pages = _pages(content, file.attachment.media)
    _keep(file, found, pages, when)


def preview(attachment: Attachment, page: int) -> bytes:
    """Page `page` (from 1) of a file as JPEG, at most about 200 KB for A4; who may see it, asks the caller.

    Raises `CannotRedact` for what cannot be drawn, and `IndexError` for a page beyond `DocumentFile.pages`.
    """
    file = DocumentFile.objects.select_related("preview").filter(attachment=attachment).first()
    if file is None or not 1 <= page <= (file.pages or 0):
        raise IndexError(page)
    shown = file.preview or attachment
    return _PICTURES.get(
        (shown.digest, page),
        lambda: workshop.WORKSHOP.picture(shown.digest, lambda: open_attachment(shown), page, DPI),
    )


def _words(content: bytes, media: str) -> Words:
    try:
        return words_of_file(content, media)
    except CannotTake:
        return Words("")


def _pages(content: bytes, media: str) -> WorkingCopy | None:
    """PDF pages of a file that has none itself; none for what cannot be printed here."""
    if media not in _PRINTED:
        return None
    try:
        return workshop.WORKSHOP.working_copy(content, media)
    except CannotRedact:
        return None


@transaction.atomic
def _keep(file: DocumentFile, found: Words, pages: WorkingCopy | None, when: Moment) -> None:
    case = lock(file.document_id)
    kept = DocumentFile.objects.select_related("attachment").get(pk=file.pk)
    if kept.text_state != TextState.WAITING:
        return
    kept.text, kept.pages = found.text, found.pages if pages is None else pages.pages
    if pages is not None:
        name = f"{kept.attachment.name.rpartition('.')[0]}.pdf"
        kept.preview = attach_made(case, Purpose.DOCUMENT_FILE, name, FileKind.PDF, pages.pdf, SYSTEM, when)
    kept.text_state = TextState.READ if found.text else TextState.NONE
    kept.save(update_fields=["text", "pages", "preview", "text_state"])
    document = Document.objects.select_related("agency", "column").get(pk=file.document_id)
    document.case = case
    publication.write(document)
