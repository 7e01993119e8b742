"""The file being redacted as pages, pictures and suggestions: asked of the workshop, which alone opens it."""

from collections.abc import Sequence

from gongkai.casework.redaction import workshop
from gongkai.casework.redaction.page import Page
from gongkai.casework.redaction.workshop import Searched
from gongkai.records.attachments import open_attachment
from gongkai.records.models import Attachment

DPI = 110
"""A page of A4 is then 909 pixels wide: small print can be read, and a page comes at once."""


def read_page(file: Attachment, number: int) -> Page:
    """Size and characters of a page. Raises `CannotRedact`."""
    return workshop.WORKSHOP.page(file.digest, lambda: open_attachment(file), number)


def draw_page(file: Attachment, number: int) -> bytes:
    """A page as JPEG. Raises `CannotRedact`."""
    return workshop.WORKSHOP.picture(file.digest, lambda: open_attachment(file), number, DPI)


def suggestions(file: Attachment, names: Sequence[str], pages: Sequence[int]) -> Searched:
    """What on these pages should probably be covered, and every place of these names. Raises `CannotRedact`."""
    return workshop.WORKSHOP.suggest(file.digest, lambda: open_attachment(file), names, pages)
