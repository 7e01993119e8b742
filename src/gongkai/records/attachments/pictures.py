"""Pictures: their kind, and how many pixels whoever opens them must make room for. Headers alone are read."""

import struct

from gongkai.records.attachments.kind import FileKind
from gongkai.records.attachments.refusal import Fault, Refused

MOST_PIXELS = 120_000_000
"""A3 scanned at 600 dots an inch has 70 million."""
_MARKS = (
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
)
MOST_PAGES = 1_000
"""Of one TIFF; also the most tags of a page and the most markers of a JPEG, so that a loop made of them ends."""
_TIFF_WIDTH, _TIFF_HEIGHT, _TIFF_SHORT = 256, 257, 3
# Start of frame, all ways of coding; C4, C8 and CC in the same range are tables.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def kind_of(head: bytes) -> FileKind | None:
    """PNG, JPEG, TIFF, or none of them."""
    return next((kind for mark, kind in _MARKS if head.startswith(mark)), None)


def refuse_bomb(data: bytes, kind: FileKind) -> None:
    """Raises `Refused` for more pixels than any scan has, and for a header without size."""
    try:
        width, height = _SIZES[kind](data)
    except (struct.error, IndexError):
        width = height = 0
    if not width or not height:
        raise Refused(Fault.BROKEN, "图片不完整，打不开。重新拍照或者扫描后再上传。")
    if width * height > MOST_PIXELS:
        raise Refused(
            Fault.BOMB,
            f"图片有{width}×{height}像素，超过{MOST_PIXELS // 10_000}万像素的上限。缩小后再上传。",
        )


def _png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("!II", data, 16)
    return (width, height) if data[12:16] == b"IHDR" else (0, 0)


def _jpeg(data: bytes) -> tuple[int, int]:
    place = 2
    for _ in range(MOST_PAGES):
        if data[place] != 0xFF:
            break
        marker = data[place + 1]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from("!HH", data, place + 5)
            return width, height
        if marker == 0xFF:
            place += 1
        elif marker in _JPEG_ALONE:
            place += 2
        else:
            place += 2 + struct.unpack_from("!H", data, place + 2)[0]
    return 0, 0


def _tiff(data: bytes) -> tuple[int, int]:
    """The largest of all pages."""
    order = "<" if data[:2] == b"II" else ">"
    largest = (0, 0)
    (place,) = struct.unpack_from(f"{order}I", data, 4)
    for _ in range(MOST_PAGES):
        if not place:
            return largest
        size = {_TIFF_WIDTH: 0, _TIFF_HEIGHT: 0}
        (entries,) = struct.unpack_from(f"{order}H", data, place)
        if entries > MOST_PAGES:
            break
        for entry in range(place + 2, place + 2 + 12 * entries, 12):
            tag, written = struct.unpack_from(f"{order}HH", data, entry)
            if tag in size:
                code = "H" if written == _TIFF_SHORT else "I"
                (size[tag],) = struct.unpack_from(f"{order}{code}", data, entry + 8)
        largest = max(largest, (size[_TIFF_WIDTH], size[_TIFF_HEIGHT]), key=lambda page: page[0] * page[1])
        (place,) = struct.unpack_from(f"{order}I", data, place + 2 + 12 * entries)
    return 0, 0


_SIZES = {FileKind.PNG: _png, FileKind.JPEG: _jpeg, FileKind.TIFF: _tiff}
