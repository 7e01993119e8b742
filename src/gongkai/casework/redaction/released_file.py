"""The released file as PDF bytes: a picture a page, text that is not drawn, and nothing else.

Written here and not by a library: what a library adds of its own accord (fonts, dates, comments, an outline, a
producer) is what the proof would have to tell from what was hidden. Pages leave memory as they come.
"""

import io
import zlib
from collections.abc import Iterable

from gongkai.casework.redaction.cell_typeface import ASCENT, DESCENT, UNITS, cell_typeface
from gongkai.casework.redaction.page import Character

PRODUCER = "gongkai"
TITLE = "区分处理后公开的文件"
_CATALOG, _PAGES, _INFO, _FONT, _DESCENDANT, _DESCRIPTOR, _FONT_FILE, _MEANINGS, _GLYPHS = range(1, 10)
_MAPPINGS = 100
"""Most in one section of a character map."""


class ReleasedFile:
    """A file in the making: pages in order, then `finished`."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._file.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._offsets: dict[int, int] = {}
        self._pages: list[int] = []
        self._codes: dict[str, int] = {}

    def add(
        self,
        picture: bytes,
        pixels: tuple[int, int],
        grey: bool,
        size: tuple[float, float],
        text: Iterable[Character],
    ) -> None:
        """A page of `size` in points that shows a JPEG, with the characters that can be read on it."""
        page = _GLYPHS + 1 + 3 * len(self._pages)
        width, height = (_number(side) for side in size)
        layer = "".join(self._written(one, *size) for one in text)
        content = f"q\n{width} 0 0 {height} 0 0 cm\n/Im Do\nQ\n"
        if layer:
            content += f"BT\n3 Tr\n/F 1 Tf\n{layer}ET\n"
        self._object(
            page,
            f"<< /Type /Page /Parent {_PAGES} 0 R /MediaBox [ 0 0 {width} {height} ]"
            f" /Resources << /Font << /F {_FONT} 0 R >> /XObject << /Im {page + 2} 0 R >> >>"
            f" /Contents {page + 1} 0 R >>",
        )
        self._stream(page + 1, content.encode())
        colours = "Gray" if grey else "RGB"
        self._object(
            page + 2,
            f"<< /Type /XObject /Subtype /Image /Width {pixels[0]} /Height {pixels[1]} /BitsPerComponent 8"
            f" /ColorSpace /Device{colours} /Filter /DCTDecode /Length {len(picture)} >>",
            picture,
        )
        self._pages.append(page)

    def finished(self) -> bytes:
        """The whole file; nothing may be added after it."""
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        self._object(_CATALOG, f"<< /Type /Catalog /Pages {_PAGES} 0 R >>")
        self._object(_PAGES, f"<< /Type /Pages /Count {len(self._pages)} /Kids [ {kids} ] >>")
        title = ("\ufeff" + TITLE).encode("utf-16-be").hex()
        self._object(_INFO, f"<< /Producer ({PRODUCER}) /Title <{title}> >>")
        self._font()
        start = self._file.tell()
        lines = [f"xref\n0 {len(self._offsets) + 1}\n0000000000 65535 f \n"]
        lines += [f"{self._offsets[number]:010} 00000 n \n" for number in sorted(self._offsets)]
        lines.append(
            f"trailer\n<< /Size {len(self._offsets) + 1} /Root {_CATALOG} 0 R /Info {_INFO} 0 R >>\n"
        )
        self._file.write("".join(lines).encode() + f"startxref\n{start}\n%%EOF\n".encode())
        return self._file.getvalue()

    def _written(self, character: Character, width: float, height: float) -> str:
        """One character in its place; its box is that of the font, from ascent to descent."""
        box = character.box
        code = self._codes.setdefault(character.text, len(self._codes) + 1)
        across, down = (box.right - box.left) * width, (box.bottom - box.top) * height
        base = (1 - box.bottom) * height - down * DESCENT / UNITS
        numbers = (_number(across), "0 0", _number(down), _number(box.left * width), _number(base))
        return f"{' '.join(numbers)} Tm <{code:04X}> Tj\n"

    def _font(self) -> None:
        last = len(self._codes)
        self._object(
            _FONT,
            "<< /Type /Font /Subtype /Type0 /BaseFont /Cell /Encoding /Identity-H"
            f" /DescendantFonts [ {_DESCENDANT} 0 R ] /ToUnicode {_MEANINGS} 0 R >>",
        )
        self._object(
            _DESCENDANT,
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Cell /DW {UNITS}"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /FontDescriptor {_DESCRIPTOR} 0 R /CIDToGIDMap {_GLYPHS} 0 R >>",
        )
        self._object(
            _DESCRIPTOR,
            f"<< /Type /FontDescriptor /FontName /Cell /Flags 4 /FontBBox [ 0 {DESCENT} {UNITS} {ASCENT} ]"
            f" /ItalicAngle 0 /Ascent {ASCENT} /Descent {DESCENT} /CapHeight {ASCENT} /StemV 80"
            f" /FontFile2 {_FONT_FILE} 0 R >>",
        )
        self._stream(_FONT_FILE, cell_typeface())
        self._stream(_MEANINGS, _meanings(self._codes).encode())
        self._stream(_GLYPHS, b"\0\0" + b"\0\1" * last)

    def _stream(self, number: int, data: bytes) -> None:
        packed = zlib.compress(data)
        self._object(number, f"<< /Filter /FlateDecode /Length {len(packed)} >>", packed)

    def _object(self, number: int, dictionary: str, stream: bytes | None = None) -> None:
        self._offsets[number] = self._file.tell()
        self._file.write(f"{number} 0 obj\n{dictionary}\n".encode())
        if stream is not None:
            self._file.write(b"stream\n" + stream + b"\nendstream\n")
        self._file.write(b"endobj\n")


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _meanings(codes: dict[str, int]) -> str:
    """The character map that says what each code means."""
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for text, code in codes.items()]
    sections = [lines[start : start + _MAPPINGS] for start in range(0, len(lines), _MAPPINGS)]
    maps = "".join(
        f"{len(section)} beginbfchar\n{chr(10).join(section)}\nendbfchar\n" for section in sections
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{maps}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
