"""Whatever a released file holds that pages made from pictures do not need: each such thing could hide something.

No list of hiding places is complete, so this is the list of what may be there.
"""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

_TRAILER = {
    "/Size",
    "/Root",
    "/Info",
    "/ID",
    "/Prev",
    "/Type",
    "/W",
    "/Index",
    "/Filter",
    "/DecodeParms",
    "/Length",
}
_INFORMATION = {"/Producer", "/Title", "/CreationDate", "/ModDate"}
_CATALOGUE = {"/Type", "/Pages", "/Lang", "/ViewerPreferences", "/Version"}
_TREE = {"/Type", "/Kids", "/Count", "/Parent", "/MediaBox"}
_PAGE = {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Resources", "/Contents"}
_RESOURCES = {"/Font", "/XObject", "/ProcSet"}
_PICTURE = {
    "/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent", "/ColorSpace", "/Filter", "/Length", "/DecodeParms",
}  # fmt: skip
_OPERATORS = {"q", "Q", "cm", "Do", "BT", "ET", "Tr", "Tf", "Tm", "Td", "Tz", "Tj", "TJ"}
_INVISIBLE = 3


def foreign(content: bytes) -> tuple[str, ...]:
    """What does not belong in a released PDF; none is what it has to show."""
    found = list(_around(content))
    with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
        found += _more("trailer", pdf.trailer, _TRAILER)
        found += _more("catalogue", pdf.Root, _CATALOGUE)
        if "/Info" in pdf.trailer:
            found += _more("information", pdf.trailer.Info, _INFORMATION)
        found += _more("page tree", pdf.Root.Pages, _TREE)
        for number, page in enumerate(pdf.pages, start=1):
            found += (f"page {number}: {what}" for what in _on_page(page.obj))
        reached = _reached(pdf.trailer)
        loose = sum(1 for thing in pdf.objects if thing.is_indirect and thing.objgen not in reached
                    and not _is_of_the_file(thing))  # fmt: skip
        if loose:
            found.append(f"{loose} objects that nothing refers to")
    return tuple(found)


def _around(content: bytes) -> Iterator[str]:
    if not content.startswith(b"%PDF-"):
        yield "bytes before the header"
    if content.count(b"%%EOF") != 1:
        yield "several revisions"
    if not re.search(rb"%%EOF\s*\Z", content):
        yield "bytes after the end"


def _more(where: str, thing: Object, allowed: set[str]) -> list[str]:
    return [f"{where}: {key}" for key in thing if key not in allowed]


def _is_of_the_file(thing: Object) -> bool:
    return isinstance(thing, Stream) and thing.get("/Type") in (Name.XRef, Name.ObjStm)


def _on_page(page: Object) -> Iterator[str]:
    yield from _more("key", page, _PAGE)
    resources = page.get("/Resources", Dictionary())
    yield from _more("resources", resources, _RESOURCES)
    for font in resources.get("/Font", Dictionary()).values():
        if font.get("/Subtype") == Name.Type3:
            yield "a typeface of drawings"
    for picture in resources.get("/XObject", Dictionary()).values():
        if picture.get("/Subtype") != Name.Image:
            yield "a drawing"
        else:
            yield from _more("picture", picture, _PICTURE)
            yield from _beside_the_picture(picture.read_raw_bytes())
    yield from _drawn(page)


def _beside_the_picture(data: bytes) -> Iterator[str]:
    """Segments of a JPEG that are no part of its picture, and what follows its end."""
    if not data.startswith(b"\xff\xd8"):
        return
    place = 2
    while data[place] == 0xFF and data[place + 1] != 0xDA:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        # JFIF and the mark of Adobe say how colours are coded.
        if marker == 0xFE or (
            0xE0 <= marker <= 0xEF and data[place + 4 : place + 9] not in (b"JFIF\0", b"Adobe")
        ):
            yield f"a segment {marker:02X} in the picture's file"
        place += 2 + length
    if data.find(b"\xff\xd9") != len(data.rstrip(b"\n\r")) - 2:
        yield "bytes behind the picture's end"


def _drawn(page: Object) -> Iterator[str]:
    if "/Contents" not in page:
        return
    pictures, mode, shown = 0, 0, set()
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        pictures += operator == "Do"
        if operator == "Tr":
            mode = int(instruction.operands[0])
        if operator in ("Tj", "TJ") and mode != _INVISIBLE:
            shown.add("text that is drawn")
        if operator not in _OPERATORS:
            shown.add(f"operator {operator}")
    if pictures != 1:
        shown.add(f"{pictures} pictures")
    yield from sorted(shown)


def _reached(start: Object) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    waiting: list[Object] = [start]
    while waiting:
        thing = waiting.pop()
        if thing.is_indirect:
            if thing.objgen in found:
                continue
            found.add(thing.objgen)
        if isinstance(thing, (Dictionary, Stream)):
            waiting += [value for value in thing.values() if isinstance(value, Object)]
        elif isinstance(thing, pikepdf.Array):
            waiting += [value for value in thing.as_list() if isinstance(value, Object)]
    return found
