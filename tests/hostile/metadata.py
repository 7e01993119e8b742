"""What a file says of itself."""

import zlib
from io import BytesIO

from pikepdf import Array, Dictionary, Name
from PIL import Image

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.recognised_layer import scan
from tests.hostile.sheet import Sheet

described = Cases(Family.METADATA)


def _packet(text: str) -> bytes:
    return (
        '<?xpacket begin="\ufeff"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
        f'{text}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


@described()
def document_information(person: Invented) -> Made:
    """Title and keywords name the person."""
    sheet = Sheet.contract(person)
    sheet.pdf.docinfo["/Title"] = person.name
    sheet.pdf.docinfo["/Keywords"] = person.identity
    return sheet.made(None, person.identity)


@described()
def keys_of_its_own(person: Invented) -> Made:
    """A key of its own in the document information is the number."""
    sheet = Sheet.contract(person)
    sheet.pdf.docinfo[f"/{person.identity}"] = "-"
    return sheet.made(None, person.identity)


@described()
def metadata_packet(person: Invented) -> Made:
    """The XMP packet of the file."""
    sheet = Sheet.contract(person)
    sheet.pdf.Root.Metadata = sheet.pdf.make_stream(
        _packet(person.identity), Type=Name.Metadata, Subtype=Name.XML
    )
    return sheet.made(None, person.identity)


@described()
def metadata_packet_in_entities(person: Invented) -> Made:
    """The XMP packet writes the name as numbered entities."""
    sheet = Sheet.contract(person)
    entities = "".join(f"&#x{ord(character):X};" for character in person.name)
    sheet.pdf.Root.Metadata = sheet.pdf.make_stream(_packet(entities), Type=Name.Metadata, Subtype=Name.XML)
    return sheet.made()


@described()
def metadata_of_a_picture(person: Invented) -> Made:
    """An XMP packet hangs on a picture of the page."""
    sheet = Sheet.contract(person)
    picture = sheet.pdf.make_stream(
        b"\x80", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray, Metadata=sheet.pdf.make_stream(_packet(person.identity)),
    )  # fmt: skip
    sheet.resource(sheet.first, "XObject", "Dot", picture)
    sheet.first.draw("q 10 0 0 10 500 60 cm /Dot Do Q")
    return sheet.made(None, person.identity)


@described()
def private_data_of_a_program(person: Invented) -> Made:
    """A drawing program left its own copy of the page in the page's private data."""
    sheet = Sheet.contract(person)
    private = sheet.pdf.make_stream(
        zlib.compress(f"<doc>{person.identity}</doc>".encode()), Filter=Name.FlateDecode
    )
    sheet.first.page.obj.PieceInfo = Dictionary(Illustrator=Dictionary(Private=private))
    return sheet.made(None, person.identity)


@described(only_seen=True)
def thumbnail(person: Invented) -> Made:
    """The page's thumbnail shows the page before its words were taken off."""
    sheet = Sheet(person)
    sheet.leaf().contract(person.phone)
    small = scan(595, 842, {(60, 500): person.identity}, size=48).resize((298, 421))
    sheet.first.page.obj.Thumb = sheet.pdf.make_stream(
        zlib.compress(small.tobytes()), Width=298, Height=421, BitsPerComponent=8, ColorSpace=Name.DeviceGray,
        Filter=Name.FlateDecode,
    )  # fmt: skip
    return sheet.made(None, person.identity)


@described(only_seen=True)
def alternate_of_a_picture(person: Invented) -> Made:
    """A picture has an alternate for printing that still shows the number."""
    sheet = Sheet(person)
    sheet.leaf().contract(person.phone)
    shown, alternate = Image.new("L", (8, 8), 200), scan(300, 100, {(10, 40): person.identity}, 24)
    streams = []
    for picture in (shown, alternate):
        out = BytesIO()
        picture.save(out, "JPEG")
        streams.append(
            sheet.pdf.make_stream(
                out.getvalue(),
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=picture.width,
                Height=picture.height,
                BitsPerComponent=8,
                ColorSpace=Name.DeviceGray,
                Filter=Name.DCTDecode,
            )
        )
    streams[0].Alternates = Array([Dictionary(Image=streams[1], DefaultForPrinting=True)])
    sheet.resource(sheet.first, "XObject", "Both", streams[0])
    sheet.first.draw("q 300 0 0 100 150 400 cm /Both Do Q")
    return sheet.made(None, person.identity)


@described()
def names_of_resources(person: Invented) -> Made:
    """A typeface goes by the name of the person, and a colour by the number."""
    sheet = Sheet.contract(person)
    sheet.first.page.Resources.Font["/" + person.name] = sheet.font
    colour = Array([Name.Separation, Name("/" + person.identity), Name.DeviceGray,
                    Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0]), N=1)])  # fmt: skip
    sheet.resource(sheet.first, "ColorSpace", "Spot", colour)
    return sheet.made(None, person.identity)
