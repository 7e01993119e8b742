"""Pictures as pages: what is up stays up, and a page is as large as its paper was."""

import io
import struct
import zlib

import pypdfium2
import pytest
from PIL import Image

from gongkai.casework.redaction import pages, working_pictures
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.working_pictures import from_picture

ORIENTATION = 0x0112
WIDTH = struct.pack("<H", 256)
"""The tag of a TIFF that says how wide it is."""


def half_dark(size: tuple[int, int] = (400, 200)) -> Image.Image:
    """White, but the upper left quarter is black."""
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, size[0] // 2, size[1] // 2))
    return picture


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def page(content: bytes, number: int = 1) -> tuple[tuple[float, float], Image.Image]:
    """Size in points, and the picture at 72 dots an inch."""
    with pypdfium2.PdfDocument(from_picture(content)) as document:
        return document.get_page_size(number - 1), pages.render(document, number, 72).convert("L")


def dark_quarter(drawn: Image.Image) -> str:
    w, h = drawn.size
    names = {
        "upper left": (w // 4, h // 4),
        "upper right": (3 * w // 4, h // 4),
        "lower left": (w // 4, 3 * h // 4),
        "lower right": (3 * w // 4, 3 * h // 4),
    }
    (dark,) = [name for name, place in names.items() if drawn.getpixel(place) < 100]
    return dark


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG"])
@pytest.mark.parametrize(
    ("orientation", "size", "dark"),
    [
        (1, (288, 144), "upper left"),
        (3, (288, 144), "lower right"),  # upside down
        (6, (144, 288), "upper right"),  # lying on its left side: turned right by a quarter
        (8, (144, 288), "lower left"),
    ],
)
def test_a_photo_stands_as_its_camera_was_held(
    kind: str, orientation: int, size: tuple[int, int], dark: str
) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    points, drawn = page(saved(half_dark(), kind, exif=exif, dpi=(100, 100)))
    # 400 by 200 dots at 100 an inch are 4 by 2 inches.
    assert points == pytest.approx(size, abs=0.01)
    assert dark_quarter(drawn) == dark


MODES = ("1", "L", "P", "RGB", "RGBA", "LA", "I;16")


@pytest.mark.parametrize(
    ("kind", "mode"), [*(("PNG", mode) for mode in MODES), *(("TIFF", mode) for mode in (*MODES, "CMYK"))]
)
def test_every_kind_of_colour_is_seen(kind: str, mode: str) -> None:
    picture = half_dark().convert(mode) if mode != "I;16" else Image.new("I;16", (400, 200), 65_535)
    picture.paste(0 if mode == "I;16" else half_dark().convert(mode).getpixel((0, 0)), (0, 0, 200, 100))
    assert dark_quarter(page(saved(picture, kind, dpi=(100, 100)))[1]) == "upper left"


def test_what_can_be_seen_through_lies_on_white() -> None:
    glass = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    _, drawn = page(saved(glass, "PNG"))
    assert drawn.getextrema() == (255, 255)


def test_all_pages_of_a_fax_come_in_order_and_in_shape() -> None:
    # Standard resolution: 204 dots an inch across, 98 down. 1,734 by 1,078 dots are 8.5 by 11 inches.
    first = Image.new("1", (1_734, 1_078), 1)
    second = Image.new("1", (1_734, 1_078), 1)
    second.paste(0, (0, 0, 867, 539))
    content = saved(first, "TIFF", save_all=True, append_images=[second], dpi=(204, 98), compression="group4")
    for number, dark in ((1, None), (2, "upper left")):
        points, drawn = page(content, number)
        assert points == pytest.approx((612, 792), abs=1)
        assert (dark_quarter(drawn) if dark else drawn.getextrema()[0] > 200) == (dark or True)


@pytest.mark.parametrize("dpi", [None, (72, 72), (1, 1), (30_000, 30_000)])
def test_a_photo_without_a_sensible_size_is_a_page_of_a4(dpi: tuple[int, int] | None) -> None:
    options = {"dpi": dpi} if dpi else {}
    points, _ = page(saved(Image.new("L", (4_000, 3_000), 255), "JPEG", **options))
    # The longer side is 11.69 inches.
    assert points == pytest.approx((841.7, 631.3), abs=1)


def png_of(width: int, height: int) -> bytes:
    """A PNG that states a size, and has no pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack("!I", len(content)) + name + content + struct.pack("!I", zlib.crc32(name + content))
        )

    head = chunk(b"IHDR", struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (png_of(20_000, 7_000), "20000×7000像素，超过12000万像素的上限"),
        (png_of(60_000, 60_000), "像素太多"),
        (png_of(100, 100), "不完整"),
        (saved(half_dark(), "JPEG")[:300], "不完整"),
        (saved(half_dark(), "BMP"), "不完整"),
        (b"", "不完整"),
        (saved(half_dark(), "TIFF").replace(WIDTH, b"\x00\x02"), "不完整"),
    ],
    ids=["too many pixels", "bomb", "no pixels", "cut off", "not taken", "empty", "no width"],
)
def test_bombs_and_broken_pictures_are_refused(content: bytes, said: str) -> None:
    with pytest.raises(CannotRedact, match=said):
        from_picture(content)


def test_a_tiff_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working_pictures, "MOST_PAGES", 1)
    content = saved(half_dark(), "TIFF", save_all=True, append_images=[half_dark()])
    with pytest.raises(CannotRedact, match="有2页，超过1页的上限"):
        from_picture(content)
