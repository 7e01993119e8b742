"""Pictures as PDF pages: turned as the camera says, with the shape that a fax means."""

import io
import struct
import warnings
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageOps

from gongkai.casework.redaction.refusal import CannotRedact

MOST_PIXELS = 120_000_000
"""Of one page; A3 scanned at 600 dots an inch has 70 million."""
MOST_PAGES = 1_000
_LONGEST = 16.6
"""Inches: A3. A photo that says 72 dots an inch would be a poster."""
_LONG_SIDE_OF_A4 = 11.69
_LEAST_DPI, _MOST_DPI = 72.0, 1_200.0
_ASKEW = 1.05
"""A fax has up to twice as many dots across as down."""
_QUALITY = 92
# A decoder has no error of its own for a broken file: it is whatever its arithmetic meets in one.
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, EOFError, LookupError, ArithmeticError, struct.error)


def from_picture(content: bytes) -> bytes:
    """PNG, JPEG, or all pages of a TIFF as PDF. Raises `CannotRedact`."""
    file = pypdfium2.PdfDocument.new()
    try:
        for page in _pages(content):
            with pypdfium2.PdfDocument(page) as one:
                file.import_pages(one)
        return _saved(file)
    finally:
        file.close()


def _saved(file: pypdfium2.PdfDocument) -> bytes:
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _pages(content: bytes) -> Iterator[bytes]:
    """Each picture as a PDF of one page."""
    try:
        with warnings.catch_warnings():
            # What is too large is refused below, before its pixels are read.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as picture:
                frames = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
                if frames > MOST_PAGES:
                    raise CannotRedact(f"图片有{frames}页，超过{MOST_PAGES}页的上限。拆成几个文件，再上传。")
                for frame in range(frames):
                    if frames > 1:
                        picture.seek(frame)
                    if picture.width * picture.height > MOST_PIXELS:
                        raise _bomb(picture.width, picture.height)
                    yield _page(picture)
    except Image.DecompressionBombError as error:
        raise CannotRedact("图片的像素太多，像是为拖垮程序而做的。缩小后再上传。") from error
    except _BROKEN as error:
        raise CannotRedact("图片不完整，打不开。重新拍照或扫描，再上传。") from error


def _page(picture: Image.Image) -> bytes:
    (across, down), size = _resolution(picture), picture.size
    # A TIFF is turned when it is loaded.
    picture.load()
    upright = _on_white(ImageOps.exif_transpose(picture))
    if upright.size != size:
        across, down = down, across
    if max(across, down) > _ASKEW * min(across, down):
        sharper = max(across, down)
        upright = upright.resize(
            (round(upright.width * sharper / across), round(upright.height * sharper / down))
        )
    dpi = max(across, down)
    longest = max(upright.size)
    if not _LEAST_DPI <= dpi <= _MOST_DPI or longest > _LONGEST * dpi:
        dpi = longest / _LONG_SIDE_OF_A4
    written = io.BytesIO()
    # Black and white is kept as a fax keeps it, without loss.
    quality = {} if upright.mode == "1" else {"quality": _QUALITY}
    upright.save(written, "PDF", resolution=dpi, **quality)
    return written.getvalue()


def _resolution(picture: Image.Image) -> tuple[float, float]:
    """Dots an inch across and down, 0 where the picture does not say."""
    said = picture.info.get("dpi", (0, 0))
    try:
        across, down = (float(side) for side in said)
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0, 0.0
    return (across, down) if across > 0 and down > 0 else (0.0, 0.0)


def _on_white(picture: Image.Image) -> Image.Image:
    """In black and white, grey or colours; what can be seen through lies on white paper."""
    if picture.mode in ("1", "L"):
        return picture
    if picture.mode.startswith("I;16"):
        # Sixteen bits of grey: the upper eight.
        return picture.convert("I").point(lambda level: level / 256).convert("L")
    if "A" in picture.mode or "transparency" in picture.info:
        paper = Image.new("RGBA", picture.size, "white")
        paper.alpha_composite(picture.convert("RGBA"))
        return paper.convert("RGB")
    return picture.convert("RGB")


def _bomb(width: int, height: int) -> CannotRedact:
    return CannotRedact(
        f"图片有{width}×{height}像素，超过{MOST_PIXELS // 10_000}万像素的上限。缩小后再上传。"
    )
