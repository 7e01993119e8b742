"""Under which name a redacted file is given: that of its original, unless it tells what is covered inside."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePosixPath

from gongkai.casework.models import Redaction
from gongkai.casework.redaction import workshop
from gongkai.casework.redaction.box import Covered
from gongkai.casework.redaction.covered_words import covered_words, told_by
from gongkai.records.attachments import open_attachment
from gongkai.records.models import Attachment
from gongkai.text.personal_data import personal_data

_LONGEST = 80


def working_name(redaction: Redaction) -> str:
    """Of the pages to mark on, which stay in the agency."""
    return f"{_stem(redaction)}（工作副本）.pdf"


def released_name(redaction: Redaction, working: Attachment, covered: Sequence[Covered]) -> str:
    """The name with which applicants get the file; one that says nothing where words under the boxes of a page cannot
    be read, as on scans: nobody can tell then whether the original's name says them. Raises `CannotRedact`."""
    stem = _stem(redaction)
    if personal_data(stem) or not _is_silent(stem, working, covered):
        before = Redaction.objects.filter(application=redaction.application_id, pk__lt=redaction.pk)
        stem = f"提供的文件{before.count() + 1}"
    return f"{stem}（区分处理）.pdf"


def _is_silent(stem: str, working: Attachment, covered: Sequence[Covered]) -> bool:
    """Whether the words under the boxes are known, and none of them stands in the name."""
    for number, here in groupby(covered, key=lambda one: one.box.page):
        page = workshop.WORKSHOP.page(working.digest, lambda: open_attachment(working), number)
        words = list(covered_words(page, [one.box for one in here]))
        if not words or told_by(stem, words):
            return False
    return True


def _stem(redaction: Redaction) -> str:
    return PurePosixPath(redaction.source.name).stem[:_LONGEST]
