"""Layers that a reader may switch on and off."""

from pikepdf import Array, Dictionary, Name, Object

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.lettering import lettering
from tests.hostile.sheet import Sheet

layers = Cases(Family.OPTIONAL_LAYERS)


def _layer(sheet: Sheet, name: str, *, on: bool, **usage: Object) -> Object:
    layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name))
    if usage:
        layer.Usage = Dictionary(**usage)
    state = Dictionary(Order=Array([layer]), ON=Array(), OFF=Array())
    state["/ON" if on else "/OFF"] = Array([layer])
    sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=state)
    sheet.resource(sheet.first, "Properties", "Layer", layer)
    return layer


@layers()
def switched_off(person: Invented) -> Made:
    """The number lies on a layer that is off."""
    sheet = Sheet.contract(person)
    _layer(sheet, "draft", on=False)
    sheet.first.draw("/OC /Layer BDC")
    sheet.first.write(230, 500, person.identity)
    sheet.first.draw("EMC")
    return sheet.made(None, person.identity)


@layers()
def switched_on_and_covered(person: Invented) -> Made:
    """The number lies on a layer that is on; it is covered."""
    sheet = Sheet.contract(person)
    _layer(sheet, "draft", on=True)
    sheet.first.draw("/OC /Layer BDC")
    sheet.first.secret(230, 500, person.identity)
    sheet.first.draw("EMC")
    return sheet.made()


@layers()
def black_layer_over_text(person: Invented) -> Made:
    """Black rectangles lie on a layer of their own: switched off, they bare the words."""
    sheet = Sheet.contract(person)
    _layer(sheet, "black", on=True)
    place = sheet.first.secret(230, 500, person.identity)
    sheet.first.draw("/OC /Layer BDC", f"0 g {place.path} f", "EMC")
    return sheet.made()


@layers()
def seen_only_in_print(person: Invented) -> Made:
    """A layer that shows on paper and not on the screen says the number."""
    sheet = Sheet.contract(person)
    layer = _layer(
        sheet, "print", on=False, Print=Dictionary(PrintState=Name.ON), View=Dictionary(ViewState=Name.OFF)
    )
    sheet.pdf.Root.OCProperties.D.AS = Array(
        [Dictionary(Event=Name.Print, Category=Array([Name.Print]), OCGs=Array([layer]))]
    )
    sheet.first.draw("/OC /Layer BDC")
    sheet.first.write(230, 500, person.identity)
    sheet.first.draw("EMC")
    return sheet.made(None, person.identity)


@layers()
def name_of_a_layer(person: Invented) -> Made:
    """The layer itself is named for the person."""
    sheet = Sheet.contract(person)
    _layer(sheet, person.name, on=True)
    return sheet.made()


@layers()
def drawing_on_a_layer_that_is_off(person: Invented) -> Made:
    """A whole drawing belongs to a layer that is off."""
    sheet = Sheet.contract(person)
    layer = _layer(sheet, "draft", on=False)
    drawn = f"0 g BT /F 14 Tf 230 500 Td {lettering().encode(person.identity)} Tj ET"
    sheet.resource(sheet.first, "XObject", "Drawing", sheet.form(drawn, OC=layer))
    sheet.first.draw("/Drawing Do")
    return sheet.made(None, person.identity)
