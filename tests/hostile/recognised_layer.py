"""Scans with the text that a recogniser laid under them."""

import zlib

from pikepdf import Name, Object
from PIL import Image, ImageDraw

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.pen import pen
from tests.hostile.sheet import PLACE, TITLE, Place, Sheet

recognised = Cases(Family.RECOGNISED_LAYER)
_SCALE = 2
"""Points of the picture to a unit of the page: 144 dpi."""


def scan(width: int, height: int, lines: dict[tuple[float, float], str], size: float = 14) -> Image.Image:
    """A page as a scanner sees it, grey; places are those of `Sheet`, from the lower left corner."""
    picture = Image.new("L", (width * _SCALE, height * _SCALE), 250)
    drawing = ImageDraw.Draw(picture)
    for (left, base), text in lines.items():
        drawing.text((left * _SCALE, (height - base) * _SCALE), text, 30, pen(size * _SCALE), anchor="ls")
    return picture


def grey_picture(sheet: Sheet, picture: Image.Image) -> Object:
    """As an image XObject."""
    return sheet.pdf.make_stream(
        zlib.compress(picture.tobytes()), Type=Name.XObject, Subtype=Name.Image, Width=picture.width,
        Height=picture.height, BitsPerComponent=8, ColorSpace=Name.DeviceGray, Filter=Name.FlateDecode,
    )  # fmt: skip


def scanned_contract(person: Invented) -> Sheet:
    """One page as a picture; name and phone are covered."""
    sheet = Sheet(person)
    leaf = sheet.leaf()
    lines = {(72, 760): TITLE, (72, 720): PLACE, (230, 680): person.name, (230, 640): person.phone}
    sheet.resource(leaf, "XObject", "Scan", grey_picture(sheet, scan(595, 842, lines)))
    leaf.draw("q 595 0 0 842 0 0 cm /Scan Do Q")
    for base, value in ((680, person.name), (640, person.phone)):
        sheet.secrets.append(value)
        leaf.cover(Place(228, base - 4, 230 + 14 * len(value), base + 15))
    return sheet


@recognised(only_seen=True)
def scan_without_text(person: Invented) -> Made:
    """A picture and nothing else."""
    return scanned_contract(person).made()


@recognised()
def text_in_its_place(person: Invented) -> Made:
    """Invisible text exactly under the picture of each word."""
    sheet = scanned_contract(person)
    for base, text in ((720, PLACE), (680, person.name), (640, person.phone)):
        sheet.first.write(72 if text == PLACE else 230, base, text, state="3 Tr")
    return sheet.made()


@recognised()
def text_half_a_page_away(person: Invented) -> Made:
    """The invisible text has slipped: the words of the covered lines lie on blank paper."""
    sheet = scanned_contract(person)
    for base, text in ((680, person.name), (640, person.phone)):
        sheet.first.write(230, base - 400, text, state="3 Tr")
    return sheet.made()


@recognised()
def text_under_other_words(person: Invented) -> Made:
    """The invisible text has slipped under the picture of words that stay visible."""
    sheet = scanned_contract(person)
    sheet.first.write(90, 720, person.name, state="3 Tr")
    sheet.first.write(90, 760, person.phone, state="3 Tr")
    return sheet.made()


@recognised()
def text_in_white_before_the_picture(person: Invented) -> Made:
    """The text is drawn in black first, and the scan over it."""
    sheet = scanned_contract(person)
    picture = sheet.first.operators.pop()
    for base, text in ((680, person.name), (640, person.phone)):
        sheet.first.write(230, base, text)
    sheet.first.write(72, 720, PLACE)
    sheet.first.draw(picture)
    return sheet.made()


@recognised()
def two_layers(person: Invented) -> Made:
    """Two recognisers have run: the second layer is a little off, and lies partly outside the boxes."""
    sheet = scanned_contract(person)
    for shift in (0, 11):
        sheet.first.write(230 + shift, 680 - shift, person.name, state="3 Tr")
        sheet.first.write(230 + shift, 640 - shift, person.phone, state="3 Tr")
    return sheet.made()


@recognised()
def one_run_for_the_page(person: Invented) -> Made:
    """The recogniser wrote the whole page as one stretched line at the top."""
    sheet = scanned_contract(person)
    sheet.first.write(72, 800, TITLE + person.name + person.phone, size=4, state="3 Tr 60 Tz")
    return sheet.made()
