"""Boxes burned into the picture of a page: what lay under them is gone before the picture is compressed."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image

from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.label import label
from gongkai.casework.redaction.pages import POINTS_AN_INCH

MARGIN = 1.0
"""Points by which a box grows on each side, so that no soft edge of what it covers stays."""
QUALITY = 60
"""Of JPEG, with all colours at full resolution: red stamps stay sharp, a page of a scan takes some 250 KB."""
_DPI = 150
_MOST_PIXELS = 20_000_000
"""Of a picture; A1 at 150 dots an inch has 17 million. A larger page is drawn more coarsely."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a picture in pixels; right and bottom are the first that do not belong to it."""

    left: int
    top: int
    right: int
    bottom: int


def resolution(width: float, height: float) -> float:
    """Dots an inch for a page of this size in points, in the released file and wherever it is compared."""
    bound = math.sqrt(_MOST_PIXELS / max(1.0, width * height)) * POINTS_AN_INCH
    return min(float(_DPI), bound)


def grown(box: Box, width: float, height: float) -> Box:
    """A box with its margin, within its page, whose size is in points."""
    across, down = MARGIN / width, MARGIN / height
    return Box(
        box.page,
        max(0.0, box.left - across),
        max(0.0, box.top - down),
        min(1.0, box.right + across),
        min(1.0, box.bottom + down),
    )


def burned(box: Box, size: tuple[int, int], dpi: float) -> Area:
    """The pixels of a picture of `size` that are burned for a box: every one that it or its margin touches."""
    margin = math.ceil(MARGIN * dpi / POINTS_AN_INCH)
    width, height = size
    return Area(
        max(0, math.floor(box.left * width) - margin),
        max(0, math.floor(box.top * height) - margin),
        min(width, math.ceil(box.right * width) + margin),
        min(height, math.ceil(box.bottom * height) + margin),
    )


def burn(picture: Image.Image, covered: Iterable[tuple[int, Covered]], dpi: float) -> None:
    """Fill the boxes of one page, which come with their numbers, in black, and print their labels on them in white.

    Labels come after all boxes: where two overlap, none hides the other's label.
    """
    areas = [(number, one.ground, burned(one.box, picture.size, dpi)) for number, one in covered]
    for _, _, area in areas:
        picture.paste("black", (area.left, area.top, area.right, area.bottom))
    for number, ground, area in areas:
        size = area.right - area.left, area.bottom - area.top
        if text := label(number, ground, *size, dpi / POINTS_AN_INCH):
            text.draw(picture, area.left, area.top, area.right, area.bottom)
