"""Whether each covered place shows the black box and its label, and nothing that shines through.

The released page, drawn from its bytes, is compared with itself after the boxes are burned once more and compressed as
the page was: where it was burned already, the two are the same up to rounding, edges and label included.
"""

import io
from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops, ImageStat

from gongkai.casework.redaction.box import Covered
from gongkai.casework.redaction.burning import QUALITY, Area, burn, burned

_BLOCK = 8
"""Pixels a side that are compressed together, by themselves."""
_DEEP = 3
"""Of 255: how far from black a pixel may be in a block that was black all over. Compression leaves such blocks as they are."""
_EDGE = 48
"""How far one may be where print or an edge shares its block: rounding that print close by makes worse."""
_EDGE_MEAN = 3.0
"""How far pixels may be there on the average."""


def unlike(drawn: Image.Image, here: Sequence[tuple[int, Covered]], dpi: float) -> Iterator[int]:
    """The numbers of covered places of a page that do not look as burned; `drawn` is the released page at `dpi`."""
    expected = drawn.copy()
    burn(expected, here, dpi)
    for number, one in here:
        deep, edge, mean = differences(drawn, expected, burned(one.box, drawn.size, dpi))
        if deep > _DEEP or edge > _EDGE or mean > _EDGE_MEAN:
            yield number


def differences(drawn: Image.Image, expected: Image.Image, area: Area) -> tuple[int, int, float]:
    """Within an area: the largest difference deep in black, the largest elsewhere, and the mean of all."""
    width, height = drawn.size
    around = (
        area.left // _BLOCK * _BLOCK,
        area.top // _BLOCK * _BLOCK,
        min(width, -(-area.right // _BLOCK) * _BLOCK),
        min(height, -(-area.bottom // _BLOCK) * _BLOCK),
    )
    sides = area.left, area.top, area.right, area.bottom
    inner = sides[0] - around[0], sides[1] - around[1], sides[2] - around[0], sides[3] - around[1]
    pure = expected.crop(around)
    file = io.BytesIO()
    pure.save(file, "JPEG", quality=QUALITY, subsampling=0)
    red, green, blue = ImageChops.difference(drawn.crop(around), Image.open(file)).crop(inner).split()
    found = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    lit = pure.convert("L").point(lambda level: 255 * (level > 0))
    blocks = lit.reduce(_BLOCK).point(lambda level: 255 * (level > 0))
    mixed = blocks.resize((blocks.width * _BLOCK, blocks.height * _BLOCK), Image.Resampling.NEAREST).crop(
        inner
    )
    deep = ImageChops.multiply(found, ImageChops.invert(mixed))
    return _highest(deep), _highest(ImageChops.multiply(found, mixed)), ImageStat.Stat(found).mean[0]


def _highest(picture: Image.Image) -> int:
    return max(level for level, count in enumerate(picture.histogram()) if count)
