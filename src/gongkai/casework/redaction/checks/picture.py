"""Whether each covered place shows the black box and its label, and nothing that shines through.

The picture of the released page is compared with itself after the boxes are burned once more and compressed as
the page was. JPEG compresses squares of 8 pixels by themselves: in squares that lie in boxes altogether the two are the
same; in those that an edge runs through, what is beside the box makes both uncertain, and only the mean says something.
"""

import io
from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops, ImageStat

from gongkai.casework.redaction.box import Covered
from gongkai.casework.redaction.burning import QUALITY, Area, burn, burned

_BLOCK = 8
"""Pixels a side that are compressed together, by themselves."""
_INSIDE = 3
"""Of 255: the most that a pixel in a square inside differs. Print under a box that lets 2 % through differs by 5."""
_EDGE = 24.0
"""The most that pixels in squares on an edge differ in the mean; beside coloured noise it is 17, without a box 100."""


def unlike(drawn: Image.Image, here: Sequence[tuple[int, Covered]], dpi: float) -> Iterator[int]:
    """The numbers of covered places of a page that do not look as burned; `drawn` is its picture at `dpi`."""
    expected, outside = drawn.copy(), Image.new("L", drawn.size, "white")
    burn(expected, here, dpi)
    for _, one in here:
        area = burned(one.box, drawn.size, dpi)
        outside.paste("black", (area.left, area.top, area.right, area.bottom))
    for number, one in here:
        inside, edge = differences(drawn, expected, outside, burned(one.box, drawn.size, dpi))
        if inside > _INSIDE or edge > _EDGE:
            yield number


def differences(
    drawn: Image.Image, expected: Image.Image, outside: Image.Image, area: Area
) -> tuple[int, float]:
    """Within an area: the largest difference in squares inside of boxes, and the mean in those on an edge."""
    width, height = drawn.size
    around = (
        area.left // _BLOCK * _BLOCK,
        area.top // _BLOCK * _BLOCK,
        min(width, -(-area.right // _BLOCK) * _BLOCK),
        min(height, -(-area.bottom // _BLOCK) * _BLOCK),
    )
    sides = area.left, area.top, area.right, area.bottom
    inner = sides[0] - around[0], sides[1] - around[1], sides[2] - around[0], sides[3] - around[1]
    file = io.BytesIO()
    expected.crop(around).save(file, "JPEG", quality=QUALITY, subsampling=0)
    red, green, blue = ImageChops.difference(drawn.crop(around), Image.open(file)).crop(inner).split()
    found = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    squares = outside.crop(around).reduce(_BLOCK).point(lambda level: 255 * (level > 0))
    size = squares.width * _BLOCK, squares.height * _BLOCK
    edge = squares.resize(size, Image.Resampling.NEAREST).crop(inner)
    inside = ImageChops.multiply(found, ImageChops.invert(edge))
    return _highest(inside), _mean(found, edge)


def _mean(found: Image.Image, where: Image.Image) -> float:
    return ImageStat.Stat(found, where).mean[0] if where.getbbox() else 0.0


def _highest(picture: Image.Image) -> int:
    return max(level for level, count in enumerate(picture.histogram()) if count)
