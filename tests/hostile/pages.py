"""Pages turned, cropped, scaled, moved, of every size."""

from io import BytesIO

from pikepdf import Array, Dictionary, Name

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.sheet import Leaf, Sheet

shaped = Cases(Family.PAGES)
_ROAD = "河滨路"


def _one_page(person: Invented, turn: int = 0) -> Sheet:
    sheet = Sheet(person)
    sheet.leaf(turn=turn).contract(person.name, person.phone)
    return sheet


@shaped()
def turned_by_90(person: Invented) -> Made:
    """Turned a quarter, clockwise."""
    return _one_page(person, 90).made()


@shaped()
def turned_by_180(person: Invented) -> Made:
    """Turned upside down."""
    return _one_page(person, 180).made()


@shaped()
def turned_by_270(person: Invented) -> Made:
    """Turned a quarter, anticlockwise."""
    return _one_page(person, 270).made()


@shaped()
def turned_backwards(person: Invented) -> Made:
    """Turned by -90 degrees."""
    return _one_page(person, -90).made()


@shaped()
def turned_more_than_once_around(person: Invented) -> Made:
    """Turned by 450 degrees."""
    return _one_page(person, 450).made()


@shaped()
def turned_by_the_page_tree(person: Invented) -> Made:
    """Size, turn and typefaces are inherited from the page tree."""
    sheet = _one_page(person, 90)
    page, tree = sheet.first.page.obj, sheet.pdf.Root.Pages
    for key in ("/MediaBox", "/Rotate", "/Resources"):
        tree[key] = page[key]
        del page[key]
    return sheet.made()


@shaped()
def words_beyond_the_crop(person: Invented) -> Made:
    """The number stands on the sheet, beyond what the crop box shows."""
    sheet = Sheet(person)
    leaf = sheet.leaf(crop=(40, 300, 560, 842))
    leaf.contract(person.name)
    leaf.write(72, 200, person.identity)
    return sheet.made(None, person.identity)


@shaped()
def cropped_and_turned(person: Invented) -> Made:
    """The crop box leaves a part of the page, which is turned as well."""
    sheet = Sheet(person)
    leaf = sheet.leaf(crop=(40, 400, 500, 800), turn=90)
    leaf.contract(person.name, person.phone)
    leaf.write(72, 200, person.identity)
    return sheet.made(None, person.identity)


@shaped()
def words_across_the_edge_of_the_crop(person: Invented) -> Made:
    """The covered number runs over the edge of what is shown."""
    sheet = Sheet(person)
    leaf = sheet.leaf(crop=(40, 300, 300, 842))
    leaf.contract(person.name)
    leaf.secret(230, 500, person.identity)
    return sheet.made()


@shaped()
def crop_larger_than_the_page(person: Invented) -> Made:
    """The crop box is larger than the sheet."""
    sheet = _one_page(person)
    sheet.first.page.CropBox = Array([-100, -100, 900, 1000])
    return sheet.made()


@shaped()
def origin_in_the_middle(person: Invented) -> Made:
    """The sheet begins at negative coordinates."""
    sheet = Sheet(person)
    sheet.leaf((-300, -200, 595, 842)).contract(person.name, person.phone)
    return sheet.made()


@shaped()
def corners_the_wrong_way_round(person: Invented) -> Made:
    """The sheet's corners stand in the wrong order."""
    sheet = _one_page(person)
    sheet.first.page.MediaBox = Array([595, 842, 0, 0])
    return sheet.made()


@shaped()
def unit_of_four_points(person: Invented) -> Made:
    """A unit of the page is four points."""
    sheet = _one_page(person)
    sheet.first.page.obj.UserUnit = 4
    return sheet.made()


@shaped()
def huge_page(person: Invented) -> Made:
    """A plan of five metres by five."""
    sheet = Sheet(person)
    sheet.leaf((0, 0, 14400, 14400)).contract(person.name, person.phone)
    sheet.first.secret(8000, 7000, person.identity, size=400)
    return sheet.made()


@shaped()
def tiny_page(person: Invented) -> Made:
    """A label of an inch by half an inch."""
    sheet = Sheet(person)
    leaf = sheet.leaf((0, 0, 72, 36))
    leaf.write(4, 22, "附表一", 6)
    leaf.secret(4, 8, person.phone, 6)
    return sheet.made()


@shaped()
def hair_thin_page(person: Invented) -> Made:
    """A strip three metres long and an inch wide."""
    sheet = Sheet(person)
    leaf = sheet.leaf((0, 0, 8500, 72))
    leaf.secret(4000, 30, person.identity)
    leaf.write(100, 30, _ROAD)
    sheet.stays.append(_ROAD)
    return sheet.made()


@shaped()
def sizes_mixed(person: Invented) -> Made:
    """Three pages of three sizes and turns, something covered on each."""
    sheet = Sheet(person)
    sheet.leaf().contract(person.name)
    for box, turn, value in (((0, 0, 842, 1191), 90, person.phone), ((0, 0, 420, 595), 180, person.identity)):
        sheet.leaf(box, turn=turn).secret(72, 300, value)
    return sheet.made()


@shaped()
def one_page_twice(person: Invented) -> Made:
    """The page tree names the same page twice; it is covered both times."""
    sheet = _one_page(person)
    sheet.written().Root.Pages.Kids.append(sheet.first.page.obj)
    sheet.pdf.Root.Pages.Count = 2
    again = Leaf(sheet, 2, sheet.first.view, 0, sheet.first.page)
    content = sheet.saved()
    again.contract(person.name, person.phone)
    return sheet.made(content)


@shaped()
def box_over_the_whole_page(person: Invented) -> Made:
    """A page covered from corner to corner, and one that stays."""
    sheet = _one_page(person)
    leaf = sheet.leaf()
    leaf.write(72, 500, person.identity)
    sheet.areas.append(type(sheet.areas[0])(2, 0, 0, 1, 1))
    return sheet.made(None, person.identity)


@shaped()
def page_without_content(person: Invented) -> Made:
    """The second page has nothing at all, not even a content stream or resources."""
    sheet = _one_page(person)
    sheet.leaf()
    sheet.written()
    empty = sheet.pdf.pages[1].obj
    for key in ("/Contents", "/Resources"):
        del empty[key]
    empty.Metadata = sheet.pdf.make_stream(person.identity.encode(), Type=Name.Metadata)
    empty.PieceInfo = Dictionary()
    out = BytesIO()
    sheet.pdf.save(out, static_id=True)
    return sheet.made(out.getvalue(), person.identity)
