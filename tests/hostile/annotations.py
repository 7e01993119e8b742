"""Notes on the page."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.lettering import lettering
from tests.hostile.sheet import Place, Sheet

annotated = Cases(Family.ANNOTATIONS)


def annotate(sheet: Sheet, kind: str, place: Place, **keys: object) -> pikepdf.Object:
    """One more annotation on the first page."""
    note = sheet.pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name("/" + kind),
            F=4,
            Rect=Array([place.left, place.bottom, place.right, place.top]),
            **keys,
        )
    )
    page = sheet.first.page.obj
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(note)
    return note


def appearance(sheet: Sheet, place: Place, text: str) -> Dictionary:
    """How an annotation looks: the text in its rectangle."""
    drawn = f"1 1 0.8 rg 0 0 {place.right - place.left} {place.top - place.bottom} re f "
    drawn += f"0 g BT /F 14 Tf 3 6 Td {lettering().encode(text)} Tj ET"
    box = Array([0, 0, place.right - place.left, place.top - place.bottom])
    return Dictionary(N=sheet.form(drawn, BBox=box))


_HERE = Place(230, 495, 430, 520)


@annotated()
def text_note(person: Invented) -> Made:
    """A closed note with the number as its content."""
    sheet = Sheet.contract(person)
    annotate(sheet, "Text", _HERE, Contents=person.identity, T=person.name)
    return sheet.made(None, person.identity)


@annotated()
def pop_up(person: Invented) -> Made:
    """The pop-up window of a highlight says the number as rich text."""
    sheet = Sheet.contract(person)
    rich = f"<body xmlns='http://www.w3.org/1999/xhtml'><p>{person.identity}</p></body>"
    mark = annotate(
        sheet, "Highlight", _HERE, QuadPoints=Array([72, 735, 200, 735, 72, 715, 200, 715]), RC=rich
    )
    mark.Popup = annotate(sheet, "Popup", _HERE, Parent=mark, Open=True)
    return sheet.made(None, person.identity)


@annotated()
def attached_to_a_place(person: Invented) -> Made:
    """A file is attached by an annotation of the page."""
    sheet = Sheet.contract(person)
    spec = pikepdf.AttachedFileSpec(sheet.pdf, person.identity.encode("utf-16"), filename="a.txt")
    annotate(sheet, "FileAttachment", _HERE, FS=spec.obj)
    return sheet.made(None, person.identity)


@annotated()
def typed_on_the_page(person: Invented) -> Made:
    """The number is typed onto the page as an annotation, visible, and covered."""
    sheet = Sheet.contract(person)
    annotate(
        sheet, "FreeText", _HERE, Contents=person.identity, DA=b"/F 14 Tf 0 g",
        AP=appearance(sheet, _HERE, person.identity),
    )  # fmt: skip
    sheet.first.cover(_HERE)
    return sheet.made(None, person.identity)


@annotated()
def stamp(person: Invented) -> Made:
    """A stamp shows the name; it is covered."""
    sheet = Sheet.contract(person)
    annotate(sheet, "Stamp", _HERE, Name=Name.Draft, AP=appearance(sheet, _HERE, person.name))
    sheet.first.cover(_HERE)
    return sheet.made()


@annotated()
def marked_for_redaction_never_applied(person: Invented) -> Made:
    """Another program marked the line for redaction and nobody applied it."""
    sheet = Sheet.contract(person)
    place = sheet.first.secret(230, 500, person.identity)
    annotate(sheet, "Redact", place, IC=Array([0, 0, 0]), OverlayText=person.identity)
    return sheet.made()


@annotated()
def black_square_over_text(person: Invented) -> Made:
    """A black square, an annotation, lies over live text."""
    sheet = Sheet.contract(person)
    place = sheet.first.secret(230, 500, person.identity)
    look = Dictionary(N=sheet.form(f"0 g {place.path} f"))
    annotate(sheet, "Square", place, IC=Array([0, 0, 0]), C=Array([0, 0, 0]), AP=look)
    return sheet.made()


@annotated()
def hidden_note_with_a_look(person: Invented) -> Made:
    """An annotation flagged hidden whose appearance shows the number."""
    sheet = Sheet.contract(person)
    annotate(sheet, "Stamp", _HERE, AP=appearance(sheet, _HERE, person.identity)).F = 2
    return sheet.made(None, person.identity)


@annotated()
def only_when_printed(person: Invented) -> Made:
    """A watermark that shows the number on paper only; whoever redacts is shown it, and covers it."""
    sheet = Sheet.contract(person)
    annotate(sheet, "Watermark", _HERE, AP=appearance(sheet, _HERE, person.identity)).F = 4 | 32
    sheet.first.cover(_HERE)
    return sheet.made(None, person.identity)


@annotated()
def other_states_of_a_look(person: Invented) -> Made:
    """The appearance under the pointer shows the number; the normal one is blank."""
    sheet = Sheet.contract(person)
    look = Dictionary(N=sheet.form(""), R=appearance(sheet, _HERE, person.identity).N)
    annotate(sheet, "Stamp", _HERE, AP=look)
    return sheet.made(None, person.identity)


@annotated()
def address_of_a_link(person: Invented) -> Made:
    """A link's address carries the name, percent by percent, and the number."""
    sheet = Sheet.contract(person)
    escaped = "".join(f"%{byte:02X}" for byte in person.name.encode())
    address = f"https://example.invalid/{escaped}?id={person.identity}"
    annotate(sheet, "Link", _HERE, A=Dictionary(S=Name.URI, URI=address.encode()))
    return sheet.made(None, person.identity)
