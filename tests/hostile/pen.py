"""The typeface for pictures."""

from functools import cache
from pathlib import Path

import noto_cjk_sans_otc
from PIL import ImageFont

_FILE = str(Path(noto_cjk_sans_otc.__file__).parent / "NotoSansCJK-Regular.ttc")
_CHINESE = 2
"""Which of the collection's faces is that of simplified Chinese."""


@cache
def pen(size: float) -> ImageFont.FreeTypeFont:
    """思源黑体, `size` points of the picture high."""
    return ImageFont.truetype(_FILE, size, index=_CHINESE)
