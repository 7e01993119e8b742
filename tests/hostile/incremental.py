"""Incremental updates, written by hand: changed objects, a table of them, a trailer that points back."""

import re
from collections.abc import Mapping
from io import BytesIO

import pikepdf


def appended(old: bytes, changed: Mapping[int, bytes]) -> bytes:
    """The file with further revisions of objects, by number, after its end."""
    start = int(re.findall(rb"startxref\s+(\d+)", old)[-1])
    with pikepdf.open(BytesIO(old)) as pdf:
        root, size = pdf.Root.objgen[0], max(int(pdf.trailer.Size), *changed, 0) + 1
        info = pdf.trailer.get("/Info")
        information = f" /Info {info.objgen[0]} 0 R" if info is not None else ""
    body, places = old + b"\n", {}
    for number, value in changed.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % entry for entry in places.items())
    if not places:
        table += b"0 0\n"
    trailer = f"trailer << /Size {size} /Root {root} 0 R{information} /Prev {start} >>\n".encode()
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)


def appended_with_stream(old: bytes, content: bytes) -> bytes:
    """The file with another content stream for its first page."""
    with pikepdf.open(BytesIO(old)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
    return appended(old, {number: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)})
