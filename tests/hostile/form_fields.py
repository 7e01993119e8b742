"""Fields to fill in."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.hostile.annotations import annotate, appearance
from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.sheet import Place, Sheet

fields = Cases(Family.FORM_FIELDS)
_HERE = Place(230, 495, 430, 520)


def _field(sheet: Sheet, kind: str, **keys: object) -> pikepdf.Object:
    widget = annotate(sheet, "Widget", _HERE, FT=Name("/" + kind), T=b"field", DA=b"/F 14 Tf 0 g", **keys)
    sheet.pdf.Root.AcroForm = Dictionary(
        Fields=Array([widget]), DR=Dictionary(Font=Dictionary(F=sheet.font)), DA=b"/F 14 Tf 0 g"
    )
    return widget


@fields()
def value_shown(person: Invented) -> Made:
    """A field shows the number; it is covered."""
    sheet = Sheet.contract(person)
    _field(sheet, "Tx", V=person.identity, AP=appearance(sheet, _HERE, person.identity))
    sheet.first.cover(_HERE)
    return sheet.made(None, person.identity)


@fields()
def value_without_a_look(person: Invented) -> Made:
    """A field has the number as its value and leaves it to the reader to draw it; it is covered."""
    sheet = Sheet.contract(person)
    _field(sheet, "Tx", V=person.identity)
    sheet.pdf.Root.AcroForm.NeedAppearances = True
    sheet.first.cover(_HERE)
    return sheet.made(None, person.identity)


@fields()
def default_and_rich_value(person: Invented) -> Made:
    """The field is blank; its default says the number, its rich text the name."""
    sheet = Sheet.contract(person)
    _field(sheet, "Tx", DV=person.identity, RV=f"<p>{person.name}</p>", AP=Dictionary(N=sheet.form("")))
    return sheet.made(None, person.identity)


@fields()
def choices(person: Invented) -> Made:
    """The number is one of the choices nobody chose."""
    sheet = Sheet.contract(person)
    options = Array([Array([person.identity.encode(), person.name]), b"-"])
    _field(sheet, "Ch", Opt=options, V=b"-", AP=Dictionary(N=sheet.form("")))
    return sheet.made(None, person.identity)


@fields()
def hidden_field(person: Invented) -> Made:
    """A field flagged hidden, of no size, keeps the number."""
    sheet = Sheet.contract(person)
    widget = _field(sheet, "Tx", V=person.identity)
    widget.F, widget.Rect = 2, Array([0, 0, 0, 0])
    return sheet.made(None, person.identity)


@fields()
def form_data_beside_the_pages(person: Invented) -> Made:
    """XFA: a form in XML lies beside the pages, with the number as data."""
    sheet = Sheet.contract(person)
    _field(sheet, "Tx", AP=Dictionary(N=sheet.form("")))
    data = f"<xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'><n>{person.identity}</n></xfa:datasets>"
    sheet.pdf.Root.AcroForm.XFA = Array([b"datasets", sheet.pdf.make_stream(data.encode())])
    return sheet.made(None, person.identity)


@fields()
def name_of_a_signatory(person: Invented) -> Made:
    """A signature field names who signed, and why."""
    sheet = Sheet.contract(person)
    signed = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=person.name, Reason=person.identity,
                        Contents=bytes(64), ByteRange=Array([0, 1, 2, 3]))  # fmt: skip
    _field(sheet, "Sig", V=signed)
    return sheet.made(None, person.identity)


@fields()
def script_that_fills_it(person: Invented) -> Made:
    """A script of the field sets the number when the page opens."""
    sheet = Sheet.contract(person)
    script = f"event.value = unescape('%u{ord(person.name[0]):04X}') + '{person.identity}';"
    _field(sheet, "Tx", AA=Dictionary(C=Dictionary(S=Name.JavaScript, JS=script.encode())))
    return sheet.made(None, person.identity)
