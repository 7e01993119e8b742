"""A long document gives each page from a reader that is open, and no page twice or not at all."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from gongkai.casework.redaction.long_document import LongDocument
from gongkai.casework.redaction.pages import read_page
from gongkai.casework.redaction.refusal import CannotRedact


def numbered(pages: int) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(1, pages + 1):
        canvas.drawString(100, 400, f"page{number}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_pages_come_in_order_whatever_was_opened_between() -> None:
    with LongDocument(numbered(45)) as document:
        read = [read_page(document.at(number), number).text.strip() for number in range(1, len(document) + 1)]
    assert read == [f"page{number}" for number in range(1, 46)]


def test_a_page_before_can_be_read_again() -> None:
    with LongDocument(numbered(45)) as document:
        assert [read_page(document.at(number), number).text.strip() for number in (45, 2)] == [
            "page45",
            "page2",
        ]


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(CannotRedact):
        LongDocument(b"no document")
