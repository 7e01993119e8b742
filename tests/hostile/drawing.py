"""Words that are drawn: within drawings, as patterns, masks, paths and pictures."""

from pikepdf import Array, Dictionary, Name
from PIL import Image

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.lettering import lettering
from tests.hostile.recognised_layer import grey_picture, scan
from tests.hostile.sheet import Place, Sheet

drawn = Cases(Family.DRAWING)
_HERE = Place(228, 494, 390, 518)


def _text(value: str, left: float = 230, base: float = 500) -> str:
    return f"BT /F 14 Tf {left} {base} Td {lettering().encode(value)} Tj ET"


@drawn()
def drawing_within_drawings(person: Invented) -> Made:
    """The number lies five drawings deep, each turned and scaled."""
    sheet = Sheet.contract(person)
    inner = sheet.form("0 g " + _text(person.identity, 0, 0), BBox=Array([-10, -10, 400, 400]))
    for depth in range(4):
        turn = "0 1 -1 0 0 0" if depth % 2 else "0 -1 1 0 0 0"
        inner = sheet.form(
            f"q {turn} cm /Inner Do Q", BBox=Array([-999, -999, 999, 999]),
            Resources=Dictionary(XObject=Dictionary(Inner=inner)),
        )  # fmt: skip
    sheet.resource(sheet.first, "XObject", "Outer", inner)
    sheet.first.draw("q 1 0 0 1 230 500 cm /Outer Do Q")
    sheet.first.cover(_HERE)
    return sheet.made(None, person.identity)


@drawn()
def drawing_shared_by_pages(person: Invented) -> Made:
    """One drawing is used on three pages; it is covered on each."""
    sheet = Sheet.contract(person)
    shared = sheet.form("0 g " + _text(person.identity))
    for leaf in (sheet.first, sheet.leaf(), sheet.leaf()):
        sheet.resource(leaf, "XObject", "Shared", shared)
        leaf.draw("/Shared Do")
        leaf.cover(_HERE)
    return sheet.made(None, person.identity)


@drawn()
def drawing_never_used(person: Invented) -> Made:
    """The page lists a drawing with the number that it never draws."""
    sheet = Sheet.contract(person)
    sheet.resource(sheet.first, "XObject", "Never", sheet.form("0 g " + _text(person.identity)))
    return sheet.made(None, person.identity)


@drawn()
def drawing_beyond_its_frame(person: Invented) -> Made:
    """A drawing holds the number outside the frame that it shows."""
    sheet = Sheet.contract(person)
    outside = sheet.form("0 g " + _text(person.identity), BBox=Array([0, 0, 50, 50]))
    sheet.resource(sheet.first, "XObject", "Part", outside)
    sheet.first.draw("/Part Do")
    return sheet.made(None, person.identity)


@drawn()
def pattern_of_words(person: Invented) -> Made:
    """A surface is filled with a pattern whose tile is the number."""
    sheet = Sheet.contract(person)
    tile = sheet.pdf.make_stream(
        ("0 g " + _text(person.identity, 2, 6)).encode(), Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
        BBox=Array([0, 0, 160, 20]), XStep=160, YStep=20, Resources=Dictionary(Font=Dictionary(F=sheet.font)),
    )  # fmt: skip
    sheet.resource(sheet.first, "Pattern", "Tile", sheet.pdf.make_indirect(tile))
    sheet.first.draw("/Pattern cs /Tile scn 160 480 320 60 re f")
    sheet.first.cover(Place(160, 480, 480, 540))
    return sheet.made(None, person.identity)


@drawn()
def words_filled_with_a_gradient(person: Invented) -> Made:
    """The number is a clipping path through which a gradient shows."""
    sheet = Sheet.contract(person)
    fade = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([230, 0, 390, 0]), Extend=Array([True, True]),
        Function=Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([0.5]), N=1),
    )  # fmt: skip
    sheet.resource(sheet.first, "Shading", "Fade", fade)
    sheet.first.draw(f"q {_text(person.identity).replace('BT', 'BT 7 Tr')} /Fade sh Q")
    sheet.first.cover(_HERE)
    return sheet.made(None, person.identity)


@drawn()
def words_in_a_soft_mask(person: Invented) -> Made:
    """A black surface shows only where a mask has words."""
    sheet = Sheet.contract(person)
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = sheet.form("1 g " + _text(person.identity), Group=group)
    soft = Dictionary(SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=mask, BC=Array([0])))
    sheet.resource(sheet.first, "ExtGState", "Soft", soft)
    sheet.first.draw("q /Soft gs 0 g 220 480 200 60 re f Q")
    sheet.first.cover(_HERE)
    return sheet.made(None, person.identity)


@drawn(only_seen=True)
def picture_hidden_by_its_mask(person: Invented) -> Made:
    """A picture of the number has a mask that lets nothing through."""
    sheet = Sheet.contract(person)
    picture = grey_picture(sheet, scan(200, 40, {(5, 15): person.identity}))
    picture.SMask = grey_picture(sheet, Image.new("L", (1, 1), 0))
    sheet.resource(sheet.first, "XObject", "Masked", picture)
    sheet.first.draw("q 200 0 0 40 230 480 cm /Masked Do Q")
    return sheet.made(None, person.identity)


@drawn(only_seen=True)
def picture_larger_than_its_frame(person: Invented) -> Made:
    """Only a corner of a picture is shown; the number is on the rest."""
    sheet = Sheet.contract(person)
    picture = grey_picture(sheet, scan(400, 200, {(50, 60): person.identity}, 24))
    sheet.resource(sheet.first, "XObject", "Large", picture)
    sheet.first.draw("q 100 450 60 30 re W n 400 0 0 200 100 280 cm /Large Do Q")
    return sheet.made(None, person.identity)


@drawn(only_seen=True)
def picture_written_in_the_content(person: Invented) -> Made:
    """An inline picture shows the number; it is covered."""
    sheet = Sheet.contract(person)
    picture = scan(200, 20, {(2, 5): person.identity}).resize((200, 20))
    data = picture.tobytes().hex()
    sheet.first.draw(f"q 200 0 0 20 230 498 cm BI /W 200 /H 20 /BPC 8 /CS /G /F /AHx ID {data}> EI Q")
    sheet.first.cover(Place(230, 496, 432, 520))
    return sheet.made(None, person.identity)


@drawn(only_seen=True)
def stencil(person: Invented) -> Made:
    """The number is a stencil of one bit a point, painted in the colour of the moment; it is covered."""
    sheet = Sheet.contract(person)
    picture = scan(200, 20, {(2, 5): person.identity}).point(lambda grey: 255 * (grey > 140)).convert("1")
    mask = sheet.pdf.make_stream(
        picture.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height,
        BitsPerComponent=1, ImageMask=True,
    )  # fmt: skip
    sheet.resource(sheet.first, "XObject", "Stencil", mask)
    sheet.first.draw("q 0 g 200 0 0 20 230 498 cm /Stencil Do Q")
    sheet.first.cover(Place(230, 496, 432, 520))
    return sheet.made(None, person.identity)


@drawn(only_seen=True)
def words_as_paths(person: Invented) -> Made:
    """The number is drawn line by line, without any typeface; it is covered."""
    sheet = Sheet.contract(person)
    rows = scan(200, 20, {(2, 5): person.identity}).resize((200, 20))
    strokes = [
        f"{230 + x} {518 - y} m {231 + x} {518 - y} l"
        for y in range(20) for x in range(200) if rows.getpixel((x, y)) < 140  # type: ignore[operator]
    ]  # fmt: skip
    sheet.first.draw("0 G 1 w", *strokes, "S")
    sheet.first.cover(Place(230, 496, 432, 520))
    return sheet.made(None, person.identity)


@drawn()
def black_bar_multiplied_over_words(person: Invented) -> Made:
    """A black bar is only multiplied over the words; it is covered as well."""
    sheet = Sheet.contract(person)
    sheet.resource(sheet.first, "ExtGState", "Dark", Dictionary(BM=Name.Multiply, ca=0.9))
    place = sheet.first.secret(230, 500, person.identity)
    sheet.first.draw(f"q /Dark gs 0.2 g {place.path} f Q")
    return sheet.made()
