"""Pages of a PDF as a reader sees them: upright and cropped, with what is filled in or stamped on them.

Strangers' files are opened in the workshop's process alone. All places are fractions of the upright page.
"""

import ctypes
import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from gongkai.casework.redaction import recognition
from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character, Page
from gongkai.casework.redaction.refusal import CannotRedact

POINTS_AN_INCH = 72
MOST_CHARACTERS = 100_000
"""On one page; a page of small print has 5,000."""
MOST_PIXELS = 40_000_000
"""Of one picture; A3 at 300 dots an inch has 17 million. A larger page is drawn more coarsely."""
READING_BYTES = 200_000
"""Of a picture of A4 for reading at 110 dots an inch."""
RECOGNITION_DPI = 150
_FEWEST_CHARACTERS = 30
_QUALITIES = (80, 65, 50, 35)
_FULL_SURFACE = 909 * 1286
"""Pixels of A4 at 110 dots an inch."""
_LINE_ENDS = (0x0A, 0x0D)
_HYPHENS = (0x02, 0xFFFE)
"""How PDFium writes a hyphen at the end of a line."""


def open_document(pdf: bytes) -> pypdfium2.PdfDocument:
    """A PDF to read pages of; the caller closes it. Raises `CannotRedact` where a password is asked or it is broken."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise CannotRedact(
                "这个 PDF 设了打开密码，读不了。用原来的软件取消密码后另存，再上传。"
            ) from error
        raise _broken() from error
    if document.get_formtype() != pdfium.FORMTYPE_NONE:
        document.init_forms()
    return document


def read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    """Page `number` (from 1) with the characters of its text layer, visible or not, in the order of the file.

    Blanks are characters; a line ends with a line feed without a width. What lies outside of the crop box is left
    out; a character without a meaning in its font is U+FFFD. Raises `CannotRedact`, and `IndexError` for no such page.
    """
    with _opened(document, number) as page:
        width, height = page.get_size()
        return Page(number, width, height, tuple(_characters(page, number)))


def render(document: pypdfium2.PdfDocument, number: int, dpi: float) -> Image.Image:
    """Page `number` (from 1) drawn in colour on white, at most `MOST_PIXELS` large. Raises as `read_page` does."""
    with _opened(document, number) as page:
        width, height = page.get_size()
        scale = min(dpi / POINTS_AN_INCH, math.sqrt(MOST_PIXELS / max(1.0, width * height)))
        bitmap = page.render(scale=scale, rev_byteorder=True)
        try:
            drawn: Image.Image = bitmap.to_pil()
            return drawn.convert("RGB")
        finally:
            bitmap.close()


def picture(document: pypdfium2.PdfDocument, number: int, dpi: float) -> bytes:
    """A JPEG of page `number` for reading on a screen: at 110 dots an inch at most about 200 KB for A4."""
    drawn = render(document, number, dpi)
    most = max(1.0, drawn.width * drawn.height / _FULL_SURFACE) * READING_BYTES
    content = b""
    for quality in _QUALITIES:
        file = io.BytesIO()
        drawn.save(file, "JPEG", quality=quality)
        content = file.getvalue()
        if len(content) <= most:
            break
    return content


def may_be_scanned(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether page `number` shows more than text, and hardly any of that: a scan has none, or a number and a stamp."""
    with _opened(document, number) as page:
        return _written_on(page) < _FEWEST_CHARACTERS and any(
            pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, index)) != pdfium.FPDF_PAGEOBJ_TEXT
            for index in range(pdfium.FPDFPage_CountObjects(page))
        )


def recognised(document: pypdfium2.PdfDocument, number: int) -> Page:
    """Page `number` with the characters that are seen on its picture; with none where recognition is not installed."""
    with _opened(document, number) as page:
        width, height = page.get_size()
    seen = (
        recognition.recognise(render(document, number, RECOGNITION_DPI), number)
        if recognition.installed()
        else ()
    )
    return Page(number, width, height, seen)


def _written_on(page: pypdfium2.PdfPage) -> int:
    text_page = page.get_textpage()
    try:
        return max(0, int(pdfium.FPDFText_CountChars(text_page.raw)))
    finally:
        text_page.close()


@contextmanager
def _opened(document: pypdfium2.PdfDocument, number: int) -> Iterator[pypdfium2.PdfPage]:
    """A page with its fields and notes made part of its content, so that their words are text like the rest."""
    if not 1 <= number <= len(document):
        raise IndexError(number)
    try:
        page = document[number - 1]
        try:
            if pdfium.FPDFPage_GetAnnotCount(page):
                # `page.flatten` wants an environment for forms, which a file of notes without fields cannot have.
                flattened = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
                if flattened == pdfium.FLATTEN_FAIL:
                    raise _broken(number)
                if flattened == pdfium.FLATTEN_SUCCESS:
                    page.close()
                    page = document[number - 1]
            yield page
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        raise _broken(number) from error


def _broken(number: int | None = None) -> CannotRedact:
    where = f"第{number}页" if number else ""
    return CannotRedact(f"这个 PDF {where}已损坏，打不开。用原来的软件重新导出，或打印后扫描，再上传。")


@dataclass(frozen=True, slots=True)
class _Upright:
    """Turns places of the file (points, y upwards) into fractions of the upright page."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def fractions(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a rectangle on the upright page; beyond 0 to 1 where it hangs over the edge."""
        wide, high = self.right - self.left, self.top - self.bottom
        x0, x1 = (left - self.left) / wide, (right - self.left) / wide
        y0, y1 = (self.top - top) / high, (self.top - bottom) / high
        match self.rotation:
            case 90:
                return 1 - y1, x0, 1 - y0, x1
            case 180:
                return 1 - x1, 1 - y1, 1 - x0, 1 - y0
            case 270:
                return y0, 1 - x1, y1, 1 - x0
        return x0, y0, x1, y1


def _characters(page: pypdfium2.PdfPage, number: int) -> Iterator[Character]:
    left, bottom, right, top = page.get_bbox()
    upright = _Upright(left, bottom, right, top, page.get_rotation())
    text_page = page.get_textpage()
    try:
        handle = text_page.raw
        count = pdfium.FPDFText_CountChars(handle)
        if count > MOST_CHARACTERS:
            raise CannotRedact(
                f"第{number}页有{count}个字符，超过{MOST_CHARACTERS}个的上限。打印后扫描，再上传扫描件。"
            )
        first = None
        for index in range(max(count, 0)):
            code = pdfium.FPDFText_GetUnicode(handle, index)
            if 0xD800 <= code < 0xDC00:
                first = code
                continue
            if 0xDC00 <= code < 0xE000 and first is not None:
                code = 0x10000 + ((first - 0xD800) << 10) + (code - 0xDC00)
            first = None
            if (box := _box(handle, index, upright, number)) is not None:
                if code in _LINE_ENDS:
                    if code == 0x0A:
                        yield Character("\n", Box(number, box.right, box.top, box.right, box.bottom))
                else:
                    yield Character(_written(code), box)
    finally:
        text_page.close()


def _written(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code in (0x09, 0xA0):
        return " "
    if code < 0x20 or 0xD800 <= code < 0xE000 or code == 0xFFFF or code >= 0x110000:
        return "\ufffd"
    return chr(code)


def _box(handle: ctypes.c_void_p, index: int, upright: _Upright, number: int) -> Box | None:
    """What the ink takes, and the place that the font gives it, but not more than an em high; none beyond the edge.

    Fonts ask for up to half an em above and below, which belongs to the lines beside.
    """
    place = pdfium.FS_RECTF()
    ink = [ctypes.c_double() for _ in range(4)]
    if not (
        pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(place))
        and pdfium.FPDFText_GetCharBox(handle, index, *(ctypes.byref(side) for side in ink))
    ):
        return None
    left, right, bottom, top = (side.value for side in ink)
    x0, y0, x1, y1 = place.left, place.bottom, place.right, place.top
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix)):
        size = pdfium.FPDFText_GetFontSize(handle, index)
        em = size * math.hypot(matrix.c, matrix.d)
        if abs(matrix.a) >= abs(matrix.b):
            y0, y1 = _at_most(y0, y1, em)
        else:
            x0, x1 = _at_most(x0, x1, em)
    left, top, right, bottom = upright.fractions(min(left, x0), min(bottom, y0), max(right, x1), max(top, y1))
    if right < 0 or left > 1 or bottom < 0 or top > 1:
        return None
    return Box(number, max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom))


def _at_most(start: float, end: float, length: float) -> tuple[float, float]:
    """The middle part of a stretch that is longer than `length`."""
    over = max(0.0, (end - start - length) / 2) if length > 0 else 0.0
    return start + over, end - over
