"""Pictures, in files of their own and on pages, with more in them than they show."""

import struct
import zlib
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.hostile.hostile import JPEG, PNG, TIFF, Area, Cases, Expects, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.recognised_layer import scan
from tests.hostile.sheet import Sheet

pictured = Cases(Family.PICTURES)
_WIDTH, _HEIGHT, _LEFT, _BASE, _SIZE = 400, 300, 100, 150, 20
_AREA = Area(1, 0.23, 1 - 175 / 300, 0.78, 1 - 140 / 300)
"""Where `_photograph` has the words, with a margin."""


def _photograph(words: str, *, shown: bool = True) -> Image.Image:
    """A picture of 800 by 600 points with the words in the middle."""
    lines = {(20, 270): "青溪县河滨路"} | ({(_LEFT, _BASE): words} if shown else {})
    return scan(_WIDTH, _HEIGHT, lines, _SIZE)


def _bytes(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def _with_segment(jpeg: bytes, marker: int, body: bytes) -> bytes:
    """A JPEG with one more segment behind its first mark."""
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + jpeg[2:]


def _exif(thumbnail: bytes) -> bytes:
    """EXIF of nothing but a thumbnail in its second directory."""
    first = struct.pack("<2sHIHI", b"II", 42, 8, 0, 14)
    entries = [(0x0103, 3, 6), (0x0201, 4, 14 + 2 + 36 + 4), (0x0202, 4, len(thumbnail))]
    second = struct.pack("<H", 3) + b"".join(
        struct.pack("<HHII", tag, kind, 1, v) for tag, kind, v in entries
    )
    return b"Exif\0\0" + first + second + bytes(4) + thumbnail


def _made(content: bytes, person: Invented, *areas: Area) -> Made:
    return Made(content, (person.identity,), areas or (_AREA,))


@pictured(JPEG, only_seen=True)
def thumbnail_of_a_photograph(person: Invented) -> Made:
    """The photograph's EXIF thumbnail shows what was painted over in the photograph."""
    small = _bytes(_photograph(person.identity).resize((400, 300)), "JPEG")
    return _made(_with_segment(_bytes(_photograph("", shown=False), "JPEG"), 0xE1, _exif(small)), person)


@pictured(JPEG)
def comment_of_a_photograph(person: Invented) -> Made:
    """The JPEG comment says the number."""
    return _made(_bytes(_photograph(person.identity), "JPEG", comment=person.identity), person)


@pictured(JPEG)
def metadata_of_a_photograph(person: Invented) -> Made:
    """An XMP segment of the photograph says the name."""
    packet = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + person.identity.encode() + b"</x:xmpmeta>"
    return _made(_with_segment(_bytes(_photograph(person.identity), "JPEG"), 0xE1, packet), person)


@pictured(JPEG, only_seen=True)
def bytes_behind_a_photograph(person: Invented) -> Made:
    """A second photograph follows the end mark of the first."""
    shown, behind = _photograph("", shown=False), _photograph(person.identity)
    return _made(_bytes(shown, "JPEG") + _bytes(behind, "JPEG"), person)


@pictured(JPEG, only_seen=True)
def photograph_that_says_turn_me(person: Invented) -> Made:
    """The photograph lies on its side and says so; boxes are those of the upright picture."""
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = _photograph(person.identity).transpose(Image.Transpose.ROTATE_90)
    return _made(_bytes(lying, "JPEG", exif=exif), person)


@pictured(JPEG, only_seen=True)
def photograph_in_four_inks(person: Invented) -> Made:
    """A JPEG in cyan, magenta, yellow and black."""
    return _made(_bytes(_photograph(person.identity).convert("CMYK"), "JPEG"), person)


@pictured(PNG)
def text_chunks(person: Invented) -> Made:
    """Text chunks of a PNG, plain, packed and international."""
    chunks = PngInfo()
    chunks.add_text("Comment", person.identity)
    chunks.add_text("Description", person.identity, zip=True)
    chunks.add_itxt("Title", person.name)
    made = _made(_bytes(_photograph(person.identity), "PNG", pnginfo=chunks), person)
    return Made(made.content, (person.identity, person.name), made.areas)


@pictured(PNG)
def bytes_behind_a_picture(person: Invented) -> Made:
    """The number follows the last chunk of a PNG."""
    return _made(_bytes(_photograph(person.identity), "PNG") + person.identity.encode(), person)


@pictured(PNG, only_seen=True)
def colours_under_no_opacity(person: Invented) -> Made:
    """The words are still among the colours of points that are fully transparent."""
    picture = _photograph(person.identity).convert("RGBA")
    clear = Image.new("L", picture.size, 255)
    clear.paste(0, (180, 240, 640, 330))
    picture.putalpha(clear)
    return _made(_bytes(picture, "PNG"), person)


@pictured(PNG, only_seen=True)
def sixteen_bits(person: Invented) -> Made:
    """A PNG of sixteen bits a point."""
    picture = _photograph(person.identity).convert("I").point(lambda grey: grey * 257).convert("I;16")
    return _made(_bytes(picture, "PNG"), person)


@pictured(PNG, only_seen=True)
def palette(person: Invented) -> Made:
    """A PNG of few colours, two of which look nearly the same."""
    picture = _photograph(person.identity).point(lambda grey: 1 if grey < 140 else 0).convert("P")
    picture.putpalette([255, 255, 255, 225, 230, 255])
    return _made(_bytes(picture, "PNG"), person)


@pictured(TIFF, only_seen=True)
def second_page_of_a_picture(person: Invented) -> Made:
    """A TIFF of two pages; the number is on the second."""
    pages = [_photograph("", shown=False), _photograph(person.identity)]
    content = _bytes(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw")
    return _made(content, person, Area(2, _AREA.left, _AREA.top, _AREA.right, _AREA.bottom))


@pictured(TIFF)
def tags_of_a_picture(person: Invented) -> Made:
    """The description of a TIFF says the number."""
    return _made(_bytes(_photograph(person.identity), "TIFF", description=person.identity), person)


@pictured(TIFF, only_seen=True)
def fax_in_a_file(person: Invented) -> Made:
    """A fax in black and white, packed by CCITT Group 4."""
    fax = _photograph(person.identity).convert("1")
    return _made(_bytes(fax, "TIFF", compression="group4"), person)


@pictured("image/gif", Expects.EITHER, only_seen=True)
def second_picture_of_a_moving_one(person: Invented) -> Made:
    """A GIF whose second picture shows the number."""
    frames = [_photograph("", shown=False), _photograph(person.identity)]
    content = _bytes(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=500)
    return _made(content, person, _AREA, Area(2, _AREA.left, _AREA.top, _AREA.right, _AREA.bottom))


def _on_a_page(person: Invented, data: bytes, size: tuple[int, int], **keys: Object) -> Made:
    """A page that shows a picture packed in one way or another; the words are covered."""
    sheet = Sheet(person)
    leaf = sheet.leaf((0, 0, _WIDTH, _HEIGHT))
    picture = sheet.pdf.make_stream(
        data, Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], **keys
    )  # fmt: skip
    sheet.resource(leaf, "XObject", "Picture", picture)
    leaf.draw(f"q {_WIDTH} 0 0 {_HEIGHT} 0 0 cm /Picture Do Q")
    sheet.areas.append(_AREA)
    return sheet.made(None, person.identity)


@pictured()
def photograph_with_thumbnail_on_a_page(person: Invented) -> Made:
    """A photograph on a page keeps its EXIF thumbnail and a comment."""
    picture = _photograph(person.identity)
    small = _bytes(picture.resize((400, 300)), "JPEG")
    data = _with_segment(_bytes(picture, "JPEG", comment=person.identity), 0xE1, _exif(small))
    grey = Name.DeviceGray
    return _on_a_page(person, data, picture.size, BitsPerComponent=8, ColorSpace=grey, Filter=Name.DCTDecode)


@pictured(only_seen=True)
def wavelets(person: Invented) -> Made:
    """A page as JPEG 2000."""
    picture = _photograph(person.identity)
    return _on_a_page(person, _bytes(picture, "JPEG2000"), picture.size, Filter=Name.JPXDecode)


def _group_4(picture: Image.Image) -> bytes:
    """The one strip of a fax."""
    content = _bytes(picture, "TIFF", compression="group4", tiffinfo={278: picture.height})
    with Image.open(BytesIO(content)) as tiff:
        (start,), (length,) = tiff.tag_v2[273], tiff.tag_v2[279]  # type: ignore[attr-defined]
    return content[start : start + length]


@pictured(only_seen=True)
def fax(person: Invented) -> Made:
    """A page as CCITT Group 4."""
    picture = _photograph(person.identity).convert("1")
    how = Dictionary(K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=False)
    return _on_a_page(
        person, _group_4(picture), picture.size, BitsPerComponent=1, ColorSpace=Name.DeviceGray,
        Filter=Name.CCITTFaxDecode, DecodeParms=how,
    )  # fmt: skip


@pictured(only_seen=True)
def two_levels(person: Invented) -> Made:
    """A page as JBIG2: one region of the page, packed as a fax within it."""
    picture = _photograph(person.identity).convert("1")
    region = struct.pack(">IIIIBB", *picture.size, 0, 0, 0, 1) + _group_4(picture)
    page = struct.pack(">IIIIBH", *picture.size, 0, 0, 0, 0)
    data = b"".join(
        struct.pack(">IBBBI", number, kind, 0, 1, len(body)) + body
        for number, (kind, body) in enumerate(((48, page), (39, region)))
    )
    return _on_a_page(
        person, data, picture.size, BitsPerComponent=1, ColorSpace=Name.DeviceGray, Filter=Name.JBIG2Decode
    )


@pictured(only_seen=True)
def colours_by_a_table(person: Invented) -> Made:
    """A page of indexed colours under a predictor, packed twice over."""
    picture = _photograph(person.identity).point(lambda grey: 1 if grey < 140 else 0)
    rows = (
        b"\0" + picture.tobytes()[start : start + picture.width]
        for start in range(0, picture.width * picture.height, picture.width)
    )
    data = zlib.compress(zlib.compress(b"".join(rows)))
    table = Array([Name.Indexed, Name.DeviceRGB, 1, b"\xff\xff\xff\x10\x10\x30"])
    how = Array([Dictionary(), Dictionary(Predictor=15, Columns=picture.width)])
    return _on_a_page(
        person, data, picture.size, BitsPerComponent=8, ColorSpace=table,
        Filter=Array([Name.FlateDecode, Name.FlateDecode]), DecodeParms=how,
    )  # fmt: skip


@pictured(only_seen=True)
def soft_mask_with_the_words(person: Invented) -> Made:
    """The picture is all black; the words are in its mask."""
    mask = _photograph(person.identity).point(lambda grey: 255 - grey)
    made = Sheet(person)
    leaf = made.leaf((0, 0, _WIDTH, _HEIGHT))
    keys = {"Type": Name.XObject, "Subtype": Name.Image, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
    soft = made.pdf.make_stream(zlib.compress(mask.tobytes()), Width=mask.width, Height=mask.height,
                                Filter=Name.FlateDecode, **keys)  # fmt: skip
    black = made.pdf.make_stream(b"\0", Width=1, Height=1, SMask=soft, **keys)
    made.resource(leaf, "XObject", "Picture", black)
    leaf.draw(f"q {_WIDTH} 0 0 {_HEIGHT} 0 0 cm /Picture Do Q")
    made.areas.append(_AREA)
    return made.made(None, person.identity)
