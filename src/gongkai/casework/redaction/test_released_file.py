"""The file written here is read alike by four readers."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdfminer.high_level import extract_text
from PIL import Image, ImageFont
from tests.tools import program

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.cell_typeface import cell_typeface
from gongkai.casework.redaction.page import Character
from gongkai.casework.redaction.released_file import ReleasedFile

# Beyond the basic plane, of the ranges for compatibility, and Latin.
TEXT = "青溪县𠮷㍻Aé①。"


@pytest.fixture
def released() -> bytes:
    file = io.BytesIO()
    Image.new("L", (60, 80), 200).save(file, "JPEG")
    made = ReleasedFile()
    for page in (1, 2):
        line = [
            Character(one, Box(page, 0.1 + 0.05 * at, 0.2, 0.15 + 0.05 * at, 0.24))
            for at, one in enumerate(TEXT)
        ]
        made.add(file.getvalue(), (60, 80), True, (600, 800), line)
    return made.finished()


def test_four_readers_find_the_text(released: bytes, tmp_path: Path) -> None:
    path = tmp_path / "released.pdf"
    path.write_bytes(released)
    printed = subprocess.run([program("pdftotext"), str(path), "-"], check=True, capture_output=True)
    with pypdfium2.PdfDocument(released) as document:
        drawn = [document[index].get_textpage().get_text_range().strip() for index in (0, 1)]
    assert drawn == [TEXT, TEXT]
    assert printed.stdout.decode().split() == [TEXT, TEXT]
    assert extract_text(io.BytesIO(released)).split() == [TEXT, TEXT]


def test_each_character_has_its_place(released: bytes) -> None:
    with pypdfium2.PdfDocument(released) as document:
        # 0.2 to 0.24 of 800 points from the top, within half a point of rounding; the third begins at 0.2 of 600.
        assert document[0].get_textpage().get_charbox(2) == pytest.approx((120, 608, 150, 640), abs=0.5)


def test_it_is_sound_and_its_text_is_not_drawn(released: bytes) -> None:
    with pikepdf.open(io.BytesIO(released)) as pdf:
        assert pdf.check_pdf_syntax() == []
    with pypdfium2.PdfDocument(released) as document:
        assert document[0].render().to_pil().convert("L").getextrema() == (200, 200)


def test_the_typeface_is_a_font_whose_every_character_is_its_cell() -> None:
    font = ImageFont.truetype(io.BytesIO(cell_typeface()), 100, layout_engine=ImageFont.Layout.BASIC)
    assert font.getmetrics() == (88, 12)
