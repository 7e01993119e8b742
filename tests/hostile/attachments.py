"""Files inside the file."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pikepdf import Array, AttachedFileSpec, Dictionary, Name

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.sheet import Sheet

attached = Cases(Family.ATTACHMENTS)


@attached()
def embedded_text(person: Invented) -> Made:
    """A text file with the number is embedded."""
    sheet = Sheet.contract(person)
    sheet.pdf.attachments["list.txt"] = f"{person.name},{person.identity}\n".encode("gbk")
    return sheet.made(None, person.identity)


@attached()
def embedded_under_its_name(person: Invented) -> Made:
    """An empty file is embedded whose name is the number."""
    sheet = Sheet.contract(person)
    sheet.pdf.attachments[f"{person.identity}.txt"] = b"-"
    return sheet.made(None, person.identity)


@attached()
def portfolio(person: Invented) -> Made:
    """A portfolio: the page is only its cover, the original lies in the collection."""
    sheet = Sheet.contract(person)
    original = Sheet(person)
    original.leaf().contract(person.identity)
    sheet.pdf.attachments["original.pdf"] = original.saved()
    sheet.pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.H, D=b"original.pdf")
    return sheet.made(None, person.identity)


@attached()
def archive_inside(person: Invented) -> Made:
    """A packed archive is embedded, with the number in a file of it."""
    sheet = Sheet.contract(person)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("register.csv", f"{person.name},{person.identity}\n" * 20)
    sheet.pdf.attachments["register.zip"] = packed.getvalue()
    return sheet.made(None, person.identity)


@attached()
def associated_with_the_page(person: Invented) -> Made:
    """A file is associated with the page and stands in no list of attachments."""
    sheet = Sheet.contract(person)
    spec = AttachedFileSpec(sheet.pdf, person.identity.encode(), filename="data.csv")
    sheet.first.page.obj.AF = Array([spec.obj])
    return sheet.made(None, person.identity)
