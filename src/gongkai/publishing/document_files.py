"""Files of a working text: attachments and pictures, their words and their order. A revision keeps those that it had."""

import re
from html import escape
from typing import IO

from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.publishing.attachments_text import read_file
from gongkai.publishing.body.imported import Imported
from gongkai.publishing.editing import has_worked_on, locked_for_editing
from gongkai.publishing.models import Document, DocumentFile, FileUse
from gongkai.records.attachments import FileKind, attach
from gongkai.records.models import Purpose
from gongkai.records.moment import Moment
from gongkai.workflow.jobs.job import enqueue
from gongkai.workflow.step import StepRefused

PICTURES = frozenset({FileKind.JPEG.media, FileKind.PNG.media})
WEB_PAGES = (".html", ".htm")
MOST = 200
"""Files of one document."""


@transaction.atomic
def add(
    document_id: int,
    actor: Actor,
    when: Moment,
    use: FileUse,
    name: str,
    content: bytes | IO[bytes],
    title: str,
) -> DocumentFile:
    """Add a file to the working text, behind the others. Raises `records.attachments.Refused`, and `StepRefused`."""
    return _add(_taken_up(document_id, actor), actor, when, use, name, content, title)


@transaction.atomic
def retitle(document_id: int, actor: Actor, number: int, title: str) -> DocumentFile:
    """Give a file other words: an attachment its name, a picture its alternative text, also where the text shows it."""
    document = _taken_up(document_id, actor)
    file = _of(document, number)
    if not title.strip():
        says = (
            _("图片要有替代文字，看不见图的人靠它。") if file.use == FileUse.PICTURE else _("附件要有名称。")
        )
        raise StepRefused(says, "title")
    file.title = " ".join(title.split())[:200]
    file.save(update_fields=["title"])
    shown = re.sub(
        rf'<img src="files/{number}" alt="[^"]*"',
        lambda _found: f'<img src="files/{number}" alt="{escape(file.title)}"',
        document.body,
    )
    if shown != document.body:
        # An editor that is open elsewhere has the old words, and is told so when it saves.
        document.body, document.edits = shown, document.edits + 1
        document.save(update_fields=["body", "edits"])
    return file


@transaction.atomic
def move(document_id: int, actor: Actor, number: int, *, up: bool) -> None:
    """Change places with the one before or behind of the same use; the first and the last stay."""
    document = _taken_up(document_id, actor)
    moved = _of(document, number)
    row = list(_kept(document).filter(use=moved.use).order_by("position", "pk"))
    at = next(place for place, file in enumerate(row) if file.pk == moved.pk)
    to = at + (-1 if up else 1)
    if 0 <= to < len(row):
        row[at], row[to] = row[to], row[at]
        for place, file in enumerate(row, 1):
            file.position = place
        DocumentFile.objects.bulk_update(row, ["position"])


@transaction.atomic
def remove(document_id: int, actor: Actor, number: int) -> DocumentFile:
    """Take a file out of the working text. Raises `StepRefused` for a picture that the text still shows."""
    document = _taken_up(document_id, actor)
    file = _of(document, number)
    if f'src="files/{file.pk}"' in document.body:
        raise StepRefused(_("正文里还用着这张图片。先在正文里删掉它，保存，再移除。"))
    file.removed = True
    file.save(update_fields=["removed"])
    return file


@transaction.atomic
def keep_imported(
    document_id: int, actor: Actor, when: Moment, name: str, content: bytes, imported: Imported
) -> None:
    """Set the working text to what was read from a file, which is kept as its source, with its pictures.

    Of a web page only the text is kept: files of that kind are taken nowhere. Raises `records.attachments.Refused`.
    """
    document = _taken_up(document_id, actor)
    if not name.lower().endswith(WEB_PAGES):
        _add(document, actor, when, FileUse.SOURCE, name, content, name)
    body = imported.body
    for picture in imported.pictures:
        kept = _add(
            document, actor, when, FileUse.PICTURE, picture.name, picture.content, picture.alternative
        )
        body = body.replace(f'src="files/{picture.number}"', f'src="files/{kept.pk}"')
    document.body = body
    document.save(update_fields=["body"])


def _add(
    document: Document,
    actor: Actor,
    when: Moment,
    use: FileUse,
    name: str,
    content: bytes | IO[bytes],
    title: str,
) -> DocumentFile:
    kept = _kept(document)
    if kept.count() >= MOST:
        raise StepRefused(_("一件信息最多%(most)s个文件。合并或者移除一些，再上传。") % {"most": MOST})
    attachment = attach(document.case, Purpose.DOCUMENT_FILE, name, content, actor, when)
    if use is FileUse.PICTURE and attachment.media not in PICTURES:
        raise StepRefused(_("正文图片只收JPG和PNG。这个文件作为附件上传。"), "file")
    last = kept.filter(use=use).aggregate(last=Max("position"))["last"] or 0
    words = title.strip() or ("" if use is FileUse.PICTURE else attachment.name.rpartition(".")[0])
    file = DocumentFile.objects.create(
        document=document, attachment=attachment, use=use, title=words[:200], position=last + 1
    )
    enqueue(read_file, file.pk)
    return file


def _taken_up(document_id: int, actor: Actor) -> Document:
    """Locked, and the actor remembered: whoever changes the files has worked on the text. Raises `StepRefused`."""
    document = locked_for_editing(document_id, actor)
    has_worked_on(document, actor)
    document.save(update_fields=["editors"])
    return document


def _kept(document: Document) -> models.QuerySet[DocumentFile]:
    return DocumentFile.objects.filter(document=document, removed=False)


def _of(document: Document, number: int) -> DocumentFile:
    """A file of the working text, never its source. Raises `StepRefused`."""
    found = _kept(document).exclude(use=FileUse.SOURCE).filter(pk=number).first()
    if found is None:
        raise StepRefused(_("这个文件已经移除。"))
    return found
