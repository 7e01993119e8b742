"""Printed files read back as one line of text, to look for words in them wherever a line was broken."""

import re
from io import BytesIO

import docx
import pypdfium2


def without_breaks(text: str) -> str:
    """Text as one line: page numbers and the breaks between lines and cells taken out."""
    return re.sub(r"\s|\ufffe", "", re.sub(r"—\s*\d+\s*—", "", text))


def read_pdf(data: bytes) -> str:
    """Text of every page of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return without_breaks("".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def read_docx(data: bytes) -> str:
    """Text of a DOCX: its paragraphs, then its cells."""
    file = docx.Document(BytesIO(data))
    cells = (cell.text for table in file.tables for row in table.rows for cell in row.cells)
    return without_breaks("".join(paragraph.text for paragraph in file.paragraphs) + "".join(cells))
