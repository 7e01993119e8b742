"""A contract of which nobody and nothing exists: its pages, what in it is personal, and what can still be read in a copy."""

import io

import pdfplumber
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from tests.read_back import without_breaks

ASKED = "石桥村土地平整工程施工合同"
PRICE = "1286400元"
SIGNER, IDENTITY, CARD, TELEPHONE = "孟小河", "110101199003078494", "6222020200112233440", "13700000000"
PERSONAL = (SIGNER, IDENTITY, CARD, TELEPHONE)
KEPT = ("发包人：青溪县自然资源局", "工期：120日", "质量保证期：两年")
CONTRACT = (
    (ASKED, KEPT[0], "承包人：青溪县远山建材有限公司", f"合同价款：{PRICE}", KEPT[1]),
    (
        KEPT[2],
        f"收款账号：{CARD}，开户行：青溪县农村信用社",
        f"承包人签字：{SIGNER}，身份证号{IDENTITY}",
        f"联系电话：{TELEPHONE}",
    ),
)
"""Two pages; nobody and nothing of it exists. The numbers pass their checks."""


def contract() -> bytes:
    """The contract as a PDF with text."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for lines in CONTRACT:
        canvas.setFont("STSong-Light", 14)
        for row, text in enumerate(lines):
            canvas.drawString(72, 760 - 36 * row, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def text_of(file: bytes) -> str:
    """What a library that the product does not use reads in a PDF, as one line."""
    with pdfplumber.open(io.BytesIO(file)) as document:
        return without_breaks("".join(page.extract_text() for page in document.pages))


def gone(file: bytes, *words: str) -> bool:
    """None of it can be read, in the text or among the bytes; what is left can."""
    text = text_of(file)
    assert all(kept in text for kept in KEPT), text
    return not any(word in text or word.encode() in file for word in words)
