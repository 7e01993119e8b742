"""Pictures of imported files as a page can show them, without what cameras and programs write into them."""

import io
import warnings

from PIL import Image, ImageOps

MOST_PIXELS = 40_000_000
MOST_BYTES = 20 << 20
_QUALITY = 90
_PHOTOS = ("JPEG", "MPO")
_READ = ("PNG", "GIF", "BMP", "TIFF", "WEBP", *_PHOTOS)
_MODES = ("1", "L", "LA", "P", "RGB", "RGBA")


def web_picture(data: bytes) -> tuple[str, bytes] | None:
    """Suffix (png or jpg) and bytes; None for what is no picture of a known kind, or too large a one."""
    if len(data) > MOST_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_READ) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    return None
                is_photo = opened.format in _PHOTOS
                # A place and a camera stand in the metadata: the pixels alone are saved, turned as they are seen.
                drawn = ImageOps.exif_transpose(opened)
                file = io.BytesIO()
                if is_photo:
                    drawn.convert("RGB").save(file, "JPEG", quality=_QUALITY, icc_profile=b"")
                    return "jpg", file.getvalue()
                plain = drawn if drawn.mode in _MODES else drawn.convert("RGB")
                plain.info.clear()
                plain.save(file, "PNG")
                return "png", file.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
