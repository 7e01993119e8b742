"""Small files that would take all memory or all time."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pikepdf import Array, Dictionary, Name, Object

from tests.hostile.hostile import DOCX, PNG, Cases, Expects, Family, Made, refused
from tests.hostile.invented import Invented
from tests.hostile.sheet import Sheet
from tests.hostile.word_files import package

bombs = Cases(Family.BOMBS)


@bombs(expects=Expects.EITHER)
def page_tree_in_a_circle(person: Invented) -> Made:
    """The page tree has itself among its branches."""
    sheet = Sheet.contract(person)
    content = sheet.saved()
    with_circle = content.replace(b"/Kids [", b"/Kids [ 2 0 R ", 1) if b"/Kids [" in content else content
    return sheet.made(with_circle)


@bombs(expects=Expects.EITHER)
def drawing_that_draws_itself(person: Invented) -> Made:
    """A drawing has itself among its resources and draws itself, twice."""
    sheet = Sheet.contract(person)
    drawing = sheet.pdf.make_indirect(sheet.form("/Self Do /Self Do"))
    drawing.Resources = Dictionary(XObject=Dictionary(Self=drawing))
    sheet.resource(sheet.first, "XObject", "Self", drawing)
    sheet.first.draw("/Self Do")
    return sheet.made()


@bombs(expects=Expects.EITHER)
def drawings_that_double(person: Invented) -> Made:
    """Sixteen drawings, each of which draws the next one twice: 65,536 in all."""
    sheet = Sheet.contract(person)
    inner: Object = sheet.form("0 0 1 1 re f")
    for _ in range(16):
        inner = sheet.form("/D Do /D Do", Resources=Dictionary(XObject=Dictionary(D=inner)))
    sheet.resource(sheet.first, "XObject", "D", inner)
    sheet.first.draw("/D Do")
    return sheet.made()


@bombs(expects=Expects.EITHER)
def content_of_hundreds_of_megabytes(person: Invented) -> Made:
    """The content of the page is 200 MB of blanks, packed twice to some hundred bytes."""
    sheet = Sheet.contract(person)
    sheet.written()
    packer = zlib.compressobj(9)
    packed = b"".join([packer.compress(b" " * 1_000_000) for _ in range(200)]) + packer.flush()
    sheet.first.page.obj.Contents = sheet.pdf.make_stream(
        zlib.compress(packed, 9), Filter=Array([Name.FlateDecode, Name.FlateDecode])
    )
    sheet.stays.clear()
    out = BytesIO()
    sheet.pdf.save(out, static_id=True)
    return sheet.made(out.getvalue())


@bombs(expects=Expects.EITHER)
def brackets_without_end(person: Invented) -> Made:
    """The content opens a hundred thousand lists within lists."""
    sheet = Sheet.contract(person)
    sheet.first.draw("[" * 100_000)
    return sheet.made()


@bombs(expects=Expects.EITHER)
def picture_of_endless_size(person: Invented) -> Made:
    """A picture on the page says it is 200,000 by 200,000 points."""
    sheet = Sheet.contract(person)
    picture = sheet.pdf.make_stream(
        zlib.compress(bytes(10_000)), Type=Name.XObject, Subtype=Name.Image, Width=200_000, Height=200_000,
        BitsPerComponent=8, ColorSpace=Name.DeviceRGB, Filter=Name.FlateDecode,
    )  # fmt: skip
    sheet.resource(sheet.first, "XObject", "Endless", picture)
    sheet.first.draw("q 100 0 0 100 300 100 cm /Endless Do Q")
    return sheet.made()


@bombs(PNG, Expects.REFUSED)
def png_of_endless_size(_: Invented) -> Made:
    """A PNG of 60,000 by 60,000 points in a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return refused(b"\x89PNG\r\n\x1a\n" + body)


@bombs(expects=Expects.EITHER)
def page_of_endless_size(person: Invented) -> Made:
    """A page of ten million points by ten million."""
    sheet = Sheet.contract(person)
    sheet.leaf((0, 0, 10_000_000, 10_000_000)).write(72, 72, person.identity)
    return sheet.made(None, person.identity)


@bombs(DOCX, Expects.REFUSED)
def archive_of_hundreds_of_megabytes(_: Invented) -> Made:
    """A Word file whose body unpacks to 300 MB."""
    out = BytesIO(package({}))
    with (
        ZipFile(out, "a", ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("word/more.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(b" " * 1_000_000)
    return refused(out.getvalue())


@bombs(DOCX, Expects.REFUSED)
def entities_that_multiply(_: Invented) -> Made:
    """A Word file whose XML defines entities of entities of entities."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "ha">{levels}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    )
    return refused(package({"word/document.xml": body}))
