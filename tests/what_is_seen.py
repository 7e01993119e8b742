"""Whether a picture of what was covered survives: on the page as another program draws it, or in its pictures.

Nothing here comes from the redactor: pages are drawn and pictures taken out by Poppler.
"""

import math
import subprocess
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby, product
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy
import pikepdf
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTContainer, LTImage
from PIL import Image

from tests.hostile.hostile import Area

_LONG_SIDE, _SHORT_SIDE, _LONGEST = 800, 160, 16_000
"""Points of a page's picture along its longer side; more where the shorter one would be too few."""
_ALIKE = 0.5
"""Correlation from which two pictures show the same."""
_BLANK = 3.0
"""Standard deviation, of 255 greys, below which a picture shows nothing."""
_SHIFT = 1
"""Points by which two programs may place the same differently."""
_MOST_PAGES = 4
_MOST_POINTS = 40_000
"""Of an area that are compared; of a larger one every other, or third ..."""
Picture = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float64]]


def seen(released: bytes, source: bytes, areas: Sequence[Area]) -> tuple[str, ...]:
    """Areas of the source that the released file still shows: on the page, or in a picture under what hides it."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "released.pdf").write_bytes(released)
        (place / "source.pdf").write_bytes(source)
        return tuple(_seen(place, areas))


def _seen(folder: Path, areas: Sequence[Area]) -> Iterator[str]:
    by_page = groupby(sorted(areas, key=lambda area: area.page), key=lambda area: area.page)
    for number, (page, covered) in enumerate(by_page):
        if number == _MOST_PAGES:
            return
        long_side = _long_side(folder / "released.pdf", page)
        before, after = (_page(folder / f"{which}.pdf", page, long_side) for which in ("source", "released"))
        pictures = list(_pictures(folder / "released.pdf", page, (after.shape[1], after.shape[0])))
        for area in covered:
            wanted = _part(before, area)
            if wanted.size == 0 or wanted.std() < _BLANK:
                continue
            if _alike(wanted, _part(after, area)):
                yield f"page {page} still shows {area}"
            if any(_alike(wanted, _part(picture, area)) for picture in pictures):
                yield f"a picture of page {page} still has {area}"


def _long_side(file: Path, page: int) -> int:
    with pikepdf.open(file, suppress_warnings=True) as pdf:
        box = pdf.pages[page - 1].mediabox
    sides = sorted((abs(float(box[2]) - float(box[0])), abs(float(box[3]) - float(box[1]))))
    return round(min(_LONGEST, max(_LONG_SIDE, _SHORT_SIDE * sides[1] / sides[0])))


def _page(file: Path, page: int, long_side: int) -> Picture:
    size = ["-scale-to", str(long_side), "-f", str(page), "-l", str(page)]
    drawn = subprocess.run(
        ["pdftoppm", "-cropbox", "-gray", *size, str(file)], capture_output=True, check=True
    )
    return _greys(Image.open(BytesIO(drawn.stdout)))


def _pictures(file: Path, page: int, size: tuple[int, int]) -> Iterator[Picture]:
    """Every picture that a page draws, on a blank page at each place where one is drawn, turned in every way."""
    into = file.with_suffix("")
    only = ["-f", str(page), "-l", str(page)]
    subprocess.run(["pdfimages", "-j", *only, str(file), str(into)], capture_output=True, check=True)
    (sheet,) = extract_pages(file, page_numbers=[page - 1])
    wide, high = size[0] / sheet.width, size[1] / sheet.height
    places = {
        (
            round(x0 * wide),
            round((sheet.height - y1) * high),
            round(x1 * wide),
            round((sheet.height - y0) * high),
        )
        for x0, y0, x1, y1 in (picture.bbox for picture in _placed(sheet))
    }
    for found in sorted(into.parent.glob(f"{into.name}-*")):
        with Image.open(found) as picture:
            # A JPEG is unpacked no larger than it is needed.
            picture.draft("L", size)
            grey = picture.convert("L")
        found.unlink()
        for (left, top, right, bottom), turn in product(places, (None, *Image.Transpose)):
            if right <= left or bottom <= top:
                continue
            turned = grey if turn is None else grey.transpose(turn)
            blank = Image.new("L", size, 255)
            blank.paste(turned.resize((right - left, bottom - top)), (left, top))
            yield _greys(blank)


def _placed(thing: object) -> Iterator[LTImage]:
    if isinstance(thing, LTImage):
        yield thing
    elif isinstance(thing, LTContainer):
        for inner in thing:
            yield from _placed(inner)


def _greys(picture: Image.Image) -> Picture:
    return numpy.asarray(picture.convert("L"), dtype=numpy.float64)


def _part(page: Picture, area: Area) -> Picture:
    height, width = page.shape
    return page[
        round(area.top * height) : round(area.bottom * height),
        round(area.left * width) : round(area.right * width),
    ]


def _alike(wanted: Picture, found: Picture) -> bool:
    """Whether both show the same, give or take a few points."""
    high, wide = (min(a, b) for a, b in zip(wanted.shape, found.shape, strict=True))
    edge = min(_SHIFT, (high - 3) // 2, (wide - 3) // 2)
    if edge < 0:
        return False
    inner = wanted[edge : high - edge, edge : wide - edge]
    shifts = product(range(2 * edge + 1), repeat=2)
    return any(
        _correlation(inner, found[y : y + inner.shape[0], x : x + inner.shape[1]]) > _ALIKE for y, x in shifts
    )


def _correlation(one: Picture, other: Picture) -> float:
    if min(one.std(), other.std()) < _BLANK:
        return 0.0
    step = math.ceil(math.sqrt(one.size / _MOST_POINTS))
    return abs(float(numpy.corrcoef(one[::step, ::step].ravel(), other[::step, ::step].ravel())[0, 1]))
