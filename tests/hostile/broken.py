"""Locked and damaged files."""

import re
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.hostile.hostile import DOCX, PNG, Cases, Expects, Family, Made, refused
from tests.hostile.invented import Invented
from tests.hostile.recognised_layer import scan
from tests.hostile.sheet import Sheet

broken = Cases(Family.BROKEN)


@broken(expects=Expects.REFUSED)
def locked_for_readers(person: Invented) -> Made:
    """A password is needed to open it."""
    sheet = Sheet.contract(person)
    return refused(sheet.saved(encryption=pikepdf.Encryption(owner="owner", user="user")), sheet.secrets)


@broken(expects=Expects.EITHER)
def locked_against_change(person: Invented) -> Made:
    """It opens without a password and forbids copying."""
    sheet = Sheet.contract(person)
    allowed = pikepdf.Permissions(extract=False, modify_other=False)
    return sheet.made(sheet.saved(encryption=pikepdf.Encryption(owner="owner", user="", allow=allowed)))


@broken(expects=Expects.REFUSED)
def locked_by_a_way_unknown(person: Invented) -> Made:
    """Locked by a security handler that nobody has."""
    sheet = Sheet.contract(person)
    locked = sheet.saved(encryption=pikepdf.Encryption(owner="owner", user="user", R=4, aes=True))
    return refused(locked.replace(b"/Filter /Standard", b"/Filter /Strange "), sheet.secrets)


@broken(expects=Expects.EITHER)
def table_of_places_is_wrong(person: Invented) -> Made:
    """Every entry of the cross-reference table is ten bytes off."""
    sheet = Sheet.contract(person)
    return sheet.made(
        re.sub(rb"(\d{10}) (\d{5}) n", lambda m: b"%010d %s n" % (int(m[1]) + 10, m[2]), sheet.saved())
    )


@broken(expects=Expects.EITHER)
def table_of_places_is_missing(person: Invented) -> Made:
    """The end of the file, with table and trailer, is gone."""
    sheet = Sheet.contract(person)
    content = sheet.saved()
    return sheet.made(content[: content.rindex(b"xref\n0 ")])


@broken(expects=Expects.EITHER)
def second_half_is_missing(person: Invented) -> Made:
    """The file breaks off in the middle."""
    content = (sheet := Sheet.contract(person)).saved()
    return sheet.made(content[: len(content) // 2])


@broken(expects=Expects.EITHER)
def lengths_of_streams_are_wrong(person: Invented) -> Made:
    """Every stream says that it is one byte long."""
    sheet = Sheet.contract(person)
    return sheet.made(re.sub(rb"/Length \d+", lambda m: b"/Length 1".ljust(len(m[0])), sheet.saved()))


@broken(expects=Expects.EITHER)
def packed_content_is_damaged(person: Invented) -> Made:
    """The packed content of the second page has a byte changed."""
    sheet = Sheet.contract(person)
    leaf = sheet.leaf()
    leaf.secret(72, 500, person.identity)
    content = sheet.saved()
    place = content.rindex(b"stream\nx\x9c") + 60
    sheet.stays.clear()
    return sheet.made(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])


@broken(expects=Expects.REFUSED)
def no_page(_: Invented) -> Made:
    """A PDF without any page."""
    out = BytesIO()
    pikepdf.new().save(out, static_id=True)
    return refused(out.getvalue())


@broken(expects=Expects.REFUSED)
def nothing(_: Invented) -> Made:
    """A file of no byte."""
    return refused(b"")


@broken(expects=Expects.REFUSED)
def only_a_header(_: Invented) -> Made:
    """The first line of a PDF and nothing behind it."""
    return refused(b"%PDF-1.7\n")


@broken(PNG, Expects.EITHER)
def half_a_picture(person: Invented) -> Made:
    """A picture that breaks off."""
    out = BytesIO()
    scan(200, 100, {(20, 50): person.identity}).save(out, "PNG")
    return refused(out.getvalue()[: len(out.getvalue()) // 2])


@broken(DOCX, Expects.REFUSED)
def half_a_word_file(_: Invented) -> Made:
    """An archive that breaks off."""
    return refused(b"PK\x03\x04" + bytes(200))


@broken(expects=Expects.EITHER)
def page_tree_that_miscounts(person: Invented) -> Made:
    """The page tree says five pages, and has two, one of them nothing."""
    sheet = Sheet.contract(person)
    sheet.written().Root.Pages.Kids.append(pikepdf.Object.parse(b"null"))
    sheet.pdf.Root.Pages.Count = 5
    return sheet.made(sheet.saved())


@broken(expects=Expects.EITHER)
def page_of_the_wrong_kind(person: Invented) -> Made:
    """The size of the page is words, its content a number, its typefaces a list."""
    sheet = Sheet.contract(person)
    page = sheet.leaf().page.obj
    sheet.written()
    page.MediaBox, page.Resources = Array([b"a", Name.b, 1, Dictionary()]), Array()
    out = BytesIO()
    sheet.pdf.save(out, static_id=True)
    return sheet.made(out.getvalue())
