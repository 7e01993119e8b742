"""What earlier revisions, loose objects and the bytes between objects keep."""

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.incremental import appended, appended_with_stream
from tests.hostile.invented import Invented
from tests.hostile.lettering import lettering
from tests.hostile.sheet import Sheet

revisions = Cases(Family.REVISIONS)


def _page_text(value: str) -> bytes:
    return f"q 0 g BT /F 14 Tf 72 600 Td {lettering().encode(value)} Tj ET Q".encode()


@revisions()
def newer_content_of_a_page(person: Invented) -> Made:
    """The number was written, and an incremental update took it off the page."""
    sheet = Sheet.contract(person)
    sheet.first.write(72, 600, person.identity)
    old = sheet.saved()
    new = b"\n".join(op.encode() for op in sheet.first.operators[:-1])
    return sheet.made(appended_with_stream(old, new), person.identity)


@revisions()
def three_revisions(person: Invented) -> Made:
    """Two incremental updates, one upon the other; only the first revision says the number."""
    sheet = Sheet.contract(person)
    sheet.first.write(72, 600, person.identity)
    old = sheet.saved()
    new = b"\n".join(op.encode() for op in sheet.first.operators[:-1])
    return sheet.made(appended_with_stream(appended_with_stream(old, new), new), person.identity)


@revisions()
def page_taken_out_by_an_update(person: Invented) -> Made:
    """The first revision had a second page; the update leaves it out of the page tree."""
    sheet = Sheet.contract(person)
    sheet.leaf().write(72, 600, person.identity)
    old = sheet.saved()
    with pikepdf.open(BytesIO(old)) as pdf:
        number, kids = pdf.Root.Pages.objgen[0], pdf.Root.Pages.Kids[0].objgen[0]
    tree = f"<< /Type /Pages /Count 1 /Kids [ {kids} 0 R ] >>".encode()
    return sheet.made(appended(old, {number: tree}), person.identity)


@revisions()
def newer_information(person: Invented) -> Made:
    """The title in the document information named the person, and an update overwrote it."""
    sheet = Sheet.contract(person)
    sheet.pdf.docinfo["/Title"] = person.name
    old = sheet.saved()
    with pikepdf.open(BytesIO(old)) as pdf:
        number = pdf.trailer.Info.objgen[0]
    return sheet.made(appended(old, {number: b"<< /Title (-) >>"}))


@revisions()
def loose_object(person: Invented) -> Made:
    """An object that nothing refers to."""
    sheet = Sheet.contract(person)
    old = sheet.saved()
    loose = f"<< /Says ({person.identity}) >>".encode()
    return sheet.made(appended(old, {old.count(b" 0 obj") + 1: loose}), person.identity)


@revisions()
def loose_page(person: Invented) -> Made:
    """A page with its content that stands in no page tree."""
    sheet = Sheet.contract(person)
    loose = Dictionary(Type=Name.Page, Contents=sheet.pdf.make_stream(_page_text(person.identity)),
                       Resources=Dictionary(Font=Dictionary(F=sheet.font)))  # fmt: skip
    sheet.pdf.Root.PieceInfo = Dictionary(Corpus=Dictionary(Private=loose))
    return sheet.made(None, person.identity)


@revisions()
def loose_in_an_object_stream(person: Invented) -> Made:
    """As above, compressed with others into an object stream."""
    sheet = Sheet.contract(person)
    sheet.pdf.Root.Unused = sheet.pdf.make_indirect(Dictionary(Says=person.identity))
    return sheet.made(sheet.saved(object_stream_mode=ObjectStreamMode.generate), person.identity)


@revisions()
def bytes_after_the_end(person: Invented) -> Made:
    """The number follows the end mark of the file."""
    sheet = Sheet.contract(person)
    return sheet.made(sheet.saved() + f"\n{person.identity}\n".encode(), person.identity)


@revisions()
def bytes_before_the_header(person: Invented) -> Made:
    """Lines stand before the header of the file."""
    sheet = Sheet.contract(person)
    return sheet.made(f"{person.name}\n".encode() + sheet.saved())


@revisions()
def comment_between_objects(person: Invented) -> Made:
    """A comment between two objects says the name in GBK."""
    sheet = Sheet.contract(person)
    old = sheet.saved(object_stream_mode=ObjectStreamMode.disable)
    comment = b"%" + person.name.encode("gbk") + b"\n"
    return sheet.made(old + comment + appended(old, {})[len(old) :])


@revisions()
def trailer_key(person: Invented) -> Made:
    """The trailer has a key of its own."""
    sheet = Sheet.contract(person)
    sheet.pdf.trailer["/Corpus"] = person.identity
    return sheet.made(None, person.identity)


@revisions()
def linearised(person: Invented) -> Made:
    """Laid out for the web, with hint tables; the information names the person."""
    sheet = Sheet.contract(person)
    sheet.pdf.docinfo["/Subject"] = person.name
    return sheet.made(sheet.saved(linearize=True))
