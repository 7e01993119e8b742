"""Whether a picture of what was covered survives: on the page as another program draws it, or in its pictures.

Nothing here comes from the redactor: pages are drawn and pictures taken out by Poppler.
"""

import subprocess
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby, product
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTContainer, LTImage
from PIL import Image

from tests.hostile.hostile import Area

_LONG_SIDE = 1400
"""Points of a page's picture along its longer side."""
_ALIKE = 0.5
"""Correlation from which two pictures show the same."""
_BLANK = 3.0
"""Standard deviation, of 255 greys, below which a picture shows nothing."""
_SHIFT = 2
"""Points by which two programs may place the same differently."""
_MOST_PAGES = 12
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
        before, after = _page(folder / "source.pdf", page), _page(folder / "released.pdf", page)
        pictures = list(_pictures(folder / "released.pdf", page))
        for area in covered:
            wanted = _part(before, area)
            if wanted.size == 0 or wanted.std() < _BLANK:
                continue
            if _alike(wanted, _part(after, area)):
                yield f"page {page} still shows {area}"
            if any(_alike(wanted, _part(picture, area)) for picture in pictures):
                yield f"a picture of page {page} still has {area}"


def _page(file: Path, page: int) -> Picture:
    drawn = subprocess.run(
        ["pdftoppm", "-cropbox", "-gray", "-scale-to", str(_LONG_SIDE), "-f", str(page), "-l", str(page), str(file)],
        capture_output=True, check=True,
    )  # fmt: skip
    return _greys(Image.open(BytesIO(drawn.stdout)))


def _pictures(file: Path, page: int) -> Iterator[Picture]:
    """Every picture that a page draws, on a blank page at each place where one is drawn, turned in every way."""
    into = file.with_suffix("")
    subprocess.run(
        ["pdfimages", "-png", "-f", str(page), "-l", str(page), str(file), str(into)],
        capture_output=True,
        check=True,
    )
    sheets = list(extract_pages(file, page_numbers=[page - 1]))
    width, height = (
        _LONG_SIDE * side / max(sheets[0].width, sheets[0].height)
        for side in (sheets[0].width, sheets[0].height)
    )
    places = {
        (round(x0 * width / sheets[0].width), round(height - y1 * height / sheets[0].height),
         round(x1 * width / sheets[0].width), round(height - y0 * height / sheets[0].height))
        for x0, y0, x1, y1 in (image.bbox for image in _placed(sheets[0]))
    }  # fmt: skip
    for found in sorted(into.parent.glob(f"{into.name}-*.png")):
        with Image.open(found) as picture:
            grey = picture.convert("L")
        found.unlink()
        for (left, top, right, bottom), turn in product(places, (None, *Image.Transpose)):
            if right <= left or bottom <= top:
                continue
            turned = grey if turn is None else grey.transpose(turn)
            sheet = Image.new("L", (round(width), round(height)), 255)
            sheet.paste(turned.resize((right - left, bottom - top)), (left, top))
            yield _greys(sheet)


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
    return abs(float(numpy.corrcoef(one.ravel(), other.ravel())[0, 1]))
