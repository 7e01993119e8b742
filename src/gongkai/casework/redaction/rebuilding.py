"""The released file made anew from pictures of the pages: nothing of the working copy's own objects is carried over."""

import io
from collections.abc import Callable, Collection, Sequence
from itertools import groupby

from PIL import Image, ImageChops

from gongkai.casework.redaction.box import Covered
from gongkai.casework.redaction.burning import QUALITY, burn, grown, resolution
from gongkai.casework.redaction.long_document import LongDocument
from gongkai.casework.redaction.pages import render
from gongkai.casework.redaction.printed_text import printed
from gongkai.casework.redaction.released_file import ReleasedFile
from gongkai.casework.redaction.schedule import numbered
from gongkai.casework.redaction.unsaid import without

_COLOURLESS = 24
"""Of 255: by how much the parts of a colour differ in what a scanner makes of grey."""
_SAMPLE = 4


def rebuild(
    working: bytes,
    covered: Sequence[Covered],
    progress: Callable[[int], None],
    unsaid: Collection[str] = (),
) -> bytes:
    """The working copy as the released PDF: every covered box black, with its number and ground, and not there as text.

    Text is given only where it can be seen; `unsaid` words are given nowhere as text. `progress` gets the number of pages done. The same input gives the same
    bytes. Raises `CannotRedact` where a page cannot be drawn, and `ValueError` for a box beyond the last page.
    """
    released = ReleasedFile()
    boxes = {page: list(of) for page, of in groupby(numbered(covered), key=lambda one: one[1].box.page)}
    with LongDocument(working) as pages:
        if boxes.keys() - set(range(1, len(pages) + 1)):
            raise ValueError("a box lies on a page that the file does not have")
        for number in range(1, len(pages) + 1):
            document, here = pages.at(number), boxes.get(number, [])
            width, height = document.get_page_size(number - 1)
            dpi = resolution(width, height)
            drawn = render(document, number, dpi)
            hidden = [grown(one.box, width, height) for _, one in here]
            text = printed(document, number, drawn, dpi, hidden)
            if unsaid:
                text = without(text, unsaid)
            burn(drawn, here, dpi)
            if grey := _is_grey(drawn):
                drawn = drawn.convert("L")
            released.add(_jpeg(drawn), drawn.size, grey, (width, height), text)
            progress(number)
    return released.finished()


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, subsampling=0)
    return file.getvalue()


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.reduce(_SAMPLE).split()
    differences = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return not any(one.point(lambda level: level // _COLOURLESS).getbbox() for one in differences)
