"""A typeface that may be embedded and put in disorder: a subset typeset once, lifted out of its PDF."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import noto_cjk_sans_otc
import pikepdf
import typst
from pikepdf import Array, Dictionary, Name

from tests.hostile.invented import CHARACTERS

VISIBLE = "青溪县公共服务采购合同项目地点河滨路乙方联系人公民身份号码电话金额签于第页附表本不予说明作废草稿，：。一二三四五六七八九十"
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_SAMPLE = "".join(dict.fromkeys(_ASCII + CHARACTERS + VISIBLE))


@dataclass(frozen=True)
class Lettering:
    """The font program with the code and the width (thousandths of the size) of each character."""

    program: bytes
    codes: Mapping[str, int]
    widths: Mapping[str, int]

    def encode(self, text: str) -> str:
        """The text as a hexadecimal string of a content stream."""
        return "<" + "".join(f"{self.codes[character]:04X}" for character in text) + ">"

    def width(self, text: str, size: float) -> float:
        """In units of the page."""
        return sum(self.widths[character] for character in text) * size / 1000


@cache
def lettering() -> Lettering:
    """Every character that the cases write, in 思源黑体."""
    escaped = _SAMPLE.replace("\\", "\\\\").replace('"', '\\"')
    page = f'#set page(width: 3000pt)\n#set text(font: "Noto Sans CJK SC", lang: "zh")\n#text("{escaped}")'
    made = typst.compile(
        page.encode(),
        format="pdf",
        ignore_system_fonts=True,
        font_paths=[str(Path(noto_cjk_sans_otc.__file__).parent)],
    )
    assert isinstance(made, bytes)
    with pikepdf.open(BytesIO(made)) as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        descendant = font.DescendantFonts[0]
        pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]{4})>\n", font.ToUnicode.read_bytes())
        codes = {chr(int(character, 16)): int(code, 16) for code, character in pairs[1:]}
        widths = _widths(list(descendant.W.as_list()))
        program = descendant.FontDescriptor.FontFile3.read_bytes()
    return Lettering(program, codes, {c: widths.get(code, 1000) for c, code in codes.items()})


def _widths(runs: list[pikepdf.Object]) -> dict[int, int]:
    """Runs of first, last and width."""
    numbers = [int(n) for n in runs]
    triples = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return {code: width for first, last, width in triples for code in range(first, last + 1)}


def font(
    pdf: pikepdf.Pdf,
    *,
    says: Mapping[str, str] | None = None,
    silent: bool = False,
    writing: str = "H",
    called: str = "HSTILE+Corpus",
) -> Dictionary:
    """The typeface in a file. `says`: what ToUnicode claims of a character instead of itself; `silent`: no ToUnicode."""
    letters = lettering()
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/" + called), Flags=4, ItalicAngle=0, Ascent=880, Descent=-120,
        CapHeight=733, StemV=80, FontBBox=Array([-100, -300, 1100, 1000]),
        FontFile3=pdf.make_stream(letters.program, Subtype=Name.CIDFontType0C),
    )  # fmt: skip
    widths = Array()
    for character, code in letters.codes.items():
        widths.append(code)
        widths.append(Array([letters.widths[character]]))
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/" + called), DW=1000, W=widths,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/" + called), Encoding=Name("/Identity-" + writing),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
    )  # fmt: skip
    if not silent:
        claims = {c: (says or {}).get(c, c) for c in letters.codes}
        made.ToUnicode = pdf.make_stream(to_unicode({letters.codes[c]: text for c, text in claims.items()}))
    return made


def to_unicode(claims: Mapping[int, str], digits: int = 4) -> bytes:
    """A ToUnicode map from codes of `digits` hexadecimal digits; an empty text is left out."""
    rows = [
        f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in claims.items()
        if text
    ]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    mapped = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Corpus def /CMapType 2 def
1 begincodespacerange <{"0" * digits}> <{"F" * digits}> endcodespacerange
{mapped}
endcmap CMapName currentdict /CMap defineresource pop end end""".encode()
