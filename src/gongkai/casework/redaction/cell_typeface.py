"""A TrueType font for text that is found and copied but not drawn: every character is the box of its cell.

An empty glyph would do for most readers, but PDFium takes no notice of a character without a surface.
"""

import struct
from functools import cache

UNITS = 1000
ASCENT = 880
DESCENT = -120
_CORNERS = (0, 0, UNITS, 0, DESCENT, UNITS, 0, -UNITS)
"""Steps across, then steps up, from corner to corner."""


@cache
def cell_typeface() -> bytes:
    """The font file; the same bytes every time. Only the tables that PDF asks of an embedded TrueType font."""
    cell = struct.pack(">hhhhhHH4B8h", 1, 0, DESCENT, UNITS, ASCENT, 3, 0, *(1,) * 4, *_CORNERS) + bytes(2)
    tables = {
        b"glyf": cell,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            *(0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0, UNITS, 0, 0),
            *(0, DESCENT, UNITS, ASCENT, 0, 8, 2, 0, 0),
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH",
            *(0x00010000, ASCENT, DESCENT, 0, UNITS, 0, 0, UNITS, 1, 0, 0, 0, 0, 0, 0, 0, 1),
        ),
        b"hmtx": struct.pack(">HhH", UNITS, 0, 0) + bytes(2),
        b"loca": struct.pack(">HHH", 0, 0, len(cell) // 2),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x00010000, 2, 4, 1, 0, 0, 1, *(0,) * 8),
    }
    head = struct.pack(">IHHHH", 0x00010000, len(tables), 64, 2, len(tables) * 16 - 64)
    offset = len(head) + 16 * len(tables)
    entries, body = b"", b""
    for tag, data in tables.items():
        entries += struct.pack(">4sIII", tag, _sum(data), offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + entries + body


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
