"""A stranger's file as upright A4 pages, each made smaller inside margins that stay free for a stamp.

Content of PDF pages is taken over as it is: text stays text, and what was rotated or cropped looks as a reader shows
it. What annotations and filled fields show is drawn into the page; actions, scripts and embedded files stay behind. A PDF with
layers that can be switched off becomes pictures of what is switched on.
"""

import warnings
from io import BytesIO
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw
from PIL import Image, ImageOps, ImageSequence
from pypdf import PdfReader
from pypdf.errors import PdfReadError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

MOST_PAGES = 1000
"""Of one file; a longer one is bound separately."""
A4 = (595.28, 841.89)
_HEAD_AND_FOOT, _SIDES = 40.0, 14.0
"""Points that stay free."""
_DOTS = 200
"""Dots an inch of a picture on its page: enough to read a fax and a seal; the original is told by its SM3."""
_QUALITY = 85

PDF = "application/pdf"
PICTURES = ("image/jpeg", "image/png", "image/tiff")

Size = tuple[float, float]


class CannotPlace(ValueError):
    """Why a file cannot be bound in, as a sentence in Chinese."""


def place(content: bytes, media: str, out: BinaryIO) -> list[Size]:
    """Write the file as a PDF of A4 pages to `out`; width and height of each in points. Raises `CannotPlace`."""
    return _pdf(content, out) if media == PDF else _picture(content, out)


def _paper(width: float, height: float) -> Size:
    """A4, lying where the content is wider than high."""
    return (A4[1], A4[0]) if width > height else A4


def _fit(width: float, height: float, paper: Size) -> tuple[float, float, float]:
    """How much smaller, and where the lower left corner stands. Nothing is made larger."""
    room = (paper[0] - 2 * _SIDES, paper[1] - 2 * _HEAD_AND_FOOT)
    scale = min(room[0] / width, room[1] / height, 1.0)
    return scale, (paper[0] - width * scale) / 2, (paper[1] - height * scale) / 2


def _pdf(content: bytes, out: BinaryIO) -> list[Size]:
    try:
        source = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise CannotPlace("文件加了密码，打不开" if locked else "文件已损坏，打不开") from None
    count = len(source)
    if not 0 < count <= MOST_PAGES:
        raise CannotPlace(f"文件有{count}页，一次最多编入{MOST_PAGES}页" if count else "文件没有页面")
    if _has_layers(content):
        return _as_pictures(source, out)
    made, sizes = pypdfium2.PdfDocument.new(), []
    for number in range(count):
        try:
            sizes.append(_page(source, number, made))
        except pypdfium2.PdfiumError:
            raise CannotPlace(f"第{number + 1}页已损坏，打不开") from None
    made.save(out)
    return sizes


def _has_layers(content: bytes) -> bool:
    """Whether parts of pages may be switched off: taken over without their switches, all of them would show."""
    try:
        return "/OCProperties" in PdfReader(BytesIO(content)).root_object
    except (PdfReadError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False


def _as_pictures(source: pypdfium2.PdfDocument, out: BinaryIO) -> list[Size]:
    canvas = Canvas(out, pageCompression=1, invariant=1)
    try:
        sizes = [_frame(page.render(scale=_scale(page)).to_pil(), canvas) for page in source]
    except pypdfium2.PdfiumError:
        raise CannotPlace("有一页已损坏，打不开") from None
    canvas.save()
    return sizes


def _scale(page: pypdfium2.PdfPage) -> float:
    """So many dots for a point that the longer side of A4 gets `_DOTS` an inch, however large the page is."""
    longest: float = max(page.get_size())
    return _DOTS / 72 * A4[1] / max(longest, 1.0)


def _page(source: pypdfium2.PdfDocument, number: int, made: pypdfium2.PdfDocument) -> Size:
    page = source[number]
    width, height = page.get_size()
    if width < 1 or height < 1:
        raise CannotPlace(f"第{number + 1}页没有大小")
    # Seals, signatures and filled fields are annotations: they would be lost with them.
    pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_NORMALDISPLAY)
    page.close()
    paper = _paper(width, height)
    scale, left, bottom = _fit(width, height, paper)
    form = source.page_as_xobject(number, made)
    placed = form.as_pageobject()
    placed.set_matrix(pypdfium2.PdfMatrix().scale(scale, scale).translate(left, bottom))
    sheet = made.new_page(*paper)
    sheet.insert_obj(placed)
    sheet.gen_content()
    form.close()
    sheet.close()
    return paper


def _picture(content: bytes, out: BinaryIO) -> list[Size]:
    canvas = Canvas(out, pageCompression=1, invariant=1)
    try:
        with warnings.catch_warnings():
            # A picture with odd metadata is still a picture; one too large is an error below.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=("JPEG", "PNG", "TIFF"))
            count = getattr(picture, "n_frames", 1)
            if count > MOST_PAGES:
                raise CannotPlace(f"图片有{count}页，一次最多编入{MOST_PAGES}页")
            sizes = [_frame(frame, canvas) for frame in ImageSequence.Iterator(picture)]
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombWarning) as error:
        if isinstance(error, CannotPlace):
            raise
        raise CannotPlace("图片已损坏或者太大，打不开") from None
    canvas.save()
    return sizes


def _frame(frame: Image.Image, canvas: Canvas) -> Size:
    upright = ImageOps.exif_transpose(frame)
    if upright.has_transparency_data:
        upright = upright.convert("RGBA")
        white = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(white, upright)
    upright = upright.convert("L" if upright.mode in ("1", "L", "I;16") else "RGB")
    paper = _paper(*upright.size)
    most = tuple(
        round((side - 2 * free) / 72 * _DOTS)
        for side, free in zip(paper, (_SIDES, _HEAD_AND_FOOT), strict=True)
    )
    upright.thumbnail((most[0], most[1]), Image.Resampling.LANCZOS)
    shown = BytesIO()
    upright.save(shown, "JPEG", quality=_QUALITY)
    # As large as the page allows: a picture has no size of its own that could be trusted.
    width, height = upright.size
    scale = min((paper[0] - 2 * _SIDES) / width, (paper[1] - 2 * _HEAD_AND_FOOT) / height)
    left, bottom = (paper[0] - width * scale) / 2, (paper[1] - height * scale) / 2
    canvas.setPageSize(paper)
    canvas.drawImage(ImageReader(shown), left, bottom, width * scale, height * scale)
    canvas.showPage()
    return paper
