"""Text recognised on pictures of pages (OCR), where the extra `gongkai[ocr]` is installed.

The models come in the wheel; nothing is fetched. The engine is loaded when the first picture comes (1.5 s) and takes
about 2.5 s of processor time a page of A4.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from PIL import Image

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character

if TYPE_CHECKING:
    from rapidocr import RapidOCR

_SETTINGS = {
    "Global.log_level": "error",
    # One page after the other on one core: the server and the other jobs go on.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    # Lines are found on a picture of at most this many pixels a side (A4 at 110 dots an inch) and read on the full
    # one: half the time and three quarters of the memory of the default, and the same lines.
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,
    "Rec.rec_batch_num": 1,
}


@cache
def installed() -> bool:
    """Whether text can be recognised on this machine."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def recognise(picture: Image.Image, page: int = 1) -> tuple[Character, ...]:
    """Every character seen on an upright picture of page `page`, line after line.

    Boxes are in fractions of the picture; a line ends with a line feed without a width. Empty where no text is seen.
    Raises `ModuleNotFoundError` where recognition is not `installed`.
    """
    import numpy
    from rapidocr.utils.output import RapidOCROutput

    # The engine takes the colours in the order of OpenCV.
    pixels = numpy.asarray(picture.convert("RGB"))[:, :, ::-1]
    seen = _engine()(pixels, return_word_box=True, return_single_char_box=True)
    if not isinstance(seen, RapidOCROutput) or seen.boxes is None:
        return ()
    width, height = picture.size
    return tuple(character for line in seen.word_results for character in _line(line, page, width, height))


@cache
def _engine() -> "RapidOCR":
    from rapidocr import RapidOCR

    return RapidOCR(params=dict(_SETTINGS))


def _line(words: Iterable[Any], page: int, width: int, height: int) -> Iterator[Character]:
    """Characters of one line; a word that comes in one piece is shared out evenly among its characters."""
    right = top = bottom = 0.0
    for text, _certainty, corners in words:
        if not text:
            continue
        left, top, right, bottom = _bounds(corners, width, height)
        share = (right - left) / len(text)
        for at, character in enumerate(text):
            yield Character(character, Box(page, left + at * share, top, left + (at + 1) * share, bottom))
    yield Character("\n", Box(page, right, top, right, bottom))


def _bounds(corners: Sequence[Sequence[float]], width: int, height: int) -> tuple[float, float, float, float]:
    across = [min(1.0, max(0.0, float(x) / width)) for x, _ in corners]
    down = [min(1.0, max(0.0, float(y) / height)) for _, y in corners]
    return min(across), min(down), max(across), max(down)
