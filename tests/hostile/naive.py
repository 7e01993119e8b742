"""Redaction as it is done wrongly: a black rectangle over everything, and the rest of the file as it was."""

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageSequence

from tests.hostile.hostile import Area
from tests.hostile.incremental import appended


def as_pages(file: bytes) -> bytes:
    """Each picture of a picture file as a PDF page, its bytes untouched where PDF knows their packing."""
    pdf = pikepdf.new()
    with Image.open(BytesIO(file)) as pictures:
        for picture in ImageSequence.Iterator(pictures):
            width, height = picture.size
            if picture.format == "JPEG" and picture.mode == "L":
                data, packing = file, Name.DCTDecode
            else:
                shallow = (
                    picture.point(lambda level: level / 257) if picture.mode.startswith("I") else picture
                )
                data, packing = zlib.compress(shallow.convert("L").tobytes()), Name.FlateDecode
            shown = pdf.make_stream(
                data, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=8,
                ColorSpace=Name.DeviceGray, Filter=packing,
            )  # fmt: skip
            page = Dictionary(
                Type=Name.Page, MediaBox=Array([0, 0, width, height]),
                Resources=Dictionary(XObject=Dictionary(Im=shown)),
                Contents=pdf.make_stream(f"q {width} 0 0 {height} 0 0 cm /Im Do Q".encode()),
            )  # fmt: skip
            pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    out = BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


def naively_redacted(content: bytes, areas: tuple[Area, ...]) -> bytes:
    """A PDF with a black rectangle over each area, as an incremental update: nothing that was there is gone."""
    with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
        fresh = int(pdf.trailer.Size)
        changed: dict[int, bytes] = {}
        for number in sorted({area.page for area in areas}):
            page = pdf.pages[number - 1]
            black = [_rectangle(page, area) for area in areas if area.page == number]
            for stream in (b"q", ("Q 0 g " + " ".join(black)).encode()):
                changed[fresh] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
                fresh += 1
            changed[page.obj.objgen[0]] = _with_contents(page, f"{fresh - 2} 0 R", f"{fresh - 1} 0 R")
    return appended(content, changed)


def _with_contents(page: pikepdf.Page, before: str, after: str) -> bytes:
    body: bytes = page.obj.unparse(resolved=True)
    contents = page.obj.Contents
    old = f"{contents.objgen[0]} 0 R" if contents.is_indirect else ""
    start = body.index(b"/Contents ")
    return (
        body[:start]
        + f"/Contents [ {before} {old} {after} ]".encode()
        + body[start + len(f"/Contents {old}") :]
    )


def _rectangle(page: pikepdf.Page, area: Area) -> str:
    """On the sheet before it is turned."""
    turn = int(page.obj.get("/Rotate", 0)) % 360
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    places = [
        {0: (u, 1 - v), 90: (v, u), 180: (1 - u, v), 270: (1 - v, 1 - u)}[turn]
        for u, v in ((area.left, area.top), (area.right, area.bottom))
    ]
    across = sorted(left + x * (right - left) for x, _ in places)
    up = sorted(bottom + y * (top - bottom) for _, y in places)
    return f"{across[0]} {up[0]} {across[1] - across[0]} {up[1] - up[0]} re f"
