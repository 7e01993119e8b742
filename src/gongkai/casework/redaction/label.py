"""What is printed on a burned box: the number that leads to the schedule, the ground and its article, as room allows."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import noto_cjk_sans_otc
from PIL import Image, ImageDraw, ImageFont

from gongkai.law.redaction import RedactionGround

_SIMPLIFIED = 2
"""The simplified Chinese font in the collection."""
_SIZES = (11, 9, 7.5, 6)
"""Points, largest first; smaller print cannot be read from a picture."""
_SMALLEST = 3.5
"""Points. A number this small shows that there is one; the page and its place in the schedule say which."""
_PADDING = 0.12
"""Of the size, on each side."""
_LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of print and their size in pixels."""

    lines: tuple[str, ...]
    size: float

    def draw(self, picture: Image.Image, left: int, top: int, right: int, bottom: int) -> None:
        """Print it in white in the middle of a box of the picture; edges in pixels, the last two exclusive."""
        pen, font = ImageDraw.Draw(picture), _font(self.size)
        height = self.size * _LEADING
        first = (top + bottom) / 2 - height * (len(self.lines) - 1) / 2
        for at, line in enumerate(self.lines):
            place = (left + right) / 2, first + at * height
            pen.text(place, line, font=font, fill="white", anchor="mm")


@lru_cache(maxsize=4096)
def label(
    number: int, ground: RedactionGround, width: int, height: int, pixels_a_point: float
) -> Label | None:
    """The fullest label that a box of `width` by `height` pixels holds; None where not even the number fits.

    The ground with its article comes before the ground alone, that before the number alone.
    """
    article = ground.article.removeprefix("条例")
    forms: tuple[tuple[tuple[str, ...], ...], ...] = (
        ((f"[{number}] {ground.label}（条例{article}）",), (f"[{number}] {ground.label}", f"条例{article}")),
        ((f"[{number}] {ground.label}",), (f"[{number}]", ground.label)),
        ((f"[{number}]",),),
    )
    for form in forms:
        for size, lines in product(_SIZES, form):
            if _fits(lines, size * pixels_a_point, width, height):
                return Label(lines, size * pixels_a_point)
    size, lines = _SMALLEST * pixels_a_point, (str(number),)
    return Label(lines, size) if _fits(lines, size, width, height) else None


def _fits(lines: tuple[str, ...], size: float, width: int, height: int) -> bool:
    room = width - 2 * _PADDING * size, height - 2 * _PADDING * size
    longest = max(_font(size).getlength(line) for line in lines)
    return longest <= room[0] and size * (1 + _LEADING * (len(lines) - 1)) <= room[1]


@lru_cache(maxsize=64)
def _font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(noto_cjk_sans_otc.FONT_PATH), size, index=_SIMPLIFIED)
