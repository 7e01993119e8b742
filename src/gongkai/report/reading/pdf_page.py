"""One page of a PDF taken apart: its characters with their places, and the lines drawn on it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.report.errors import TooLarge
from gongkai.report.reading.limits import MAX_PAGE_OBJECTS

_THIN = 3.0
"""Points. A filled rectangle thinner than this is a rule; a wider one is shading."""
_SHORTEST = 4.0
"""Points. Shorter strokes are dashes and parts of pictures."""
_DEEPEST_FORM = 8
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Character:
    """A printed character and its place in points, y upwards.

    `x` and `y` are the middle of what is inked, which also holds for turned characters; the box is that of the
    font, equal for all characters of a line. `spaced`: the renderer saw a gap before it.
    """

    text: str
    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool = False

    @property
    def size(self) -> float:
        """Its height, which is that of its font."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along an axis: `at` is the coordinate that stays the same, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on a page; `rows` are its horizontal rules, `columns` its vertical ones."""

    characters: tuple[Character, ...]
    rows: tuple[Rule, ...]
    columns: tuple[Rule, ...]
    pictures: int


def take_apart(page: pypdfium2.PdfPage) -> Page:
    """Characters, rules and the number of pictures of an open page. Raises `TooLarge` beyond the limits."""
    left, bottom, right, top = page.get_bbox()
    turned = _upright(page.get_rotation(), right, top)
    rules: list[tuple[float, float, float, float]] = []
    pictures = 0
    budget = MAX_PAGE_OBJECTS
    for kind, thing, matrix in _objects(page):
        budget -= 1
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            strokes = list(_strokes(thing, _times(matrix, turned)))
            budget -= len(strokes)
            rules += strokes
        if budget < 0:
            raise _too_much()
    rows = tuple(
        Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1))
        for x0, y0, x1, y1 in rules
        if abs(y1 - y0) < _THIN and abs(x1 - x0) >= _SHORTEST
    )
    columns = tuple(
        Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1))
        for x0, y0, x1, y1 in rules
        if abs(x1 - x0) < _THIN and abs(y1 - y0) >= _SHORTEST
    )
    inside = tuple(
        _turned(one, turned) for one in _characters(page) if left <= one.x <= right and bottom <= one.y <= top
    )
    return Page(inside, rows, columns, pictures)


def _upright(rotation: int, right: float, top: float) -> _Matrix:
    """The matrix that turns page space as a viewer turns a page with `/Rotate`: wide tables often lie on their side."""
    match rotation:
        case 90:
            return (0.0, -1.0, 1.0, 0.0, 0.0, right)
        case 180:
            return (-1.0, 0.0, 0.0, -1.0, right, top)
        case 270:
            return (0.0, 1.0, -1.0, 0.0, top, 0.0)
    return _IDENTITY


def _turned(one: Character, matrix: _Matrix) -> Character:
    if matrix == _IDENTITY:
        return one
    x, y = _at(matrix, one.x, one.y)
    x0, y0 = _at(matrix, one.left, one.bottom)
    x1, y1 = _at(matrix, one.right, one.top)
    return Character(one.text, x, y, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), one.spaced)


def _at(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _characters(page: pypdfium2.PdfPage) -> Iterator[Character]:
    text_page = page.get_textpage()
    try:
        handle = text_page.raw
        count = pdfium.FPDFText_CountChars(handle)
        if count > MAX_PAGE_OBJECTS:
            raise _too_much()
        box = pdfium.FS_RECTF()
        of_font = ctypes.byref(box)
        inked = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = inked
        of_ink = [ctypes.byref(side) for side in inked]
        spaced = False
        for index in range(max(count, 0)):
            code = pdfium.FPDFText_GetUnicode(handle, index)
            if code in (0x20, 0xA0, 0x09, 0x0D, 0x0A):
                # A blank that the office typed is kept where it says something; see `pdf_lines`.
                spaced = spaced or code in (0x20, 0xA0, 0x09)
                continue
            if code < 0x20 or code in (0xFFFE, 0xFFFF):
                continue
            if not (
                pdfium.FPDFText_GetLooseCharBox(handle, index, of_font)
                and pdfium.FPDFText_GetCharBox(handle, index, *of_ink)
            ):
                continue
            x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
            yield Character(_character(code), x, y, box.left, box.bottom, box.right, box.top, spaced)
            spaced = False
    finally:
        text_page.close()


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, object, _Matrix]]:
    """Kind, handle and matrix to page space of every object, also of those inside forms."""
    handle = page.raw
    waiting = [
        (pdfium.FPDFPage_GetObject(handle, index), _IDENTITY, 0)
        for index in range(min(pdfium.FPDFPage_CountObjects(handle), MAX_PAGE_OBJECTS + 1))
    ]
    seen = 0
    while waiting:
        thing, outer, depth = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            matrix = _times(_matrix(thing), outer)
            count = pdfium.FPDFFormObj_CountObjects(thing)
            seen += max(count, 0)
            if seen > MAX_PAGE_OBJECTS:
                raise _too_much()
            waiting += [
                (pdfium.FPDFFormObj_GetObject(thing, index), matrix, depth + 1) for index in range(count)
            ]
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield kind, thing, _times(_matrix(thing), outer)
        else:
            yield kind, thing, outer


def _matrix(thing: object) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix)):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _strokes(path: object, matrix: _Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines that a path shows: its strokes, or the body of a thin filled rectangle."""
    fill, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    if not pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)):
        return
    if not fill.value and not stroke.value:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    subpath: list[tuple[float, float]] = []
    count = min(pdfium.FPDFPath_CountSegments(path), MAX_PAGE_OBJECTS)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = _at(matrix, x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield from _lines_of(subpath, bool(stroke.value))
            subpath = []
        subpath.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and subpath:
            subpath.append(subpath[0])
    yield from _lines_of(subpath, bool(stroke.value))


def _lines_of(
    points: list[tuple[float, float]], stroked: bool
) -> Iterator[tuple[float, float, float, float]]:
    if len(points) < 2:
        return
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    if right - left < _THIN or top - bottom < _THIN:
        yield (left, bottom, right, top)
    elif stroked:
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x1 - x0) < _THIN or abs(y1 - y0) < _THIN:
                yield (x0, y0, x1, y1)


def _too_much() -> TooLarge:
    return TooLarge(
        f"PDF 的一页上有超过 {MAX_PAGE_OBJECTS} 个字符或线条，不像年度报告。请只保留年度报告的内容。"
    )
