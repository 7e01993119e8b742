"""Which characters of a page can be seen on it: only those may be given as text.

A file's text says nothing about what is seen: it may lie under a picture, be white on white, cut off, beyond the edge,
or be drawn by nobody at all. So the page is drawn a second time without its text: a character is printed where the
two pictures differ, over most of its height and width, towards its own colour. What is in doubt is left out.
"""

import ctypes
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageStat

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character
from gongkai.casework.redaction.pages import POINTS_AN_INCH

_FINE = 1_000_000
"""Steps into which PDFium is asked to divide a page when it tells a place: it answers in whole ones."""
_DRAWN = (
    pdfium.FPDF_TEXTRENDERMODE_FILL,
    pdfium.FPDF_TEXTRENDERMODE_STROKE,
    pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
)
_NO_WORDS = ("C", "Z")
"""Unicode categories of what is no print: controls, private use, unassigned, blanks."""
_SEEN = 40
"""Of 255: by how much a pixel differs that counts as inked, and by how much its colour may be off."""
_MOST_OF = 0.6
"""Of a character's height and width that has to be inked."""
_DEEPEST = 16
_CELL = 0.02
Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the file says: a character, the box of its glyph, its place in the line, and its colour where it has one."""

    text: str
    glyph: Box
    place: Box
    colour: Rgb | None


def printed(
    document: pypdfium2.PdfDocument, number: int, drawn: Image.Image, dpi: float, hidden: Sequence[Box]
) -> tuple[Character, ...]:
    """Characters of page `number` (from 1) that can be seen on `drawn`, its picture at `dpi`, outside of all `hidden` boxes.

    In the order of the file; boxes are those of the line, cut where they would reach into a hidden box. One that is
    printed twice for boldness comes once; where two different ones lie on each other both are left out.
    """
    page = document[number - 1]
    try:
        claims = list(_claims(page, number))
        claims = [one for one in claims if not any(one.glyph.touches(box) for box in hidden)]
        if not claims:
            return ()
        _undraw(page)
        bitmap = page.render(scale=dpi / POINTS_AN_INCH, rev_byteorder=True)
        without = bitmap.to_pil().convert("RGB")
        bitmap.close()
    finally:
        page.close()
    ink = _strongest(ImageChops.difference(drawn, without)).point(lambda level: 255 * (level >= _SEEN))
    seen = [one for one in claims if _is_seen(one, drawn, without, ink)]
    return tuple(Character(one.text, _cut(one, hidden)) for one in _alone(seen))


def _claims(page: pypdfium2.PdfPage, number: int) -> Iterator[_Claim]:
    text_page = page.get_textpage()
    try:
        handle = text_page.raw
        first = None
        for index in range(max(0, pdfium.FPDFText_CountChars(handle))):
            code = pdfium.FPDFText_GetUnicode(handle, index)
            if 0xD800 <= code < 0xDC00:
                first = code
                continue
            if first is not None and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((first - 0xD800) << 10) + (code - 0xDC00)
            first = None
            if not _is_print(code) or pdfium.FPDFText_IsGenerated(handle, index) == 1:
                continue
            thing = pdfium.FPDFText_GetTextObject(handle, index)
            if not thing or _is_replaced(thing):
                continue
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
            boxes = _boxes(page, handle, index, number)
            if mode in _DRAWN and boxes is not None:
                yield _Claim(chr(code), *boxes, _colour(thing, mode))
    finally:
        text_page.close()


def _is_print(code: int) -> bool:
    in_range = 0 < code < 0x110000 and code not in (0xFFFD, 0xFFFE, 0xFFFF)
    return in_range and unicodedata.category(chr(code))[0] not in _NO_WORDS


def _is_replaced(thing: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Whether the file gives other words for it than those drawn (`/ActualText`)."""
    marks = (
        pdfium.FPDFPageObj_GetMark(thing, index) for index in range(pdfium.FPDFPageObj_CountMarks(thing))
    )
    return any(pdfium.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") for mark in marks)


def _colour(thing: pdfium.FPDF_PAGEOBJECT, mode: int) -> Rgb | None:
    parts = [ctypes.c_uint() for _ in range(4)]
    ask = (
        pdfium.FPDFPageObj_GetStrokeColor
        if mode == pdfium.FPDF_TEXTRENDERMODE_STROKE
        else pdfium.FPDFPageObj_GetFillColor
    )
    if not ask(thing, *(ctypes.byref(part) for part in parts)):
        return None
    red, green, blue, _ = (part.value for part in parts)
    return red, green, blue


def _boxes(
    page: pypdfium2.PdfPage, handle: pdfium.FPDF_TEXTPAGE, index: int, number: int
) -> tuple[Box, Box] | None:
    """Of the glyph and of its place in the line; None where the glyph has no surface or lies over the page's edge."""
    sides = [ctypes.c_double() for _ in range(4)]
    place = pdfium.FS_RECTF()
    if not (
        pdfium.FPDFText_GetCharBox(handle, index, *(ctypes.byref(side) for side in sides))
        and pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(place))
    ):
        return None
    left, right, bottom, top = (side.value for side in sides)
    glyph = _upright(page, number, left, bottom, right, top)
    loose = _upright(page, number, place.left, place.bottom, place.right, place.top)
    if glyph is None or loose is None:
        return None
    if glyph.left < 0 or glyph.top < 0 or glyph.right > 1 or glyph.bottom > 1:
        return None
    around = Box(
        number,
        max(0.0, min(glyph.left, loose.left)),
        max(0.0, min(glyph.top, loose.top)),
        min(1.0, max(glyph.right, loose.right)),
        min(1.0, max(glyph.bottom, loose.bottom)),
    )
    return glyph, around


def _upright(
    page: pypdfium2.PdfPage, number: int, left: float, bottom: float, right: float, top: float
) -> Box | None:
    corners = []
    for x, y in ((left, bottom), (right, top)):
        across, down = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDF_PageToDevice(
            page, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(across), ctypes.byref(down)
        ):
            return None
        corners.append((across.value / _FINE, down.value / _FINE))
    (x0, y0), (x1, y1) = corners
    box = Box(number, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box.left < box.right and box.top < box.bottom else None


def _undraw(page: pypdfium2.PdfPage) -> None:
    """Make all text of an open page invisible, also in the forms (drawings within the drawing) that it uses."""
    count = pdfium.FPDFPage_CountObjects(page)
    things = [(pdfium.FPDFPage_GetObject(page, index), 0) for index in range(count)]
    while things:
        thing, depth = things.pop()
        match pdfium.FPDFPageObj_GetType(thing):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                pdfium.FPDFTextObj_SetTextRenderMode(thing, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
            case pdfium.FPDF_PAGEOBJ_FORM if depth < _DEEPEST:
                inner = range(pdfium.FPDFFormObj_CountObjects(thing))
                things += [(pdfium.FPDFFormObj_GetObject(thing, index), depth + 1) for index in inner]


def _strongest(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _is_seen(one: _Claim, drawn: Image.Image, without: Image.Image, ink: Image.Image) -> bool:
    width, height = drawn.size
    sides = one.glyph.left * width, one.glyph.top * height, one.glyph.right * width, one.glyph.bottom * height
    area = int(sides[0]), int(sides[1]), int(sides[2]) + 1, int(sides[3]) + 1
    here = ink.crop(area)
    found = here.getbbox()
    if found is None:
        return False
    across, down = found[2] - found[0], found[3] - found[1]
    # Soft edges take up to a pixel.
    if across < _MOST_OF * (sides[2] - sides[0]) - 1 or down < _MOST_OF * (sides[3] - sides[1]) - 1:
        return False
    if one.colour is None:
        return True
    now, before = (ImageStat.Stat(picture.crop(area), here).mean for picture in (drawn, without))
    return all(
        min(0, colour - ground) - _SEEN <= is_ - ground <= max(0, colour - ground) + _SEEN
        for is_, ground, colour in zip(now, before, one.colour, strict=True)
    )


def _alone(claims: Sequence[_Claim]) -> Iterator[_Claim]:
    """Without those that lie on another; of equal ones the first stays."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, one in enumerate(claims):
        for cell in _cells(one.glyph):
            cells[cell].append(index)
    for index, one in enumerate(claims):
        near = {other for cell in _cells(one.glyph) for other in cells[cell]} - {index}
        on_it = [other for other in near if _lies_on(one.glyph, claims[other].glyph)]
        if all(claims[other].text == one.text and other > index for other in on_it):
            yield one


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    across = range(int(box.left / _CELL), int(box.right / _CELL) + 1)
    return product(across, range(int(box.top / _CELL), int(box.bottom / _CELL) + 1))


def _lies_on(one: Box, other: Box) -> bool:
    """Whether they share more than half of the smaller."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((box.right - box.left) * (box.bottom - box.top) for box in (one, other))
    return across > 0 and down > 0 and across * down > smaller / 2


def _cut(one: _Claim, hidden: Sequence[Box]) -> Box:
    """Its place in the line without what reaches into a hidden box, which its glyph does not touch."""
    place, glyph = one.place, one.glyph
    for box in hidden:
        if not place.touches(box):
            continue
        if glyph.right <= box.left:
            place = replace(place, right=box.left)
        elif glyph.left >= box.right:
            place = replace(place, left=box.right)
        elif glyph.bottom <= box.top:
            place = replace(place, bottom=box.top)
        else:
            place = replace(place, top=box.bottom)
    return place
