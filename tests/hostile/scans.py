"""Long files of scanned pages."""

import zlib

from pikepdf import Name

from tests.hostile.hostile import Area, Cases, Expects, Family, Made, refused
from tests.hostile.invented import Invented
from tests.hostile.recognised_layer import scan
from tests.hostile.sheet import Sheet

long = Cases(Family.SCANS)


def _scanned(person: Invented, pages: int, every: int) -> Made:
    """Small pages, all showing one picture; the number is covered on every so manieth."""
    sheet = Sheet(person)
    picture = scan(100, 141, {(10, 70): person.identity[:9], (10, 120): "附表一"}, 12).convert("1")
    bits = sheet.pdf.make_stream(
        zlib.compress(picture.tobytes()), Type=Name.XObject, Subtype=Name.Image, Width=picture.width,
        Height=picture.height, BitsPerComponent=1, ColorSpace=Name.DeviceGray, Filter=Name.FlateDecode,
    )  # fmt: skip
    blank = sheet.pdf.make_stream(
        b"\xc0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    for number in range(1, pages + 1):
        leaf = sheet.leaf((0, 0, 100, 141))
        shows = number % every == 0
        sheet.resource(leaf, "XObject", "Scan", bits if shows else blank)
        leaf.draw("q 100 0 0 141 0 0 cm /Scan Do Q")
        if shows:
            leaf.write(10, 70, person.identity[:9], 12, state="3 Tr")
            sheet.areas.append(Area(number, 0.06, 0.38, 0.96, 0.56))
    return sheet.made(None, person.identity[:9])


@long()
def three_hundred_pages(person: Invented) -> Made:
    """Three hundred scanned pages with recognised text, something covered on every tenth."""
    return _scanned(person, 300, 10)


@long(expects=Expects.REFUSED)
def ten_thousand_pages(person: Invented) -> Made:
    """Ten thousand pages: to be brought in parts."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 100 141 ] >>"] * 10_000
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 10_003))
    objects[1] = b"<< /Type /Pages /Count 10000 /Kids [ " + kids + b" ] >>"
    body, places = b"%PDF-1.7\n", []
    for number, value in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return refused(body + head + table + trailer, (person.identity,))
