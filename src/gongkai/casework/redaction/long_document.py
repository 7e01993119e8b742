"""A PDF of many pages read from first to last in little memory."""

from types import TracebackType

import pypdfium2

from gongkai.casework.redaction.pages import open_document

_PAGES = 20
"""Read between one opening and the next."""


class LongDocument:
    """A PDF that is opened anew every few pages, because PDFium keeps all that it has read of an open one.

    A context manager; `len()` is the number of pages. Raises `CannotRedact` as `open_document` does.
    """

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._document = open_document(pdf)
        self._pages = len(self._document)
        self._part = 0

    def __len__(self) -> int:
        return self._pages

    def at(self, number: int) -> pypdfium2.PdfDocument:
        """The document to read page `number` (from 1) of; the one that was given before may be closed now."""
        part = (number - 1) // _PAGES
        if part != self._part:
            self._document.close()
            self._document, self._part = open_document(self._pdf), part
        return self._document

    def __enter__(self) -> "LongDocument":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._document.close()
