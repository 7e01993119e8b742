"""Files that are not what their name says, or more than one thing."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from tests.hostile.hostile import DOCX, JPEG, PDF, PNG, TEXT, Cases, Expects, Family, Made, refused
from tests.hostile.invented import Invented
from tests.hostile.recognised_layer import scan
from tests.hostile.sheet import Sheet
from tests.hostile.word_files import document, package, paragraph, run

disguised = Cases(Family.DISGUISES)


@disguised(expects=Expects.EITHER)
def also_an_archive(person: Invented) -> Made:
    """A PDF that is an archive as well, with the number in it."""
    sheet = Sheet.contract(person)
    out = BytesIO(sheet.saved())
    with ZipFile(out, "a", ZIP_STORED) as archive:
        archive.writestr("list.txt", person.identity)
    return sheet.made(out.getvalue(), person.identity)


@disguised(expects=Expects.EITHER)
def also_a_page_of_the_web(person: Invented) -> Made:
    """A PDF that begins as HTML."""
    sheet = Sheet.contract(person)
    return sheet.made(
        f"<!DOCTYPE html><p>{person.identity}</p><!--\n".encode() + sheet.saved(), person.identity
    )


@disguised(JPEG, Expects.EITHER)
def document_called_a_photograph(person: Invented) -> Made:
    """A PDF that goes by the name of a photograph."""
    return Sheet.contract(person).made()


@disguised(PDF, Expects.EITHER)
def photograph_called_a_document(person: Invented) -> Made:
    """A photograph that goes by the name of a PDF."""
    out = BytesIO()
    scan(200, 100, {(20, 50): person.identity}).save(out, "JPEG")
    return refused(out.getvalue())


@disguised(PDF, Expects.EITHER)
def word_file_called_a_document(person: Invented) -> Made:
    """A Word file that goes by the name of a PDF."""
    return Made(package({"word/document.xml": document(paragraph(run(person.name)))}), (person.name,), None)


@disguised(DOCX, Expects.REFUSED)
def archive_called_a_word_file(person: Invented) -> Made:
    """Any archive that goes by the name of a Word file."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("list.txt", person.identity)
    return refused(out.getvalue(), (person.identity,))


@disguised(PDF, Expects.REFUSED)
def program_called_a_document(_: Invented) -> Made:
    """A program that goes by the name of a PDF."""
    return refused(b"\x7fELF\x02\x01\x01" + bytes(4096))


@disguised(PNG, Expects.REFUSED)
def web_page_called_a_picture(person: Invented) -> Made:
    """HTML that goes by the name of a picture."""
    return refused(f"<html>{person.identity}</html>".encode())


@disguised(TEXT, Expects.EITHER)
def document_called_text(person: Invented) -> Made:
    """A PDF that goes by the name of a text."""
    return Sheet.contract(person).made()


@disguised("application/msword", Expects.REFUSED)
def word_file_of_old(_: Invented) -> Made:
    """The old binary Word format, damaged."""
    return refused(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))


@disguised("application/x-strange", Expects.EITHER)
def of_a_kind_unknown(_: Invented) -> Made:
    """A kind of file that nobody knows."""
    return refused(bytes(range(256)))
